import { setTimeout } from "node:timers/promises";

type Options<Found> = {
  /// What the wait is for, for the message "never WHAT: what was found last".
  what?: string;
  /// Whether an answer is the expected one; by default, whether it is truthy.
  isIt?: (found: Found) => boolean;
  /// Milliseconds after which waiting fails, and between two calls.
  patience?: number;
  pause?: number;
};

/// Polls until an answer is the expected one, and returns it. Only for changes without an event; if
/// there is an event, wait for that.
export async function until<Found>(
  ask: () => Found | Promise<Found>,
  {
    what = "as wanted",
    isIt = Boolean,
    patience = 20_000,
    pause = 20,
  }: Options<Found> = {},
): Promise<Found> {
  for (const end = performance.now() + patience; ;) {
    const found = await ask();
    if (isIt(found)) return found;
    if (performance.now() > end)
      throw new Error(`never ${what}: ${JSON.stringify(found)}`);
    await setTimeout(pause);
  }
}
