// How long to wait, in milliseconds. `random` is from 0 to below 1.

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** Delays that a server asks for are kept between 1 s and 10 min; NaN stays NaN. */
export const clampDelay = (delay: number): number =>
  Math.min(Math.max(delay, SECOND), 10 * MINUTE);

/**
 * The delay that `Retry-After` asks for; 0 where there is none, or none that parses. A date counts from
 * the answer's own `Date`: the reader's clock may be wrong.
 */
export function retryAfter(answer: Response | undefined): number {
  // A page may have replaced `fetch` by one that answers with anything.
  if (!(answer instanceof Response)) return 0;
  const value = answer.headers.get("retry-after")?.trim();
  if (!value) return 0;
  const seconds = Number(value);
  const delay = Number.isNaN(seconds)
    ? Date.parse(value) - Date.parse(answer.headers.get("date") ?? "")
    : seconds * SECOND;
  return clampDelay(delay) || 0;
}

/** ± 50 %, so that clients that start together spread out. */
export const jitter = (delay: number, random: number): number =>
  delay * (0.5 + random);

/**
 * The delay before the next attempt, by full jitter: at least `floor` (1 s or more). The first window is
 * already wide enough for all readers of a server that comes back.
 */
export const backoff = (
  failures: number,
  floor: number,
  random: number,
): number =>
  floor + random * Math.min(MINUTE - SECOND, 8 * SECOND * 2 ** failures);
