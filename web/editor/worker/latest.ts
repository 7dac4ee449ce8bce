/**
 * Runs `work` for each call, one at a time. Calls during a run are combined into one more run after
 * it: the last state is always handled, states in between are skipped. A rejection goes to
 * `onFailure`.
 */
export function coalesced(
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
