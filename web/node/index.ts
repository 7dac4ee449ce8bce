import {
  COUNT_ONLY,
  DARK,
  FORMATS,
  FORMS,
  NOT_LIVE,
  NO_MASTHEAD,
  NO_RELEASES,
  REPORTS,
  THEMES,
  imports,
  start,
  type Doc,
  type Renderer as Core,
  type View,
} from "../src/renderer/renderer.ts";
import type { CODES } from "../src/renderer/vocabulary.ts";
import {
  isList,
  loadList,
  takeAnswers,
  type GivenFile,
} from "../full/fetched_files.ts";
import {
  compared,
  type Compared,
  type CompareOptions,
} from "../full/comparison.ts";
import { draftOf, type Draft, type DraftOptions } from "../full/draft.ts";
import { compileSource, ownWasm, type WasmSource } from "../full/module.ts";
import {
  linesOfCode,
  linesOfFrame,
  type EmbedCode,
  type EmbedOptions,
  type FrameOptions,
} from "../full/embed_options.ts";
import {
  publication,
  type Publication,
  type PublicationOptions,
} from "../full/publication.ts";

export type {
  EmbedCode,
  EmbedOptions,
  FrameOptions,
  Release,
} from "../full/embed_options.ts";
export type * from "../full/comparison.ts";
export type {
  Draft,
  DraftOptions,
  DraftSpan,
  DraftWarning,
} from "../full/draft.ts";
export type { WasmSource } from "../full/module.ts";
export type {
  ListFiles,
  Publication,
  PublicationOptions,
  PublishedFiles,
} from "../full/publication.ts";

/** A statement.json: its text, its UTF-8, or what JSON.parse makes of it. */
export type StatementSource = string | Uint8Array | object;

/**
 * What an address answers, as a statement is given; or its bytes with the final address that they
 * came from and what reports call them.
 */
export type Answer = StatementSource | AnswerFile;
export type AnswerFile = { bytes: Uint8Array; url?: string; name?: string };

export type Diagnostic = {
  /** What this is about, where that is not the statement: `list.json`, `segments[2]`, … */
  file?: string;
  severity: "error" | "warning";
  code: (typeof CODES)[number];
  /** Where in the document: `signatories.items[3].name`; "" is the whole. */
  path: string;
  /** What is wrong, and what to write instead. */
  message: string;
  /** 1-based; columns count code points. The end is exclusive. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** Offsets in UTF-16 code units, JavaScript's. */
  start: number;
  end: number;
};

export type RenderOptions = {
  /**
   * `page`, the default: a whole document, styled, without script. `fragment`: an article, for a
   * page of your own or as the content of `<joint-statement>`. `shadow`: what the element first
   * shows, as a declarative shadow root. `text`: plain text. `oembed`: JSON that lets other sites
   * show the page at `frameUrl`.
   */
  format?: (typeof FORMATS)[number];
  /** The http(s) address that relative ones in the document start from; without it, its `url`. */
  baseUrl?: string | URL;
  /** Of the title, 1 to 6. Default: 1 in a `page`, else 2. */
  headingLevel?: number;
  theme?: (typeof THEMES)[number];
  /** Which of a logo's two forms fits the page around; a `page` holds both. */
  scheme?: "light" | "dark";
  masthead?: boolean;
  /**
   * What `releases.src` answers: a JSON Feed or WordPress' list of posts, drawn instead of the
   * statement's own; or whether recent statements are drawn at all.
   */
  releases?: boolean | Answer;
  /** `count`: how many have signed, not who. */
  names?: "all" | "count";
  /** The key of a signatory to be marked. */
  highlight?: string;
  /** What reports call the statement; `statement.json` unless said. */
  file?: string;
  /**
   * What `signatories.src` answers: a list, or a head. Without it the statement's own `items` are
   * drawn, and where it is of no use. Its base is `signatories.src`, unless it has a `url`.
   */
  list?: Answer;
  /**
   * The segments that a head names, in any order: each is found by its integrity. All of them, but
   * for `shadow`, which needs the first alone.
   */
  segments?: Answer[];
} & FrameOptions;

export type Rendered = {
  /** Null when the statement has errors. */
  output: string | null;
  /** Of the statement, and then of what else was given, each in its order. */
  diagnostics: Diagnostic[];
  /** The same as lines for people. */
  text: string;
};

export type ValidateOptions = {
  /** What the reports call the document; `statement.json` unless said. */
  file?: string;
  /**
   * An older state of the same statement: that a text has changed and the `revision` has not, or has
   * gone back, is an error then.
   */
  against?: StatementSource;
  /** As for rendering. */
  baseUrl?: string | URL;
};

export type Validated = {
  /** Whether it has no errors; warnings may be left. */
  valid: boolean;
  diagnostics: Diagnostic[];
  /** Whether there was an older state, and it could be read. */
  compared: boolean;
  /** The diagnostics as lines for people, as JSON, and as GitHub's workflow commands. */
  text: string;
  json: string;
  github: string;
};

export type Renderer = {
  /**
   * Never throws over what stands in a document: that is in `diagnostics`. Throws a TypeError for a
   * wrong option, a segment that is missing or an object that JSON cannot say, an Error after
   * `dispose`.
   */
  render(source: StatementSource, options?: RenderOptions): Rendered;
  /**
   * Of a statement, or of a list or head: what has neither `id` nor `title`, but a `revision` and
   * `items` or `segments`. Throws like `render`.
   */
  validate(source: StatementSource, options?: ValidateOptions): Validated;
  /**
   * Makes of a list, `{epoch, revision, items}`, what `signatories.src` answers, and the event that
   * leads there from what is published. Throws like `render`.
   */
  publication(
    source: StatementSource,
    options?: PublicationOptions,
  ): Publication;
  /**
   * What a partner pastes to show the statement, in one of four forms. Throws like `render`, and a
   * TypeError that names the address that a form lacks.
   */
  embedCode(source: StatementSource, options: EmbedOptions): EmbedCode;
  /**
   * Makes a statement of a press release, text or HTML, for an editor to correct: every word stands in
   * a string of the JSON or in a span. Throws a TypeError for one of more than 4 MiB, an Error after
   * `dispose`.
   */
  draft(release: string | Uint8Array, options?: DraftOptions): Draft;
  /**
   * What has changed between two revisions of a statement: the words of the text, the head, who has
   * signed; and a correction that could be added. Throws like `render`.
   */
  compare(
    older: StatementSource,
    newer: StatementSource,
    options?: CompareOptions,
  ): Compared;
  /** Lets go of the memory; every later call but this one throws. */
  dispose(): void;
};

const encoder = new TextEncoder();

function bytesOf(source: StatementSource): Uint8Array {
  if (source instanceof Uint8Array) return source;
  const text: unknown =
    typeof source === "string" ? source : JSON.stringify(source);
  if (typeof text === "string") return encoder.encode(text);
  throw new TypeError(
    `a statement is a text, bytes or an object, not ${typeof source}`,
  );
}

function baseOf(address: string | URL | undefined): string {
  if (address === undefined) return "";
  const url = URL.canParse(String(address)) ? new URL(address) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url.href;
  throw new TypeError(
    `baseUrl: "${String(address)}" is not an absolute http or https address`,
  );
}

function indexOf<T extends string>(
  choices: readonly T[],
  value: T,
  option: string,
): number {
  const index = choices.indexOf(value);
  if (index >= 0) return index;
  throw new TypeError(
    `${option}: write ${choices.join(", ")}, not "${String(value)}"`,
  );
}

const isWebAddress = (address: string | URL | undefined): boolean =>
  address !== undefined &&
  /^https?:/i.test(String(address)) &&
  URL.canParse(String(address));

function viewOf({
  format = "page",
  headingLevel = format === "page" ? 1 : 2,
  theme = "auto",
  scheme = "light",
  masthead = true,
  releases = true,
  names = "all",
  highlight = "",
  live = true,
}: RenderOptions & { live?: boolean }): View {
  if (!Number.isInteger(headingLevel) || headingLevel < 1 || headingLevel > 6)
    throw new TypeError(
      `headingLevel: write a number from 1 to 6, not ${String(headingLevel)}`,
    );
  return {
    headingLevel,
    theme: indexOf(THEMES, theme, "theme"),
    flags:
      (masthead ? 0 : NO_MASTHEAD) |
      (releases === false ? NO_RELEASES : 0) |
      (live ? 0 : NOT_LIVE) |
      (indexOf(["all", "count"], names, "names") * COUNT_ONLY) |
      (indexOf(["light", "dark"], scheme, "scheme") * DARK),
    highlight,
  };
}

const report = (doc: Doc, format: (typeof REPORTS)[number], file: string) =>
  doc.report(REPORTS.indexOf(format), file);

const diagnosticsOf = (json: string): Diagnostic[] =>
  (JSON.parse(json) as { diagnostics: Diagnostic[] }).diagnostics;

const isNamed = (answer: Answer): answer is AnswerFile =>
  typeof answer === "object" &&
  "bytes" in answer &&
  answer.bytes instanceof Uint8Array;

/** `name` is what reports call it where it has none of its own. */
const fileOf = (answer: Answer, name: string): GivenFile =>
  isNamed(answer)
    ? { ...answer, name: answer.name ?? name }
    : { name, bytes: bytesOf(answer) };

/**
 * Several renderers may live at once; each has memory of its own. Rejects when the module cannot be
 * had, or is not that of this version.
 */
export async function createRenderer({
  wasm = ownWasm(),
}: { wasm?: WasmSource } = {}): Promise<Renderer> {
  const module = await compileSource(wasm);
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  if (!names.includes("html"))
    throw new Error("wasm: undersigned-full.wasm is needed, this is another");
  const begin = (): Core =>
    start(new WebAssembly.Instance(module, imports(module)));
  let core: Core | null = begin();

  function use<T>(work: (doc: Doc) => T): T {
    if (!core) throw new Error("this renderer has been disposed of");
    try {
      const doc = core.open();
      const result = work(doc);
      doc.close();
      return result;
    } catch (error) {
      // It has trapped: its memory is in an unknown state.
      core = begin();
      throw error;
    }
  }

  /** What the renderer writes of a statement; `output` is null where that has errors. */
  function write(
    source: StatementSource,
    options: RenderOptions & { live?: boolean },
    format: number,
    lines: string,
  ): Rendered {
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
    const written = use((doc) => {
      const note = (name: string, isStatement = false): void => {
        for (const one of diagnosticsOf(report(doc, "json", name)))
          diagnostics.push(isStatement ? one : { file: name, ...one });
        text += report(doc, "text", name);
      };
      doc.base(base);
      doc.view(view);
      const isGood = doc.load(bytes);
      note(file, true);
      if (isGood) missing = takeAnswers(doc, answers, note);
      return isGood ? doc.written(format, lines) : null;
    });
    if (missing !== undefined)
      throw new TypeError(
        `segments: add the one whose integrity is "${missing}"`,
      );
    if (written && !written.isGood) throw new TypeError(written.text);
    return { output: written?.text ?? null, diagnostics, text };
  }

  return {
    render(source, options = {}) {
      const format = indexOf(FORMATS, options.format ?? "page", "format");
      return write(source, options, format, linesOfFrame(options));
    },
    embedCode(source, options) {
      const { live = true, statementUrl, ...rest } = options;
      const form = indexOf(FORMS, options.form, "form");
      const { output, ...told } = write(
        source,
        {
          ...rest,
          baseUrl:
            rest.baseUrl ??
            (isWebAddress(statementUrl) ? statementUrl : undefined),
          format: "fragment",
          live,
        },
        FORMATS.length + form,
        linesOfCode(options),
      );
      const [code = null, warnings = ""] = output?.split("\0") ?? [];
      return {
        output: code,
        warnings: warnings.split("\n").slice(0, -1),
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
        const compared = isStatement && older !== null && doc.compare(older);
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
      // In memory of its own, which a long list may fill.
      const instance = new WebAssembly.Instance(module, imports(module));
      return publication(instance, bytes, options);
    },
    draft(release, options = {}) {
      if (!core) throw new Error("this renderer has been disposed of");
      const bytes =
        typeof release === "string" ? encoder.encode(release) : release;
      // In memory of its own, which goes with it.
      const instance = new WebAssembly.Instance(module, imports(module));
      return draftOf(instance, bytes, options);
    },
    compare(older, newer, options = {}) {
      const revisions = { older: bytesOf(older), newer: bytesOf(newer) };
      const base = baseOf(options.baseUrl);
      if (!core) throw new Error("this renderer has been disposed of");
      // In memory of its own, which goes with it.
      const instance = new WebAssembly.Instance(module, imports(module));
      return compared(
        instance,
        { ...revisions, base },
        options,
        (bytes, against) =>
          use((doc) => {
            doc.base(base);
            doc.load(bytes);
            if (against) doc.compare(against);
            return diagnosticsOf(report(doc, "json", ""));
          }),
      );
    },
    dispose() {
      core = null;
    },
  };
}
