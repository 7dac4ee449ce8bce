import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, describe, test } from "node:test";
import { mutants, places, sample, wholes } from "./mutants.ts";
import {
  SHARED,
  errorsOf,
  kinds,
  renderer,
  textOf,
  type Kind,
} from "./schemas.ts";

// The schemas and the reader agree: both find an error in a document, or neither. Documents are
// spoilt at each place in each way that a schema can notice. schema_beyond.test.ts has the ways
// that it cannot.

after(() => renderer.dispose());

const named = Object.keys(kinds) as (keyof typeof kinds)[];
const variants = named.flatMap((name) =>
  Object.entries(wholes[name]).map(
    ([which, whole]): [string, Kind, unknown] => [
      `a ${name} ${which}`,
      kinds[name],
      whole,
    ],
  ),
);

let documents = 0;
const seen = new Set<string>();
for (const [name, { found, faults, read }, whole] of variants)
  describe(`schema and reader of ${name}`, () => {
    test("find nothing wrong with it", () => {
      assert.equal(faults(whole), "");
      assert.deepEqual(errorsOf(read(JSON.stringify(whole))), []);
    });

    test("give the same verdict wherever it is changed", (t) => {
      const unlike: string[] = [];
      let count = 0;
      for (const { what, document } of mutants(found, whole)) {
        const errors = errorsOf(read(JSON.stringify(document)));
        const wrong = faults(document);
        for (const code of errors) seen.add(code);
        count++;
        if ((errors.length === 0) === (wrong === "")) continue;
        unlike.push(
          `${what}: the reader says "${errors.join(", ")}", the schema "${wrong}"`,
        );
      }
      t.diagnostic(`${count} documents`);
      documents += count;
      assert.deepEqual(unlike, []);
    });
  });

test("at least 400 documents were changed, each kind of error among them", (t) => {
  t.diagnostic(`${documents} documents`);
  assert.ok(documents >= 400);
  assert.deepEqual([...seen].sort(), [...SHARED].sort());
});

describe("schema and reader", () => {
  const { faults } = kinds.statement;
  const whole = wholes.statement["with every key"];
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
      assert.equal(faults(document) === "", isGood);
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
      assert.equal(faults(JSON.parse(text)), "");
      assert.equal(renderer.validate(text).valid, true);
    });

  test("tell a list from a head", () => {
    const { revision, counts, items, segments } = wholes.list[
      "with every key"
    ] as Record<string, unknown>;
    const isGood = (list: object) => kinds.list.faults(list) === "";
    assert.equal(isGood({ revision, items }), true);
    assert.equal(isGood({ revision, counts }), false);
    assert.equal(isGood({ revision, segments }), false);
    assert.equal(isGood({ revision, counts, segments }), true);
  });

  /** The keys of a table in wasm/read/statement_schema.cpp, and of the tables that it refers to. */
  const source = textOf("wasm/read/statement_schema.cpp");
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

  for (const name of ["statement", "list"] as const)
    test(`know the same keys of a ${name}`, () => {
      const { found } = kinds[name];
      const known = [...places(found, sample(found))]
        .map(({ path }) => path.at(-1))
        .filter((key) => typeof key === "string");
      assert.deepEqual([...keysOf(name)].sort(), [...new Set(known)].sort());
    });
});
