import {
  CONTROLS,
  COUNT_ONLY,
  DARK,
  NOT_LIVE,
  NO_MASTHEAD,
  NO_RELEASES,
  THEMES,
  type View,
} from "../renderer/renderer.ts";

/** The values of attributes with a fixed choice; the first is the default. */
const CHOICES = {
  theme: THEMES,
  live: ["auto", "off"],
  releases: ["on", "off"],
  masthead: ["on", "off"],
  names: ["all", "count"],
} as const;

/** All attributes of `<joint-statement>`. */
export const ATTRIBUTES = [
  "src",
  "heading-level",
  "lang",
  "highlight",
  ...Object.keys(CHOICES),
];

/**
 * The view that the element's attributes ask for. Values are trimmed; for a wrong one the default holds,
 * and `hint` is called with what to write.
 */
export function viewOf(
  element: Element,
  isSchemeDark: boolean,
  hint: (text: string) => void,
): View {
  const read = (name: string): string =>
    element.getAttribute(name)?.trim() ?? "";
  /** The value if it `isGood`, else "". */
  const check = (
    name: string,
    isGood: (value: string) => boolean,
    allowed: string,
  ): string => {
    const value = read(name);
    if (!value || isGood(value)) return value;
    hint(`<joint-statement ${name}="${value}">: write ${allowed}`);
    return "";
  };
  /** The index of the value in its choices. */
  const choose = (name: keyof typeof CHOICES): number => {
    const values: readonly string[] = CHOICES[name];
    const find = (value: string) => values.indexOf(value.toLowerCase());
    const value = check(name, (one) => find(one) >= 0, values.join(" or "));
    return value ? find(value) : 0;
  };

  const level = check(
    "heading-level",
    (value) => /^[1-6]$/.test(value),
    "a number from 1 to 6",
  );
  // No effect on the drawing, but checked like the others.
  check(
    "lang",
    (value) => /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(value),
    'a language tag such as "en"',
  );
  return {
    headingLevel: Number(level || 2),
    theme: choose("theme"),
    flags:
      (choose("masthead") * NO_MASTHEAD) |
      (choose("releases") * NO_RELEASES) |
      (choose("names") * COUNT_ONLY) |
      (choose("live") * NOT_LIVE) |
      (isSchemeDark ? DARK : 0) |
      CONTROLS,
    highlight: read("highlight"),
  };
}
