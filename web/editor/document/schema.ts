import type { JSONPath } from "jsonc-parser";
import published from "../../schemas/statement.schema.json";

// What the published schema says of a place in a document.

export type Schema = {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  examples?: unknown[];
  default?: unknown;
  type?: string | string[];
  required?: string[];
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  definitions?: Record<string, Schema>;
};

const root = published as Schema;

/** The schema with all that it refers to and is made of, the nearest first. */
function* parts(schema: Schema): Generator<Schema> {
  yield schema;
  const name = schema.$ref?.replace("#/definitions/", "");
  const target = name && root.definitions?.[name];
  const more = [schema.allOf, schema.anyOf].flatMap((list) => list ?? []);
  for (const part of target ? [target, ...more] : more) yield* parts(part);
}

function find<T>(
  schema: Schema,
  read: (part: Schema) => T | undefined,
): T | undefined {
  for (const part of parts(schema)) {
    const found = read(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schema of what stands at `path`; undefined where the format knows of nothing. */
function schemaAt(path: JSONPath): Schema | undefined {
  let schema: Schema | undefined = root;
  for (const segment of path) {
    if (!schema) return undefined;
    schema = find(schema, (part) =>
      typeof segment === "number"
        ? part.items
        : part.properties && Object.hasOwn(part.properties, segment)
          ? part.properties[segment]
          : undefined,
    );
  }
  return schema;
}

/** The keys of the object at `path`, in the order of the schema. */
export function keysOf(path: JSONPath): string[] {
  const schema = schemaAt(path);
  return Object.keys((schema && find(schema, (one) => one.properties)) ?? {});
}

/** The keys that an object at `path` has to have. */
export function requiredOf(path: JSONPath): string[] {
  const schema = schemaAt(path);
  return (schema && find(schema, (one) => one.required)) ?? [];
}

/** What the schema says of the place, in a sentence or two; "" for nothing. */
export function descriptionOf(path: JSONPath): string {
  const schema = schemaAt(path);
  return (schema && find(schema, (one) => one.description)) ?? "";
}

/** What may stand there, where there are few choices; else examples. */
export function valuesOf(path: JSONPath): unknown[] {
  const schema = schemaAt(path);
  if (!schema) return [];
  const choices = find(schema, (one) => one.enum);
  return (choices ?? find(schema, (one) => one.examples) ?? []).filter(
    (one) => one !== null && one !== "",
  );
}

/** What a key is given at first: an empty text, list or object. */
export function emptyOf(path: JSONPath): string {
  const schema = schemaAt(path);
  const type = schema && find(schema, (one) => one.type);
  const first = Array.isArray(type) ? type[0] : type;
  return first === "object"
    ? "{}"
    : first === "array"
      ? "[]"
      : first === "integer"
        ? ""
        : '""';
}
