import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { subscribe } from "../../web/src/feed/feed.ts";
import { fail } from "../../web/src/feed/fetch.ts";
import { served, sources, status, VirtualPage } from "./virtual_page.ts";

// Polling. Each entry of the log has the seconds, then `?` and the request, or what a subscriber
// got.

describe("a feed that polls", () => {
  test("asks in every period, and tells what is new", async () => {
    const { page, list } = served("a");
    subscribe(sources, page.follower(), page.host);
    await page.pass(100);
    list.text = "b";
    await page.pass(100);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 list a",
      "60 ? list",
      "120 ? list",
      "120 list b",
      "180 ? list",
    ]);
  });

  test("tells a list that comes back, though not twice in a row", async () => {
    const { page, list } = served("a");
    subscribe(sources, page.follower(), page.host);
    for (const text of ["a", "b", "a", "a"]) {
      await page.pass(60);
      list.text = text;
    }
    assert.deepEqual(
      page.noted().filter((line) => !line.includes("?")),
      ["0 list a", "180 list b", "240 list a"],
    );
  });

  for (const [dice, times] of [
    [0, [0, 30, 60, 90]],
    [0.999, [0, 89.94]],
  ] as const)
    test(`spreads the period by half: ${times.join(", ")}`, async () => {
      const { page } = served("a");
      page.dice = dice;
      subscribe(sources, page.follower(), page.host);
      await page.pass(100);
      assert.deepEqual(
        page.noted().filter((line) => line.includes("?")),
        times.map((time) => `${time} ? list`),
      );
    });

  test("asks once where there is nothing to refresh", async () => {
    const { page } = served("a");
    subscribe({ ...sources, refresh: 0 }, page.follower(), page.host);
    await page.pass(10_000);
    assert.deepEqual(page.noted(), ["0 ? list", "0 list a"]);
    assert.equal(page.timers.size, 0);
    await page.rest(true);
    await page.pass(10_000);
    await page.rest(false);
    await page.pass(10_000);
    assert.deepEqual(page.noted(), []);
  });

  test("asks seldom for what cannot be used, where there is nothing to refresh", async () => {
    const { page, list } = served("bad");
    const follower = page.follower("", { bad: "refused" });
    subscribe({ ...sources, refresh: 0 }, follower, page.host);
    await page.pass(400);
    list.text = "a";
    await page.pass(1000);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 list bad",
      "300 ? list",
      "600 ? list",
      "600 list a",
    ]);
  });

  test("asks nothing while it rests, and once when it wakes", async () => {
    const { page } = served("a");
    subscribe(sources, page.follower(), page.host);
    await page.pass(10);
    await page.rest(true);
    assert.equal(page.timers.size, 0);
    await page.pass(8 * 3600);
    await page.rest(false);
    await page.rest(false);
    await page.pass(70);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 list a",
      "28811 ? list",
      "28871 ? list",
    ]);
  });

  test("asks nothing when it wakes to a fresh answer", async () => {
    const { page } = served("a");
    page.dice = 0;
    subscribe(sources, page.follower(), page.host);
    await page.pass(10);
    await page.rest(true);
    await page.pass(40);
    await page.rest(false);
    await page.pass(35);
    assert.deepEqual(page.noted(), ["0 ? list", "0 list a", "60 ? list"]);
  });

  test("does not begin before it is awake", async () => {
    const { page } = served("a");
    await page.rest(true);
    subscribe(sources, page.follower(), page.host);
    await page.pass(100);
    assert.deepEqual(page.noted(), []);
    await page.rest(false);
    await page.pass(1);
    assert.deepEqual(page.noted(), ["100 ? list", "100 list a"]);
  });

  test("gives up a request when it comes to rest, without a failure", async () => {
    const page = new VirtualPage();
    subscribe(sources, page.follower(), page.host);
    await page.pass(1);
    await page.rest(true);
    await page.pass(100);
    await page.rest(false);
    await page.pass(2);
    page.asked.at(-1)!.answer(new Response("a"));
    await page.pass(1);
    assert.deepEqual(page.noted(), ["0 ? list", "102 ? list", "103 list a"]);
  });

  test("tells a failure once, doubles its period up to ten minutes, and recovers", async () => {
    const { page, list } = served("a");
    subscribe(sources, page.follower(), page.host);
    await page.pass(50);
    list.answer = status(503);
    await page.pass(2650);
    list.answer = undefined;
    list.text = "b";
    await page.pass(1000);
    list.answer = status(404);
    await page.pass(60);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 list a",
      "60 ? list",
      "60 failure http-status",
      "150 ? list",
      "330 ? list",
      "690 ? list",
      "1410 ? list",
      "2310 ? list",
      "3210 ? list",
      "3210 list b",
      ...[3270, 3330, 3390, 3450, 3510, 3570, 3630, 3690].map(
        (time) => `${time} ? list`,
      ),
      "3750 ? list",
      "3750 failure http-status",
    ]);
  });

  test("never asks sooner after a failure than its period says", async () => {
    const { page, list } = served("a");
    page.dice = 0;
    list.answer = status(500);
    subscribe(sources, page.follower(), page.host);
    await page.pass(200);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 failure http-status",
      "60 ? list",
      "180 ? list",
    ]);
  });

  for (const [value, next] of [
    ["200", 250],
    ["1e11", 750],
    ["0", 90],
  ] as const)
    test(`asks ${next} s after "Retry-After: ${value}"`, async () => {
      const { page, list } = served("a");
      list.answer = status(429, { "retry-after": value });
      subscribe(sources, page.follower(), page.host);
      await page.pass(1);
      list.answer = undefined;
      await page.pass(1000);
      assert.deepEqual(page.noted().slice(2, 3), [`${next} ? list`]);
    });

  test("heeds Retry-After when it wakes, too", async () => {
    const { page, list } = served("a");
    list.answer = status(503, { "retry-after": "500" });
    subscribe(sources, page.follower(), page.host);
    await page.pass(1);
    await page.rest(true);
    await page.pass(100);
    await page.rest(false);
    await page.pass(1000);
    assert.equal(page.noted()[2], "625 ? list");
  });

  test("asks soon when it wakes after a failure", async () => {
    const { page, list } = served("a");
    list.answer = status(503);
    subscribe(sources, page.follower(), page.host);
    await page.pass(1);
    list.answer = undefined;
    await page.rest(true);
    await page.pass(9);
    await page.rest(false);
    await page.pass(10);
    assert.deepEqual(page.noted().slice(2), ["11 ? list", "11 list a"]);
  });

  for (const [what, isRetryable, rest, next] of [
    ["asks in a minute", true, undefined, 60],
    ["soon when it wakes from a rest that began before", true, 0, 10],
    ["soon when it wakes from one that began later", true, 10, 20],
    ["after its period when that will not pass by itself", false, 10, 300],
  ] as const)
    test(`that knows of a failure ${what}`, async () => {
      const { page } = served("a");
      const known = fail("network", sources.src, "offline", isRetryable);
      if (rest === 0) await page.rest(true);
      subscribe(
        { ...sources, refresh: 300, known },
        page.follower(),
        page.host,
      );
      if (rest) {
        await page.pass(rest);
        await page.rest(true);
      }
      if (rest !== undefined) {
        await page.pass(9);
        await page.rest(false);
      }
      await page.pass(290);
      assert.deepEqual(page.noted(), [`${next} ? list`, `${next} list a`]);
    });

  test("gives up a list that trickles in for two minutes", async () => {
    const page = new VirtualPage();
    page.serve = (_, { signal }) =>
      new Response(
        new ReadableStream<Uint8Array>({
          start(controller) {
            const drip = () => {
              if (signal!.aborted) return;
              controller.enqueue(Uint8Array.of(32));
              page.host.setTimeout(drip, 1000);
            };
            drip();
          },
        }),
      );
    subscribe(sources, page.follower(), page.host);
    await page.pass(130);
    assert.deepEqual(page.noted(), ["0 ? list", "120 failure network"]);
  });

  test("is asked anew at most once a second", async () => {
    const { page } = served("a");
    const following = subscribe(sources, page.follower(), page.host);
    for (let count = 0; count < 25; count++) {
      following.refresh();
      await page.pass(0.1);
    }
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 list a",
      "1 ? list",
      "2 ? list",
    ]);
  });

  test("asks at most once a second, too, when all have gone and one comes back", async () => {
    const { page } = served("a");
    const first = subscribe(sources, page.follower(), page.host);
    await page.pass(60.75);
    first.stop();
    subscribe(sources, page.follower(), page.host).stop();
    subscribe(sources, page.follower(), page.host);
    await page.pass(10);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 list a",
      "60 ? list",
      "61 ? list",
      "61 list a",
    ]);
  });

  test("asks again when that was wanted during a request", async () => {
    const page = new VirtualPage();
    const following = subscribe(sources, page.follower(), page.host);
    await page.pass(5);
    following.refresh();
    page.take().answer(new Response("a"));
    await page.pass(1);
    assert.deepEqual(page.noted(), ["0 ? list", "5 list a", "5 ? list"]);
  });
});
