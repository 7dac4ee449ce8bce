import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { subscribe } from "../../web/src/feed/feed.ts";
import { served, sources, status, VirtualPage } from "./virtual_page.ts";

// What the subscribers of one feed share. Each entry of the log has the seconds, then `?` and the
// request, or what a subscriber got.

describe("followers of the same sources", () => {
  test("share requests, and a new one is told the last answer", async () => {
    const { page } = served("a");
    subscribe(sources, page.follower("1 "), page.host);
    subscribe(sources, page.follower("2 "), page.host);
    await page.pass(10);
    subscribe({ ...sources }, page.follower("3 "), page.host);
    assert.equal(page.log.length, 3, "not within the call");
    await page.pass(60);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 1 list a",
      "0 2 list a",
      "10 3 list a",
      "60 ? list",
    ]);
  });

  test("share nothing where sources or page differ", async () => {
    const { page } = served("a");
    for (const other of [
      { src: "https://p.example/other" },
      { refresh: 61 },
      { limit: 999 },
      {},
    ])
      subscribe({ ...sources, ...other }, page.follower(), page.host);
    subscribe(sources, page.follower(), { ...page.host });
    await page.pass(1);
    assert.equal(page.noted().filter((line) => line.includes("?")).length, 5);
  });

  test("end it together, and leave nothing behind", async () => {
    const page = new VirtualPage();
    const one = subscribe(sources, page.follower("1 "), page.host);
    const other = subscribe(sources, page.follower("2 "), page.host);
    await page.pass(1);
    one.stop();
    one.stop();
    assert.equal(page.take().init.signal!.aborted, false);
    other.stop();
    await page.pass(0);
    assert.equal(page.timers.size, 0);
    assert.equal(page.listeners.size, 0);
    // Late use of a handle, and a feed that begins again.
    subscribe(sources, page.follower("3 "), page.host);
    one.stop();
    one.resume();
    one.refresh();
    await page.pass(1);
    assert.equal(page.listeners.size, 1);
    page.take().answer(new Response("a"));
    await page.pass(0);
    subscribe(sources, page.follower("4 "), page.host);
    await page.pass(0);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "1 ? list",
      "2 3 list a",
      "2 4 list a",
    ]);
  });

  test("are told no failure that is over when they come", async () => {
    const { page, list } = served("a");
    list.answer = status(500);
    subscribe(sources, page.follower("1 "), page.host);
    await page.pass(1);
    list.answer = undefined;
    await page.pass(100);
    subscribe(sources, page.follower("2 "), page.host);
    await page.pass(1);
    assert.deepEqual(page.noted().slice(2), [
      "90 ? list",
      "90 1 list a",
      "101 2 list a",
    ]);
  });

  test("are told a failure that goes on when they come", async () => {
    const { page, list } = served("a");
    list.answer = status(500);
    subscribe(sources, page.follower("1 "), page.host);
    await page.pass(1);
    subscribe(sources, page.follower("2 "), page.host);
    await page.pass(1);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 1 failure http-status",
      "1 2 failure http-status",
    ]);
  });

  test("do not suffer from one that throws", async () => {
    const { page, list } = served("a");
    const throws = (): never => {
      throw new Error("broken");
    };
    subscribe(
      sources,
      { onList: throws, onEvent: throws, onFailure: throws },
      page.host,
    );
    subscribe(sources, page.follower(), page.host);
    await page.pass(70);
    list.answer = status(500);
    await page.pass(60);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 list a",
      "60 ? list",
      "120 ? list",
      "120 failure http-status",
    ]);
  });

  test("may stop each other while they are told", async () => {
    const { page } = served("a");
    const one = subscribe(
      sources,
      {
        ...page.follower("1 "),
        onList() {
          other.stop();
          one.stop();
          return "changed";
        },
      },
      page.host,
    );
    const other = subscribe(sources, page.follower("2 "), page.host);
    await page.pass(100);
    assert.deepEqual(page.noted(), ["0 ? list"]);
    assert.equal(page.timers.size, 0);
  });

  test("rest one by one, and all together the feed", async () => {
    const { page, list } = served("a");
    const one = subscribe(sources, page.follower("1 "), page.host);
    const other = subscribe(sources, page.follower("2 "), page.host);
    await page.pass(1);
    one.pause();
    list.text = "b";
    await page.pass(60);
    other.pause();
    assert.equal(page.timers.size, 0);
    await page.pass(1000);
    one.resume();
    await page.pass(1);
    other.resume();
    await page.pass(0);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 1 list a",
      "0 2 list a",
      "60 ? list",
      "60 2 list b",
      "1061 1 list b",
      "1062 ? list",
    ]);
  });
});
