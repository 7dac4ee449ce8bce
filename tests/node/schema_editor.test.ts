import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import {
  getLanguageService,
  type CompletionItem,
} from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { mutants, places, valueAt, wholes, type Path } from "./mutants.ts";
import {
  LISTED,
  STATEMENT,
  kinds,
  propertiesOf,
  renderer,
  resolve,
  schema,
  textOf,
} from "./schemas.ts";

// What a text editor shows: VS Code's own JSON service, with our schemas.

after(() => renderer.dispose());

const folder = "file:///s/";
const service = getLanguageService({
  // Any address in a statement's "$schema" stands for the schema of statements.
  schemaRequestService: (address) =>
    Promise.resolve(
      textOf(`web/schemas/${address.endsWith(LISTED) ? LISTED : STATEMENT}`),
    ),
  workspaceContext: {
    resolveRelativePath: (relative, resource) =>
      new URL(relative, resource).href,
  },
});
// The settings for VS Code from docs/format.md.
const [settings] = /^```jsonc\n([^]*?)^```$/m
  .exec(textOf("docs/format.md"))!
  .slice(1);
service.configure({
  schemas: (
    JSON.parse(settings!) as {
      "json.schemas": { fileMatch: string[]; url: string }[];
    }
  )["json.schemas"].map(({ fileMatch, url }) => ({
    fileMatch,
    uri: new URL(url, folder).href,
  })),
});

type File = "statement.json" | "list.json" | "other.json";
function opened(text: string, file: File = "statement.json") {
  const document = TextDocument.create(`${folder}${file}`, "json", 1, text);
  return { document, json: service.parseJSONDocument(document) };
}

const good = {
  id: "a-working-tap",
  publisher: { name: "Standpipe Union" },
  date: "2026-11-17",
  title: "Tap",
  body: "We ask.",
};
/** The text of a valid statement, with these keys added. */
const written = (keys: object) => JSON.stringify({ ...good, ...keys }, null, 2);

/** The underlined texts, with their messages. */
async function squiggles(text: string, file?: File) {
  const { document, json } = opened(text, file);
  const found = await service.doValidation(document, json);
  return found.map(({ range, message }) => [document.getText(range), message]);
}

/** The completions at "|". */
async function offered(text: string, file?: File): Promise<CompletionItem[]> {
  const { document, json } = opened(text.replace("|", ""), file);
  const position = document.positionAt(text.indexOf("|"));
  const list = await service.doComplete(document, position, json);
  return list!.items;
}

const labels = (items: CompletionItem[]): string[] =>
  items.map(({ label }) => label).sort();
const keysOf = (name: string): string[] =>
  propertiesOf({
    schema: { $ref: `#/definitions/${name}` },
    file: STATEMENT,
  }).map(([key]) => key);

describe("the text editor offers the keys", () => {
  const top = Object.keys(schema.properties!);
  const list = propertiesOf(kinds.list.found).map(([key]) => key);
  for (const [where, text, keys, file] of [
    ["of a statement", "{|}", top],
    ["behind others", '{"id": "a", |}', top.filter((key) => key !== "id")],
    ["of its publisher", '{"publisher": {|}}', keysOf("organization")],
    ["of a logo", '{"publisher": {"logo": {|}}}', keysOf("image")],
    ["of a release", '{"release": {|}}', keysOf("release")],
    ["of a lead", '{"leads": [{|}]}', keysOf("signatory")],
    [
      "of a signatory",
      '{"signatories": {"items": [{|}]}}',
      keysOf("signatory"),
    ],
    ["of a member", '{"leads": [{"members": [{|}]}]}', keysOf("member")],
    ["of signatories", '{"signatories": {|}}', keysOf("signatories")],
    ["of a link", '{"sign": {|}}', keysOf("link")],
    [
      "of recent statements",
      '{"releases": {"items": [{|}]}}',
      keysOf("recent"),
    ],
    ["of a list", "{|}", list, "list.json"],
    ["of a name in it", '{"items": [{|}]}', keysOf("signatory"), "list.json"],
  ] as [string, string, string[], File?][])
    test(where, async () => {
      assert.deepEqual(labels(await offered(text, file)), [...keys].sort());
    });

  const inserted = async (text: string, key: string, file?: File) =>
    (await offered(text, file)).find(({ label }) => label === key)!;

  test("with our description, and an example to write over", async () => {
    for (const key of ["title", "date", "place"]) {
      const { documentation, insertText } = await inserted("{|}", key);
      const { description, examples } = schema.properties![key]!;
      assert.equal(documentation, description);
      const example = `"\${1:${String(examples![0])}}"`;
      assert.equal(insertText, `"${key}": ${example}`);
    }
  });

  test("and chooses none of several values", async () => {
    const status = await inserted('{"release": {|}}', "status");
    assert.equal(status.insertText, '"status": $1');
    const body = await inserted("{|}", "body");
    assert.equal(body.insertText, '"body": $1');
  });
});

describe("the text editor offers the values", () => {
  for (const [where, text, values] of [
    [
      "of status",
      '{"release": {"status": |}}',
      ["immediate", "published", "draft", "embargoed", "withdrawn"],
    ],
    ["of order", '{"signatories": {"order": |}}', ["given", "name", "newest"]],
    ["of kind", '{"leads": [{"kind": |}]}', ["organization", "person"]],
    ["of direction", '{"direction": |}', ["ltr", "rtl"]],
  ] as [string, string, string[]][])
    test(where, async () => {
      const found = labels(await offered(text));
      for (const value of values)
        assert.ok(found.includes(`"${value}"`), value);
    });

  test("of a date and an id from the examples", async () => {
    assert.ok(labels(await offered('{"date": |}')).includes('"2026-11-17"'));
    assert.ok(labels(await offered('{"id": |}')).includes('"a-working-tap"'));
  });
});

describe("the text editor explains every key", () => {
  /** The offset of the key at the end of a path. */
  function offsetOf(text: string, path: Path): number {
    let at = 0;
    for (const key of path)
      if (typeof key === "string") at = text.indexOf(`"${key}":`, at) + 1;
    return at;
  }
  for (const [name, file] of [
    ["statement", "statement.json"],
    ["list", "list.json"],
  ] as const)
    test(`of a ${name}`, async () => {
      const { found } = kinds[name];
      const whole = wholes[name]["with every key"];
      for (const { path, found: at } of places(found, whole)) {
        if (typeof path.at(-1) !== "string") continue;
        // Only the keys on the path, so that each is the first of its name.
        const only = path.reduceRight<unknown>(
          (inner, key) =>
            typeof key === "number" ? [inner] : { [key]: inner },
          valueAt(whole, path),
        );
        const text = JSON.stringify(only);
        const { document, json } = opened(text, file);
        const position = document.positionAt(offsetOf(text, path));
        const hover = await service.doHover(document, position, json);
        assert.deepEqual(
          // Characters that Markdown would interpret are escaped.
          (hover!.contents as string[]).map((said) => said.replace(/\\/g, "")),
          [resolve(at).schema.description!.replace(/\\/g, "")],
          path.join("."),
        );
      }
    });
});

describe("the text editor underlines", () => {
  test("nothing in a good statement, list and head", async () => {
    assert.deepEqual(await squiggles(written({})), []);
    for (const whole of Object.values(wholes.statement))
      assert.deepEqual(await squiggles(JSON.stringify(whole)), []);
    for (const whole of Object.values(wholes.list))
      assert.deepEqual(await squiggles(JSON.stringify(whole), "list.json"), []);
  });

  const date = "Write a date like 2026-03-05: year, month, day.";
  const empty = "Write some text: this must not be empty.";
  for (const [what, text, wanted, file] of [
    [
      "the beginning, where a key is missing",
      written({ title: undefined }),
      [["{", 'Missing property "title".']],
    ],
    [
      "the key whose value lacks one",
      written({ publisher: { abbreviation: "SU" } }),
      [['"publisher"', 'Missing property "name".']],
    ],
    [
      "the signatory that lacks a name",
      written({ leads: [{ id: "a" }] }),
      [["{", 'Missing property "name".']],
    ],
    [
      "a number for a text",
      written({ title: 2026 }),
      [["2026", "Incorrect type. Expected one of string, null."]],
    ],
    [
      "a text for a list",
      written({ leads: "Forum" }),
      [['"Forum"', "Incorrect type. Expected one of array, null."]],
    ],
    [
      "a date that is none",
      written({ date: "2.10.2026" }),
      [['"2.10.2026"', date]],
    ],
    [
      "a day of signing that is none",
      written({ leads: [{ name: "A", signed: "soon" }] }),
      [['"soon"', date]],
    ],
    [
      "a title that is null",
      written({ title: null }),
      [["null", "This is required, and null is as good as nothing."]],
    ],
    ["a title without words", written({ title: " " }), [['" "', empty]]],
    [
      "a text that is too long",
      written({ place: "x".repeat(501) }),
      [
        [
          `"${"x".repeat(501)}"`,
          "String is longer than the maximum length of 500.",
        ],
      ],
    ],
    [
      "what would reveal an embargoed statement",
      JSON.stringify({
        ...{ id: "a", publisher: { name: "A" }, title: "Tap" },
        release: { status: "embargoed", until: "2026-11-17T09:00:00Z" },
      }),
      [
        [
          '"Tap"',
          "This would reveal an embargoed statement; remove it until the release.",
        ],
      ],
    ],
    [
      "a list without a revision",
      '{"items": []}',
      [["{", 'Missing property "revision".']],
      "list.json",
    ],
    [
      "a wrong day in a list",
      '{"revision": 1, "items": [{"name": "A", "signed": "2026-13-01"}]}',
      [['"2026-13-01"', date]],
      "list.json",
    ],
  ] as [string, string, string[][], File?][])
    test(what, async () => {
      assert.deepEqual(await squiggles(text, file), wanted);
    });

  test("no unknown key and no unknown choice, of which the reader warns", async () => {
    const text = written({
      subtitel: "On water",
      release: { status: "publish" },
      leads: [{ name: "A", kind: "club" }],
    });
    assert.deepEqual(await squiggles(text), []);
    assert.deepEqual(
      renderer
        .validate(text)
        .diagnostics.map(({ severity, code, path }) => [severity, code, path]),
      [
        ["warning", "unknown-key", "subtitel"],
        ["warning", "unknown-value", "release.status"],
        ["warning", "unknown-value", "leads[0].kind"],
      ],
    );
  });

  test("by the line $schema too, whatever the file is called", async () => {
    const $schema = "./statement.schema.json";
    const text = written({ $schema, date: "soon" });
    assert.deepEqual(await squiggles(text, "other.json"), [['"soon"', date]]);
  });
});

test("the text editor finds an error where the schema has one, and nowhere else", async (t) => {
  const unlike: string[] = [];
  let count = 0;
  for (const name of ["statement", "list"] as const)
    for (const whole of Object.values(wholes[name])) {
      const { found, faults } = kinds[name];
      for (const { what, document } of mutants(found, whole)) {
        // These cover each place and each value, but not every combination.
        if (count++ % 7 > 0) continue;
        const said = await squiggles(JSON.stringify(document), `${name}.json`);
        if (said.length === 0 && faults(document) === "") continue;
        if (said.length > 0 && faults(document) !== "") continue;
        unlike.push(`${what}: ${JSON.stringify(said)} but ${faults(document)}`);
      }
    }
  t.diagnostic(`${Math.ceil(count / 7)} documents`);
  assert.deepEqual(unlike, []);
});
