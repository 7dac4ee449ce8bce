import { draftRelease } from "./full_renderer.ts";
import type { Instance } from "../src/renderer/renderer.ts";

// Drafts a statement from a press release, for an editor to correct.

/** A place in the press release. */
type Place = {
  /** 1-based; columns count code points. */
  line: number;
  column: number;
  /** Offsets in UTF-16 code units, as in JavaScript strings. The end is exclusive. */
  start: number;
  end: number;
};

/** A part that became a value or is a mark, and is in no string of the draft. */
export type DraftSpan = Place & {
  /** `bullet`, `page`, `release line`, `label`, `date`, `led by`, `joint`, `end mark`, … */
  kind: string;
  text: string;
  /** The resulting value; "" for a mark. */
  value: string;
};

/** An uncertain reading, or something that the draft lacks. The message says what to do. */
export type DraftWarning = Place & { message: string };

export type DraftOptions = {
  /** The press release's name in reports. Default: `release.txt`. */
  file?: string;
};

export type Draft = {
  /** A statement.json, indented. */
  json: string;
  /** In order of their places, like the warnings. */
  spans: DraftSpan[];
  warnings: DraftWarning[];
  /** The warnings as lines for people, and the spans. */
  text: string;
  spansText: string;
};

/** More than any press release has, markup included. */
const MAX_BYTES = 4 << 20;

export function makeDraft(
  instance: Instance,
  release: Uint8Array,
  { file = "release.txt" }: DraftOptions,
): Draft {
  if (release.length > MAX_BYTES)
    throw new TypeError(
      `${file} has ${release.length} bytes, a press release at most ${MAX_BYTES}; leave out what is not text`,
    );
  const made = JSON.parse(draftRelease(instance, release)) as Pick<
    Draft,
    "json" | "spans" | "warnings"
  >;
  const at = ({ line, column }: Place): string => `${file}:${line}:${column}`;
  return {
    ...made,
    text: made.warnings.map((one) => `${at(one)}: ${one.message}\n`).join(""),
    spansText: made.spans
      .map(({ kind, text, value, ...place }) => {
        const read = value ? ` → ${value}` : "";
        return `${at(place)}: ${kind}: ${text}${read}\n`;
      })
      .join(""),
  };
}
