import { ABI, CODES, ERRORS } from "./vocabulary.ts";

/**
 * What wasm/exports.cpp exports; numbers are u32, which JavaScript sees signed. The last six
 * stand in undersigned-full.wasm only.
 */
export type Exports = {
  memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  abi(): number;
  input(size: number): number;
  output(): number;
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
  html(doc: number, format: number, size: number): number;
  report(doc: number, format: number, size: number): void;
  compare(doc: number, size: number): number;
  publication(
    flags: number,
    statement: number,
    previous: number,
    name: number,
    size: number,
  ): number;
  draft(size: number): void;
  changes(older: number, base: number, date: number, size: number): number;
};

/** By the numbers that view() takes. */
export const THEMES = ["auto", "light", "dark", "host"] as const;
/** The flags that view() takes: what is left out, and that the surroundings are dark. */
export const NO_MASTHEAD = 1;
export const NO_RELEASES = 2;
export const COUNT_ONLY = 4;
export const DARK = 8;
/** That the list is not kept up to date, and that the reader has controls. */
export const NOT_LIVE = 16;
export const CONTROLS = 32;

/** By the numbers that feed() takes: what is fetched besides the statement. */
export const LIST = 0;
export const EVENT = 1;
const SEGMENT = 2;
export const RELEASES = 3;
/** Source() takes LIST, and these. */
export const STREAM = 1;
export const RELEASES_SOURCE = 2;
export const UNTIL = 3;

/** What came of something that was fetched, by the numbers that feed() and reload() return. */
export const OUTCOMES = ["known", "changed", "gap", "refused", "more"] as const;
export type Outcome = Exclude<(typeof OUTCOMES)[number], "more">;

/** By the numbers that html() and report() take. */
export const FORMATS = [
  "page",
  "fragment",
  "shadow",
  "text",
  "oembed",
] as const;
/** And behind FORMATS: what partners paste. */
export const FORMS = ["tag", "module", "fallback", "iframe"] as const;
export const REPORTS = ["text", "json", "github"] as const;

/**
 * What is chosen of a statement. `headingLevel` is 1 to 6, `theme` an index of THEMES, `highlight`
 * the key of a signatory, or "".
 */
export type View = {
  headingLevel: number;
  theme: number;
  flags: number;
  highlight: string;
};

/** One complaint of the reader. Line and column are 1-based, the column in code points. */
export type Finding = {
  code: (typeof CODES)[number];
  isError: boolean;
  line: number;
  column: number;
};

/**
 * Operations of one slice of a drawing; they consume `text` in order. `words` is a view, valid
 * until the next call of anything here.
 */
export type Slice = { words: Uint32Array; text: string; more: boolean };

/** A file with a part of the list, and what `fetch` is to check it by. */
export type Segment = { integrity: string; url: string };

/**
 * A statement in the renderer's memory. A method that throws has trapped: the renderer and all its
 * documents are then of no more use.
 */
export type Doc = {
  /** The absolute address that the file came from, or "". Holds for later loads. */
  base(address: string): void;
  /** Takes effect with the next load. */
  view(view: View): void;
  /**
   * Reads a statement and starts its drawing. False when it has errors: the last good one stays.
   */
  load(json: Uint8Array): boolean;
  /** The same for what its address answers later: only a higher revision is "changed". */
  reload(json: Uint8Array): Outcome;
  /** LIST, EVENT or RELEASES, and the address that it came from. Then `step`. */
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
   * The absolute address of LIST, STREAM or RELEASES_SOURCE, or "". UNTIL is the time (RFC 3339)
   * until which the statement is embargoed, or "".
   */
  source(which: number): string;
  /** Seconds from one look at the list to the next; 0 is never. */
  refresh(): number;
  /** The segments that have to be fetched now. */
  wanted(): Segment[];
  /** What the reader does: an index of WORDS, and a text. True when the list is paused. */
  act(action: number, value: string): boolean;
  /** Tells screen readers what has come since the last time, if anything; then `step`. */
  announce(): boolean;
  /** Starts the drawing of the last good statement anew, under the present view. */
  draw(): void;
  /** What a server's drawing has as `data-tree` if it is this one; before the first slice. */
  tree(): string;
  /** The next slice of the drawing, of about `nodes` nodes. */
  step(nodes: number): Slice;
  /** What the reader said of the last document. */
  findings(): Finding[];
  /** The drawn statement's; 0 when there is none. */
  revision(): number;
  close(): void;
  /** In undersigned-full.wasm: the loaded statement in one of FORMATS, by index. */
  html(format: number): string;
  /** The same with options, as wasm/full/html/embed_options.h reads them; behind FORMATS come FORMS. */
  written(format: number, options: string): Written;
  /** There too: what the reader said, in one of REPORTS, by index; `file` names the document. */
  report(format: number, file: string): string;
  /**
   * There too: adds to what the reader said where the document differs from an older one and should
   * not. False when either has errors.
   */
  compare(older: Uint8Array): boolean;
};

/** `text` is what was asked for; or else which option is wrong, and what to write instead. */
export type Written = { isGood: boolean; text: string };

export type Renderer = { open(): Doc };

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** EBADF, whatever the module asks of its host: there are no files. */
const refuse = (): number => 8;

/** All that `module` imports. */
export function imports(module: WebAssembly.Module): WebAssembly.Imports {
  const all = Object.create(null) as WebAssembly.Imports;
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (all[from] ??= Object.create(null) as WebAssembly.ModuleImports)[name] =
      refuse;
  return all;
}

/** What a renderer is made of: an instance, or what JavaScript has in its place. */
export type Instance = { readonly exports: object };

/** Throws when the module is not the one that this script was built with. */
export function start({ exports }: Instance): Renderer {
  const wasm = exports as Exports;
  wasm._initialize();
  if (wasm.abi() >>> 0 !== ABI)
    throw new Error("script and .wasm are of different versions");

  /** Makes `bytes` the input; returns their number. */
  const put = (bytes: Uint8Array): number => {
    const address = wasm.input(bytes.length) >>> 0;
    new Uint8Array(wasm.memory.buffer, address, bytes.length).set(bytes);
    return bytes.length;
  };
  const putText = (text: string): number => put(encode(text));

  // A byte-order mark is a character of the text.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  // Views are made anew each time: growing memory detaches them.
  const words = (address: number, count: number): Uint32Array =>
    new Uint32Array(wasm.memory.buffer, address, count);
  const text = (address: number, size: number): string =>
    decoder.decode(new Uint8Array(wasm.memory.buffer, address, size));
  /** The four words of the output, or as many as the last call has written. */
  const output = (): number[] => [...words(wasm.output() >>> 0, 4)];

  return {
    open() {
      const doc = wasm.open_document();
      const outputText = (): string => {
        const [address, size] = output();
        return text(address!, size!);
      };
      const written = (format: number, options: string): Written => {
        const isGood = !wasm.html(doc, format, putText(options));
        return { isGood, text: outputText() };
      };
      const feed = (what: number, address: string, body: Uint8Array) => {
        const from = encode(address);
        const input = new Uint8Array(from.length + body.length);
        input.set(from);
        input.set(body, from.length);
        return OUTCOMES[wasm.feed(doc, what, from.length, put(input))]!;
      };
      return {
        base: (address) => wasm.base(doc, putText(address)),
        view({ headingLevel, theme, flags, highlight }) {
          wasm.view(doc, headingLevel, theme, flags);
          wasm.highlight(doc, putText(highlight));
        },
        load: (json) => !wasm.load(doc, put(json)),
        reload: (json) => OUTCOMES[wasm.reload(doc, put(json))] as Outcome,
        feed: (what, address, body) => feed(what, address, body) as Outcome,
        segment: (integrity, address, body) =>
          feed(SEGMENT, `${integrity} ${address}`, body),
        source(which) {
          wasm.source(doc, which);
          return outputText();
        },
        refresh: () => wasm.source(doc, LIST),
        wanted() {
          wasm.wanted(doc);
          return outputText()
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
          const [address, count, textAddress, size] = output();
          return {
            words: words(address!, count!),
            text: text(textAddress!, size!),
            more,
          };
        },
        findings() {
          const count = wasm.diagnostics(doc);
          const all = words(output()[0]!, count * 5);
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
        html: (format) => written(format, "").text,
        written,
        report(format, file) {
          wasm.report(doc, format, putText(file));
          return outputText();
        },
        compare: (older) => !wasm.compare(doc, put(older)),
      };
    },
  };
}
