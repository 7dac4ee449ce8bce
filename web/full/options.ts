import {
  COUNT_ONLY,
  DARK,
  NOT_LIVE,
  NO_MASTHEAD,
  NO_RELEASES,
  THEMES,
  type View,
} from "../src/renderer/renderer.ts";
import type {
  Answer,
  AnswerFile,
  RenderOptions,
  StatementSource,
} from "./render_options.ts";
import type { FetchedFile } from "./fetched_files.ts";

// Checks the options of callers. Each function throws a TypeError that says what to write instead.

const encoder = new TextEncoder();

export function bytesOf(source: StatementSource): Uint8Array {
  if (source instanceof Uint8Array) return source;
  const text: unknown =
    typeof source === "string" ? source : JSON.stringify(source);
  if (typeof text === "string") return encoder.encode(text);
  throw new TypeError(
    `a statement is a text, bytes or an object, not ${typeof source}`,
  );
}

export function baseOf(address: string | URL | undefined): string {
  if (address === undefined) return "";
  const url = URL.canParse(String(address)) ? new URL(address) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url.href;
  throw new TypeError(
    `baseUrl: "${String(address)}" is not an absolute http or https address`,
  );
}

export function indexOf<T extends string>(
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

export const isWebAddress = (address: string | URL | undefined): boolean =>
  address !== undefined &&
  /^https?:/i.test(String(address)) &&
  URL.canParse(String(address));

export function viewOf({
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

const isNamed = (answer: Answer): answer is AnswerFile =>
  typeof answer === "object" &&
  "bytes" in answer &&
  answer.bytes instanceof Uint8Array;

/** `name` is its name in reports if it has none of its own. */
export const fileOf = (answer: Answer, name: string): FetchedFile =>
  isNamed(answer)
    ? { ...answer, name: answer.name ?? name }
    : { name, bytes: bytesOf(answer) };
