import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { subscribe } from "../../web/src/feed/feed.ts";
import { both, keepAlive, Stream, streamed } from "./virtual_page.ts";

// The stream next to the list. The log is that of feed.test.ts.

const plain = (status: number, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : "x", { status, headers });

describe("a feed with a stream", () => {
  test("connects first, asks for the list second, and does not poll while it is open", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0.5);
    const stream = await open();
    await page.pass(0);
    await stream.event("x");
    await keepAlive(page, stream, 500);
    await stream.event("y");
    assert.deepEqual(page.noted(), [
      "0 ? stream",
      "0.5 ? list",
      "0.5 list a",
      "0.5 event x",
      "500.5 event y",
    ]);
  });

  test("asks every ten minutes whether the open stream has told all", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    await keepAlive(page, await open(), 1500);
    assert.deepEqual(
      page.noted().filter((line) => /[?] list/.test(line)),
      ["0 ? list", "600 ? list", "1200 ? list"],
    );
  });

  test("waits three seconds for the stream to open, and asks again after it has", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(10);
    await keepAlive(page, await open(), 100);
    assert.deepEqual(page.noted(), [
      "0 ? stream",
      "3 ? list",
      "3 list a",
      "63 ? list",
    ]);
  });

  test("asks for the list as soon as there is no stream", async () => {
    const { page, answer } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(1);
    await answer(plain(500));
    assert.deepEqual(page.noted(), ["0 ? stream", "1 ? list", "1 list a"]);
  });

  test("asks with no header that would need a preflight, and for nothing that is cached", async () => {
    const { page } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    const { cache, headers } = page.take().init;
    assert.equal(cache, "no-store");
    assert.deepEqual({ ...headers }, { accept: "text/event-stream" });
  });

  test("holds events back until there is a list, then tells all since it was asked for", async () => {
    const { page } = streamed();
    page.serve = undefined;
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    const stream = new Stream();
    page.take().answer(stream.response);
    await page.pass(0);
    await stream.event("x");
    await stream.event("y");
    page.take().answer(new Response("a"));
    await page.pass(0);
    assert.deepEqual(page.noted(), [
      "0 ? stream",
      "0 ? list",
      "0 list a",
      "0 event x",
      "0 event y",
    ]);
  });

  test("tells only the events of its name; the others keep it alive", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    const stream = await open();
    for (let count = 0; count < 5; count++) {
      await stream.send("data: x\n\nevent: other\ndata: y\n\n");
      await page.pass(40);
    }
    await stream.event("z");
    assert.deepEqual(page.noted(), [
      "0 ? stream",
      "0 ? list",
      "0 list a",
      "200 event z",
    ]);
  });

  test("gives the stream up after 45 s without a byte", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    const stream = await open();
    await page.pass(44);
    await stream.send(":");
    await page.pass(44);
    await stream.send("\n");
    await page.pass(44);
    assert.deepEqual(page.noted(), ["0 ? stream", "0 ? list", "0 list a"]);
    await page.pass(7);
    assert.deepEqual(page.noted(), ["138 ? stream"]);
  });

  test("gives up a stream that does not answer", async () => {
    const { page } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(55);
    assert.deepEqual(page.noted(), [
      "0 ? stream",
      "3 ? list",
      "3 list a",
      "54 ? stream",
    ]);
  });

  test("resumes after the last id, and forgets one that is refused", async () => {
    const { page, answer, open } = streamed();
    subscribe(
      { ...both, stream: `${both.stream}?a=1#x` },
      page.follower(),
      page.host,
    );
    await page.pass(0);
    const first = await open();
    await first.event("x", "7:0 ü&");
    await first.end();
    await page.pass(9);
    await (await open()).kill();
    await page.pass(17);
    await answer(plain(404));
    await page.pass(31);
    assert.deepEqual(
      page.noted().filter((line) => line.includes("? stream")),
      [
        "0 ? stream?a=1#x",
        "9 ? stream?a=1&last=7%3A0%20%C3%BC%26",
        "26 ? stream?a=1&last=7%3A0%20%C3%BC%26",
        "56.5 ? stream?a=1",
      ].map((line) => line.replace("#x", "")),
    );
  });

  test("has the reopened stream followed by a list within 10 s", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    const stream = await open();
    await keepAlive(page, stream, 500);
    await stream.kill();
    await page.pass(5);
    await keepAlive(page, await open(), 100);
    assert.deepEqual(page.noted(), [
      "0 ? stream",
      "0 ? list",
      "0 list a",
      "505 ? stream",
      "510 ? list",
    ]);
  });

  test("does not hammer where streams end as soon as they open", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    for (const wait of [9, 17, 30.5, 30.5, 400]) {
      const stream = await open();
      // What a cache replays.
      await stream.event("x", "1");
      await stream.end();
      await page.pass(wait);
    }
    assert.deepEqual(
      page.noted().filter((line) => /stream|failure/.test(line)),
      [
        "0 ? stream",
        ...["9", "26", "56.5", "87"].map((time) => `${time} ? stream?last=1`),
        "87 failure network",
      ],
    );
  });

  for (const [what, response] of [
    ["204", () => plain(204)],
    ["404", () => plain(404)],
    ["500", () => plain(500)],
    ["HTML", () => plain(200, { "content-type": "text/html" })],
    ["no type", () => plain(200)],
    ["206", () => plain(206, { "content-type": "text/event-stream" })],
    [
      "a type that only begins so",
      () => plain(200, { "content-type": "text/event-streamer" }),
    ],
  ] as const)
    test(`polls after five failures (${what}), and tries again in 5 to 10 minutes`, async () => {
      const { page, list, answer } = streamed();
      subscribe(both, page.follower(), page.host);
      await page.pass(0);
      for (let count = 1; count <= 5; count++) {
        await answer(response());
        if (count < 5) {
          assert.ok(!page.log.join().includes("failure"));
          await page.pass([0, 9, 17, 30.5, 30.5][count]!);
        }
      }
      assert.deepEqual(
        page.noted().filter((line) => !line.includes("list")),
        [
          "0 ? stream",
          "9 ? stream",
          "26 ? stream",
          "56.5 ? stream",
          "87 ? stream",
          `87 failure ${Number(what) >= 400 ? "http-status" : "not-a-stream"}`,
        ],
      );
      list.text = "b";
      await page.pass(460);
      const noted = page.noted();
      assert.deepEqual(
        noted.filter((line) => !line.includes("? list")),
        ["120 list b", "538 ? stream"],
      );
      assert.ok(noted.filter((line) => line.includes("? list")).length > 6);
      // And it is not reported again.
      await answer(response());
      await page.pass(490);
      assert.deepEqual(
        page.noted().filter((line) => !line.includes("? list")),
        ["998 ? stream"],
      );
    });

  test("begins to count anew after a stream of half a minute", async () => {
    const { page, answer, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    for (const wait of [9, 17, 30.5]) {
      await answer(plain(500));
      await page.pass(wait);
    }
    const stream = await open();
    await page.pass(30);
    await stream.send(":\n");
    page.noted();
    await stream.end();
    await page.pass(5);
    assert.deepEqual(
      page.noted().filter((line) => line.includes("stream")),
      ["91.5 ? stream"],
    );
  });

  test("never opens a stream again that is gone", async () => {
    const { page, answer } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    await answer(plain(410));
    await page.rest(true);
    await page.pass(1000);
    await page.rest(false);
    await page.pass(10_000);
    const noted = page.noted();
    assert.deepEqual(noted.slice(0, 4), [
      "0 ? stream",
      "0 failure http-status",
      "0 ? list",
      "0 list a",
    ]);
    assert.ok(noted.slice(4).every((line) => line.includes("? list")));
    assert.ok(noted.length > 100);
  });

  for (const [asked, next] of [
    ["retry: 0", 5],
    ["retry: 1e11", 5],
    ["retry: 100000000000", 604],
    ["retry: 20000", 24],
  ] as const)
    test(`connects again ${next} s after "${asked}"`, async () => {
      const { page, open } = streamed();
      subscribe(both, page.follower(), page.host);
      await page.pass(0);
      const stream = await open();
      await stream.send(`${asked}\n`);
      await keepAlive(page, stream, 80);
      await stream.send(":\n");
      await stream.end();
      await page.pass(700);
      assert.equal(
        page.noted().filter((line) => line.includes("? stream"))[1],
        `${80 + next} ? stream`,
      );
    });

  test("heeds Retry-After of the stream, also when it wakes", async () => {
    const { page, answer } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    await answer(plain(503, { "retry-after": "300" }));
    await page.rest(true);
    await page.rest(false);
    await page.pass(299);
    await page.pass(2);
    assert.deepEqual(
      page.noted().filter((line) => line.includes("stream")),
      ["0 ? stream", "300 ? stream"],
    );
  });

  test("closes the stream while it rests; when it wakes, that comes before the list", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    const { signal } = page.asked[0]!.init;
    await open();
    await page.pass(10);
    await page.rest(true);
    assert.ok(signal!.aborted);
    await page.pass(8 * 3600);
    assert.equal(page.timers.size, 0);
    await page.rest(false);
    await page.pass(1);
    await keepAlive(page, await open(), 100);
    assert.deepEqual(page.noted(), [
      "0 ? stream",
      "0 ? list",
      "0 list a",
      "28811 ? stream",
      "28811 ? list",
    ]);
  });

  test("tells a failure of the list once, whatever the stream does", async () => {
    const { page, open, answer } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    const stream = await open();
    await page.pass(10);
    page.serve = (url) => (url === both.src ? plain(500) : undefined);
    await stream.end();
    await page.pass(9);
    const other = await open();
    await keepAlive(page, other, 52);
    assert.deepEqual(page.noted().slice(3), [
      "19 ? stream",
      "60 ? list",
      "60 failure http-status",
    ]);
    await other.event("x");
    await other.end();
    await page.pass(5);
    await answer(plain(500));
    await page.pass(80);
    assert.deepEqual(
      page.noted().filter((line) => !line.includes("stream")),
      ["71 event x", "150 ? list"],
    );
  });

  test("asks for the list once a minute at most, however often it wakes", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    await open();
    for (let count = 0; count < 24; count++) {
      await page.pass(4);
      await page.rest(true);
      await page.rest(false);
      await page.pass(1);
      await open();
    }
    assert.deepEqual(
      page.noted().filter((line) => line.includes("? list")),
      ["0 ? list", "60 ? list", "120 ? list"],
    );
  });

  test("gives up a stream whose event does not end", async () => {
    const { page, open } = streamed();
    subscribe(both, page.follower(), page.host);
    await page.pass(0);
    const asked = page.asked[0]!;
    const stream = await open();
    await stream.send(`data: ${"x".repeat(1 << 20)}`);
    assert.ok(asked.init.signal!.aborted);
    await page.pass(10);
    assert.deepEqual(page.noted().slice(3), ["9 ? stream"]);
  });
});
