import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { createRenderer } from "../../web/node/index.ts";
import { imports, start } from "../../web/src/renderer/renderer.ts";

// The two schemas, and the two ways to judge a document: a schema validator, and our reader.

export type Schema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  enum?: string[];
  pattern?: string;
  patternErrorMessage?: string;
  default?: unknown;
  examples?: unknown[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  definitions?: Record<string, Schema>;
};

export const textOf = (path: string) =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

export const STATEMENT = "statement.schema.json";
export const LISTED = "list.schema.json";
export const roots: Record<string, Schema> = Object.fromEntries(
  [STATEMENT, LISTED].map((name) => [
    name,
    JSON.parse(textOf(`web/schemas/${name}`)) as Schema,
  ]),
);
export const schema = roots[STATEMENT]!;
export const listSchema = roots[LISTED]!;

/** A schema, and the file to which its `#` references refer. */
export type Found = { schema: Schema; file: string };

/** The schema that a `$ref` names. */
export function target($ref: string, file: string): Found {
  const [other, pointer] = $ref.split("#");
  const name = other === "" ? file : other!;
  let found: unknown = roots[name];
  for (const key of pointer!.slice(1).split("/"))
    found = (found as Record<string, unknown>)[key];
  assert.ok(found, $ref);
  return { schema: found, file: name };
}

/**
 * The schema, merged with the one that it refers to, which takes precedence, as in text editors.
 */
export function resolve({ schema: { $ref, ...rest }, file }: Found): Found {
  if ($ref === undefined) return { schema: rest, file };
  const named = resolve(target($ref, file));
  return { schema: { ...rest, ...named.schema }, file: named.file };
}

/** The parts that describe a value, in the order of the schema. */
export const parts = (given: Found): Found[] => {
  const { schema, file } = resolve(given);
  return [
    { schema, file },
    ...[...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap((part) =>
      parts({ schema: part, file }),
    ),
  ];
};

/** The keys of an object, with their schemas. */
export const propertiesOf = (given: Found): [string, Found][] =>
  parts(given).flatMap(({ schema, file }) =>
    Object.entries(schema.properties ?? {}).map(
      ([key, value]): [string, Found] => [key, { schema: value, file }],
    ),
  );

const ajv = new Ajv({
  strict: true,
  allErrors: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
});
// VS Code's own keywords: a message in place of a regular expression, and "no suggestions" for
// conditions.
ajv.addVocabulary(["patternErrorMessage", "errorMessage", "doNotSuggest"]);
for (const [name, root] of Object.entries(roots)) ajv.addSchema(root, name);

/** The errors of a document by the schema at `$ref`; "" for none. */
export const faultsBy = ($ref: string) => {
  const check = ajv.compile({ $ref });
  return (document: unknown) =>
    check(document) ? "" : ajv.errorsText(check.errors);
};

export const renderer = await createRenderer();

/** The base of relative addresses in the documents. */
const baseUrl = "https://union.example/s/statement.json";

export type Remark = { code: string; isError: boolean };

const validated = (text: string): Remark[] =>
  renderer
    .validate(text, { baseUrl })
    .diagnostics.map(({ code, severity }) => ({
      code,
      isError: severity === "error",
    }));

/** Segments are read through a head that names them. */
async function segmentReader(): Promise<Kind["read"]> {
  const file = new URL("../../web/dist/undersigned-full.wasm", import.meta.url);
  const module = await WebAssembly.compile(readFileSync(file));
  const core = start(new WebAssembly.Instance(module, imports(module)));
  const bytes = (text: string) => new TextEncoder().encode(text);
  const statement = { id: "x", publisher: { name: "X" }, date: "2026-01-01" };
  const integrity = `sha256-${"A".repeat(43)}=`;
  const head = {
    revision: 1,
    counts: {},
    segments: [{ src: "segment-1.json", integrity, count: 1 }],
  };
  return (text) => {
    const doc = core.open();
    const whole = { ...statement, title: "X", body: "X" };
    assert.ok(doc.load(bytes(JSON.stringify(whole))));
    assert.equal(
      doc.receive("list", baseUrl, bytes(JSON.stringify(head))),
      "known",
    );
    const outcome = doc.receiveSegment(integrity, baseUrl, bytes(text));
    const remarks = doc.findings();
    assert.equal(outcome === "refused" && remarks.length === 0, false);
    doc.close();
    return remarks;
  };
}

export type Kind = {
  found: Found;
  /** The errors by the schema; "" for none. */
  faults: (document: unknown) => string;
  /** The reader's diagnostics. */
  read: (text: string) => Remark[];
};

/** The documents that a schema describes. */
export const kinds: Record<"statement" | "list" | "segment", Kind> = {
  statement: {
    found: { schema, file: STATEMENT },
    faults: faultsBy(STATEMENT),
    read: validated,
  },
  list: {
    found: { schema: listSchema, file: LISTED },
    faults: faultsBy(LISTED),
    read: validated,
  },
  segment: {
    found: { schema: { $ref: "#/definitions/segment" }, file: LISTED },
    faults: faultsBy(`${LISTED}#/definitions/segment`),
    read: await segmentReader(),
  },
};

/** The codes of diagnostics that do not refuse the document. */
export const errorsOf = (remarks: Remark[]): string[] =>
  remarks.filter(({ isError }) => isError).map(({ code }) => code);

/** The errors that both find. Only the reader finds the others: schema_beyond.test.ts. */
export const SHARED = [
  "wrong-type",
  "out-of-range",
  "bad-form",
  "missing-key",
  "empty-text",
  "too-long",
  "embargoed-key",
];
