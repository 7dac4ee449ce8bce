import type { Subscriber } from "../../web/src/feed/subscribers.ts";
import { subscribe, type Host } from "../../web/src/feed/feed.ts";
import { randomNumbers } from "./publishing.ts";
import { settle, sources } from "./virtual_page.ts";

// Ten thousand readers, each with the real feed, and a server that goes down and comes back. The
// argument is the outage as JSON; so is what is printed, the requests.

export type Outage = {
  clients: number;
  /// The time in ms at which it begins. By then all have arrived, and read the stream or poll.
  begin: number;
  seed: number;
  stream: string;
  seconds: number;
  /// The server then answers "503 Service Unavailable" with this. Otherwise it cannot be reached.
  retryAfter?: string;
};

/// The times in ms of the requests during and after it, and the streams that were open before.
export type Requests = { during: number[]; after: number[]; streams: number };

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

/// The requests from the moment that the server goes down until all is calm.
async function crowd({
  clients,
  begin,
  seed,
  stream,
  seconds,
  retryAfter,
}: Outage): Promise<Requests> {
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
  for (let client = 0; client < clients; client++) {
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
  await clock.passUntil(begin);
  const streams = cuts.size;
  requests = [];
  isUp = false;
  revision++;
  for (const cut of [...cuts]) cut();
  await settle();
  await clock.passUntil(begin + seconds * 1000);
  const during = requests;
  requests = [];
  isUp = true;
  await clock.passUntil(begin + seconds * 1000 + 100_000);
  for (const following of followings) following.stop();
  await settle();
  return { during, after: requests, streams };
}

process.stdout.write(
  JSON.stringify(await crowd(JSON.parse(process.argv[2]!) as Outage)),
);
