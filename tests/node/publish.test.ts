import assert from "node:assert/strict";
import { readdirSync, rmSync, statSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, test, type TestContext } from "node:test";
import { serve } from "../server.ts";
import {
  associations,
  makeFolder,
  named,
  type Event,
  type Item,
  type List,
  type Published,
} from "./publishing.ts";

// `undersigned publish`: the next state of a list, and the event that leads there.

type Posted = { url: string; headers: IncomingHttpHeaders; body: string };

/** A server for posted events, which answers with `status`. */
async function makePublisher(t: TestContext, status = () => 201) {
  const posted: Posted[] = [];
  const { origin, close } = await serve({}, async (request) => {
    const body = await text(request);
    posted.push({ url: request.url!, headers: request.headers, body });
    return { status: status() };
  });
  t.after(close);
  return { posted, url: `${origin}/publish/s` };
}

describe("undersigned publish", () => {
  test("writes the list, then posts what has changed", async (t) => {
    const folder = makeFolder(t);
    const { posted, url } = await makePublisher(t);
    const publish = async (revision: number, items: Item[]) => {
      folder.write("all.json", { revision, items });
      const run = await folder.run(
        ...["publish", "all.json", "-o", "s", "--stream-url", url],
      );
      assert.equal(run.code, 0, run.stderr);
      return run.stderr;
    };
    assert.match(
      await publish(1, named("A")),
      /no event can say this change: readers fetch the list/,
    );
    assert.equal(await publish(2, named("A", "B")), "");
    // Nothing is new, but readers that missed the event should fetch the list.
    assert.equal(await publish(2, named("A", "B")), "");
    assert.deepEqual(folder.json("s/list.json"), {
      epoch: 1,
      revision: 2,
      counts: { organizations: 2, persons: 0 },
      items: named("A", "B"),
    });
    assert.deepEqual(
      posted.map(({ body }) => JSON.parse(body) as Event),
      [
        { epoch: 1, from: 1, revision: 1 },
        {
          ...{ epoch: 1, from: 1, revision: 2, add: named("B") },
          counts: { organizations: 2, persons: 0 },
        },
        { epoch: 1, from: 2, revision: 2 },
      ],
    );
    for (const { headers, body } of posted) {
      assert.equal(headers["x-eventsource-event"], "signatories");
      assert.doesNotMatch(body, /[\r\n]/);
    }
  });

  test("writes segments of a long list", async (t) => {
    const folder = makeFolder(t);
    folder.write("all.json", { revision: 1, items: associations(2001) });
    await folder.run("publish", "all.json", "-o", "s");
    const { segments, items } = folder.json<Published>("s/list.json");
    assert.equal(items, undefined);
    assert.ok(segments!.length >= 2);
    folder.write("all.json", { revision: 2, items: associations(2000) });
    await folder.run("publish", "all.json", "-o", "s", "--prune");
    assert.equal(folder.json<Published>("s/list.json").items!.length, 2000);
    // Some readers still read the previous state.
    assert.equal(
      readdirSync(join(folder.path, "s")).length - 1,
      segments!.length,
    );
  });

  test("prunes when the event has been posted, and nothing when there is nothing new", async (t) => {
    const folder = makeFolder(t);
    const segments = () =>
      readdirSync(join(folder.path, "s")).filter((name) =>
        name.startsWith("segment-"),
      );
    let answer = 201;
    let atPost: string[] = [];
    const { url } = await makePublisher(t, () => {
      atPost = segments();
      return answer;
    });
    const publish = async (revision: number) => {
      const items = associations(2100 + revision);
      folder.write("all.json", { revision, items });
      const run = await folder.run(
        ...["publish", "all.json", "-o", "s", "--prune", "--stream-url", url],
      );
      assert.equal(run.code, answer === 201 ? 0 : 2, run.stderr);
      return segments();
    };
    const first = await publish(1);
    answer = 500;
    const second = await publish(2);
    assert.ok(first.every((name) => second.includes(name)));
    answer = 201;
    assert.deepEqual(await publish(2), second);
    const third = await publish(3);
    assert.ok(second.every((name) => atPost.includes(name)));
    assert.ok(!first.some((name) => third.includes(name)));
  });

  test("gives two states of one second and size two times", async (t) => {
    const folder = makeFolder(t);
    const times = new Set<number>();
    for (let revision = 1; revision < 5; revision++) {
      folder.write("all.json", { revision, items: named("A") });
      await folder.run("publish", "all.json", "-o", "s");
      const { mtimeMs } = statSync(join(folder.path, "s/list.json"));
      times.add(Math.floor(mtimeMs / 1000));
    }
    assert.equal(times.size, 4);
  });

  const refused: [string, Partial<List>, RegExp][] = [
    [
      "another list under the same revision",
      { items: named("B") },
      /^all\.json:1:\d+ revision: the document has changed, but "revision" is still 5; write 6/m,
    ],
    [
      "a lower revision",
      { revision: 4 },
      /"revision" went back from 5 to 4; write a higher one/,
    ],
    ["a lower epoch", { epoch: 1, revision: 9 }, /went back from 5 to 9/],
    [
      "a key that two have",
      { revision: 6, items: named("A", "B", "b") },
      /items\[2\]: "b" stands here twice; give each an "id"/,
    ],
  ];
  for (const [what, more, message] of refused)
    test(`refuses ${what}, and posts nothing`, async (t) => {
      const folder = makeFolder(t);
      const { posted, url } = await makePublisher(t);
      const list = { epoch: 2, revision: 5, items: named("A") };
      folder.write("all.json", list);
      await folder.run("publish", "all.json", "-o", "s");
      const kept = folder.read("s/list.json");
      folder.write("all.json", { ...list, ...more });
      const { code, stderr } = await folder.run(
        ...["publish", "all.json", "-o", "s", "--stream-url", url],
      );
      assert.match(stderr, message);
      assert.match(stderr, /^undersigned: nothing is written$/m);
      assert.equal(code, 1);
      assert.equal(folder.read("s/list.json"), kept);
      assert.deepEqual(posted, []);
    });

  test("says what is written when no event could be posted", async (t) => {
    const folder = makeFolder(t);
    const { url } = await makePublisher(t, () => 403);
    folder.write("all.json", { revision: 1, items: named("A") });
    const publish = (address: string) =>
      folder.run(
        ...["publish", "all.json", "-o", "s", "--stream-url", address],
      );
    const forbidden = await publish(url);
    assert.match(
      forbidden.stderr,
      /answers with HTTP 403: list\.json is written, but no event was posted; run the same command again/,
    );
    assert.equal(forbidden.code, 2);
    assert.ok(readdirSync(join(folder.path, "s")).includes("list.json"));
    rmSync(join(folder.path, "s"), { recursive: true });
    const down = await publish("http://127.0.0.1:1/");
    assert.match(down.stderr, /cannot be reached: list\.json is written/);
    assert.equal(down.code, 2);
    const wrong = await publish("publish/s");
    assert.match(wrong.stderr, /Write an absolute http or https address/);
    assert.equal(wrong.code, 2);
  });
});
