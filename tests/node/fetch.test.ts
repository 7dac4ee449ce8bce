import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fetchBytes, type Network } from "../../web/src/feed/fetch.ts";

// A server that falls silent, which would take too long in the browsers' tests.

const url = "https://publisher.example/statement.json";

/// A page whose clock the test moves.
function page(answer: (signal: AbortSignal) => Promise<Response>) {
  const timers = new Map<number, () => void>();
  let last = 0;
  const host: Network = {
    fetch: (_, { signal }) => answer(signal!),
    setTimeout(callback) {
      timers.set(++last, callback);
      return last;
    },
    clearTimeout: (timer) => void timers.delete(timer ?? 0),
    origin: "https://partner.example",
    isBlocked: () => Promise.resolve(false),
  };
  return {
    host,
    timers,
    pass: () => [...timers.values()].forEach((callback) => callback()),
  };
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(new Error("aborted"))),
  );

const late = {
  code: "timeout",
  url,
  message: `${url} has not answered for 20 seconds`,
  retryable: true,
  line: 0,
  column: 0,
};

const fetched = (host: Network) =>
  fetchBytes(url, 10, new AbortController().signal, host);

describe("a feed", () => {
  test("gives up a server that does not answer", async () => {
    const { host, timers, pass } = page(untilAborted);
    const result = fetchBytes(url, 10, new AbortController().signal, host);
    pass();
    assert.deepEqual(await result, late);
    assert.equal(timers.size, 0);
  });

  test("gives up a server that falls silent in between", async () => {
    const { host, timers, pass } = page((signal) =>
      Promise.resolve(
        new Response(
          new ReadableStream<Uint8Array>({
            start(controller) {
              controller.enqueue(new Uint8Array([123]));
              signal.addEventListener("abort", () =>
                controller.error(new Error("aborted")),
              );
            },
            // When asked for more, there is nothing, and time passes.
            pull: () => pass(),
          }),
        ),
      ),
    );
    assert.deepEqual(await fetched(host), late);
    assert.equal(timers.size, 0);
  });

  test("gives up a body that does not end, of a fetch that knows no signal", async () => {
    const { host, timers, pass } = page(() =>
      Promise.resolve(
        new Response(
          new ReadableStream<Uint8Array>({
            start: (controller) => controller.enqueue(new Uint8Array([123])),
            pull: () => pass(),
          }),
        ),
      ),
    );
    assert.deepEqual(await fetched(host), late);
    assert.equal(timers.size, 0);
  });

  test("waits anew after each byte, and leaves no timer", async () => {
    let started = 0;
    const { host, timers } = page(() =>
      Promise.resolve(new Response(new Blob(["12345", "67890"]).stream())),
    );
    const result = await fetchBytes(url, 10, new AbortController().signal, {
      ...host,
      setTimeout(...given) {
        started++;
        return host.setTimeout(...given);
      },
    });
    assert.deepEqual(result, {
      bytes: new TextEncoder().encode("1234567890"),
      url,
    });
    assert.ok(started >= 3);
    assert.equal(timers.size, 0);
  });

  for (const [size, code] of [
    [10, undefined],
    [11, "too-large"],
  ] as const)
    test(`of at most 10 bytes takes ${size}: ${code ?? "yes"}`, async () => {
      const { host } = page(() =>
        Promise.resolve(new Response("x".repeat(size))),
      );
      const result = await fetchBytes(
        url,
        10,
        new AbortController().signal,
        host,
      );
      assert.equal("code" in result ? result.code : undefined, code);
    });

  test("asks the server whether what is cached still holds", async () => {
    let asked: RequestInit | undefined;
    const { host } = page(() => Promise.resolve(new Response("{}")));
    const { fetch } = host;
    host.fetch = (address, init) => {
      asked = init;
      return fetch(address, init);
    };
    await fetchBytes(url, 10, new AbortController().signal, host);
    assert.equal(asked!.cache, "no-cache");
    assert.equal(Object.getPrototypeOf(asked), null);
  });

  for (const { from, to, cause } of [
    {
      from: "https://partner.example",
      to: "http://publisher.example/s.json",
      cause: "an https page can only fetch from https",
    },
    {
      from: "https://partner.example",
      to: "https://partner.example/s.json",
      cause: "its server cannot be reached",
    },
    {
      from: "https://partner.example",
      to: "https://publisher.example/s.json",
      cause:
        "most likely its server does not send the header Access-Control-Allow-Origin: * (CORS)",
    },
  ])
    test(`from ${from} cannot fetch ${to}: ${cause}`, async () => {
      const { host } = page(() => Promise.reject(new TypeError("failed")));
      host.origin = from;
      const result = await fetchBytes(
        to,
        10,
        new AbortController().signal,
        host,
      );
      assert.equal(
        "message" in result && result.message,
        `${to} cannot be fetched: ${cause}`,
      );
    });
});
