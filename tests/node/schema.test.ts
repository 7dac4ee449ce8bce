import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, describe, test } from "node:test";
import { Ajv } from "ajv";
import { createRenderer, type Diagnostic } from "../../web/node/index.ts";
import { LIST, imports, start } from "../../web/src/renderer.ts";

// The schemas and the reader agree. A document that has every key is spoilt at each place in each way
// that a schema can know of; then both find fault with it, or neither.

type Schema = {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  enum?: (string | null)[];
  format?: string;
  examples?: unknown[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};

const textOf = (path: string) =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
type Root = Schema & { definitions: Record<string, Schema> };
const statementName = "statement.schema.json";
const schema = JSON.parse(textOf(`web/${statementName}`)) as Root;
const listText = textOf("web/list.schema.json");
const listSchema = JSON.parse(listText) as Root;
/** What all of them refer to, as if it stood in one file. */
const { definitions } = JSON.parse(
  listText.replaceAll(`${statementName}#`, "#"),
) as Root;
Object.assign(definitions, schema.definitions);

// Every `format` stands beside a pattern, or is a matter of warnings.
const ajv = new Ajv({
  strict: true,
  allErrors: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  formats: { date: true, "date-time": true, "uri-reference": true },
});
const check = ajv.addSchema(schema, statementName).compile(schema);
const checkList = ajv.compile(listSchema);
const renderer = await createRenderer();
after(() => renderer.dispose());

/** The schema that a `$ref` names, with what stands beside it. */
function resolve({ $ref, ...rest }: Schema): Schema {
  if ($ref === undefined) return rest;
  let found: unknown = { definitions };
  for (const key of $ref.slice(2).split("/"))
    found = (found as Record<string, unknown>)[key];
  return { ...resolve(found as Schema), ...rest };
}

/** The parts that describe a value, in the order of the schema. */
const parts = (given: Schema): Schema[] => {
  const found = resolve(given);
  return [
    found,
    ...[...(found.anyOf ?? []), ...(found.allOf ?? [])].flatMap(parts),
  ];
};

/** A value that has every key, and no text twice. */
function sample(given: Schema, path: (string | number)[] = []): unknown {
  const all = parts(given);
  const first = <Key extends keyof Schema>(key: Key): Schema[Key] =>
    all.find((part) => part[key] !== undefined)?.[key];
  const { properties } = all.find((part) => part.properties) ?? {};
  if (properties)
    return Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [
        key,
        sample(value, [...path, key]),
      ]),
    );
  const example = first("examples")?.[0] ?? first("enum")?.[0];
  if (example !== undefined) return example;
  if (first("format") === "uri-reference") return "https://a.example/x";
  const types = all.flatMap(({ type }) => type ?? []);
  if (types.includes("string")) return path.join(" ");
  if (types.includes("integer")) return first("minimum");
  return [sample(first("items")!, [...path, 0])];
}

type Place = { path: (string | number)[]; schema: Schema };

function* places(
  given: Schema,
  whole: unknown,
  path: (string | number)[] = [],
): Generator<Place> {
  yield { path, schema: given };
  for (const { properties, items } of parts(given)) {
    for (const [key, value] of Object.entries(properties ?? {}))
      yield* places(value, whole, [...path, key]);
    if (items && Array.isArray(valueAt(whole, path)))
      yield* places(items, whole, [...path, 0]);
  }
}

function valueAt(document: unknown, path: (string | number)[]): unknown {
  return path.reduce((value, key) => (value as never)[key], document);
}

const remove = Symbol("remove");

/** The document with another value at `path`. */
function spoilt(
  whole: unknown,
  path: (string | number)[],
  value: unknown,
): unknown {
  const document = structuredClone(whole);
  if (path.length === 0) return value;
  const parent = valueAt(document, path.slice(0, -1)) as Record<
    string,
    unknown
  >;
  const last = path.at(-1)!;
  if (value !== remove) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return document;
}

function* wrongValues(
  { path, schema: given }: Place,
  whole: unknown,
): Generator<unknown> {
  yield* [
    remove,
    null,
    true,
    1.5,
    -1,
    {},
    [],
    [true],
    [[]],
    "",
    " ",
    "nonsense ü",
  ];
  for (const { maxLength, minimum, maximum } of parts(given)) {
    if (maxLength !== undefined && maxLength <= 8000)
      yield* ["🙂".repeat(maxLength), "🙂".repeat(maxLength + 1)];
    if (minimum !== undefined) yield* [minimum, minimum - 1];
    if (maximum !== undefined) yield* [maximum, maximum + 1];
  }
  const value = valueAt(whole, path);
  if (typeof value === "object" && !Array.isArray(value))
    for (const key of ["unknown", "_own", "x-own"])
      yield { ...value, [key]: 1 };
}

/** What a schema has no way to find. */
const beyond = new Set<Diagnostic["code"]>([
  "newer-format",
  "refused-address",
  "refused-image",
  "same-key",
  "unknown-group",
  "withdrawn-note",
]);

const isAddress = (given: Schema): boolean =>
  parts(given).some(({ format }) => format === "uri-reference");

const show = (value: unknown): string =>
  value === remove ? "removed" : JSON.stringify(value).slice(0, 60);

type Shape = {
  schema: Schema;
  check: (document: unknown) => boolean;
  /** What the reader finds. */
  read: (text: string) => Diagnostic["code"][];
};

const validated = (text: string) =>
  renderer.validate(text).diagnostics.map(({ code }) => code);

/** Segments are read where a head names them. */
async function segmentReader(): Promise<Shape["read"]> {
  const file = new URL("../../web/dist/undersigned-full.wasm", import.meta.url);
  const module = await WebAssembly.compile(readFileSync(file));
  const core = start(new WebAssembly.Instance(module, imports(module)));
  const bytes = (json: unknown) => new TextEncoder().encode(String(json));
  const [head, of] = [sample(definitions["head"]!), JSON.stringify] as const;
  const { integrity } = (head as { segments: { integrity: string }[] })
    .segments[0]!;
  return (text) => {
    const doc = core.open();
    const statement = { id: "x", publisher: { name: "X" }, date: "2026-01-01" };
    assert.ok(doc.load(bytes(of({ ...statement, title: "X", body: "X" }))));
    assert.equal(
      doc.feed(LIST, "https://a.example/", bytes(of(head))),
      "known",
    );
    const outcome = doc.segment(integrity, "https://a.example/", bytes(text));
    const codes = doc.findings().map(({ code }) => code);
    assert.equal(outcome === "refused" && codes.length === 0, false);
    doc.close();
    return codes;
  };
}

const shape = (name: string, read: Shape["read"]): Shape => {
  const own = { $ref: `#/definitions/${name}`, definitions };
  return { schema: definitions[name]!, check: ajv.compile(own), read };
};
const shapes: Record<string, Shape> = {
  statement: { schema, check, read: validated },
  list: shape("list", validated),
  head: shape("head", validated),
  segment: shape("segment", await segmentReader()),
};

for (const [name, { schema, check, read }] of Object.entries(shapes))
  describe(`schema and reader of a ${name}`, () => {
    const whole = sample(schema);

    test("find nothing wrong with a document that has every key", () => {
      assert.equal(check(whole), true);
      const codes = read(JSON.stringify(whole));
      assert.deepEqual(
        codes.filter((code) => !beyond.has(code)),
        [],
      );
    });

    test("find the same places wrong", (t) => {
      const unlike: string[] = [];
      let count = 0;
      const usual = read(JSON.stringify(whole)).length;
      for (const place of places(schema, whole)) {
        for (const value of wrongValues(place, whole)) {
          const document = spoilt(whole, place.path, value);
          if (document === remove) continue;
          const codes = read(JSON.stringify(document));
          const faults = codes.filter((code) => !beyond.has(code));
          count++;
          // A refused address is no fault for one and may be for the other.
          const isRefused = codes.length > usual || isAddress(place.schema);
          if (faults.length === 0 && isRefused) continue;
          if (check(document) === (faults.length === 0)) continue;
          unlike.push(
            `${place.path.join(".")} ${show(value)}: the reader says ${faults.join(", ") || "nothing"}`,
          );
        }
      }
      t.diagnostic(`${count} documents`);
      assert.deepEqual(unlike, []);
    });
  });

describe("schema and reader", () => {
  const whole = sample(schema);
  const { date, title, body, ...bare } = whole as Record<string, unknown>;
  const of = (...keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, bare[key]]));
  const embargoed = {
    ...of("$schema", "format", "id", "revision", "language", "publisher"),
    release: { status: "embargoed", until: "2026-11-17T09:00:00+01:00" },
  };
  const cases: [string, boolean, object][] = [
    ["published, with all that it needs", true, { ...bare, date, title, body }],
    ["published, without a body", false, { ...bare, date, title }],
    ["published, without a date", false, { ...bare, title, body }],
    ["published, without a title", false, { ...bare, date, body }],
    [
      "without a release",
      true,
      { ...of("id", "publisher"), date, title, body },
    ],
    [
      "without a release or a body",
      false,
      { ...of("id", "publisher"), date, title },
    ],
    [
      "with a release that is null",
      true,
      { ...of("id", "publisher"), release: null, date, title, body },
    ],
    ["embargoed", true, embargoed],
    ["embargoed, with a title", false, { ...embargoed, title }],
    ["embargoed, with a key of its own", false, { ...embargoed, "x-own": 1 }],
    [
      "embargoed, without until",
      false,
      { ...embargoed, release: { status: "embargoed" } },
    ],
    [
      "withdrawn",
      true,
      { ...bare, date, title, release: { status: "withdrawn", note: "Void." } },
    ],
    [
      "withdrawn, without a title",
      false,
      { ...bare, date, release: { status: "withdrawn", note: "Void." } },
    ],
  ];
  for (const [name, isGood, document] of cases)
    test(`agree on a statement ${name}`, () => {
      assert.equal(check(document), isGood);
      assert.equal(renderer.validate(document).valid, isGood);
    });

  const examples = "examples/statements/";
  const files = readdirSync(new URL(`../../${examples}`, import.meta.url), {
    recursive: true,
    encoding: "utf8",
  }).filter((file) => file.endsWith(".json"));
  for (const file of files)
    test(`agree on the example ${file}`, () => {
      const text = textOf(`${examples}${file}`);
      check(JSON.parse(text));
      assert.deepEqual(check.errors, null);
      assert.equal(renderer.validate(text).valid, true);
    });

  test("tell a list from a head", () => {
    const [list, head] = ["list", "head"].map(
      (name) => sample(definitions[name]!) as Record<string, unknown>,
    );
    assert.equal(checkList(list), true);
    assert.equal(checkList(head), true);
    const { revision, counts, items } = list!;
    assert.equal(checkList({ revision, items }), true);
    assert.equal(checkList({ revision, counts }), false);
    const { segments } = head!;
    assert.equal(checkList({ revision, segments }), false);
    assert.equal(checkList({ revision, counts, segments }), true);
  });

  /** The keys of a table of wasm/schema.cpp, and of those that it refers to. */
  const source = textOf("wasm/schema.cpp");
  function keysOf(table: string, seen = new Set<string>()): Set<string> {
    if (seen.has(table)) return new Set();
    seen.add(table);
    const fields = table === "member" ? "signatory" : table;
    const body = new RegExp(` ${fields}_fields = \\{([^]*?)\\n\\};`).exec(
      source,
    )![1]!;
    const shared = /#define UNDERSIGNED_SIGNATORY_FIELDS([^]*?)\n\n/.exec(
      source,
    )![1]!;
    const text = body.replace("UNDERSIGNED_SIGNATORY_FIELDS", shared);
    const keys = new Set<string>();
    const field =
      /\.key = "([$\w]+)"|"([$\w]+)", (?:slot<[^>]*>|emplace_\w+<\w+>)(?:, (\w+)[,)])?/g;
    for (const [, named, listed, inner] of text.matchAll(field)) {
      keys.add(named ?? listed!);
      if (inner && source.includes(` ${inner}_fields = {`))
        for (const key of keysOf(inner, seen)) keys.add(key);
    }
    return keys;
  }

  for (const [name, table, others] of [
    ["statement", "statement", []],
    ["list and head", "list", ["head"]],
  ] as const)
    test(`know the same keys of a ${name}`, () => {
      const known = [table, ...others].flatMap((one) => {
        const { schema } = shapes[one]!;
        return [...places(schema, sample(schema))].map(({ path }) =>
          path.at(-1),
        );
      });
      const names = known.filter((key) => typeof key === "string");
      assert.deepEqual([...keysOf(table)].sort(), [...new Set(names)].sort());
    });
});
