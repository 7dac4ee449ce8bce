import {
  encode,
  output,
  outputText,
  put,
  textAt,
  wordsAt,
  type MemoryExports,
} from "./memory.ts";
import { ABI, CODES, ERRORS } from "./vocabulary.ts";

/** What wasm/exports.cpp exports. Numbers are u32, which JavaScript sees as signed. */
export type Exports = MemoryExports & {
  _initialize(): void;
  abi(): number;
  open_document(): number;
  close_document(doc: number): void;
  base(doc: number, size: number): void;
  view(doc: number, headingLevel: number, theme: number, flags: number): void;
  highlight(doc: number, size: number): void;
  load(doc: number, size: number): number;
  reload(doc: number, size: number): number;
  feed(doc: number, what: number, address: number, size: number): number;
  source(doc: number, which: number): number;
  wanted(doc: number): number;
  act(doc: number, action: number, size: number): number;
  announce(doc: number): number;
  draw(doc: number): void;
  tree(doc: number): number;
  step(doc: number, nodes: number): number;
  diagnostics(doc: number): number;
  revision(doc: number): number;
};

/** Indexed by the numbers that view() takes. */
export const THEMES = ["auto", "light", "dark", "host"] as const;
/** The flags that view() takes: what is left out, and whether the page around is dark. */
export const NO_MASTHEAD = 1;
export const NO_RELEASES = 2;
export const COUNT_ONLY = 4;
export const DARK = 8;
/** The list is not kept up to date; the reader has controls. */
export const NOT_LIVE = 16;
export const CONTROLS = 32;

/** The numbers that feed() takes: what is fetched besides the statement. */
export const LIST = 0;
export const EVENT = 1;
const SEGMENT = 2;
export const RELEASES = 3;
/** source() takes LIST and these. */
export const STREAM = 1;
export const RELEASES_SOURCE = 2;
export const EMBARGO_END = 3;

/** What became of fetched bytes, indexed by the numbers that feed() and reload() return. */
export const OUTCOMES = ["known", "changed", "gap", "refused", "more"] as const;
export type Outcome = Exclude<(typeof OUTCOMES)[number], "more">;

/**
 * How a statement is shown. `headingLevel` is 1 to 6, `theme` an index of THEMES, `highlight`
 * the key of a signatory, or "".
 */
export type View = {
  headingLevel: number;
  theme: number;
  flags: number;
  highlight: string;
};

/** One error or warning of the reader. Line and column are 1-based, the column in code points. */
export type Finding = {
  code: (typeof CODES)[number];
  isError: boolean;
  line: number;
  column: number;
};

/**
 * The operations of one slice of a drawing; they consume `text` in order. `words` is a view, valid
 * until the next call.
 */
export type Slice = { words: Uint32Array; text: string; more: boolean };

/** A file with a part of the list, and its integrity, as `fetch` takes it. */
export type Segment = { integrity: string; url: string };

/**
 * A statement in the renderer's memory. A method that throws has trapped: neither the renderer nor any
 * of its documents may be used again.
 */
export type Doc = {
  /** Its number in the exports. */
  readonly id: number;
  /** The absolute address that the file came from, or "", for the loads that follow. */
  base(address: string): void;
  /** Takes effect with the next load. */
  view(view: View): void;
  /**
   * Reads a statement and starts to draw it. False when it has errors: the last good one stays.
   */
  load(json: Uint8Array): boolean;
  /** The same for a later answer of its address: only a higher revision is "changed". */
  reload(json: Uint8Array): Outcome;
  /** `what` is LIST, EVENT or RELEASES; `address` is where it came from. Then call `step`. */
  feed(what: number, address: string, body: Uint8Array): Outcome;
  /**
   * The same for one of the segments that are wanted. Of a long one only a part is read: after "more"
   * the same call reads on.
   */
  segment(
    integrity: string,
    address: string,
    body: Uint8Array,
  ): Outcome | "more";
  /**
   * The absolute address of LIST, STREAM or RELEASES_SOURCE, or "". For EMBARGO_END, the time (RFC 3339)
   * at which the embargo ends, or "".
   */
  source(which: number): string;
  /** Seconds between two fetches of the list; 0 is never again. */
  refresh(): number;
  /** The segments to fetch now. */
  missingSegments(): Segment[];
  /** A reader's action, an index of WORDS, and its text. True when the list is paused. */
  act(action: number, value: string): boolean;
  /** Announces what is new since the last time to screen readers, if anything; then call `step`. */
  announce(): boolean;
  /** Starts to draw the last good statement again, under the current view. */
  draw(): void;
  /** The `data-tree` that a server-made drawing has if it equals this one; before the first slice. */
  tree(): string;
  /** The next slice of the drawing, of about `nodes` nodes. */
  step(nodes: number): Slice;
  /** Errors and warnings of the last document that was read. */
  findings(): Finding[];
  /** Of the statement that is drawn; 0 when there is none. */
  revision(): number;
  close(): void;
};

export type Renderer = { open(): Doc };

/** EBADF, for whatever WASI function the module calls: there are no files. */
const answerBadFile = (): number => 8;

/** All that `module` imports. */
export function imports(module: WebAssembly.Module): WebAssembly.Imports {
  const all = Object.create(null) as WebAssembly.Imports;
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (all[from] ??= Object.create(null) as WebAssembly.ModuleImports)[name] =
      answerBadFile;
  return all;
}

/** A WebAssembly instance, or its form in JavaScript. */
export type Instance = { readonly exports: object };

/** Throws when the module is not the one that this script was built with. */
export function start({ exports }: Instance): Renderer {
  const wasm = exports as Exports;
  wasm._initialize();
  if (wasm.abi() >>> 0 !== ABI)
    throw new Error("script and .wasm are of different versions");

  const putText = (text: string): number => put(wasm, encode(text));

  return {
    open() {
      const doc = wasm.open_document();
      const feed = (what: number, address: string, body: Uint8Array) => {
        const from = encode(address);
        const size = put(wasm, from, body);
        return OUTCOMES[wasm.feed(doc, what, from.length, size)]!;
      };
      return {
        id: doc,
        base: (address) => wasm.base(doc, putText(address)),
        view({ headingLevel, theme, flags, highlight }) {
          wasm.view(doc, headingLevel, theme, flags);
          wasm.highlight(doc, putText(highlight));
        },
        load: (json) => !wasm.load(doc, put(wasm, json)),
        reload: (json) =>
          OUTCOMES[wasm.reload(doc, put(wasm, json))] as Outcome,
        feed: (what, address, body) => feed(what, address, body) as Outcome,
        segment: (integrity, address, body) =>
          feed(SEGMENT, `${integrity} ${address}`, body),
        source(which) {
          wasm.source(doc, which);
          return outputText(wasm);
        },
        refresh: () => wasm.source(doc, LIST),
        missingSegments() {
          wasm.wanted(doc);
          return outputText(wasm)
            .split("\n")
            .filter(Boolean)
            .map((line) => {
              const [integrity, url] = line.split(" ");
              return { integrity: integrity!, url: url! };
            });
        },
        act: (action, value) => !!wasm.act(doc, action, putText(value)),
        announce: () => !!wasm.announce(doc),
        draw: () => wasm.draw(doc),
        tree: () => String(wasm.tree(doc) >>> 0),
        step(nodes) {
          const more = !!wasm.step(doc, nodes);
          const [address, count, textAddress, size] = output(wasm);
          return {
            words: wordsAt(wasm, address!, count!),
            text: textAt(wasm, textAddress!, size!),
            more,
          };
        },
        findings() {
          const count = wasm.diagnostics(doc);
          const all = wordsAt(wasm, output(wasm)[0]!, count * 5);
          return Array.from({ length: count }, (_, index) => {
            const [code, line, column] = all.subarray(index * 5);
            return {
              code: CODES[code!]!,
              isError: code! < ERRORS,
              line: line!,
              column: column!,
            };
          });
        },
        revision: () => wasm.revision(doc),
        close: () => wasm.close_document(doc),
      };
    },
  };
}
