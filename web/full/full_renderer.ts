import {
  encode,
  outputBytes,
  outputText,
  outputTexts,
  outputWords,
  put,
} from "../src/renderer/memory.ts";
import {
  start,
  type Doc,
  type Exports,
  type Instance,
} from "../src/renderer/renderer.ts";

// The calls of undersigned-full.wasm that the renderer of partners' pages lacks.

/** Exported by undersigned-full.wasm only. */
type FullExports = Exports & {
  html(doc: number, format: number, size: number): number;
  embed_code(doc: number, form: number, size: number): number;
  report(doc: number, format: number, size: number): void;
  check_revision(doc: number, size: number): number;
  publication(
    flags: number,
    statement: number,
    previous: number,
    name: number,
    size: number,
  ): number;
  draft(size: number): void;
  compare(older: number, base: number, date: number, size: number): number;
};

/** Indexed by the numbers that html(), embed_code() and report() take. */
export const FORMATS = [
  "page",
  "fragment",
  "shadow",
  "text",
  "oembed",
] as const;
/** The forms of what partners paste. */
export const FORMS = ["tag", "module", "fallback", "iframe"] as const;
export const REPORTS = ["text", "json", "github"] as const;

export type FullDoc = Doc & {
  /** The loaded statement in one of FORMATS, by index. */
  html(format: number): string;
  /** The same with options as JSON (wasm/full/html/embed_options.h). */
  written(format: number, options: string): WriteResult;
  /** What partners paste, in one of FORMS, by index. */
  embedCode(form: number, options: string): CodeResult;
  /** The diagnostics in one of REPORTS, by index. `file` is the document's name. */
  report(format: number, file: string): string;
  /**
   * Adds diagnostics about changes since an older state that need a higher revision. False when
   * either has errors.
   */
  checkRevision(older: Uint8Array): boolean;
};

/**
 * `text` is the result; if not `isGood`, it says which option is wrong and what to write instead.
 */
export type WriteResult = { isGood: boolean; text: string };

export type CodeResult = WriteResult & { warnings: string[] };

export type FullRenderer = { open: () => FullDoc };

/** Throws when the module is not the one that this script was built with. */
export function startFull(instance: Instance): FullRenderer {
  const partner = start(instance);
  const wasm = instance.exports as FullExports;
  return {
    open() {
      const doc = partner.open();
      const { id } = doc;
      const written = (format: number, options: string): WriteResult => {
        const isGood = !wasm.html(id, format, put(wasm, encode(options)));
        return { isGood, text: outputText(wasm) };
      };
      return {
        ...doc,
        html: (format) => written(format, "").text,
        written,
        embedCode(form, options) {
          if (wasm.embed_code(id, form, put(wasm, encode(options))))
            return { isGood: false, text: outputText(wasm), warnings: [] };
          const [text = "", ...warnings] = outputTexts(wasm);
          return { isGood: true, text, warnings };
        },
        report(format, file) {
          wasm.report(id, format, put(wasm, encode(file)));
          return outputText(wasm);
        },
        checkRevision: (older) => !wasm.check_revision(id, put(wasm, older)),
      };
    },
  };
}

// Drafting, comparing and publishing need no document. Each call uses up an instance, which must
// not be used again.

/**
 * Starts the instance with `parts`, joined, as its input. Returns the exports, the size of each
 * part and the total size.
 */
function callWith<const Parts extends readonly Uint8Array[]>(
  { exports }: Instance,
  parts: Parts,
): {
  wasm: FullExports;
  sizes: { [Index in keyof Parts]: number };
  size: number;
} {
  const wasm = exports as FullExports;
  wasm._initialize();
  const sizes = parts.map(({ length }) => length) as {
    [Index in keyof Parts]: number;
  };
  return { wasm, sizes, size: put(wasm, ...parts) };
}

/** The draft from a press release, as JSON (wasm/full/draft/draft.h). */
export function draftRelease(instance: Instance, release: Uint8Array): string {
  const { wasm, size } = callWith(instance, [release]);
  wasm.draft(size);
  return outputText(wasm);
}

/** Two revisions, the base of relative addresses or "", and a date, YYYY-MM-DD. */
export type Revisions = {
  older: Uint8Array;
  newer: Uint8Array;
  base: string;
  date: string;
};

/** Which one has errors; if neither has, the changes as JSON and as lines for people. */
export type ChangesResult = {
  isOlderGood: boolean;
  isNewerGood: boolean;
  json: string;
  text: string;
};

/** The changes between two revisions (wasm/full/compare/comparison.h). */
export function findChanges(
  instance: Instance,
  { older, newer, base, date }: Revisions,
): ChangesResult {
  const parts = [older, encode(base), encode(date), newer] as const;
  const { wasm, sizes, size } = callWith(instance, parts);
  const flaws = wasm.compare(sizes[0], sizes[1], sizes[2], size);
  const [json = "", text = ""] = outputTexts(wasm);
  return { isOlderGood: !(flaws & 1), isNewerGood: !(flaws & 2), json, text };
}

/** The input of publication(), in bytes. The statement and the previous list may be empty. */
export type ListToPublish = {
  statement: Uint8Array;
  previous: Uint8Array;
  file: string;
  list: Uint8Array;
  inSegments: boolean;
  /** Whether the previous list was published in segments. */
  isSorted: boolean;
};

/**
 * The output of publication(), in bytes. `list` lacks its `segments`. If the list has errors,
 * everything except the report is empty.
 */
export type ListPublication = {
  isGood: boolean;
  isNew: boolean;
  isTold: boolean;
  report: Uint8Array;
  event: Uint8Array;
  list: Uint8Array;
  segments: { bytes: Uint8Array; count: number }[];
};

/** Makes the files of a list (wasm/full/publish/publication.h). */
export function makeListPublication(
  instance: Instance,
  { statement, previous, file, list, inSegments, isSorted }: ListToPublish,
): ListPublication {
  const parts = [statement, previous, encode(file), list] as const;
  const { wasm, sizes, size } = callWith(instance, parts);
  const flags = (inSegments ? 1 : 0) | (isSorted ? 2 : 0);
  const isGood = !wasm.publication(flags, sizes[0], sizes[1], sizes[2], size);
  const words = outputWords(wasm);
  const all = outputBytes(wasm);
  let end = 0;
  const take = (bytes: number): Uint8Array => all.slice(end, (end += bytes));
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
