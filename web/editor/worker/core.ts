import { compared, type Compared } from "../../full/comparison.ts";
import { draftOf, type Draft } from "../../full/draft.ts";
import { jsonOfCode, type EmbedOptions } from "../../full/embed_options.ts";
import type { Diagnostic } from "../../full/diagnostic.ts";
import {
  FORMS,
  REPORTS,
  startFull,
  type FullDoc,
  type FullRenderer,
} from "../../full/full_renderer.ts";
import { CONTROLS, THEMES, imports } from "../../src/renderer/renderer.ts";

// What undersigned-full.wasm does for the editor: it knows what is wrong with a document, what partners
// paste, and what a press release says. It runs in the worker.

export type { Compared, Diagnostic };

export type Reading = Pick<Draft, "json" | "spans" | "warnings">;

export type Code = { text: string; warnings: string[]; isGood: boolean };

export type CodeOptions = Pick<
  EmbedOptions,
  "form" | "scriptUrl" | "statementUrl" | "frameUrl" | "theme" | "headingLevel"
>;

export type Core = {
  /** All errors and warnings of a document, in its order. */
  check(text: string): Diagnostic[];
  /**
   * What has changed since an older state, `olderName`, and whether the revision has to grow; or the
   * errors of whichever has some.
   */
  changes(older: string, olderName: string, text: string): Compared;
  /** Null where the document has errors. */
  embedCode(text: string, options: CodeOptions): Code | null;
  /** A statement made of a press release: text, or HTML. Throws where it is too long. */
  draft(release: string): Reading;
};

const encoder = new TextEncoder();

const diagnosticsOf = (doc: FullDoc): Diagnostic[] =>
  (
    JSON.parse(doc.report(REPORTS.indexOf("json"), "")) as {
      diagnostics: Diagnostic[];
    }
  ).diagnostics;

/** Rejects when the module at `address` cannot be had, or is not that of this version. */
export async function createCore(address: URL): Promise<Core> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address.href} answers with HTTP ${response.status}`);
  const module = await WebAssembly.compile(await response.arrayBuffer());
  // Not waited for: of modules that are compiled a worker makes instances at once.
  const instance = (): WebAssembly.Instance =>
    new WebAssembly.Instance(module, imports(module));
  let renderer: FullRenderer = startFull(instance());

  function use<T>(
    document: string | Uint8Array,
    work: (doc: FullDoc, isGood: boolean) => T,
  ): T {
    try {
      const doc = renderer.open();
      doc.base("");
      doc.view({ headingLevel: 2, theme: 0, flags: CONTROLS, highlight: "" });
      const bytes =
        typeof document === "string" ? encoder.encode(document) : document;
      const result = work(doc, doc.load(bytes));
      doc.close();
      return result;
    } catch (error) {
      // It has trapped: its memory is in an unknown state.
      renderer = startFull(instance());
      throw error;
    }
  }

  return {
    check: (text) => use(text, diagnosticsOf),
    changes: (older, olderName, text) =>
      compared(
        // In memory of its own, which goes with it.
        instance(),
        { older: encoder.encode(older), newer: encoder.encode(text), base: "" },
        { file: "this document", olderFile: olderName },
        (document, against) =>
          use(document, (doc) => {
            if (against) doc.compare(against);
            return diagnosticsOf(doc);
          }),
      ),
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
        return doc.embedCode(FORMS.indexOf(form), jsonOfCode(options));
      }),
    draft: (release) => draftOf(instance(), encoder.encode(release), {}),
  };
}
