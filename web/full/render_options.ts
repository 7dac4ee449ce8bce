import type { THEMES } from "../src/renderer/renderer.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { FORMATS } from "./full_renderer.ts";

/** A statement.json: its text, its UTF-8 bytes, or the object that JSON.parse makes of it. */
export type StatementSource = string | Uint8Array | object;

/**
 * A fetched file, in the same forms as a statement; or its bytes with the final address that they
 * came from and a name for reports.
 */
export type Answer = StatementSource | AnswerFile;
export type AnswerFile = { bytes: Uint8Array; url?: string; name?: string };

/** For `page` and `oembed`. docs/frame.md says how they work together. */
export type FrameOptions = {
  /**
   * Whether a `page` is made for frames on other sites: with a link to the statement's `url`, and a
   * script for WordPress' embed messages.
   */
  framed?: boolean;
  /** For `page`: the address of its oEmbed JSON. */
  oembedUrl?: string | URL;
  /** For `oembed`, required: the address of the framed page. */
  frameUrl?: string | URL;
  /** For `oembed`: the size of the frame in CSS pixels. Default: 600 and 600. */
  width?: number;
  height?: number;
};

export type RenderOptions = {
  /**
   * `page`, the default: a whole document with styles and without script. `fragment`: an article,
   * for a page of your own or as the content of `<joint-statement>`. `shadow`: what the element
   * shows at first, as a declarative shadow root. `text`: plain text. `oembed`: JSON that lets
   * other sites show the page at `frameUrl`.
   */
  format?: (typeof FORMATS)[number];
  /** The http(s) address that relative ones in the document resolve against. Default: its `url`. */
  baseUrl?: string | URL;
  /** The level of the title, 1 to 6. Default: 1 in a `page`, else 2. */
  headingLevel?: number;
  theme?: (typeof THEMES)[number];
  /**
   * The color scheme of the page around, which decides between a logo's two forms. A `page` has
   * both.
   */
  scheme?: "light" | "dark";
  masthead?: boolean;
  /**
   * The response of `releases.src`, a JSON Feed or WordPress' list of posts, drawn instead of the
   * statement's own releases; or whether recent statements are drawn at all.
   */
  releases?: boolean | Answer;
  /** `count`: only how many have signed. */
  names?: "all" | "count";
  /** The key of a signatory to highlight. */
  highlight?: string;
  /** The statement's name in reports. Default: `statement.json`. */
  file?: string;
  /**
   * The response of `signatories.src`: a list or a head. If it is missing or unusable, the
   * statement's own `items` are drawn. Its base is `signatories.src`, unless it has a `url`.
   */
  list?: Answer;
  /**
   * All segments that a head names, in any order; they are recognized by their integrity. `shadow`
   * needs only the first.
   */
  segments?: Answer[];
} & FrameOptions;

export type Rendered = {
  /** Null if the statement has errors. */
  output: string | null;
  /** The diagnostics of the statement, then of the other files, each sorted by place. */
  diagnostics: Diagnostic[];
  /** The diagnostics as lines for people. */
  text: string;
};
