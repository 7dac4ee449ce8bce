import {
  encode,
  outputText,
  outputTexts,
  outputWords,
  put,
  type MemoryExports,
} from "./memory.ts";
import { ABI, CODES, ERRORS } from "./vocabulary.ts";

type Receive = (doc: number, address: number, size: number) => number;
type PutText = (doc: number) => void;

/** The exports of wasm/exports.cpp. Numbers are u32, which JavaScript sees as signed. */
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
  receive_list: Receive;
  receive_event: Receive;
  receive_segment(
    doc: number,
    integrity: number,
    address: number,
    size: number,
  ): number;
  receive_releases: Receive;
  list_address: PutText;
  stream_address: PutText;
  releases_address: PutText;
  embargo_end: PutText;
  refresh_seconds(doc: number): number;
  missing_segments(doc: number): void;
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
/** The flags of view(): what is left out, and whether the page around is dark. */
export const NO_MASTHEAD = 1;
export const NO_RELEASES = 2;
export const COUNT_ONLY = 4;
export const DARK = 8;
/** The list is not kept up to date. */
export const NOT_LIVE = 16;
/** The reader has controls: filter, order, "Show all". */
export const CONTROLS = 32;

/** What became of fetched bytes, indexed by the numbers that reload() and receive_…() return. */
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
  /** Takes effect with the next load or `draw`. */
  view(view: View): void;
  /**
   * Reads a statement and starts to draw it. False when it has errors: the last good one stays.
   */
  load(json: Uint8Array): boolean;
  /** The same for a later answer of its address: only a higher revision is "changed". */
  reload(json: Uint8Array): Outcome;
  /** Reads what was fetched besides the statement, from `address`. Then call `step`. */
  receive(
    what: "list" | "event" | "releases",
    address: string,
    body: Uint8Array,
  ): Outcome;
  /**
   * The same for one of the missing segments. Of a long one only a part is read: after "more" the same
   * call reads on.
   */
  receiveSegment(
    integrity: string,
    address: string,
    body: Uint8Array,
  ): Outcome | "more";
  /** The absolute address to fetch, or "". */
  address(of: "list" | "stream" | "releases"): string;
  /** The time (RFC 3339) at which the embargo ends, or "". */
  embargoEnd(): string;
  /** Seconds between two fetches of the list; 0 is never again. */
  refreshSeconds(): number;
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
  /** The revision of the statement that is drawn; 0 if there is none. */
  revision(): number;
  close(): void;
};

export type Renderer = { open: () => Doc };

/** EBADF, for whatever WASI function the module calls: there are no files. */
const answerBadFile = (): number => 8;

/** The imports of `module`. */
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
      const text = (putText: PutText): string => {
        putText(doc);
        return outputText(wasm);
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
        receive(what, address, body) {
          const from = encode(address);
          const size = put(wasm, from, body);
          const outcome = wasm[`receive_${what}`](doc, from.length, size);
          return OUTCOMES[outcome] as Outcome;
        },
        receiveSegment(integrity, address, body) {
          const hash = encode(integrity);
          const from = encode(address);
          const size = put(wasm, hash, from, body);
          return OUTCOMES[
            wasm.receive_segment(doc, hash.length, from.length, size)
          ]!;
        },
        address: (of) => text(wasm[`${of}_address`]),
        embargoEnd: () => text(wasm.embargo_end),
        refreshSeconds: () => wasm.refresh_seconds(doc),
        missingSegments() {
          wasm.missing_segments(doc);
          const segments: Segment[] = [];
          const texts = outputTexts(wasm);
          for (let at = 0; texts[at]; at += 2)
            segments.push({ integrity: texts[at]!, url: texts[at + 1]! });
          return segments;
        },
        act: (action, value) => !!wasm.act(doc, action, putText(value)),
        announce: () => !!wasm.announce(doc),
        draw: () => wasm.draw(doc),
        tree: () => String(wasm.tree(doc) >>> 0),
        step(nodes) {
          const more = !!wasm.step(doc, nodes);
          return { words: outputWords(wasm), text: outputText(wasm), more };
        },
        findings() {
          const count = wasm.diagnostics(doc);
          const all = outputWords(wasm);
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
