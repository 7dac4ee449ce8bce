// The options of the preview.

export const PAGES = ["plain", "news", "column"] as const;
export const NAMES = ["document", "10", "1000", "100000"] as const;
export const NETWORKS = ["normal", "slow", "no list", "no statement"] as const;

export type Names = (typeof NAMES)[number];
export type Network = (typeof NETWORKS)[number];

export type PreviewOptions = {
  /** The page around. */
  page: (typeof PAGES)[number];
  /** In CSS pixels; "fit" is the width of the pane. */
  width: number | "fit";
  scheme: "light" | "dark";
  medium: "screen" | "print";
  direction: "document" | "rtl";
  headingLevel: number;
  names: Names;
  network: Network;
};

const oneOf = <T extends string>(
  choices: readonly T[],
  value: string | undefined,
): T => choices.find((one) => one === value) ?? choices[0]!;

/** Reads the options from the preview's controls, by their names. */
export function previewOptionsOf(form: HTMLFormElement): PreviewOptions {
  const data = Object.fromEntries(new FormData(form)) as Record<string, string>;
  const { page, scheme, medium, direction, names, network } = data;
  const width = data["width"] === "free" ? data["pixels"] : data["width"];
  const pixels = Math.min(Math.max(Number(width) || 0, 0), 4000);
  return {
    page: oneOf(PAGES, page),
    width: pixels >= 160 ? pixels : "fit",
    scheme: oneOf(["light", "dark"], scheme),
    medium: oneOf(["screen", "print"], medium),
    direction: oneOf(["document", "rtl"], direction),
    headingLevel: Number(data["level"]) || 2,
    names: oneOf(NAMES, names),
    network: oneOf(NETWORKS, network),
  };
}
