/**
 * Does `work` after each call, one at a time: what is called for meanwhile is done once, when that
 * is over. So the last state always gets its turn, and those that are gone by then none. A rejection
 * goes to `onFailure`.
 */
export function latest(
  work: () => Promise<void>,
  onFailure: (error: unknown) => void,
): () => void {
  let isBusy = false;
  let isAsked = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    while (isAsked) {
      isAsked = false;
      await work().catch(onFailure);
    }
    isBusy = false;
  };
  return () => {
    isAsked = true;
    if (!isBusy) void run();
  };
}
