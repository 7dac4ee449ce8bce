import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Outage, Requests } from "./crowd.ts";

// Ten thousand readers after an outage.

const run = promisify(execFile);
const program = fileURLToPath(new URL("crowd.ts", import.meta.url));
const CLIENTS = 10_000;
const BIN = 100;
/// The time in ms at which the outage begins.
const CALM = 120_000;

/// What differs from test to test.
type Course = Omit<Outage, "clients" | "begin">;

/// In a process of its own, because the test runner watches every promise of its own process.
async function crowd(outage: Course): Promise<Requests> {
  const { stdout } = await run(
    process.execPath,
    [
      "--import",
      "tsx",
      program,
      JSON.stringify({ ...outage, clients: CLIENTS, begin: CALM }),
    ],
    { maxBuffer: 1 << 28 },
  );
  return JSON.parse(stdout) as Requests;
}

/// The maximum number of requests in any 100 ms, and its share of the clients.
function peak(times: number[]): { count: number; share: number } {
  times.sort((a, b) => a - b);
  let count = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last]! - times[first]! >= BIN) first++;
    count = Math.max(count, last - first + 1);
  }
  return { count, share: count / CLIENTS };
}

describe("ten thousand readers after an outage", () => {
  const say = (t: TestContext, when: string, times: number[]): number => {
    const { count, share } = peak(times);
    t.diagnostic(
      `${when}: ${times.length} requests, at most ${count} (${(share * 100).toFixed(2)} %) in 100 ms`,
    );
    return share;
  };
  const come = async (t: TestContext, outage: Course): Promise<number> => {
    const { during, after, streams } = await crowd(outage);
    assert.ok(say(t, "during it", during) <= 0.03);
    assert.ok(say(t, "after it", after) <= 0.03);
    assert.ok(after.length >= CLIENTS);
    return streams;
  };
  const stream = "https://p.example/stream";
  /// The end of an outage of one minute that begins at CALM.
  const end = new Date(CALM + 60_000).toUTCString();
  for (const outage of [2, 60]) {
    test(`of ${outage} s come back one by one to the stream`, async (t) => {
      assert.equal(
        await come(t, { seed: outage, stream, seconds: outage }),
        CLIENTS,
      );
    });
    test(`of ${outage} s come back one by one to the list`, async (t) => {
      await come(t, { seed: 1, stream: "", seconds: outage });
    });
  }
  const asked = "that has asked all to come back";
  for (const [when, retryAfter] of [
    ["in 5 s", "5"],
    ["in a minute", "60"],
    ["when it ends", end],
  ] as const)
    test(`${asked} ${when} come back one by one to the stream`, async (t) => {
      assert.equal(
        await come(t, { seed: 2, stream, seconds: 60, retryAfter }),
        CLIENTS,
      );
    });
  test(`${asked} when it ends come back one by one to the list`, async (t) => {
    await come(t, { seed: 1, stream: "", seconds: 60, retryAfter: end });
  });
});
