import type { FORMS } from "./full_renderer.ts";
import type {
  FrameOptions,
  RenderOptions,
  Rendered,
} from "./render_options.ts";

// Where a publisher serves things: options for frames and for the code that partners paste.

/** `integrity.json`, which lies beside the scripts: their names that never change, and hashes. */
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
     * `tag`: one script tag. `module`: the element, and its script. `fallback`: the same with the
     * whole statement inside, for pages without script. `iframe`: a quotation, and a frame with the
     * page at `frameUrl`.
     */
    form: (typeof FORMS)[number];
    /** Of all but `iframe`, needed: the folder of embed.js and undersigned.js, or one of the two. */
    scriptUrl?: string | URL;
    /**
     * Of the same, needed: where statement.json is served. Relative addresses of the content start
     * from it, unless there is a `baseUrl`.
     */
    statementUrl?: string | URL;
    /** The language that the element asks for. */
    lang?: string;
    /** Whether the element follows what changes. */
    live?: boolean;
    /** The scripts under the names that never change, with their hashes. */
    pinned?: Release;
  };

export type EmbedCode = Rendered & {
  /** Where the code would not do what it is for. */
  warnings: string[];
};

type Value = string | number | URL | undefined;

/** An option's text, as wasm/full/html/embed_options.h reads it and says what is wrong with it. */
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

/** The file's name that never changes, and its hash. */
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
