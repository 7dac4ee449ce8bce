import type { Compared, CompareOptions } from "./comparison.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Draft, DraftOptions } from "./draft.ts";
import type { EmbedCode, EmbedOptions } from "./embed_options.ts";
import type { Publication, PublicationOptions } from "./publication.ts";
import type {
  RenderOptions,
  Rendered,
  StatementSource,
} from "./render_options.ts";

// What the package's `createRenderer` gives.

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
