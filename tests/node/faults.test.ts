import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { subscribe, type Host } from "../../web/src/feed/feed.ts";
import type { FaultName } from "../faults/faults.ts";
import { Fold } from "../faults/fold.ts";
import { start, type Route } from "../faults/server.ts";

// The real feed, a real server, and a clock fifty times as fast.

const FASTER = 50;
const SECOND = 1000 / FASTER;

const rejections: unknown[] = [];
process.on("unhandledRejection", (reason) => rejections.push(reason));

const host = (): Host => ({
  fetch: (url, init) => fetch(url, init),
  setTimeout: (callback, delay) => Number(setTimeout(callback, delay / FASTER)),
  clearTimeout: (timer) => clearTimeout(timer),
  origin: "https://partner.example",
  isBlocked: () => Promise.resolve(false),
  now: () => performance.now() * FASTER,
  random: () => Math.random(),
  isIdle: () => false,
  onIdleChange: () => () => undefined,
});

/// A server, and a reader that gets the whole list, or reports within a minute why not.
async function reader(isStreamed: boolean, count: number) {
  const server = await start({ count, second: SECOND });
  let onChange: () => void = () => undefined;
  const fold = new Fold(() => onChange());
  const wantedNames = (): string =>
    JSON.stringify(server.truth.items.map(({ id, name }) => [id, name]));
  /// Resolves when the reader has the true list, with the seconds that it took.
  const even = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const deadline = setTimeout(
        () =>
          reject(
            new Error(
              `at revision ${fold.revision} of ${server.truth.revision}; ${fold.failures.join()}`,
            ),
          ),
        60_000,
      );
      onChange = () => {
        if (fold.revision !== server.truth.revision) return;
        clearTimeout(deadline);
        resolve((performance.now() - began) / SECOND);
      };
      onChange();
    });
  const following = subscribe(
    {
      src: `${server.origin}/list.json`,
      stream: isStreamed ? `${server.origin}/stream` : "",
      refresh: 5,
      limit: 16 << 20,
    },
    fold,
    host(),
  );
  await even();
  return {
    server,
    fold,
    even,
    names: () => JSON.stringify([...fold.names]),
    wantedNames,
    async close() {
      following.stop();
      await server.close();
    },
  };
}

/// The maximum number of requests for a route in any ten seconds.
function most(times: number[]): number {
  let count = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last]! - times[first]! > 10 * SECOND) first++;
    count = Math.max(count, last - first + 1);
  }
  return count;
}

const everywhere: FaultName[] = [
  "500",
  "502",
  "503 and Retry-After",
  "429",
  "404",
  "410",
  "204",
  "a redirect loop",
  "a wrong type",
  "HTML instead",
  "one byte a second",
  "headers that do not end",
  "half open",
];
const ofList: FaultName[] = [
  "cut off, with a length",
  "cut off, without a length",
  "a stale node every second time",
  "the same revision with other content",
  "an invalid name",
];
/// Streams without a fault.
const unusual: FaultName[] = [
  "a byte order mark",
  "lines ended by CR",
  "CRLF in two chunks",
  "one-byte chunks",
];
const ofStream: FaultName[] = [
  ...unusual,
  "killed in mid-event",
  "comments only",
  "retry: 0",
  "retry: 1e11",
  "an endless line",
  "a cached stream",
];
/// After these there is no second connection, or none for long: the stream stays open, or is given
/// up.
const once = new Set<FaultName>([
  "410",
  "comments only",
  "one byte a second",
  "retry: 1e11",
  ...unusual,
]);

describe("a fault", { concurrency: 12, timeout: 120_000 }, () => {
  const table: string[] = [];
  const cases: [Route, FaultName][] = [
    ...[...everywhere, ...ofList].map((fault) => ["list", fault] as const),
    ...[...everywhere, ...ofStream].map((fault) => ["stream", fault] as const),
  ].map(([route, fault]) => [route, fault]);

  for (const [route, fault] of cases)
    test(`of the ${route}: ${fault}`, async () => {
      const isStreamed = route === "stream";
      const count = fault === "an invalid name" ? 1000 : 20;
      const here = await reader(isStreamed, count);
      const { server, fold } = here;
      try {
        server.sign(2);
        await here.even();
        const good = here.names();
        const isOnce = isStreamed && once.has(fault);

        server.set(route, fault);
        await server.met(route, isOnce ? 1 : 3);
        if (route === "list" && fault !== "an invalid name")
          assert.ok(fold.names.size >= (JSON.parse(good) as unknown[]).length);
        server.sign(3);
        server.remove("o7");
        server.sign(1);
        await server.met(route, isOnce ? 1 : 4);
        const before = performance.now();
        server.set(route);
        const recovered = await here.even();

        assert.equal(here.names(), here.wantedNames());
        server.sign(1);
        await here.even();
        assert.equal(here.names(), here.wantedNames());
        assert.deepEqual(fold.wrongs, []);
        for (const one of ["list", "stream"]) {
          const times = server
            .connections()
            .filter((asked) => asked.route === one)
            .map(({ time }) => time);
          assert.ok(most(times) <= 11, `${most(times)} of ${one} in 10 s`);
        }
        const asked = server
          .connections()
          .filter((one) => one.route === route && one.time < before).length;
        table.push(
          `${fault.padEnd(38)}${route.padEnd(8)}${String(asked).padStart(3)} requests  even again after ${recovered.toFixed(0).padStart(3)} s  ${fold.failures.join(", ")}`,
        );
      } finally {
        await here.close();
      }
    });

  for (const fault of unusual)
    test(`of the list, while the stream tells all: ${fault}`, async () => {
      const here = await reader(true, 20);
      try {
        // From here on there is an id from which to resume.
        here.server.sign(1);
        await here.even();
        here.server.set("list", "500");
        here.server.set("stream", fault);
        here.server.sign(2);
        here.server.remove("o7");
        await here.even();
        assert.equal(here.names(), here.wantedNames());
      } finally {
        await here.close();
      }
    });

  test("of all: the server is stopped and started", async () => {
    const here = await reader(true, 20);
    const { server, fold } = here;
    try {
      for (let round = 0; round < 3; round++) {
        await server.pause();
        server.sign(1);
        await server.resume();
        await here.even();
        assert.equal(here.names(), here.wantedNames());
      }
      assert.deepEqual(fold.wrongs, []);
    } finally {
      await here.close();
    }
  });

  after(() => {
    console.log(table.sort().join("\n"));
    assert.deepEqual(rejections, []);
  });
});
