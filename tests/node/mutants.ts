import assert from "node:assert/strict";
import {
  kinds,
  parts,
  propertiesOf,
  type Found,
  type Schema,
} from "./schemas.ts";

// Documents made by systematic mutation: at each place of a valid document that the schema knows,
// each value that a schema or a reader may mishandle.

export type Path = (string | number)[];

/**
 * A value with every key that the schema knows, made from its examples. An `id` in a list occurs
 * only once.
 */
export function sample(given: Found, path: Path = []): unknown {
  const properties = propertiesOf(given);
  if (properties.length > 0)
    return Object.fromEntries(
      properties.map(([key, value]) => [key, sample(value, [...path, key])]),
    );
  const all = parts(given);
  for (const { schema, file } of all) {
    if (!schema.items) continue;
    const items = { schema: schema.items, file };
    if (propertiesOf(items).length > 0) return [sample(items, [...path, 0])];
  }
  if (path.length > 1 && path.at(-1) === "id") return path.join(" ");
  const described = all.find(({ schema }) => schema.examples?.length);
  assert.ok(described, `${path.join(".")} has no example`);
  return described.schema.examples![0];
}

export type Place = { path: Path; found: Found };

/** Every place in a document that the schema knows: its value, and its schema. */
export function* places(
  given: Found,
  whole: unknown,
  path: Path = [],
): Generator<Place> {
  yield { path, found: given };
  const value = valueAt(whole, path);
  if (typeof value !== "object" || value === null) return;
  for (const [key, found] of propertiesOf(given))
    yield* places(found, whole, [...path, key]);
  for (const { schema, file } of parts(given))
    if (schema.items && Array.isArray(value))
      yield* places({ schema: schema.items, file }, whole, [...path, 0]);
}

export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as never)[key], document);
}

const removed = Symbol("removed");

/** The document with another value at `path`. */
export function changed(whole: unknown, path: Path, value: unknown): unknown {
  if (path.length === 0) return value;
  const document = structuredClone(whole);
  const parent = valueAt(document, path.slice(0, -1)) as never;
  const last = path.at(-1) as never;
  if (value !== removed) parent[last] = value as never;
  else if (Array.isArray(parent)) (parent as unknown[]).splice(last, 1);
  else delete parent[last];
  return document;
}

/** Values tried at every place. */
const everywhere: unknown[] = [
  ...[null, true, false, 0, 1.5, -1, 4, 5, 1e15, {}, [], [true], [[]], [null]],
  ...[["x"], [" "], [{}], [{ name: "X" }]],
  ...["", " ", "nonsense ü", "2026-11-17"],
];

/** Values tried at a place for a text, once for each part of the schema. */
const texts = [
  // Values that are nearly empty.
  ...["\t\n\f\r ", "\v", "\u00A0", "\u2028", "\uFEFF", "\0", "\u202A"],
  ...["🙂".repeat(35), "x".repeat(101), "https://", "javascript:x"],
  // Forms of dates, times, slugs, languages, choices.
  ...["2026-11-7", "2026-13-01", "2026-00-10", "26-11-17"],
  ...["2026-11-32", " 2026-11-17", "2026-11-17\n", "٢٠٢٦-11-17", "2026/11/17"],
  ...["2026-11-17T09:00:00Z", "2026-11-17t23:59:60.5z", "2026-11-17 09:00:00Z"],
  ...["2026-11-17T24:00:00Z", "2026-11-17T09:60:00Z", "2026-11-17T09:00:61Z"],
  ...["2026-11-17T09:00:00", "2026-11-17T09:00Z", "2026-11-17T09:00:00.Z"],
  ...["2026-11-17T09:00:00+24:00", "2026-11-17T09:00:00-23:59"],
  ...["2026-11-17T09:00:00+01:60", "2026-11-17T09:00:00+0100"],
  ...[
    "2026-13-17T09:00:00Z",
    "a-b",
    "-ab",
    "0",
    "Ab",
    "a_b",
    "e",
    "en-",
    "-en",
  ],
  ...["de-Latn-AT-1996", "en-123456789", "e1-DE", "zh-Hans_CN", "Person"],
  ...["person", "embargoed", "withdrawn", "draft", "embargo", "name", "rtl"],
  ...[
    "https://a.example/x",
    "a@b.example",
    "@",
    "+44 20",
    "sha256-x",
    "é".repeat(99),
  ],
];

function* values(
  { path, found }: Place,
  whole: unknown,
  tried: Set<Schema>,
): Generator<unknown> {
  yield removed;
  yield* everywhere;
  const isText = parts(found).some(({ schema }) =>
    schema.type?.includes("string"),
  );
  if (isText && !tried.has(found.schema)) yield* texts;
  tried.add(found.schema);
  for (const { schema } of parts(found)) {
    const { maxLength, minimum, maximum } = schema;
    if (maxLength !== undefined && maxLength <= 8000)
      yield* ["🙂".repeat(maxLength), "🙂".repeat(maxLength + 1)];
    if (minimum !== undefined) yield* [minimum, minimum - 1];
    if (maximum !== undefined) yield* [maximum, maximum + 1];
  }
  const value = valueAt(whole, path);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return;
  for (const key of ["unknown", "Name", "_own", "x-own"])
    for (const own of [1, null, { deep: [{}] }]) yield { ...value, [key]: own };
}

const show = (value: unknown): string =>
  value === removed ? "removed" : JSON.stringify(value).slice(0, 60);

export type Mutant = { what: string; document: unknown };

/** All documents that differ from `whole` at one place. */
export function* mutants(found: Found, whole: unknown): Generator<Mutant> {
  const tried = new Set<Schema>();
  for (const place of places(found, whole))
    for (const value of values(place, whole, tried)) {
      if (value === removed && place.path.length === 0) continue;
      yield {
        what: `${place.path.join(".")} ${show(value)}`,
        document: changed(whole, place.path, value),
      };
    }
}

type Object = Record<string, unknown>;
const full = sample(kinds.statement.found) as Object;
const listed = sample(kinds.list.found) as Object;
const without = (object: Object, ...keys: string[]): Object =>
  Object.fromEntries(
    Object.entries(object).filter(([key]) => !keys.includes(key)),
  );
const { $schema, format, id, revision, language, publisher } = full;
const bare = {
  id,
  publisher: { name: "Union" },
  date: full["date"],
  title: "Tap",
};

/** Valid documents of each kind, from which the others are made. */
export const wholes: Record<keyof typeof kinds, Record<string, unknown>> = {
  statement: {
    "with every key": full,
    "that is short, its body a list": { ...bare, body: ["A.", "B."] },
    "under embargo": {
      ...{ $schema, format, id, revision, language, publisher },
      release: { status: "embargoed", until: "2026-11-17T09:00:00Z" },
    },
    "that is withdrawn": {
      ...bare,
      release: { status: "withdrawn", note: "Void." },
    },
  },
  list: {
    "with every key": listed,
    "without segments": without(listed, "segments"),
    "without items": without(listed, "items"),
  },
  segment: { "with every key": sample(kinds.segment.found) },
};
