import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createRenderer, type Diagnostic } from "../../web/node/index.ts";
import {
  EVENT,
  FORMATS,
  LIST,
  OUTCOMES,
  imports,
  start,
} from "../../web/src/renderer.ts";
import { CODES, ERRORS } from "../../web/src/vocabulary.ts";
import { rows as pageRows } from "../browser/host_pages.ts";

// What the documents for readers say is what the code does.

const root = fileURLToPath(new URL("../..", import.meta.url));
const textOf = (path: string) => readFileSync(`${root}${path}`, "utf8");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/format.md",
  "docs/diagnostics.md",
  "docs/boundary.md",
  "docs/live.md",
  "docs/scale.md",
  "docs/frame.md",
  "docs/editor.md",
  "docs/draft.md",
  "docs/compare.md",
];
const readme = textOf("README.md");
const format = textOf("docs/format.md");
const diagnosticsPage = textOf("docs/diagnostics.md");
const boundary = textOf("docs/boundary.md");

const renderer = await createRenderer();
after(() => renderer.dispose());

type Json = Record<string, unknown>;

/** The fenced blocks of one language. */
const blocks = (markdown: string, language: string): string[] =>
  [...markdown.matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code!);

/** From a heading to the next of its level or above. */
function section(markdown: string, heading: string): string {
  const at = markdown.indexOf(`\n${heading}\n`);
  assert.notEqual(at, -1, `there is no "${heading}"`);
  const body = markdown.slice(at + heading.length + 2);
  const level = heading.indexOf(" ");
  const end = body.search(new RegExp(`^#{1,${level}} `, "m"));
  return end < 0 ? body : body.slice(0, end);
}

/** The cells of every table whose first heading is `first`, without that heading. */
const rows = (markdown: string, first: string): string[][] =>
  [...markdown.matchAll(/^\|.*(?:\n\|.*)+/gm)]
    .map(([table]) =>
      table.split("\n").map((line) =>
        line
          .slice(1, -1)
          .split("|")
          .map((cell) => cell.trim()),
      ),
    )
    .filter(([heading]) => heading![0] === first)
    .flatMap(([, , ...body]) => body);

const quoted = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);

const baseUrl = "https://publisher.example/s/statement.json";
const isWhole = (json: Json): boolean => "publisher" in json && "id" in json;
/** The first whole statement of a document, as it is written there. */
const exampleText = (markdown: string): string =>
  blocks(markdown, "json").find(
    (block) => block.includes('"publisher"') && block.includes('"body"'),
  )!;
const example = (markdown: string): Json =>
  JSON.parse(exampleText(markdown)) as Json;

const isList = (json: Json): boolean => "items" in json || "segments" in json;
const isEvent = (json: Json): boolean => "from" in json;
/** Not a statement or a part of one. */
const isOutside = (json: Json): boolean => isList(json) || isEvent(json);

describe("JSON in the documents", () => {
  for (const [name, markdown] of [
    ["README.md", readme],
    ["docs/format.md", format],
  ] as const)
    blocks(markdown, "json").forEach((block, index) => {
      test(`${name}, block ${index + 1} is without fault`, () => {
        const json = JSON.parse(block) as Json;
        if (isOutside(json)) return;
        const whole = isWhole(json) ? block : { ...example(markdown), ...json };
        assert.equal(renderer.validate(whole, { baseUrl }).text, "");
      });
    });

  test("is there, whole", () => {
    for (const markdown of [readme, format])
      assert.ok(isWhole(example(markdown)));
  });
});

describe("lists, heads and events in the documents", () => {
  const fetched = section(diagnosticsPage, "## Of what is fetched");
  const found = [readme, format, fetched]
    .flatMap((markdown) => blocks(markdown, "json"))
    .map((block) => JSON.parse(block) as Json);
  const [, list] = found.filter(isList);

  test("are there, and without fault", () => {
    const all = found.filter(isList);
    assert.deepEqual(
      all.map((json) => ("segments" in json ? "head" : "list")),
      ["list", "list", "head", "list"],
    );
    for (const json of all.slice(0, 3))
      assert.equal(renderer.validate(json).text, "");
  });

  test("the event leads from the list to what it says", async () => {
    const file = new URL(
      "../../web/dist/undersigned-full.wasm",
      import.meta.url,
    );
    const module = await WebAssembly.compile(readFileSync(file));
    const doc = start(new WebAssembly.Instance(module, imports(module))).open();
    const bytes = (json: unknown) =>
      new TextEncoder().encode(JSON.stringify(json));
    doc.load(bytes(example(format)));
    const [event] = found.filter(isEvent);
    const from = "https://publisher.example/s/";
    assert.equal(doc.feed(LIST, from, bytes(list)), "changed");
    assert.equal(doc.feed(EVENT, from, bytes(event)), "changed");
    assert.deepEqual(doc.findings(), []);
    const text = doc.html(FORMATS.indexOf("text"));
    const part = text.slice(text.indexOf("2 organizations and 1 individual"));
    assert.match(
      part,
      /Hillside Water Board[^]*Almada and Cacilhas[^]*Maria Garcia/,
    );
    assert.doesNotMatch(part, /Riverside/);
  });

  test("docs/diagnostics.md shows what is left out", () => {
    const { diagnostics } = renderer.validate(blocks(fetched, "json")[0]!);
    assert.deepEqual(
      diagnostics.map(({ path, message }) => `${path}: ${message}\n`),
      blocks(fetched, "text"),
    );
  });
});

describe("docs/format.md", () => {
  test("has the keys of the schemas and of events, and no other", () => {
    const keys = new Set(
      ["from", "remove", "update", "add", "before"].filter((key) =>
        textOf("wasm/read/statement_schema.cpp").includes(`"${key}", slot<&`),
      ),
    );
    for (const name of ["statement", "list"])
      JSON.parse(textOf(`web/${name}.schema.json`), (name, value: unknown) => {
        if (name === "properties")
          for (const key of Object.keys(value as Json)) keys.add(key);
        return value;
      });
    const described = rows(format, "Key").flatMap(([cell]) => quoted(cell!));
    assert.deepEqual([...new Set(described)].sort(), [...keys].sort());
  });
});

describe("docs/diagnostics.md", () => {
  const codesUnder = (heading: string) =>
    [...section(diagnosticsPage, heading).matchAll(/^### `([^`]+)`$/gm)].map(
      ([, code]) => code!,
    );

  test("has every code, in order, under its severity", () => {
    assert.deepEqual(codesUnder("## Errors"), CODES.slice(0, ERRORS));
    assert.deepEqual(codesUnder("## Warnings"), CODES.slice(ERRORS));
  });

  const base = example(diagnosticsPage);
  /** Documents that are too large to be shown. */
  const large: Record<string, string | Json> = {
    "too-large": " ".repeat((1 << 20) + 1),
    "too-deep": { ...base, _own: deep(17) },
    "too-long": { ...base, title: "x".repeat(301) },
    "too-many": {
      ...base,
      signatories: {
        items: Array.from({ length: 10_001 }, (_, index) => ({
          name: `Association ${index}`,
        })),
      },
    },
    "too-many-nodes": { ...base, body: "*a* ".repeat(3000) },
  };
  const older: Record<string, Json> = {
    "same-revision": base,
    "lower-revision": { ...base, revision: 4 },
  };

  function deep(levels: number): unknown {
    return levels === 0 ? 0 : [deep(levels - 1)];
  }

  function documentOf(code: string, block: string | undefined): string {
    const given = large[code];
    if (given !== undefined)
      return typeof given === "string" ? given : JSON.stringify(given);
    assert.ok(block, `${code} has no example`);
    if (block.includes('"id": "keep-')) return block;
    return JSON.stringify({ ...base, ...(JSON.parse(block) as Json) });
  }

  for (const code of CODES)
    test(`${code}: the example gives the message`, () => {
      const part = section(diagnosticsPage, `### \`${code}\``);
      const [wanted] = blocks(part, "text");
      const { diagnostics } = renderer.validate(
        documentOf(code, blocks(part, "json")[0]),
        { against: older[code] },
      );
      const say = ({ path, message }: Diagnostic) =>
        code === "too-deep" || path === "" ? message : `${path}: ${message}`;
      assert.deepEqual(
        diagnostics.map((one) => [one.code, say(one)]),
        wanted!
          .trimEnd()
          .split("\n")
          .map((line) => [code, line]),
      );
    });
});

describe("docs/boundary.md", () => {
  test("has every export, with its module", () => {
    const listed = textOf("wasm/exports.txt")
      .split("\n")
      .filter((line) => /^[a-z]/.test(line))
      .map((line) => line.split(/\s+/));
    const described = rows(boundary, "Export").map(([call, where]) => [
      quoted(call!)[0]!.replace(/\(.*/, ""),
      where === "both" ? "lean+full" : where!,
    ]);
    assert.deepEqual(described.sort(), listed.sort());
  });

  test("has the operations, by their numbers", () => {
    const body = /enum class Operation[^{]*\{([^}]*)\}/.exec(
      textOf("wasm/dom/operations.h"),
    )![1]!;
    const names = [...body.matchAll(/^\s*(\w+),/gm)].map(([, name]) => name!);
    assert.ok(names.length > 0);
    assert.deepEqual(
      rows(boundary, "Number").map(([number, name]) => [number, name]),
      names.map((name, index) => [String(index), `\`${name}\``]),
    );
  });
});

test("docs/boundary.md has the outcomes, by their numbers", () => {
  assert.deepEqual(
    rows(boundary, "Outcome").map(([number, name]) => [number, name]),
    OUTCOMES.map((name, index) => [String(index), `\`${name}\``]),
  );
});

test("docs/draft.md has a draft as the command writes it", () => {
  const markdown = textOf("docs/draft.md");
  const [release, told] = blocks(markdown, "text");
  const made = renderer.draft(release!);
  assert.equal(`${made.json}\n`, blocks(markdown, "json")[0]);
  assert.equal(`${made.text}${made.spansText}`, told);
  for (const { kind } of made.spans)
    assert.ok(
      rows(markdown, "Span").some(([name]) => name === `\`${kind}\``),
      kind,
    );
});

test("docs/compare.md has a comparison as the command prints it, and its keys", () => {
  const markdown = textOf("docs/compare.md");
  const [older, newer] = blocks(markdown, "json");
  const { changes, text, changesText } = renderer.compare(older!, newer!, {
    date: "2026-03-09",
    file: "new.json",
  });
  assert.equal(changesText, blocks(markdown, "text")[0]);
  assert.equal(text, blocks(markdown, "console")[0]);
  assert.deepEqual(
    rows(markdown, "Key").map(([key]) => key),
    Object.keys(changes!).map((key) => `\`${key}\``),
  );
});

describe("docs/live.md", () => {
  const numbers = new Map<string, number>();
  for (const name of [
    "backoff",
    "fetch",
    "feed",
    "stream",
    "upkeep",
    "display",
  ])
    for (const [, constant, left, operator, right] of textOf(
      `web/src/${name}.ts`,
    ).matchAll(/^(?:export )?const (\w+) = ([\w.]+)(?: ([*]|<<) (\w+))?;/gm)) {
      const value = (word: string) => numbers.get(word) ?? Number(word);
      const factor = right ? value(right) : 1;
      numbers.set(
        constant!,
        operator === "<<"
          ? value(left!) * 2 ** factor
          : value(left!.replaceAll("_", "")) * factor,
      );
    }
  const seconds = (name: string) => `${numbers.get(name)! / 1000} s`;
  const minutes = (name: string) => `${numbers.get(name)! / 60_000} min`;
  const mebibytes = (name: string) => `${numbers.get(name)! / 2 ** 20} MiB`;
  for (const phrase of [
    () => `the statement every ${numbers.get("STATEMENT_REFRESH")! / 60} min`,
    () => `within ${seconds("EMBARGO")} after an embargo ends`,
    () => `once ${mebibytes("STATEMENT_BYTES")} the list`,
    () => `once ${mebibytes("LIST_BYTES")} its stream`,
    () => `every ${numbers.get("RELEASES_REFRESH")! / 60} min`,
    () => `once ${mebibytes("FEED_BYTES")}`,
    () => `every ${minutes("SELDOM")} only where there is no list yet`,
    () => `up to ${minutes("SLOWEST").slice(0, -4)} to 20 min`,
    () => `may take ${minutes("deadline")}`,
    () => `${seconds("patience")} without a byte end it`,
    () => `at the latest after ${seconds("STREAM_FIRST")}`,
    () => `${seconds("WATCHDOG")} without a byte, a comment included`,
    () =>
      `${numbers.get("MANY")} failures in a row polling for ${minutes("WHILE").slice(0, -4)} to 10 min`,
    () => `it lived for ${seconds("GOOD")}`,
    () =>
      `is over ${minutes("FRESH")} old the list is asked for, within ${seconds("MISSED")}`,
    () => `after a random time of up to ${seconds("MISSED")}. It asks once`,
    () => `Seen again, it asks within ${seconds("WAKING")}`,
    () => `at most every ${seconds("ANNOUNCE")}`,
    () => `slices of about ${numbers.get("BUDGET")} ms`,
  ])
    test(`says "${phrase()}", as the code does`, () => {
      const words = textOf("docs/live.md").replace(/[\s|]+/g, " ");
      assert.ok(words.includes(phrase()));
    });
});

describe("README.md", () => {
  test("has the table of host pages that the browser tests try", () => {
    const cells = pageRows().map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
    assert.deepEqual(rows(readme, "Your page"), cells);
  });

  test("has the limits of wasm/model/limits.h and wasm/text/url.h", () => {
    const constants = `${textOf("wasm/model/limits.h")}${textOf("wasm/text/url.h")}`;
    const limits = Object.fromEntries(
      [
        ...constants.matchAll(
          /constexpr std::size_t (\w+) = ([\d']+)(?:U << (\d+)U)?;/g,
        ),
      ].map(([, name, value, shift]) => [
        name!,
        Number(value!.replaceAll("'", "")) * 2 ** Number(shift ?? 0),
      ]),
    );
    // These change nothing for those who write.
    for (const name of [
      "group_modulus",
      "group_most",
      "first_names",
      "tools_from",
      "held",
      "held_bytes",
      "held_keys",
      "slice_bytes",
      "found_at_once",
      "looked_through",
    ])
      delete limits[name];
    const names: Record<string, string> = {
      "The statement": "statement_bytes",
      "A list, or a segment": "list_bytes",
      "A head": "head_bytes",
      "An event": "event_bytes",
      "A feed of releases": "feed_bytes",
      "Nesting of the JSON": "json_depth",
      "`name`, and the `id` of a signatory": "name",
      "`title`": "title",
      "Other short texts": "short_text",
      "`note` and `summary`": "note",
      "`about`": "about",
      "`body`": "body_bytes",
      "Names in the statement, leads and members included; in one list":
        "signatories",
      "Names in segments": "segmented",
      "Releases that are read of a feed": "feed_items",
      "A summary from a feed, which is cut": "feed_summary",
      "An address": "max_address",
      "Nesting of Markdown; what is deeper is flattened": "markdown_depth",
      "Nodes that one Markdown text makes": "markdown_nodes",
      "Errors and warnings of one run": "diagnostics",
    };
    const units: Record<string, number> = { KiB: 1 << 10, MiB: 1 << 20 };
    const told = rows(section(readme, "### Limits"), "What").map(
      ([what, most]) => {
        const [number, unit = ""] = most!.split(" ");
        return [
          names[what!] ?? what!,
          Number(number!.replaceAll(",", "")) * (units[unit] ?? 1),
        ];
      },
    );
    assert.deepEqual(Object.fromEntries(told), limits);
  });

  test("has the element's attributes, properties and events", () => {
    type Named = { name: string; default?: string };
    const manifest = JSON.parse(textOf("web/custom-elements.json")) as {
      modules: { declarations: Record<string, Named[]>[] }[];
    };
    const [element] = manifest.modules[0]!.declarations;
    const partner = section(readme, "## For partners");
    assert.deepEqual(
      rows(partner, "Attribute")
        .map(([name, , standard]) => [
          quoted(name!)[0],
          quoted(standard!)[0] ?? "",
        ])
        .sort(),
      element!
        ["attributes"]!.map((one) => [one.name, one.default ?? ""])
        .sort(),
    );
    assert.deepEqual(
      rows(partner, "Event").map(([name]) => quoted(name!)[0]),
      element!["events"]!.map(({ name }) => name),
    );
    for (const { name } of element!["members"]!)
      assert.match(partner, new RegExp(`\`${name}\` (is|takes) `));
  });

  const cli = (...given: string[]) =>
    spawnSync(process.execPath, ["web/dist/cli.js", ...given], {
      cwd: root,
      encoding: "utf8",
    });
  const optionsOf = (text: string) => [
    ...new Set(
      [...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([name]) => name),
    ),
  ];

  test("has the options of the command line, and no other", () => {
    const commands = [
      ...["render", "embed-code", "validate", "draft", "compare", "preview"],
      ...["segment", "publish"],
    ];
    const help = commands.map((name) => cli(name, "--help").stdout);
    const known = optionsOf([cli("--help").stdout, ...help].join());
    const part = section(readme, "### The command line");
    const described = rows(part, "Option").flatMap(([cell]) =>
      optionsOf(cell!),
    );
    assert.deepEqual([...new Set(described)].sort(), known.sort());
    for (const name of optionsOf(readme)) assert.ok(known.includes(name), name);
  });

  test("shows what validate prints", () => {
    const [shown] = blocks(section(readme, "### Check it"), "console");
    const spoilt = exampleText(readme)
      .replace("2026-10-02", "2.10.2026")
      .replace('"name": "Skarholm', '"nmae": "", "name": "Skarholm');
    assert.equal(shown!.replace(/^\$.*\n/, ""), renderer.validate(spoilt).text);
    assert.equal(blocks(diagnosticsPage, "console")[0], shown);
  });

  test("has an example for Node that prints what it says", () => {
    const part = section(readme, "### Node");
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", blocks(part, "js")[0]!],
      { cwd: root, encoding: "utf8" },
    );
    assert.equal(stderr, "");
    assert.equal(stdout, blocks(part, "text")[0]);
  });

  test("has the exit codes", () => {
    const minimal = "examples/statements/minimal/statement.json";
    const codes = rows(readme, "Exit code").map(([code]) => Number(code));
    assert.deepEqual(codes, [
      cli("validate", minimal).status,
      cli("validate", "package.json").status,
      cli("validate", "there-is-none.json").status,
    ]);
  });

  test("has the targets of the Makefile, and no other", () => {
    const [, goals] = /^\.PHONY: (.*)$/m.exec(textOf("Makefile"))!;
    const described = rows(readme, "Target").map(
      ([cell]) => /^`make (\w+)`$/.exec(cell!)![1]!,
    );
    assert.deepEqual(described.sort(), goals!.split(" ").sort());
  });
});

for (const path of documents) {
  test(`${path} links to what exists`, () => {
    const markdown = textOf(path).replace(/^```[^]*?^```$/gm, "");
    const folder = new URL(path, "file:///");
    for (const [, target] of markdown.matchAll(/\]\(([^)\s]+)\)/g)) {
      assert.doesNotMatch(target!, /^\w+:/, "links stay in the project");
      const { pathname, hash } = new URL(target!, folder);
      const file = target!.startsWith("#") ? path : pathname.slice(1);
      assert.ok(existsSync(`${root}${file}`), target);
      if (!hash) continue;
      const anchors = [...textOf(file).matchAll(/^#+ (.*)$/gm)].map(
        ([, heading]) =>
          `#${heading!
            .toLowerCase()
            .replace(/[^\w\s-]/g, "")
            .replaceAll(" ", "-")}`,
      );
      assert.ok(anchors.includes(hash), target);
    }
  });

  test(`${path} names only hosts under .example`, () => {
    for (const [, host] of textOf(path).matchAll(
      /\bhttps?:\/\/(?:[^\s/@"`<>)]*@)?([^\s/"`<>)?:,]+)/g,
    ))
      assert.match(host!, /\.example$/);
  });
}

test("CONTRIBUTING.md has at most 40 lines", () => {
  const lines = textOf("CONTRIBUTING.md").trimEnd().split("\n").length;
  assert.ok(lines <= 40, `it has ${lines}`);
});
