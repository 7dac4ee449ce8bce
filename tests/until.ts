import { setTimeout } from "node:timers/promises";

type Options<Found> = {
  /// What is waited for, for the message: "never WHAT: what was found last".
  what?: string;
  /// Whether that is it; without it anything is that is true.
  isIt?: (found: Found) => boolean;
  /// Milliseconds after which it has failed, and between two questions.
  patience?: number;
  pause?: number;
};

/// Asks again and again, and returns the first answer that is it. For what tells nobody that it has
/// changed; where there is an event, wait for that.
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
