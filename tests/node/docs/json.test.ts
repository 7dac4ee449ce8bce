import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import {
  blocks,
  example,
  exampleText,
  isEvent,
  isList,
  isStatement,
  pages,
  quoted,
  root,
  rows,
  section,
  textOf,
  type Json,
} from "./pages.ts";
import {
  FORMATS,
  createRenderer,
  imports,
  sources,
  startFull,
} from "./sources.ts";

// The JSON in the documents is valid, and format.md has every key and every limit.

const format = textOf("docs/format.md");
const baseUrl = "https://publisher.example/s/statement.json";

const renderer = await createRenderer();
after(() => renderer.dispose());

/** The examples on this page are wrong on purpose. diagnostics.test.ts checks their messages. */
const spoilt = "docs/diagnostics.md";

describe("JSON in the documents", () => {
  for (const path of pages.filter((page) => page !== spoilt)) {
    const markdown = textOf(path);
    const base = exampleText(markdown) ? example(markdown) : example(format);
    blocks(markdown, "json").forEach((block, index) => {
      test(`${path}, block ${index + 1} is without fault`, () => {
        // A line of a statement within the text.
        const text = block.trimStart().startsWith("{") ? block : `{${block}}`;
        const json = JSON.parse(text) as Json;
        if (isEvent(json)) return;
        const document =
          isStatement(json) || isList(json) ? text : { ...base, ...json };
        assert.equal(renderer.validate(document, { baseUrl }).text, "");
      });
    });
  }

  test("is there, whole", () => {
    for (const path of ["README.md", "docs/publish.md", "docs/format.md"])
      assert.ok(isStatement(example(textOf(path))), path);
  });
});

describe("docs/format.md: lists, heads and events", () => {
  const found = blocks(format, "json").map(
    (block) => JSON.parse(block) as Json,
  );
  const lists = found.filter(isList);

  test("are there", () => {
    assert.deepEqual(
      lists.map((json) => ("segments" in json ? "head" : "list")),
      ["list", "head"],
    );
  });

  test("the event leads from the list to what it says", async () => {
    const file = readFileSync(`${root}${sources.fullModule}`);
    const module = await WebAssembly.compile(file);
    const doc = startFull(
      new WebAssembly.Instance(module, imports(module)),
    ).open();
    const bytes = (json: unknown) =>
      new TextEncoder().encode(JSON.stringify(json));
    doc.load(bytes(example(format)));
    const [event] = found.filter(isEvent);
    const from = "https://publisher.example/s/";
    assert.equal(doc.receive("list", from, bytes(lists[0])), "changed");
    assert.equal(doc.receive("event", from, bytes(event)), "changed");
    assert.deepEqual(doc.findings(), []);
    const text = doc.html(FORMATS.indexOf("text"));
    const part = text.slice(text.indexOf("2 organizations and 1 individual"));
    assert.match(
      part,
      /Hillside Water Board[^]*Almada and Cacilhas[^]*Maria Garcia/,
    );
    assert.doesNotMatch(part, /Riverside/);
  });
});

describe("docs/format.md", () => {
  test("has the keys of the schemas and of events, and no other", () => {
    const keys = new Set(
      ["from", "remove", "update", "add", "before"].filter((key) =>
        textOf(sources.eventSchema).includes(`"${key}", slot<&`),
      ),
    );
    for (const path of sources.schemas)
      JSON.parse(textOf(path), (name, value: unknown) => {
        if (name === "properties")
          for (const key of Object.keys(value as Json)) keys.add(key);
        return value;
      });
    const described = rows(format, "Key").flatMap(([cell]) => quoted(cell!));
    assert.deepEqual([...new Set(described)].sort(), [...keys].sort());
  });

  test("has the limits of the code", () => {
    const constants = sources.limits.map(textOf).join("");
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
    // These make no difference to editors.
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
      "Releases that are read from a feed": "feed_items",
      "A summary from a feed; a longer one is cut": "feed_summary",
      "An address": "max_address",
      "Nesting of Markdown; deeper nesting is flattened": "markdown_depth",
      "Nodes that one Markdown text makes": "markdown_nodes",
      "Errors and warnings of one run": "max_diagnostics",
    };
    const units: Record<string, number> = { KiB: 1 << 10, MiB: 1 << 20 };
    const told = rows(section(format, "## Limits"), "What").map(
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
});
