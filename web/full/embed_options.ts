import type { FORMS } from "./full_renderer.ts";
import type {
  FrameOptions,
  RenderOptions,
  Rendered,
} from "./render_options.ts";

// Options for frames and for the code that partners paste: where a publisher serves which file.

/**
 * `integrity.json` in the folder of the scripts: their hashes, and their names that never change.
 */
export type Release = {
  version: string;
  files: Record<string, { integrity: string; pinned?: string }>;
};

export type EmbedOptions = Pick<
  RenderOptions,
  | "baseUrl"
  | "theme"
  | "headingLevel"
  | "highlight"
  | "names"
  | "masthead"
  | "releases"
  | "list"
  | "segments"
  | "file"
> &
  Pick<FrameOptions, "frameUrl" | "width" | "height"> & {
    /**
     * `tag`: one script tag. `module`: the element and its script. `fallback`: the same with the
     * whole statement inside, for pages without script. `iframe`: a quotation, and a frame with the
     * page at `frameUrl`.
     */
    form: (typeof FORMS)[number];
    /**
     * Required, except for `iframe`: the address of the folder of embed.js and undersigned.js, or
     * of one of the two.
     */
    scriptUrl?: string | URL;
    /**
     * Required, except for `iframe`: the address of statement.json. Relative addresses of the
     * content resolve against it, unless there is a `baseUrl`.
     */
    statementUrl?: string | URL;
    /** The element's `lang`. */
    lang?: string;
    /** Whether the element keeps the statement up to date. */
    live?: boolean;
    /** If given, the code names the scripts by their names that never change, with their hashes. */
    pinned?: Release;
  };

export type EmbedCode = Rendered & {
  /** What would not work on partners' pages. */
  warnings: string[];
};

type Value = string | number | URL | undefined;

/** An option as text. wasm/full/html/embed_options.h reads it and reports what is wrong with it. */
function textOf(name: string, value: Value): string | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  if (!text.includes("\n")) return text;
  throw new TypeError(`${name}: write it on one line`);
}

const textsOf = (
  given: Record<string, Value>,
): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, textOf(name, value)]),
  );

export const frameJson = ({
  framed,
  frameUrl,
  oembedUrl,
  width,
  height,
}: FrameOptions): string =>
  JSON.stringify({
    framed: framed ? 1 : 0,
    ...textsOf({ frameUrl, oembedUrl, width, height }),
  });

/** The script's name that never changes, and its hash. */
function pinnedOf(
  release: Release | undefined,
  file: string,
): { name: string; integrity: string } | undefined {
  if (release === undefined) return undefined;
  const { integrity, pinned } = release.files?.[file] ?? {};
  if (integrity && pinned) return { name: pinned, integrity };
  throw new TypeError(
    `pinned: it does not say what ${file} is called; give the integrity.json of web/dist`,
  );
}

export const embedJson = ({
  frameUrl,
  scriptUrl,
  statementUrl,
  width,
  height,
  lang,
  pinned,
}: EmbedOptions): string =>
  JSON.stringify({
    ...textsOf({ frameUrl, scriptUrl, statementUrl, width, height, lang }),
    embed: pinnedOf(pinned, "embed.js"),
    element: pinnedOf(pinned, "undersigned.js"),
  });
