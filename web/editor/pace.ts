/** Milliseconds of quiet before the work is done, and how many times the work's own length. */
const QUIET = 120;
const SHARE = 6;

/**
 * Does `work` once after many calls, when there has been quiet for a while: the longer the work is,
 * the longer. Who types never waits for it in the midst of a word.
 */
export function paced(work: () => void): () => void {
  let timer: number | undefined;
  let cost = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(
      () => {
        const begun = performance.now();
        work();
        cost = performance.now() - begun;
      },
      Math.max(QUIET, SHARE * cost),
    );
  };
}
