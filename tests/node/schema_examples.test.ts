import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { changed, places, wholes } from "./mutants.ts";
import {
  errorsOf,
  faultsBy,
  kinds,
  renderer,
  resolve,
  roots,
  target,
  type Schema,
} from "./schemas.ts";

// Editors read the schema's descriptions and pick from its examples: every key has both, in words
// that a press office knows, and every example is valid at its place.

after(() => renderer.dispose());

/**
 * The schema of each key, with its pointer. Conditions are skipped, because they describe nothing.
 */
function* keysIn(at: Schema, pointer = ""): Generator<[string, Schema]> {
  for (const [name, part] of Object.entries(at)) {
    if (/^(if|then|else|examples)$/.test(name)) continue;
    if (typeof part !== "object" || part === null) continue;
    const inside = `${pointer}/${name}`;
    if (name === "properties")
      for (const [key, schema] of Object.entries(part as typeof roots))
        yield [`${inside}/${key}`, schema];
    yield* keysIn(part, inside);
  }
}

const keys = Object.entries(roots).flatMap(([file, root]) =>
  [...keysIn(root)].map(([pointer, schema]) => ({ file, pointer, schema })),
);

/** Words that only programmers know. */
const jargon =
  /\b(string|object|array|integer|boolean|null|value|property|schema|RFC|BCP|ISO|REST|API|URI|CSS|base64|UTF|hash|slug|enum|regex\w*)\b/i;

test("every key has a description in plain words, and an example", () => {
  const poor: string[] = [];
  for (const { file, pointer, schema } of keys) {
    const { description, examples } = resolve({ schema, file }).schema;
    if (!description || !/^[^]{12,}[.…)]$/.test(description))
      poor.push(`${pointer} has no sentence: ${description}`);
    if (jargon.test(description ?? ""))
      poor.push(`${pointer} is for programmers: ${description}`);
    if (!examples?.length) poor.push(`${pointer} has no example`);
  }
  assert.deepEqual(poor, []);
  assert.ok(keys.length > 100, `${keys.length} keys`);
});

test("a description explains each of the choices", () => {
  let choices = 0;
  for (const { pointer, schema } of keys)
    for (const { enum: values } of schema.anyOf ?? [])
      for (const value of values ?? []) {
        assert.match(
          schema.description!,
          new RegExp(`\\b${value}\\b`),
          pointer,
        );
        choices++;
      }
  assert.ok(choices > 0);
});

test("a text of a certain form says so in words where it is wrong", () => {
  const silent: string[] = [];
  for (const root of Object.values(roots))
    JSON.stringify(root, (key, value: Schema | null) => {
      // Conditions have no description.
      if (key === "if") return undefined;
      if (typeof value?.pattern === "string" && !value.patternErrorMessage)
        silent.push(`${key}: ${value.pattern}`);
      return value;
    });
  assert.deepEqual(silent, []);
});

test("what stands beside a reference is not said by what it names", () => {
  // For text editors, the schema that has the description wins.
  for (const { file, pointer, schema } of keys)
    if (schema.$ref !== undefined)
      for (const key of Object.keys(target(schema.$ref, file).schema))
        assert.ok(key === "$ref" || !(key in schema), `${pointer}: ${key}`);
});

test("every example is good by the schema of its key", () => {
  for (const { file, pointer, schema } of keys) {
    const faults = faultsBy(`${file}#${encodeURI(pointer)}`);
    for (const example of resolve({ schema, file }).schema.examples!)
      assert.equal(faults(example), "", pointer);
  }
});

describe("the reader takes every example, without a word,", () => {
  for (const name of ["statement", "list", "segment"] as const)
    test(`in a ${name}`, () => {
      const { found, read, faults } = kinds[name];
      const whole = wholes[name]["with every key"];
      let tried = 0;
      for (const { path, found: at } of places(found, whole))
        for (const example of resolve(at).schema.examples ?? []) {
          const document = changed(whole, path, example);
          const place = `${path.join(".")}: ${JSON.stringify(example)}`;
          const remarks = read(JSON.stringify(document));
          assert.equal(faults(document), "", place);
          assert.deepEqual(errorsOf(remarks), [], place);
          // In the examples one signatory occurs in more than one place.
          const other = remarks.filter(({ code }) => code !== "same-key");
          assert.deepEqual(other, [], place);
          tried++;
        }
      assert.ok(tried > 20, `${tried} examples`);
    });
});

describe("a choice that is not known", () => {
  for (const [path, code] of [
    [["release", "status"], "unknown-value"],
    [["signatories", "order"], "unknown-value"],
    [["signatories", "items", 0, "kind"], "unknown-value"],
    [["direction"], "unknown-value"],
    [["publisher", "strapline"], "unknown-key"],
    [["signatories", "items", 0, "nmae"], "unknown-key"],
    [["releases", "more", "target"], "unknown-key"],
  ] as const)
    test(`${path.join(".")} is a warning of the reader, and nothing to the schema`, () => {
      const { read, faults } = kinds.statement;
      const whole = wholes.statement["with every key"];
      const document = changed(whole, [...path], "of tomorrow");
      assert.equal(faults(document), "");
      const remarks = read(JSON.stringify(document));
      assert.deepEqual(
        remarks.filter((one) => one.code !== "same-key"),
        [{ code, isError: false }],
      );
    });
});
