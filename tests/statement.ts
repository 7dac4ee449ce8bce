import { readFileSync } from "node:fs";

export type Json = Record<string, unknown>;

/// The minimal example: a valid statement with names of its own.
export const minimal = readFileSync(
  new URL("../examples/statements/minimal/statement.json", import.meta.url),
  "utf8",
);

/// The minimal example with keys added or replaced.
export const minimalWith = (changes: Json = {}): Json => ({
  ...(JSON.parse(minimal) as Json),
  ...changes,
});
