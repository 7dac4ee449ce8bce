import { readFileSync } from "node:fs";
import type * as Undersigned from "../../web/node/index.ts";

export type Signatory = {
  name: string;
  sort?: string;
  kind?: string;
  role?: string;
  location: string;
  signed?: string;
};
export type Event = { remove?: string[]; add?: Signatory[] };

const root = new URL("../../", import.meta.url);
const { signatories } = (await import(
  new URL("examples/statements/crowd/names.mjs", root).href
)) as { signatories: (count: number, from?: number) => Signatory[] };
const name = "undersigned";
const { createRenderer } = (await import(name)) as typeof Undersigned;

/// `count` later signatories, from number `from` on, which are in none of the lists.
export const newcomers = (count: number, from = 0): Signatory[] =>
  signatories(count, 200_000 + from);

/// The key that docs/format.md derives.
export const keyOf = (one: Signatory): string =>
  (one.kind === "person" ? `${one.name}; ${one.location}` : one.name).replace(
    /[A-Z]/g,
    (letter) => letter.toLowerCase(),
  );

/// 32-bit FNV-1a of the key's UTF-8.
export function hash32(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/// Whether a group of the drawn list begins with it.
export const splits = (one: Signatory): boolean =>
  hash32(keyOf(one)) % 100 === 0;

const crowd = JSON.parse(
  readFileSync(
    new URL("examples/statements/crowd/statement.json", root),
    "utf8",
  ),
) as { signatories: object };

/// The example of a hundred thousand names, with its list at /lists/`count`/list.json and its
/// stream at /stream/`count`. The list is fetched only once.
export const statement = (count: number): string =>
  JSON.stringify({
    ...crowd,
    signatories: {
      ...crowd.signatories,
      src: `/lists/${count}/list.json`,
      stream: `/stream/${count}`,
      refresh: 0,
    },
  });

/// The list's files by name, as `undersigned publish` writes them: in segments above 2,000
/// signatories.
export async function filesOf(count: number): Promise<Map<string, Uint8Array>> {
  const renderer = await createRenderer();
  const { text, files } = renderer.publication(
    JSON.stringify({ revision: 1, items: signatories(count) }),
    { statement: new TextEncoder().encode(statement(count)) },
  );
  renderer.dispose();
  if (!files) throw new Error(text);
  return new Map([
    ["list.json", files.list],
    ...files.segments.map(({ name, bytes }) => [name, bytes] as const),
  ]);
}

/// The same signatories in their order, as a plain array.
export function plainOf(files: Map<string, Uint8Array>): string {
  const read = (name: string) =>
    JSON.parse(new TextDecoder().decode(files.get(name))) as {
      items?: Signatory[];
      segments?: { src: string }[];
    };
  const { items, segments = [] } = read("list.json");
  return JSON.stringify(
    items ?? segments.flatMap(({ src }) => read(src).items!),
  );
}
