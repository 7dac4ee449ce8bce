import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { textOf } from "./pages.ts";
import { sources } from "./sources.ts";

// The intervals and sizes in live.md are those in the code.

const words = textOf("docs/live.md").replace(/[\s|]+/g, " ");

describe("docs/live.md", () => {
  const numbers = new Map<string, number>();
  for (const path of sources.intervals)
    for (const [, constant, left, operator, right] of textOf(path).matchAll(
      /^(?:export )?const (\w+) = ([\w.]+)(?: ([*]|<<) (\w+))?;/gm,
    )) {
      const value = (word: string) => numbers.get(word) ?? Number(word);
      const factor = right ? value(right) : 1;
      numbers.set(
        constant!,
        operator === "<<"
          ? value(left!) * 2 ** factor
          : value(left!.replaceAll("_", "")) * factor,
      );
    }
  const seconds = (name: string) => `${numbers.get(name)! / 1000} s`;
  const minutes = (name: string) => `${numbers.get(name)! / 60_000} min`;
  const mebibytes = (name: string) => `${numbers.get(name)! / 2 ** 20} MiB`;
  for (const phrase of [
    () => `the statement every ${numbers.get("STATEMENT_REFRESH")! / 60} min`,
    () => `within ${seconds("EMBARGO_SPREAD")} after an embargo ends`,
    () => `once ${mebibytes("STATEMENT_BYTES")} the list`,
    () => `once ${mebibytes("LIST_BYTES")} its stream`,
    () => `every ${numbers.get("RELEASES_REFRESH")! / 60} min`,
    () => `once ${mebibytes("FEED_BYTES")}`,
    () =>
      `every ${minutes("FALLBACK_PERIOD")} only where there is no usable list yet`,
    () => `up to ${minutes("MAX_PERIOD").slice(0, -4)} to 20 min`,
    () => `may take ${minutes("DEADLINE")}`,
    () => `${seconds("PATIENCE")} without a byte end it`,
    () => `at the latest after ${seconds("STREAM_HEAD_START")}`,
    () => `${seconds("WATCHDOG")} without a byte, a comment included`,
    () =>
      `${numbers.get("MAX_STREAM_FAILURES")} failures in a row polling for ${minutes("POLLING_TIME").slice(0, -4)} to 10 min`,
    () => `it was open for ${seconds("GOOD_AFTER")}`,
    () =>
      `is over ${minutes("MAX_LIST_AGE")} old the list is fetched within ${seconds("GAP_DELAY")}`,
    () =>
      `after a random time of up to ${seconds("GAP_DELAY")}. It does so once`,
    () => `within ${seconds("WAKE_DELAY")} fetches a list`,
    () => `at most every ${seconds("ANNOUNCE_INTERVAL")}`,
    () => `slices of about ${numbers.get("TIME_BUDGET")} ms`,
  ])
    test(`says "${phrase()}", as the code does`, () => {
      assert.ok(words.includes(phrase()));
    });
});
