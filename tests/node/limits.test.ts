import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import { createRenderer, type Diagnostic } from "../../web/node/index.ts";
import { fields, setAt, statementOf } from "../oracle/fields.ts";
import { base, bodyOf, statementWith, type Json } from "../oracle/statement.ts";

// The limits of docs/format.md: at the limit there is no diagnostic; one past it there is an error,
// with its place and with what to do.

const renderer = await createRenderer();
after(() => renderer.dispose());

const findings = (source: Json | string): Diagnostic[] =>
  renderer.validate(
    typeof source === "string" ? source : JSON.stringify(source),
    { baseUrl: base },
  ).diagnostics;

const said = (source: Json | string): string[] =>
  findings(source).map(
    ({ severity, path, message }) =>
      `${severity} ${path}${path && ": "}${message}`,
  );

const expectFits = (source: Json | string): void =>
  assert.deepEqual(said(source), []);

const expectError = (source: Json | string, error: string): void =>
  assert.deepEqual(said(source), [`error ${error}`]);

/// If the limit counts code points, these have two UTF-16 units and four bytes each.
const texts = (length: number): string[] => [
  "x".repeat(length),
  "𝔛".repeat(length),
];

/// The part of JSON Schema that ours uses.
type Schema = {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  maxLength?: number;
  pattern?: string;
  format?: string;
};

/// "#/definitions/signatory/properties/name"
function refer(root: Schema, reference: string): Schema {
  let at: unknown = root;
  for (const key of reference.split("/").slice(1))
    at = (at as Record<string, unknown>)[key];
  return at as Schema;
}

/// The paths and lengths of all texts in `schema` that the reader accepts in any form: not
/// addresses, dates, slugs or languages. E-mail addresses and telephone numbers of a wrong form are
/// only warnings.
function freeTexts(schema: Schema, root: Schema, path = ""): string[] {
  const { $ref, allOf = [], anyOf = [], properties = {}, items } = schema;
  const { maxLength, pattern, format } = schema;
  const isFree =
    !format && (!pattern?.startsWith("^") || /email$|phone$/.test(path));
  return [
    ...(isFree && maxLength ? [`${path} ${maxLength}`] : []),
    ...($ref ? freeTexts(refer(root, $ref), root, path) : []),
    ...[...allOf, ...anyOf].flatMap((part) => freeTexts(part, root, path)),
    ...Object.entries(properties).flatMap(([key, value]) =>
      freeTexts(value, root, path ? `${path}.${key}` : key),
    ),
    ...(items ? freeTexts(items, root, `${path}[0]`) : []),
  ];
}

test("the list of fields is that of the schema", () => {
  const schema = JSON.parse(
    readFileSync(
      new URL("../../web/schemas/statement.schema.json", import.meta.url),
      "utf8",
    ),
  ) as Schema;
  const inSchema = freeTexts(schema, schema).map((one) =>
    one.replace("body[0]", "body"),
  );
  const listed = fields.map(({ path, limit }) => `${path} ${limit}`);
  assert.deepEqual(
    [...new Set(listed)].sort(),
    [...new Set(inSchema)].filter((one) => !one.startsWith("$schema")).sort(),
  );
});

describe("texts", () => {
  for (const { path, limit, variant } of fields) {
    if (path === "body") continue;
    test(`${path} (${variant}): ${limit} characters`, () => {
      for (const text of texts(limit)) {
        const statement = statementOf(variant, base);
        setAt(statement, path, text);
        // Warnings are about addresses and groups, which such a text does not name.
        const errors = findings(statement).filter(
          ({ severity }) => severity === "error",
        );
        assert.deepEqual(errors, []);
      }
      for (const text of texts(limit + 1)) {
        const statement = statementOf(variant, base);
        setAt(statement, path, text);
        const errors = said(statement).filter((one) => /^error/.test(one));
        assert.deepEqual(errors, [
          `error ${path}: ${limit + 1} characters, at most ${limit} are allowed; shorten the text`,
        ]);
      }
    });
  }

  test("body: 131,072 bytes, as one text or as the blocks joined", () => {
    const most = 128 * 1024;
    const fits = "é".repeat(most / 2);
    const error = `body: ${most + 1} bytes, at most ${most} are allowed; shorten the text`;
    expectFits(statementWith({ body: fits }));
    expectError(statementWith({ body: `${fits}x` }), error);
    const [one, other] = ["x".repeat(most - 4), "xx"];
    expectFits(statementWith({ body: [one, other] }));
    expectError(statementWith({ body: [one, `${other}x`] }), error);
  });
});

describe("the document", () => {
  test("1 MiB", () => {
    const most = 1 << 20;
    const json = JSON.stringify(statementWith());
    expectFits(json.padEnd(most));
    expectError(
      json.padEnd(most + 1),
      "1048577 bytes, at most 1048576 are allowed; shorten the document",
    );
  });

  test("16 deep, the outermost object counted", () => {
    const nested = (depth: number): string =>
      JSON.stringify(statementWith()).replace(
        /}$/,
        `,"x-deep":${"[".repeat(depth)}${"]".repeat(depth)}}`,
      );
    expectFits(nested(15));
    expectError(
      nested(16),
      `x-deep${"[0]".repeat(15)}: nested more than 16 deep; flatten it`,
    );
  });

  test("100 complaints in one run", () => {
    const withWrong = (count: number): Json =>
      statementWith({
        attachments: Array.from({ length: count }, (_, index) => ({
          label: index,
          url: "/",
        })),
      });
    assert.equal(findings(withWrong(100)).length, 100);
    assert.equal(findings(withWrong(101)).length, 100);
  });
});

describe("names", () => {
  const names = (count: number, from = 0): Json[] =>
    Array.from({ length: count }, (_, index) => ({ name: `n${from + index}` }));
  const error =
    '10001 names, at most 10000 may stand in one file; serve them as a list ("src"), in segments';

  test("10,000 signatories", () => {
    expectFits(statementWith({ signatories: { items: names(10000) } }));
    expectError(
      statementWith({ signatories: { items: names(10001) } }),
      `signatories: ${error}`,
    );
  });

  test("leads and members are counted too", () => {
    const with_ = (leads: number): Json =>
      statementWith({
        leads: names(leads, 20000),
        signatories: {
          items: [
            ...names(9900),
            { name: "parent", members: names(97, 30000) },
          ],
        },
      });
    expectFits(with_(2));
    expectError(with_(3), `signatories: ${error}`);
  });
});

describe("numbers and forms", () => {
  const cases: [
    path: string,
    good: Json[],
    bad: [value: Json, error: string][],
  ][] = [
    [
      "revision",
      [1, 2147483647],
      [
        [0, "write a whole number from 1 to 2147483647"],
        [2147483648, "write a whole number from 1 to 2147483647"],
        [1.5, "write a whole number from 1 to 2147483647"],
        ["1", "this is a text; write a whole number"],
      ],
    ],
    [
      "signatories.refresh",
      [0, 5, 86400],
      [
        [4, "write 0, or a whole number from 5 to 86400"],
        [86401, "write 0, or a whole number from 5 to 86400"],
      ],
    ],
    [
      "signatories.counts.organizations",
      [0],
      [[-1, "write a whole number from 0 to 2147483647"]],
    ],
    [
      "id",
      ["a", "9", `a${"-".repeat(99)}`],
      ["", "-a", "A", "a_b", "a".repeat(101)].map((value): [Json, string] => [
        value,
        value === ""
          ? '"id" must not be empty; write some text'
          : `"${value.length > 80 ? `${value.slice(0, 80)}…` : value}" is not a slug: 1 to 100 small letters, digits and hyphens, not beginning with a hyphen`,
      ]),
    ],
    [
      "date",
      ["2024-02-29", "0001-01-01"],
      ["2026-02-29", "2026-13-01", "2026-1-1", "5 March 2026"].map(
        (value): [Json, string] => [
          value,
          `"${value}" is not a date like 2026-03-05`,
        ],
      ),
    ],
    [
      "language",
      ["en", "pt-BR", "zh-Hant-TW"],
      ["e", "en_US", "english language"].map((value): [Json, string] => [
        value,
        `"${value}" is not a language tag like "en" or "pt-BR"`,
      ]),
    ],
  ];
  for (const [path, good, bad] of cases) {
    test(path, () => {
      const having = (value: Json): Json => {
        const statement = statementWith();
        setAt(statement, path, value);
        return statement;
      };
      for (const value of good) expectFits(having(value));
      for (const [value, error] of bad) {
        expectError(having(value), `${path}: ${error}`);
      }
    });
  }

  test("release.until", () => {
    const having = (until: string): Json => ({
      ...statementOf("embargoed", base),
      release: { status: "embargoed", until },
    });
    for (const good of [
      "2031-03-03T09:00:00Z",
      "2031-03-03t23:59:60.5+05:30",
    ]) {
      expectFits(having(good));
    }
    for (const bad of [
      "2031-03-03",
      "2031-03-03T09:00:00",
      "2031-03-03T24:00:00Z",
    ]) {
      expectError(
        having(bad),
        `release.until: "${bad}" is not a time like 2026-03-05T09:00:00Z`,
      );
    }
  });

  test("addresses: 2,048 bytes; past it a warning", () => {
    const address = (length: number): string =>
      "https://publisher.example/".padEnd(length, "a");
    expectFits(statementWith({ url: address(2048) }));
    assert.deepEqual(said(statementWith({ url: address(2049) })), [
      `warning url: "${address(80)}…" is not used: it is longer than 2048 bytes`,
    ]);
  });
});

describe("Markdown", () => {
  const drawn = (body: string): string =>
    bodyOf(
      renderer.render(statementWith({ body }), { format: "fragment" }).output ??
        assert.fail("not drawn"),
    );

  test("nested 32 deep; deeper is flattened, and no word is lost", () => {
    const quotes = (depth: number): string => `${"> ".repeat(depth)}deep`;
    const expected = (depth: number, inside: string): string =>
      `${"<blockquote>".repeat(depth)}${inside}${"</blockquote>".repeat(depth)}`;
    // The paragraph is the 32nd.
    assert.equal(drawn(quotes(31)), expected(31, "<p>deep</p>"));
    for (const depth of [32, 33, 100]) {
      const html = drawn(quotes(depth));
      assert.ok(html.startsWith("<blockquote>".repeat(31)), html);
      assert.equal(html.split("<").length - 1, 64);
      assert.equal(html.replace(/<[^>]*>/g, "").trim(), "deep");
      expectFits(statementWith({ body: quotes(depth) }));
    }
  });

  test("5,000 nodes from one text", () => {
    // A paragraph and its text are two.
    const fits = "a\n\n".repeat(2500);
    const error =
      "this Markdown makes more than 5000 nodes; shorten or simplify it";
    expectFits(statementWith({ body: fits }));
    expectError(statementWith({ body: `${fits}---` }), `body: ${error}`);
    const about = "*a*\n".repeat(1666);
    expectFits(statementWith({ publisher: { name: "P", about } }));
    expectError(
      statementWith({ publisher: { name: "P", about: `${about}*a* *b*` } }),
      `publisher.about: ${error}`,
    );
  });
});
