import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { subscribe } from "../../web/src/feed/feed.ts";
import { both, keepAlive, streamed } from "./virtual_page.ts";

// Gaps, and what late subscribers get. The log is that of feed.test.ts.

describe("a gap", () => {
  test("is filled within ten seconds, by one list", async () => {
    const { page, list, open } = streamed();
    subscribe(both, page.follower("", { x: "gap", y: "gap" }), page.host);
    await page.pass(0);
    const stream = await open();
    await page.pass(20);
    list.text = "b";
    await stream.event("x");
    await page.pass(1);
    await stream.event("y");
    await keepAlive(page, stream, 200);
    assert.deepEqual(page.noted().slice(3), [
      "20 event x",
      "21 event y",
      "25 ? list",
      "25 list b",
    ]);
  });

  test("that a list does not fill is not asked for again and again", async () => {
    const { page, list, open } = streamed();
    subscribe(both, page.follower("", { x: "gap" }), page.host);
    await page.pass(0);
    const stream = await open();
    await page.pass(20);
    for (let count = 0; count < 10; count++) {
      await stream.event("x");
      await page.pass(10);
    }
    await stream.event("x");
    list.text = "b";
    await keepAlive(page, stream, 200);
    assert.deepEqual(
      page
        .noted()
        .slice(3)
        .filter((line) => line.includes("list")),
      ["25 ? list", "85 ? list", "145 ? list", "145 list b"],
    );
  });

  test("is filled after a rest that it was filled in", async () => {
    const { page, list, open } = streamed();
    subscribe(both, page.follower("", { x: "gap" }), page.host);
    await page.pass(0);
    const stream = await open();
    await page.pass(20);
    const { serve } = page;
    page.serve = undefined;
    await stream.event("x");
    await page.pass(6);
    await page.rest(true);
    page.serve = serve;
    page.asked.length = 0;
    list.text = "b";
    await page.rest(false);
    await page.pass(1);
    await keepAlive(page, await open(), 10);
    assert.deepEqual(page.noted().slice(3), [
      "20 event x",
      "25 ? list",
      "27 ? stream",
      "27 ? list",
      "27 list b",
    ]);
  });

  test("is what an event is that is refused", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower("", { x: "refused" }), page.host);
    await page.pass(0);
    const stream = await open();
    await page.pass(20);
    await stream.event("x");
    await page.pass(10);
    assert.deepEqual(page.noted().slice(3), ["20 event x", "25 ? list"]);
  });

  test("keeps the events that come while it is filled", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower("", { x: "gap", y: "gap" }), page.host);
    await page.pass(0);
    const stream = await open();
    await page.pass(20);
    page.serve = undefined;
    await stream.event("x");
    await page.pass(6);
    await stream.event("y");
    page.take().answer(new Response("b"));
    await page.pass(0);
    assert.deepEqual(page.noted().slice(3), [
      "20 event x",
      "25 ? list",
      "26 event y",
      "26 list b",
      "26 event y",
    ]);
  });
});

describe("a stream that is shared", () => {
  test("tells who comes later, or has paused, the list and the events since", async () => {
    const { page, open } = streamed();
    const one = subscribe(both, page.follower("1 "), page.host);
    await page.pass(0);
    const stream = await open();
    await stream.event("x");
    subscribe(both, page.follower("2 "), page.host);
    one.pause();
    one.resume();
    const late = subscribe(both, page.follower("3 "), page.host);
    late.pause();
    await page.pass(0);
    await stream.event("y");
    late.resume();
    await page.pass(0);
    await stream.event("z");
    assert.deepEqual(page.noted().slice(1), [
      "0 ? list",
      "0 1 list a",
      "0 1 event x",
      "0 2 list a",
      "0 2 event x",
      "0 1 event y",
      "0 2 event y",
      "0 3 list a",
      "0 3 event x",
      "0 3 event y",
      "0 1 event z",
      "0 2 event z",
      "0 3 event z",
    ]);
  });

  test("keeps events within bounds: who comes after more is told of the gap", async () => {
    const { page, list, open } = streamed();
    subscribe(
      both,
      { ...page.follower(), onEvent: () => "changed" },
      page.host,
    );
    await page.pass(0);
    const stream = await open();
    await page.pass(2);
    const data = "x".repeat(1 << 19);
    for (let count = 0; count < 5; count++) await stream.event(data);
    page.noted();
    list.text = "b";
    let count = 0;
    subscribe(
      both,
      { ...page.follower(), onEvent: () => (count++, "known") },
      page.host,
    );
    await page.pass(6);
    assert.equal(count, 3);
    assert.deepEqual(page.noted(), [
      "2 list a",
      "7 ? list",
      "7 list b",
      "7 list b",
    ]);
  });
});
