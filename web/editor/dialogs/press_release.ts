// A press release as it was pasted or opened, and as it is shown.

export type PressRelease = {
  /** What the person sees, and may change. */
  shown: string;
  /** What is read: HTML if it was pasted with its formatting, else what is shown. */
  source: string;
};

/** A text at offsets of the source. */
type Placed = { text: string; start: number; end: number; line: number };

/** The line is 1-based. */
export type Place = { start: number; end: number; line: number };

/** The press release on a clipboard. Word processors and browsers put text and HTML there. */
export const pasted = (clipboard: DataTransfer): PressRelease => {
  const shown = clipboard.getData("text/plain").replace(/\r\n?/g, "\n");
  return { shown, source: clipboard.getData("text/html") || shown };
};

/**
 * The places of what was read in what is shown. Offsets of HTML are of no use there: then the texts
 * are searched, one after the other, in the same order. Undefined for what is not found.
 */
export function placesIn(
  { shown, source }: PressRelease,
  readings: readonly Placed[],
): (Place | undefined)[] {
  if (shown === source)
    return readings.map(({ start, end, line }) => ({ start, end, line }));
  let from = 0;
  return readings.map(({ text }) => {
    const start = text ? shown.indexOf(text, from) : -1;
    if (start < 0) return undefined;
    from = start + text.length;
    const line = shown.slice(0, start).split("\n").length;
    return { start, end: from, line };
  });
}

/** Why a file cannot be read as a press release, and what to do; "" if it can. */
export function refusalOf(text: string): string {
  if (/^\{\\rtf/.test(text))
    return "This is RTF: open it in your word processor, and paste it from there.";
  if (/[\0\uFFFD]/.test(text))
    return "This is not a text: open it in the program that it was written with, and paste it from there.";
  return "";
}
