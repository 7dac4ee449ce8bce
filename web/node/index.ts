import { imports } from "../src/renderer/renderer.ts";
import type { Renderer } from "../full/api.ts";
import type { Diagnostic } from "../full/diagnostic.ts";
import type {
  RenderOptions,
  Rendered,
  StatementSource,
} from "../full/render_options.ts";
import { compareRevisions } from "../full/comparison.ts";
import { makeDraft } from "../full/draft.ts";
import { embedJson, frameJson } from "../full/embed_options.ts";
import { isList, loadList, addFetchedFiles } from "../full/fetched_files.ts";
import {
  FORMATS,
  FORMS,
  REPORTS,
  startFull,
  type FullDoc,
  type FullRenderer,
  type WriteResult,
} from "../full/full_renderer.ts";
import { compileModule, type WasmSource } from "../full/module.ts";
import {
  baseOf,
  bytesOf,
  fileOf,
  indexOf,
  isWebAddress,
  viewOf,
} from "../full/options.ts";
import { packagedWasm } from "../full/platform.ts";
import { makePublication } from "../full/publication.ts";

export type * from "../full/api.ts";
export type * from "../full/comparison.ts";
export type * from "../full/diagnostic.ts";
export type * from "../full/render_options.ts";
export type {
  Draft,
  DraftOptions,
  DraftSpan,
  DraftWarning,
} from "../full/draft.ts";
export type {
  EmbedCode,
  EmbedOptions,
  Release,
} from "../full/embed_options.ts";
export type { WasmSource } from "../full/module.ts";
export type {
  ListFiles,
  Publication,
  PublicationOptions,
  PublishedFiles,
} from "../full/publication.ts";

const encoder = new TextEncoder();

const report = (doc: FullDoc, format: (typeof REPORTS)[number], file: string) =>
  doc.report(REPORTS.indexOf(format), file);

const diagnosticsOf = (json: string): Diagnostic[] =>
  (JSON.parse(json) as { diagnostics: Diagnostic[] }).diagnostics;

/**
 * Creates a renderer. There may be several; each has memory of its own. Rejects when the module
 * cannot be loaded or is of another version.
 */
export async function createRenderer({
  wasm = packagedWasm(),
}: { wasm?: WasmSource } = {}): Promise<Renderer> {
  const module = await compileModule(wasm);
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  if (!names.includes("html"))
    throw new Error("wasm: undersigned-full.wasm is needed, this is another");
  const begin = (): FullRenderer =>
    startFull(new WebAssembly.Instance(module, imports(module)));
  let core: FullRenderer | null = begin();

  function use<T>(work: (doc: FullDoc) => T): T {
    if (!core) throw new Error("this renderer has been disposed of");
    try {
      const doc = core.open();
      const result = work(doc);
      doc.close();
      return result;
    } catch (error) {
      // It has trapped: the state of its memory is unknown.
      core = begin();
      throw error;
    }
  }

  /** The result of `write` for a statement; null if the statement has errors. */
  function written<Result extends WriteResult>(
    source: StatementSource,
    options: RenderOptions & { live?: boolean },
    write: (doc: FullDoc) => Result,
  ): Omit<Rendered, "output"> & { written: Result | null } {
    const bytes = bytesOf(source);
    const base = baseOf(options.baseUrl);
    const view = viewOf(options);
    const { list, segments = [], releases, file = "statement.json" } = options;
    const answers = {
      list: list === undefined ? undefined : fileOf(list, "list.json"),
      segments: segments.map((one, index) => fileOf(one, `segments[${index}]`)),
      releases:
        releases === undefined || typeof releases === "boolean"
          ? undefined
          : fileOf(releases, "releases"),
      base,
      isWhole: options.format !== "shadow",
    };
    const diagnostics: Diagnostic[] = [];
    let text = "";
    let missing: string | undefined;
    const result = use((doc) => {
      const note = (name: string, isStatement = false): void => {
        for (const one of diagnosticsOf(report(doc, "json", name)))
          diagnostics.push(isStatement ? one : { file: name, ...one });
        text += report(doc, "text", name);
      };
      doc.base(base);
      doc.view(view);
      const isGood = doc.load(bytes);
      note(file, true);
      if (isGood) missing = addFetchedFiles(doc, answers, note);
      return isGood ? write(doc) : null;
    });
    if (missing !== undefined)
      throw new TypeError(
        `segments: add the one whose integrity is "${missing}"`,
      );
    if (result && !result.isGood) throw new TypeError(result.text);
    return { written: result, diagnostics, text };
  }

  return {
    render(source, options = {}) {
      const format = indexOf(FORMATS, options.format ?? "page", "format");
      const json = frameJson(options);
      const { written: result, ...told } = written(source, options, (doc) =>
        doc.written(format, json),
      );
      return { output: result?.text ?? null, ...told };
    },
    embedCode(source, options) {
      const { live = true, statementUrl, ...rest } = options;
      const form = indexOf(FORMS, options.form, "form");
      const json = embedJson(options);
      const { written: result, ...told } = written(
        source,
        {
          ...rest,
          baseUrl:
            rest.baseUrl ??
            (isWebAddress(statementUrl) ? statementUrl : undefined),
          format: "fragment",
          live,
        },
        (doc) => doc.embedCode(form, json),
      );
      return {
        output: result?.text ?? null,
        warnings: result?.warnings ?? [],
        ...told,
      };
    },
    validate(source, { file = "statement.json", against, baseUrl } = {}) {
      const bytes = bytesOf(source);
      const older = against === undefined ? null : bytesOf(against);
      const base = baseOf(baseUrl);
      return use((doc) => {
        const isStatement = !isList(bytes);
        doc.base(base);
        if (isStatement) doc.load(bytes);
        else loadList(doc, bytes, base);
        const compared =
          isStatement && older !== null && doc.checkRevision(older);
        const json = report(doc, "json", file);
        const diagnostics = diagnosticsOf(json);
        return {
          valid: !diagnostics.some(({ severity }) => severity === "error"),
          diagnostics,
          compared,
          text: report(doc, "text", file),
          json,
          github: report(doc, "github", file),
        };
      });
    },
    publication(source, options = {}) {
      const bytes = bytesOf(source);
      if (!core) throw new Error("this renderer has been disposed of");
      // An instance of its own, because a long list may fill the memory.
      const instance = new WebAssembly.Instance(module, imports(module));
      return makePublication(instance, bytes, options);
    },
    draft(release, options = {}) {
      if (!core) throw new Error("this renderer has been disposed of");
      const bytes =
        typeof release === "string" ? encoder.encode(release) : release;
      // An instance of its own, whose memory is freed with it.
      const instance = new WebAssembly.Instance(module, imports(module));
      return makeDraft(instance, bytes, options);
    },
    compare(older, newer, options = {}) {
      const revisions = { older: bytesOf(older), newer: bytesOf(newer) };
      const base = baseOf(options.baseUrl);
      if (!core) throw new Error("this renderer has been disposed of");
      // An instance of its own, whose memory is freed with it.
      const instance = new WebAssembly.Instance(module, imports(module));
      return compareRevisions(
        instance,
        { ...revisions, base },
        options,
        (bytes, against) =>
          use((doc) => {
            doc.base(base);
            doc.load(bytes);
            if (against) doc.checkRevision(against);
            return diagnosticsOf(report(doc, "json", ""));
          }),
      );
    },
    dispose() {
      core = null;
    },
  };
}
