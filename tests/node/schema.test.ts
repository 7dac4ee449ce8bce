import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, describe, test } from "node:test";
import { Ajv } from "ajv";
import { createRenderer, type Diagnostic } from "../../web/node/index.ts";

// statement.schema.json and the reader agree. A document that has every key is spoilt at each place
// in each way that a schema can know of; then both find fault with it, or neither.

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
const schema = JSON.parse(textOf("web/statement.schema.json")) as Schema;

// Every `format` stands beside a pattern, or is a matter of warnings.
const ajv = new Ajv({
  strict: true,
  allErrors: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  formats: { date: true, "date-time": true, "uri-reference": true },
});
const check = ajv.compile(schema);
const renderer = await createRenderer();
after(() => renderer.dispose());

/** The schema that a `$ref` names, with what stands beside it. */
function resolve({ $ref, ...rest }: Schema): Schema {
  if ($ref === undefined) return rest;
  let found: unknown = schema;
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

const whole = sample(schema);

type Place = { path: (string | number)[]; schema: Schema };

function* places(
  given: Schema,
  path: (string | number)[] = [],
): Generator<Place> {
  yield { path, schema: given };
  for (const { properties, items } of parts(given)) {
    for (const [key, value] of Object.entries(properties ?? {}))
      yield* places(value, [...path, key]);
    if (items && Array.isArray(valueAt(whole, path)))
      yield* places(items, [...path, 0]);
  }
}

function valueAt(document: unknown, path: (string | number)[]): unknown {
  return path.reduce((value, key) => (value as never)[key], document);
}

const remove = Symbol("remove");

/** The document with another value at `path`. */
function spoilt(path: (string | number)[], value: unknown): unknown {
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

function* wrongValues({ path, schema: given }: Place): Generator<unknown> {
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

const show = (value: unknown): string =>
  value === remove ? "removed" : JSON.stringify(value).slice(0, 60);

describe("schema and reader", () => {
  test("find nothing wrong with a document that has every key", () => {
    const document = whole;
    check(document);
    assert.deepEqual(check.errors, null);
    const { diagnostics } = renderer.validate(document as object);
    assert.deepEqual(
      diagnostics.filter(({ code }) => !beyond.has(code)),
      [],
    );
  });

  test("find the same places wrong", (t) => {
    const unlike: string[] = [];
    let count = 0;
    for (const place of places(schema)) {
      for (const value of wrongValues(place)) {
        const document = spoilt(place.path, value);
        if (document === remove) continue;
        const text = JSON.stringify(document);
        const codes = renderer
          .validate(text)
          .diagnostics.map(({ code }) => code);
        const faults = codes.filter((code) => !beyond.has(code));
        count++;
        // A refused address is no fault for one and may be for the other.
        if (faults.length === 0 && codes.length > 0) continue;
        if (check(document) === (faults.length === 0)) continue;
        unlike.push(
          `${place.path.join(".")} ${show(value)}: the reader says ${faults.join(", ") || "nothing"}`,
        );
      }
    }
    t.diagnostic(`${count} documents`);
    assert.deepEqual(unlike, []);
  });

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

  test("know the same keys", () => {
    const keys = /\.key = "([$\w]+)"|"([$\w]+)", (?:slot<|emplace)/g;
    const reader = [...textOf("wasm/schema.cpp").matchAll(keys)].map(
      ([, named, listed]) => named ?? listed,
    );
    const known = [...places(schema)].map(({ path }) => path.at(-1));
    const names = known.filter((key) => typeof key === "string");
    assert.deepEqual([...new Set(reader)].sort(), [...new Set(names)].sort());
  });
});
