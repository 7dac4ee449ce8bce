import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import type { Subscriber } from "../../web/src/feed/subscribers.ts";
import { subscribe, type Host } from "../../web/src/feed/feed.ts";
import { randomNumbers } from "./publishing.ts";
import { settle, sources } from "./virtual_page.ts";

// Ten thousand readers, each with the real feed, and a server that goes down and comes back.

const CLIENTS = 10_000;
const BIN = 100;
/// The time in ms at which all have arrived, and read the stream or poll.
const CALM = 120_000;

type Timer = { due: number; order: number; callback: () => void };

/// The clock for all readers. Timers that are due within `GRAIN` milliseconds run together.
class Clock {
  static readonly GRAIN = 20;
  time = 0;
  #grains = new Map<number, Map<number, Timer>>();
  #places = new Map<number, number>();
  #last = 0;

  set(callback: () => void, delay: number): number {
    const due = this.time + delay;
    const grain = Math.floor(due / Clock.GRAIN);
    const timer = { due, order: ++this.#last, callback };
    let timers = this.#grains.get(grain);
    if (!timers) this.#grains.set(grain, (timers = new Map<number, Timer>()));
    timers.set(timer.order, timer);
    this.#places.set(timer.order, grain);
    return timer.order;
  }
  clear(order = 0): void {
    this.#grains.get(this.#places.get(order) ?? -1)?.delete(order);
    this.#places.delete(order);
  }
  async passUntil(end: number): Promise<void> {
    for (
      let grain = Math.floor(this.time / Clock.GRAIN);
      grain * Clock.GRAIN < end;
      grain++
    ) {
      // Includes timers that are set for this grain while it runs.
      for (;;) {
        const timers = [...(this.#grains.get(grain)?.values() ?? [])];
        if (timers.length === 0) break;
        timers.sort((a, b) => a.due - b.due || a.order - b.order);
        for (const { due, order, callback } of timers) {
          // An earlier timer may have cleared it.
          if (!this.#places.has(order)) continue;
          this.clear(order);
          this.time = Math.max(this.time, due);
          callback();
        }
        await settle();
      }
      this.#grains.delete(grain);
      this.time = (grain + 1) * Clock.GRAIN;
    }
  }
}

/// Minimal answers, because creating Responses would take minutes.
const answer = (
  status: number,
  type: string,
  read: () => Promise<{ done: boolean; value?: Uint8Array }>,
): Response =>
  ({
    ok: status === 200,
    status,
    url: "",
    headers: new Headers({ "content-type": type }),
    body: { getReader: () => ({ read }) },
  }) as unknown as Response;

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

/// The requests from the moment that the server goes down, for `outage` seconds, until all is calm.
/// Meanwhile it cannot be reached, or answers "503 Service Unavailable" with this `Retry-After`.
async function crowd(
  seed: number,
  stream: string,
  outage: number,
  retryAfter?: string,
): Promise<{ during: number[]; after: number[]; streams: number }> {
  const clock = new Clock();
  const random = randomNumbers(seed);
  let isUp = true;
  let requests: number[] = [];
  const cuts = new Set<() => void>();
  let revision = 1;

  const serve = (url: string, signal: AbortSignal): Promise<Response> => {
    requests.push(clock.time);
    if (!isUp && retryAfter) {
      const date = new Date(clock.time).toUTCString();
      const headers = { "retry-after": retryAfter, date };
      return Promise.resolve(new Response(null, { status: 503, headers }));
    }
    if (!isUp) return Promise.reject(new TypeError("refused"));
    if (url.startsWith(sources.src)) {
      const bytes = [new TextEncoder().encode(`revision ${revision}`)];
      return Promise.resolve(
        answer(200, "application/json", () =>
          Promise.resolve({ done: !bytes.length, value: bytes.pop()! }),
        ),
      );
    }
    let beat: number | undefined;
    return Promise.resolve(
      answer(
        200,
        "text/event-stream",
        () =>
          new Promise((resolve, reject) => {
            const cut = (): void => {
              clock.clear(beat);
              cuts.delete(cut);
              reject(new Error("cut"));
            };
            cuts.add(cut);
            signal.addEventListener("abort", cut, { once: true });
            // A comment every 30 s.
            beat = clock.set(() => {
              cuts.delete(cut);
              signal.removeEventListener("abort", cut);
              resolve({ done: false, value: Uint8Array.of(0x3a, 0x0a) });
            }, 30_000);
          }),
      ),
    );
  };

  const followings: { stop(): void }[] = [];
  for (let client = 0; client < CLIENTS; client++) {
    const host: Host = {
      fetch: (url, { signal }) => serve(url, signal!),
      setTimeout: (callback, delay) => clock.set(callback, delay),
      clearTimeout: (timer) => clock.clear(timer),
      origin: "https://partner.example",
      isBlocked: () => Promise.resolve(false),
      now: () => clock.time,
      random: () => random(1 << 30) / (1 << 30),
      isIdle: () => false,
      onIdleChange: () => () => undefined,
    };
    const follower: Subscriber = {
      onList: () => "changed",
      onEvent: () => "changed",
      onFailure: () => undefined,
    };
    // They arrive in the course of a minute.
    clock.set(
      () =>
        void followings.push(subscribe({ ...sources, stream }, follower, host)),
      random(60_000),
    );
  }
  await clock.passUntil(CALM);
  const streams = cuts.size;
  requests = [];
  isUp = false;
  revision++;
  for (const cut of [...cuts]) cut();
  await settle();
  await clock.passUntil(CALM + outage * 1000);
  const during = requests;
  requests = [];
  isUp = true;
  await clock.passUntil(CALM + outage * 1000 + 100_000);
  for (const following of followings) following.stop();
  await settle();
  return { during, after: requests, streams };
}

describe("ten thousand readers after an outage", () => {
  const say = (t: TestContext, when: string, times: number[]): number => {
    const { count, share } = peak(times);
    t.diagnostic(
      `${when}: ${times.length} requests, at most ${count} (${(share * 100).toFixed(2)} %) in 100 ms`,
    );
    return share;
  };
  const come = async (
    t: TestContext,
    ...given: Parameters<typeof crowd>
  ): Promise<number> => {
    const { during, after, streams } = await crowd(...given);
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
      assert.equal(await come(t, outage, stream, outage), CLIENTS);
    });
    test(`of ${outage} s come back one by one to the list`, async (t) => {
      await come(t, 1, "", outage);
    });
  }
  const asked = "that has asked all to come back";
  for (const [when, retryAfter] of [
    ["in 5 s", "5"],
    ["in a minute", "60"],
    ["when it ends", end],
  ] as const)
    test(`${asked} ${when} come back one by one to the stream`, async (t) => {
      assert.equal(await come(t, 2, stream, 60, retryAfter), CLIENTS);
    });
  test(`${asked} when it ends come back one by one to the list`, async (t) => {
    await come(t, 1, "", 60, end);
  });
});
