import type { THEMES } from "../src/renderer/renderer.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { FORMATS } from "./full_renderer.ts";

/** A statement.json: its text, its UTF-8, or what JSON.parse makes of it. */
export type StatementSource = string | Uint8Array | object;

/**
 * What an address answers, as a statement is given; or its bytes with the final address that they
 * came from and what reports call them.
 */
export type Answer = StatementSource | AnswerFile;
export type AnswerFile = { bytes: Uint8Array; url?: string; name?: string };

/** Of a `page` or of `oembed`; docs/frame.md says how they work together. */
export type FrameOptions = {
  /**
   * Whether a `page` is made for a frame on other sites: with a line that leads to the statement's
   * `url`, and a script that speaks WordPress' embed messages.
   */
  framed?: boolean;
  /** Of a `page`: where its oEmbed JSON is served. */
  oembedUrl?: string | URL;
  /** Of `oembed`, needed: where the framed page is served. */
  frameUrl?: string | URL;
  /** Of `oembed`: of the frame, in CSS pixels; 600 and 600 unless said. */
  width?: number;
  height?: number;
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
