import type { JSONPath } from "jsonc-parser";
import published from "../../schemas/statement.schema.json";

// What the published schema says about a place in a document.

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

/** The schema and all schemas that it refers to or combines, the nearest first. */
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

/** The schema of the value at `path`; undefined if the format has no such place. */
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

/** The keys that an object at `path` must have. */
export function requiredOf(path: JSONPath): string[] {
  const schema = schemaAt(path);
  return (schema && find(schema, (one) => one.required)) ?? [];
}

/** The schema's description of the place, a sentence or two; "" if there is none. */
export function descriptionOf(path: JSONPath): string {
  const schema = schemaAt(path);
  return (schema && find(schema, (one) => one.description)) ?? "";
}

/** The possible values, if they are few; else examples. */
export function valuesOf(path: JSONPath): unknown[] {
  const schema = schemaAt(path);
  if (!schema) return [];
  const choices = find(schema, (one) => one.enum);
  return (choices ?? find(schema, (one) => one.examples) ?? []).filter(
    (one) => one !== null && one !== "",
  );
}

/** The initial value of a key, as JSON: an empty string, list or object. */
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
