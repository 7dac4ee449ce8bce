import { compared, type Compared } from "../node/comparison.ts";
import { linesOfCode, type EmbedOptions } from "../node/frame.ts";
import type { Diagnostic } from "../node/index.ts";
import {
  CONTROLS,
  FORMATS,
  FORMS,
  REPORTS,
  THEMES,
  imports,
  start,
  type Doc,
  type Renderer,
} from "../src/renderer.ts";

// undersigned-full.wasm in the page: what is wrong with a document, and what partners paste.

export type { Compared, Diagnostic };

export type Code = { text: string; warnings: string[]; isGood: boolean };

export type CodeOptions = Pick<
  EmbedOptions,
  "form" | "scriptUrl" | "statementUrl" | "frameUrl" | "theme" | "headingLevel"
>;

export type Checker = {
  /** All errors and warnings of a document, in its order. */
  check(text: string): Diagnostic[];
  /**
   * What has changed since an older state, `olderName`, and whether the revision has to grow; or the
   * errors of whichever has some.
   */
  changes(older: string, olderName: string, text: string): Promise<Compared>;
  /** Null where the document has errors. */
  embedCode(text: string, options: CodeOptions): Code | null;
};

const encoder = new TextEncoder();

const diagnosticsOf = (doc: Doc): Diagnostic[] =>
  (
    JSON.parse(doc.report(REPORTS.indexOf("json"), "")) as {
      diagnostics: Diagnostic[];
    }
  ).diagnostics;

/** Rejects when the module at `address` cannot be had, or is not that of this version. */
export async function createChecker(address: URL): Promise<Checker> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address.href} answers with HTTP ${response.status}`);
  const module = await WebAssembly.compile(await response.arrayBuffer());
  const begin = async (): Promise<Renderer> =>
    start(await WebAssembly.instantiate(module, imports(module)));
  let core = await begin();

  function use<T>(
    document: string | Uint8Array,
    work: (doc: Doc, isGood: boolean) => T,
  ): T {
    try {
      const doc = core.open();
      doc.base("");
      doc.view({ headingLevel: 2, theme: 0, flags: CONTROLS, highlight: "" });
      const bytes =
        typeof document === "string" ? encoder.encode(document) : document;
      const result = work(doc, doc.load(bytes));
      doc.close();
      return result;
    } catch (error) {
      // It has trapped: its memory is in an unknown state.
      void begin().then((next) => (core = next));
      throw error;
    }
  }

  return {
    check: (text) => use(text, diagnosticsOf),
    async changes(older, olderName, text) {
      // In memory of its own, which goes with it.
      const instance = await WebAssembly.instantiate(module, imports(module));
      const [before, after] = [encoder.encode(older), encoder.encode(text)];
      return compared(
        instance,
        { older: before, newer: after, base: "" },
        { file: "this document", olderFile: olderName },
        (document, against) =>
          use(document, (doc) => {
            if (against) doc.compare(against);
            return diagnosticsOf(doc);
          }),
      );
    },
    embedCode: (text, options) =>
      use(text, (doc, isGood) => {
        if (!isGood) return null;
        const { form, theme = "auto", headingLevel = 2 } = options;
        doc.base(String(options.statementUrl ?? ""));
        doc.view({
          headingLevel,
          theme: THEMES.indexOf(theme),
          flags: 0,
          highlight: "",
        });
        doc.load(encoder.encode(text));
        const written = doc.written(
          FORMATS.length + FORMS.indexOf(form),
          linesOfCode(options),
        );
        const [code = "", warnings = ""] = written.text.split("\0");
        return {
          text: code,
          warnings: warnings.split("\n").slice(0, -1),
          isGood: written.isGood,
        };
      }),
  };
}
