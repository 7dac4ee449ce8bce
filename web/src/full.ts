import type { Exports, Instance } from "./renderer.ts";

// What undersigned-full.wasm does without a document: it drafts, compares and publishes. Each call uses an
// instance up: that is of no use for anything else afterwards.

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Starts the instance with `parts` as its input, one behind the other: their sizes, and that of all. */
function begin<const Parts extends readonly Uint8Array[]>(
  { exports }: Instance,
  parts: Parts,
): { wasm: Exports; sizes: { [Index in keyof Parts]: number }; size: number } {
  const wasm = exports as Exports;
  wasm._initialize();
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  let at = wasm.input(size) >>> 0;
  for (const part of parts) {
    new Uint8Array(wasm.memory.buffer, at, part.length).set(part);
    at += part.length;
  }
  const sizes = parts.map(({ length }) => length) as {
    [Index in keyof Parts]: number;
  };
  return { wasm, sizes, size };
}

/** The four words of the output, or as many as the last call has written. */
const outputOf = (wasm: Exports): Uint32Array =>
  new Uint32Array(wasm.memory.buffer, wasm.output() >>> 0, 4);

const textAt = ({ memory }: Exports, address: number, size: number): string =>
  new TextDecoder().decode(new Uint8Array(memory.buffer, address, size));

/** What wasm/full/draft/draft.h makes of a press release, as JSON. */
export function draft(instance: Instance, release: Uint8Array): string {
  const { wasm, size } = begin(instance, [release]);
  wasm.draft(size);
  const [, , address, length] = outputOf(wasm);
  return textAt(wasm, address!, length!);
}

/** Two revisions, the address that relative ones start from or "", and a day, YYYY-MM-DD. */
export type Revisions = {
  older: Uint8Array;
  newer: Uint8Array;
  base: string;
  date: string;
};

/** Which one has errors; where neither has, the changes as JSON and as lines for people. */
export type Changed = {
  isOlderGood: boolean;
  isNewerGood: boolean;
  json: string;
  text: string;
};

/** What wasm/full/compare/comparison.h finds. */
export function changes(
  instance: Instance,
  { older, newer, base, date }: Revisions,
): Changed {
  const parts = [older, encode(base), encode(date), newer] as const;
  const { wasm, sizes, size } = begin(instance, parts);
  const flaws = wasm.changes(sizes[0], sizes[1], sizes[2], size);
  const [address, length] = outputOf(wasm);
  const [json = "", text = ""] = textAt(wasm, address!, length!).split("\0");
  return { isOlderGood: !(flaws & 1), isNewerGood: !(flaws & 2), json, text };
}

/** Bytes in, as publication() takes them; a statement or previous list may be empty. */
export type Unpublished = {
  statement: Uint8Array;
  previous: Uint8Array;
  file: string;
  list: Uint8Array;
  inSegments: boolean;
  /** The previous list has been published in segments. */
  isSorted: boolean;
};

/** Bytes out. `list` lacks its segments; all but the report is empty where the list has errors. */
export type Files = {
  isGood: boolean;
  isNew: boolean;
  isTold: boolean;
  report: Uint8Array;
  event: Uint8Array;
  list: Uint8Array;
  segments: { bytes: Uint8Array; count: number }[];
};

/** What wasm/full/publish/publication.h makes of a list. */
export function publish(
  instance: Instance,
  { statement, previous, file, list, inSegments, isSorted }: Unpublished,
): Files {
  const parts = [statement, previous, encode(file), list] as const;
  const { wasm, sizes, size } = begin(instance, parts);
  const flags = (inSegments ? 1 : 0) | (isSorted ? 2 : 0);
  const isGood = !wasm.publication(flags, sizes[0], sizes[1], sizes[2], size);
  const [address, count, textAddress] = outputOf(wasm);
  const { buffer } = wasm.memory;
  const words = new Uint32Array(buffer, address, count);
  let end = textAddress!;
  const take = (bytes: number): Uint8Array => {
    end += bytes;
    return new Uint8Array(buffer.slice(end - bytes, end));
  };
  const [report, event, whole] = [2, 3, 4].map((index) => take(words[index]!));
  const segments = [];
  for (let index = 5; index < words.length; index += 2)
    segments.push({ bytes: take(words[index]!), count: words[index + 1]! });
  return {
    isGood,
    isNew: words[0] === 1,
    isTold: words[1] === 1,
    report: report!,
    event: event!,
    list: whole!,
    segments,
  };
}
