import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  backoff,
  clampDelay,
  retryAfter,
  jitter,
} from "../../web/src/feed/retry.ts";

const date = "Wed, 01 Jan 2025 00:00:00 GMT";
const never = Number.NaN;

describe("a wait", () => {
  for (const [asked, got] of [
    [0, 1000],
    [-5, 1000],
    [999, 1000],
    [1500, 1500],
    [600_000, 600_000],
    [1e11, 600_000],
    [Infinity, 600_000],
    [never, never],
  ])
    test(`of ${asked} ms that a server asks for is ${got} ms`, () =>
      assert.equal(clampDelay(asked!), got));

  for (const [value, got] of [
    ["", 0],
    ["0", 1000],
    ["-3", 1000],
    ["7", 7000],
    ["120", 120_000],
    ["3600", 600_000],
    ["1e11", 600_000],
    ["soon", 0],
    ["NaN", 0],
    ["Wed, 01 Jan 2025 00:00:30 GMT", 30_000],
    ["Wed, 01 Jan 2025 09:00:00 GMT", 600_000],
    ["Tue, 31 Dec 2024 00:00:00 GMT", 1000],
  ] as const)
    test(`of "Retry-After: ${value}" is ${got} ms`, () =>
      assert.equal(
        retryAfter(
          new Response("", { headers: { "retry-after": value, date } }),
        ),
        got,
      ));

  test("until a date is none where the answer's own date is not told", () => {
    const headers = { "retry-after": date };
    assert.equal(retryAfter(new Response("", { headers })), 0);
  });

  test("of an answer that does not ask for one, or of no answer, is none", () => {
    assert.equal(retryAfter(new Response("")), 0);
    assert.equal(retryAfter(undefined), 0);
  });

  test("is spread by half", () => {
    assert.equal(jitter(60_000, 0), 30_000);
    assert.equal(jitter(60_000, 1), 90_000);
  });

  test("after failures is between 1 s and 60 s, anywhere", () => {
    const windows = [0, 1, 2, 3, 4, 2000].map((failures) => [
      backoff(failures, 1000, 0),
      backoff(failures, 1000, 1),
    ]);
    assert.deepEqual(windows, [
      [1000, 9000],
      [1000, 17_000],
      [1000, 33_000],
      [1000, 60_000],
      [1000, 60_000],
      [1000, 60_000],
    ]);
  });
});
