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

// The interface of the package's `createRenderer`.

export type ValidateOptions = {
  /** The document's name in reports. Default: `statement.json`. */
  file?: string;
  /**
   * An older state of the same statement. A changed text without a higher `revision`, or a lower
   * `revision`, is then an error.
   */
  against?: StatementSource;
  /** As in RenderOptions. */
  baseUrl?: string | URL;
};

export type Validated = {
  /** Whether the document has no errors. It may have warnings. */
  valid: boolean;
  diagnostics: Diagnostic[];
  /** Whether the document was compared with an older state. */
  compared: boolean;
  /** The diagnostics: as lines for people, as JSON, and as GitHub's workflow commands. */
  text: string;
  json: string;
  github: string;
};

export type Renderer = {
  /**
   * Renders a statement. Errors in the document are in `diagnostics`, never thrown. Throws a
   * TypeError for a wrong option, a missing segment or an object that is not JSON; an Error after
   * `dispose`.
   */
  render(source: StatementSource, options?: RenderOptions): Rendered;
  /**
   * Checks a statement, a list or a head. A list or head has a `revision` and `items` or
   * `segments`, and neither `id` nor `title`. Throws like `render`.
   */
  validate(source: StatementSource, options?: ValidateOptions): Validated;
  /**
   * Makes the files for `signatories.src` of a list, `{epoch, revision, items}`, and the event that
   * leads to it from what is published. Throws like `render`.
   */
  publication(
    source: StatementSource,
    options?: PublicationOptions,
  ): Publication;
  /**
   * Makes the code that a partner pastes to show the statement, in one of four forms. Throws like
   * `render`, and a TypeError that names the address that a form lacks.
   */
  embedCode(source: StatementSource, options: EmbedOptions): EmbedCode;
  /**
   * Drafts a statement from a press release, text or HTML, for an editor to correct. Every word of
   * it is in a string of the JSON or in a span. Throws a TypeError for more than 4 MiB, an Error
   * after `dispose`.
   */
  draft(release: string | Uint8Array, options?: DraftOptions): Draft;
  /**
   * Compares two revisions of a statement: the words of the text, the head, the signatories.
   * Proposes a correction. Throws like `render`.
   */
  compare(
    older: StatementSource,
    newer: StatementSource,
    options?: CompareOptions,
  ): Compared;
  /** Frees the memory. Every later call except this one throws. */
  dispose(): void;
};
