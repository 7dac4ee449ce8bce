import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { CODES, ERRORS } from "../../web/src/renderer/vocabulary.ts";
import { wholes } from "./mutants.ts";
import { SHARED, errorsOf, kinds, renderer, textOf } from "./schemas.ts";

// What a schema cannot express: the classes of documents that it accepts and only the reader
// refuses. docs/format.md lists them.

after(() => renderer.dispose());

const bare = wholes.statement["that is short, its body a list"] as Record<
  string,
  unknown
>;
const statement = (keys: object) => JSON.stringify({ ...bare, ...keys });
const named = (count: number, prefix = "Association") =>
  Array.from({ length: count }, (_, index) => ({ name: `${prefix} ${index}` }));
const deep = (levels: number): unknown =>
  levels === 0 ? 0 : [deep(levels - 1)];
const integrity = `sha256-${"A".repeat(43)}=`;
const segment = (count: number) => ({ src: "a.json", integrity, count });
const twice = [
  { name: "A", id: "a" },
  { name: "B", id: "a" },
];

type Refused = {
  kind: keyof typeof kinds;
  code: (typeof CODES)[number];
  /** The document as written. */
  text: string;
};
const inStatement = (code: Refused["code"], keys: object): Refused => ({
  kind: "statement",
  code,
  text: statement(keys),
});
const inList = (code: Refused["code"], keys: object): Refused => ({
  kind: "list",
  code,
  text: JSON.stringify({ revision: 1, ...keys }),
});
const written = (code: Refused["code"], was: string, is: string): Refused => ({
  kind: "statement",
  code,
  text: statement({ revision: 7 }).replace(was, is),
});

/** Each class, by its name in docs/format.md, with documents that only the reader refuses. */
const classes: Record<string, Refused[]> = {
  "A key that is twice in one object": [
    written("duplicate-key", '"title"', '"title":"Old","title"'),
    written("duplicate-key", '"name"', '"name":"Old","name"'),
    written("duplicate-key", '"revision"', '"_a":{"b":1,"b":1},"revision"'),
    {
      kind: "segment",
      code: "duplicate-key",
      text: '{"items":[{"name":"A","name":"B"}]}',
    },
  ],
  "An `id` that two signatories have": [
    inStatement("duplicate-id", { leads: twice }),
    inStatement("duplicate-id", { signatories: { items: twice } }),
    inStatement("duplicate-id", {
      leads: [{ ...twice[0], members: [twice[1]] }],
    }),
    inList("duplicate-id", { items: twice }),
  ],
  "A day that the calendar does not have": [
    inStatement("bad-form", { date: "2026-02-30" }),
    inStatement("bad-form", { date: "2026-02-29" }),
    inStatement("bad-form", { date: "1900-02-29" }),
    inStatement("bad-form", {
      corrections: [{ date: "2026-04-31", note: "X" }],
    }),
    inStatement("bad-form", { release: { until: "2026-06-31T09:00:00Z" } }),
    inList("bad-form", { items: [{ name: "A", signed: "2026-11-31" }] }),
  ],
  "More than 128 KiB of `body`, or a whole file over its limit: bytes, not characters":
    [
      inStatement("too-long", { body: "é".repeat(65_537) }),
      inStatement("too-long", {
        body: ["x".repeat(70_000), "x".repeat(70_000)],
      }),
      inStatement("too-large", { _own: "x".repeat(1 << 20) }),
      inList("too-large", { items: [], _own: "x".repeat(16 << 20) }),
    ],
  "More names than are allowed, those of all lists and their members together":
    [
      inStatement("too-many", {
        leads: named(1, "Lead"),
        signatories: { items: named(10_000) },
      }),
      inList("too-many", {
        items: [{ name: "Parent", members: named(10_000) }],
      }),
      inList("too-many", {
        counts: {},
        segments: [segment(150_000), segment(150_000)],
      }),
    ],
  "A Markdown text that makes more than 5,000 nodes": [
    inStatement("too-many-nodes", { body: "*a* ".repeat(3000) }),
    inStatement("too-many-nodes", {
      leads: [{ name: "A", about: "*a* ".repeat(1990) }],
    }),
  ],
  "Objects and lists more than 16 deep, in keys of your own": [
    inStatement("too-deep", { _own: deep(17) }),
  ],
  "A whole number that is not written as one: `7.0`, `7e0`, `-0`": [
    written("out-of-range", ":7", ":7.0"),
    written("out-of-range", ":7", ":7e0"),
    written("out-of-range", ":7", ':7,"signatories":{"refresh":-0}'),
  ],
  'Half of a character that takes two: `"\\ud83d"`': [
    written("syntax", "Tap", "\\ud83d"),
  ],
};

for (const [name, refused] of Object.entries(classes))
  describe(name, () => {
    refused.forEach(({ kind, code, text }, index) => {
      test(`document ${index + 1}: the schema takes it, and the reader finds ${code}`, () => {
        const { faults, read } = kinds[kind];
        assert.equal(faults(JSON.parse(text)), "");
        assert.deepEqual(errorsOf(read(text)), [code]);
      });
    });
  });

test("every error is one of these, or one that the schema finds too", () => {
  /** Errors that only a comparison with another document can find. */
  const compared = ["same-revision", "lower-revision"];
  const codes = Object.values(classes).flatMap((refused) =>
    refused.map(({ code }) => code),
  );
  assert.deepEqual(
    [...new Set([...SHARED, ...compared, ...codes])].sort(),
    CODES.slice(0, ERRORS).sort(),
  );
});

test("docs/format.md lists these classes, and no other", () => {
  const [, part] = /^## In your text editor\n([^]*?)^## /m.exec(
    textOf("docs/format.md"),
  )!;
  const listed = [...part!.matchAll(/^- (.*)\.$/gm)].map(([, item]) => item);
  assert.deepEqual(listed, Object.keys(classes));
});
