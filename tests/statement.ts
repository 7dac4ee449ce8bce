import { readFileSync } from "node:fs";

export type Json = Record<string, unknown>;

/// The minimal example: a statement without a fault, with names of its own.
export const minimal = readFileSync(
  new URL("../examples/statements/minimal/statement.json", import.meta.url),
  "utf8",
);

/// The minimal example with other keys besides, or in place of its own.
export const minimalWith = (changes: Json = {}): Json => ({
  ...(JSON.parse(minimal) as Json),
  ...changes,
});
