import { compareRevisions, type Compared } from "../../full/comparison.ts";
import { makeDraft, type Draft } from "../../full/draft.ts";
import { embedJson, type EmbedOptions } from "../../full/embed_options.ts";
import type { Diagnostic } from "../../full/diagnostic.ts";
import {
  FORMS,
  REPORTS,
  startFull,
  type FullDoc,
  type FullRenderer,
} from "../../full/full_renderer.ts";
import { CONTROLS, THEMES, imports } from "../../src/renderer/renderer.ts";

// The editor's calls of undersigned-full.wasm: it checks and compares documents, makes embed code
// and drafts from press releases. Runs in the worker.

export type { Compared, Diagnostic };

export type DraftReading = Pick<Draft, "json" | "spans" | "warnings">;

export type Code = { text: string; warnings: string[]; isGood: boolean };

export type CodeOptions = Pick<
  EmbedOptions,
  "form" | "scriptUrl" | "statementUrl" | "frameUrl" | "theme" | "headingLevel"
>;

export type Core = {
  /** All errors and warnings of a document, in its order. */
  check(text: string): Diagnostic[];
  /**
   * The changes since an older state, named `olderName`, and whether a higher revision is needed;
   * or the errors of both.
   */
  changes(older: string, olderName: string, text: string): Compared;
  /** Null if the document has errors. */
  embedCode(text: string, options: CodeOptions): Code | null;
  /** Drafts a statement from a press release, text or HTML. Throws if it is too long. */
  draft(release: string): DraftReading;
};

const encoder = new TextEncoder();

const diagnosticsOf = (doc: FullDoc): Diagnostic[] =>
  (
    JSON.parse(doc.report(REPORTS.indexOf("json"), "")) as {
      diagnostics: Diagnostic[];
    }
  ).diagnostics;

/** Rejects when the module at `address` cannot be loaded, or is of another version. */
export async function createCore(address: URL): Promise<Core> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address.href} answers with HTTP ${response.status}`);
  const module = await WebAssembly.compile(await response.arrayBuffer());
  // Synchronous, which workers allow.
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
      // It has trapped: the state of its memory is unknown.
      renderer = startFull(instance());
      throw error;
    }
  }

  return {
    check: (text) => use(text, diagnosticsOf),
    changes: (older, olderName, text) =>
      compareRevisions(
        // An instance of its own, whose memory is freed with it.
        instance(),
        { older: encoder.encode(older), newer: encoder.encode(text), base: "" },
        { file: "this document", olderFile: olderName },
        (document, against) =>
          use(document, (doc) => {
            if (against) doc.checkRevision(against);
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
        return doc.embedCode(FORMS.indexOf(form), embedJson(options));
      }),
    draft: (release) => makeDraft(instance(), encoder.encode(release), {}),
  };
}
