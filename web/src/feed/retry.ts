// How long to wait, in milliseconds. `random` is from 0 to below 1.

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** What a server asks for is followed between 1 s and 10 min; NaN stays NaN. */
export const clamp = (delay: number): number =>
  Math.min(Math.max(delay, SECOND), 10 * MINUTE);

/**
 * The wait that `Retry-After` asks for; 0 where there is none that can be read. A date is measured by
 * the answer's own `Date`: the reader's clock may be wrong.
 */
export function retryAfter(answer: Response | undefined): number {
  // A page may have a `fetch` of its own, which answers with anything.
  if (!(answer instanceof Response)) return 0;
  const value = answer.headers.get("retry-after")?.trim();
  if (!value) return 0;
  const seconds = Number(value);
  const delay = Number.isNaN(seconds)
    ? Date.parse(value) - Date.parse(answer.headers.get("date") ?? "")
    : seconds * SECOND;
  return clamp(delay) || 0;
}

/** ± 50 %, so that those who began together do not stay together. */
export const spread = (delay: number, random: number): number =>
  delay * (0.5 + random);

/**
 * Full jitter, for the next attempt after so many failures in a row: at least `floor` (1 s or more),
 * and the first window is wide enough for all readers of a server that comes back.
 */
export const backoff = (
  failures: number,
  floor: number,
  random: number,
): number =>
  floor + random * Math.min(MINUTE - SECOND, 8 * SECOND * 2 ** failures);
