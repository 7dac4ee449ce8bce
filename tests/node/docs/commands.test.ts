import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, describe, test } from "node:test";
import { blocks, pages, quoted, root, rows, section, textOf } from "./pages.ts";
import { createRenderer, hostPageRows, sources } from "./sources.ts";

// The documents list all commands, options, calls, attributes and targets, and no others.

const renderer = await createRenderer();
after(() => renderer.dispose());

const run = (...given: string[]) =>
  spawnSync(process.execPath, given, { cwd: root, encoding: "utf8" });
const cli = (...given: string[]) => run("web/dist/cli.js", ...given);

describe("docs/cli.md", () => {
  const page = textOf("docs/cli.md");
  const optionsOf = (text: string) => [
    ...new Set(
      [...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([name]) => name),
    ),
  ];
  const commands = [
    ...["render", "embed-code", "validate", "draft", "compare", "preview"],
    ...["segment", "publish"],
  ];
  const help = commands.map((name) => cli(name, "--help").stdout);
  const known = optionsOf([cli("--help").stdout, ...help].join());

  test("has the commands, and no other", () => {
    const described = [
      ...section(page, "## Commands").matchAll(/^- .*?(?=:| [a-z])/gm),
    ].flatMap(([item]) => quoted(item));
    assert.deepEqual(
      [...new Set([...described, "publish"])].sort(),
      commands.toSorted(),
    );
    const listed = [...cli("--help").stdout.matchAll(/^ {2}([a-z-]+) /gm)];
    assert.deepEqual(
      listed
        .map(([, name]) => name!)
        .filter((name) => name !== "help" && !name.startsWith("-"))
        .sort(),
      commands.toSorted(),
    );
  });

  test("has the options, and no other", () => {
    const described = rows(page, "Option").flatMap(([cell]) =>
      optionsOf(cell!),
    );
    assert.deepEqual([...new Set(described)].sort(), known.toSorted());
  });

  test("has the exit codes", () => {
    const minimal = "examples/statements/minimal/statement.json";
    const codes = rows(page, "Exit code").map(([code]) => Number(code));
    assert.deepEqual(codes, [
      cli("validate", minimal).status,
      cli("validate", "package.json").status,
      cli("validate", "there-is-none.json").status,
    ]);
  });

  for (const path of pages)
    test(`${path} gives the command only options that it has`, () => {
      const lines = [...textOf(path).matchAll(/cli\.js (.*)$/gm)];
      for (const [, given] of lines)
        for (const name of optionsOf(given!))
          assert.ok(known.includes(name), `${given}: ${name}`);
    });
});

test("docs/node-api.md has an example that prints what it says", () => {
  const page = textOf("docs/node-api.md");
  const { stdout, stderr } = run(
    "--input-type=module",
    "--eval",
    blocks(page, "js")[0]!,
  );
  assert.equal(stderr, "");
  assert.equal(stdout, blocks(page, "text")[0]);
});

test("docs/node-api.md has the calls of the renderer, and no other", () => {
  const described = rows(textOf("docs/node-api.md"), "Call").map(
    ([call]) => /(\w+)\(/.exec(call!)![1]!,
  );
  const calls = Object.entries(renderer)
    .filter(([, value]) => typeof value === "function")
    .map(([name]) => name);
  assert.deepEqual(described.sort(), ["createRenderer", ...calls].sort());
});

test("docs/building.md has the targets of the Makefile, and no other", () => {
  const [, goals] = /^\.PHONY: (.*)$/m.exec(textOf("Makefile"))!;
  const described = rows(textOf("docs/building.md"), "Target").map(
    ([cell]) => /^`make ([\w-]+)`$/.exec(cell!)![1]!,
  );
  assert.deepEqual(described.sort(), goals!.split(" ").sort());
});

test("docs/embed.md has the element's attributes, properties and events", () => {
  type Named = { name: string; default?: string };
  const page = textOf("docs/embed.md");
  const manifest = JSON.parse(textOf(sources.manifest)) as {
    modules: { declarations: Record<string, Named[]>[] }[];
  };
  const [element] = manifest.modules[0]!.declarations;
  assert.deepEqual(
    rows(page, "Attribute")
      .map(([name, , standard]) => [
        quoted(name!)[0],
        quoted(standard!)[0] ?? "",
      ])
      .sort(),
    element!["attributes"]!.map((one) => [one.name, one.default ?? ""]).sort(),
  );
  assert.deepEqual(
    rows(page, "Event").map(([name]) => quoted(name!)[0]),
    element!["events"]!.map(({ name }) => name),
  );
  for (const { name } of element!["members"]!)
    assert.match(page, new RegExp(`\`${name}\` (is|takes) `));
});

test("docs/csp.md has the table of host pages that the browser tests try", () => {
  const cells = hostPageRows().map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
  assert.deepEqual(rows(textOf("docs/csp.md"), "Your page"), cells);
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
