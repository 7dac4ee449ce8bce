import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test, type TestContext } from "node:test";
import { makeNginx, openStream, statementId } from "./nginx.ts";
import {
  associations,
  itemsOf,
  makeFolder,
  named,
  type Event,
  type Item,
  type Published,
} from "./publishing.ts";

// The real nginx with nchan, configured by examples/servers/nchan, and `undersigned publish`.

// One second is long enough to see that pings arrive.
const nginx = await makeNginx({
  changes: [["ping_interval 20", "ping_interval 1"]],
});
after(() => nginx.remove());
const site = join(nginx.root, statementId);
const address = (name: string) => `${nginx.origin}/${statementId}/${name}`;
const origin = "https://partner.example";
const exposed = "Retry-After, Date";

let revision = 0;
/** Publishes the next revision through the command line. */
async function publish(t: TestContext, items: Item[], ...more: string[]) {
  const folder = makeFolder(t);
  folder.write("all.json", { revision: ++revision, items });
  const { code, stderr } = await folder.run(
    ...["publish", "all.json", "-o", site, "--stream-url", nginx.publishUrl],
    ...more,
  );
  assert.equal(code, 0, stderr);
}

async function open(t: TestContext, last?: string) {
  const stream = await openStream(nginx.streamUrl, last);
  t.after(() => stream.close());
  return stream;
}

const eventOf = ({ data }: { data: string }) => JSON.parse(data) as Event;

describe("the stream", () => {
  test("says what was published, in an event of our name", async (t) => {
    await publish(t, named("A"));
    const streams = await Promise.all([open(t), open(t)]);
    await publish(t, named("A", "B"));
    for (const stream of streams) {
      const event = await stream.next();
      assert.equal(event.name, "signatories");
      assert.notEqual(event.id, "");
      assert.deepEqual(eventOf(event), {
        ...{ epoch: 1, from: revision - 1, revision },
        counts: { organizations: 2, persons: 0 },
        add: named("B"),
      });
    }
  });

  test("carries an event of nearly 1 MiB whole", async (t) => {
    await publish(t, named("A"));
    const stream = await open(t);
    const items = named("A").concat(
      associations(500).map((one) => ({ ...one, note: "é".repeat(1000) })),
    );
    await publish(t, items);
    const event = await stream.next();
    assert.ok(event.data.length > 500_000);
    assert.deepEqual(eventOf(event).add, items.slice(1));
  });

  test("goes on behind the event that came last", async (t) => {
    await publish(t, named("A"));
    const first = await open(t);
    await publish(t, named("A", "B"));
    const { id } = await first.next();
    first.close();
    await publish(t, named("A", "B", "C"));
    await publish(t, named("A", "B", "C", "D"));
    const again = await open(t, id);
    for (const name of ["C", "D"])
      assert.deepEqual(eventOf(await again.next()).add, named(name));
    // A new reader gets no old events.
    const other = await open(t);
    await publish(t, named("A"));
    assert.deepEqual(eventOf(await other.next()).remove, ["b", "c", "d"]);
  });

  test("is open to every page, without a preflight and without cookies", async (t) => {
    const { response } = await open(t);
    assert.equal(response.status, 200);
    const header = (name: string) => response.headers.get(name);
    assert.match(header("content-type")!, /^text\/event-stream(;|$)/);
    assert.equal(header("access-control-allow-origin"), "*");
    assert.equal(header("access-control-allow-credentials"), null);
    assert.equal(header("access-control-expose-headers"), exposed);
    assert.equal(header("cache-control"), "no-store");
    assert.equal(header("x-accel-buffering"), "no");
    assert.equal(header("content-encoding"), null);
  });

  test("pings by a comment, which is no event", async (t) => {
    const stream = await open(t);
    while (!stream.text().includes(":ping"))
      assert.ok(await stream.read(), "the stream has ended");
    assert.doesNotMatch(stream.text(), /^(data|event|id):/m);
  });

  test("has a channel for the statements that are named, and readers cannot write", async () => {
    const other = nginx.streamUrl.replace(statementId, "another");
    const headers = { accept: "text/event-stream" };
    assert.equal((await fetch(other, { headers })).status, 404);
    const put = (url: string) => fetch(url, { method: "POST", body: "{}" });
    assert.equal((await put(nginx.streamUrl)).status, 403);
    const { pathname } = new URL(nginx.publishUrl);
    assert.ok((await put(`${nginx.origin}${pathname}`)).status >= 400);
    const big = await fetch(nginx.publishUrl, {
      method: "POST",
      body: "x".repeat((1 << 20) + 1),
    });
    assert.equal(big.status, 413);
  });

  test("comes back after a restart, and the list is what was published last", async (t) => {
    await publish(t, named("A", "B"));
    const stream = await open(t);
    await publish(t, named("A", "B", "C"));
    const { id } = await stream.next();
    await nginx.stop();
    await assert.rejects(stream.next());
    // No event is posted for this one.
    const folder = makeFolder(t);
    folder.write("all.json", { revision: ++revision, items: named("A") });
    const down = await folder.run(
      ...["publish", "all.json", "-o", site, "--stream-url", nginx.publishUrl],
    );
    assert.match(down.stderr, /cannot be reached: list\.json is written/);
    await nginx.start();
    const list = (await (
      await fetch(address("list.json"))
    ).json()) as Published;
    assert.equal(list.revision, revision);
    const again = await open(t, id);
    await publish(t, named("A", "E"));
    // The reader can see the gap: the event does not start from its revision.
    assert.equal(eventOf(await again.next()).from, revision - 1);
  });
});

describe("the files", () => {
  test("are open to every page, and asked for again at every use", async (t) => {
    await publish(t, associations(300));
    const get = (headers: Record<string, string> = {}) =>
      fetch(address("list.json"), { headers: { origin, ...headers } });
    const response = await get();
    const header = (name: string) => response.headers.get(name);
    assert.equal(header("content-type"), "application/json; charset=utf-8");
    assert.equal(header("access-control-allow-origin"), "*");
    assert.equal(header("access-control-expose-headers"), exposed);
    assert.equal(header("cache-control"), "no-cache");
    assert.equal(header("content-encoding"), "gzip");
    assert.equal(((await response.json()) as Published).revision, revision);
    const known = { "if-none-match": header("etag")! };
    assert.equal((await get(known)).status, 304);
    // The same second and the same size, but another state.
    await publish(t, associations(300).toReversed());
    const changed = await get(known);
    assert.equal(changed.status, 200);
    assert.equal(((await changed.json()) as Published).revision, revision);
  });

  test("segments keep, and have the integrity that the head says", async (t) => {
    const items = associations(3000);
    await publish(t, items);
    const head = (await (
      await fetch(address("list.json"))
    ).json()) as Published;
    const all: Item[] = [];
    for (const { src, integrity } of head.segments!) {
      const response = await fetch(address(src), { integrity });
      const cacheControl = response.headers.get("cache-control");
      assert.equal(cacheControl, "public, max-age=31536000, immutable");
      assert.equal(response.headers.get("access-control-allow-origin"), "*");
      const body = await response.text();
      const digest = createHash("sha256").update(body).digest("base64");
      assert.equal(`sha256-${digest}`, integrity);
      all.push(...itemsOf(body));
    }
    assert.deepEqual(all, items);
    const [{ src } = { src: "" }] = head.segments!;
    const wrong = `sha256-${"A".repeat(43)}=`;
    await assert.rejects(fetch(address(src), { integrity: wrong }));
    // A missing file is not cached.
    const none = await fetch(address(`segment-${"0".repeat(16)}.json`));
    assert.equal(none.status, 404);
    assert.equal(none.headers.get("cache-control"), null);
    assert.equal(none.headers.get("access-control-allow-origin"), "*");
  });

  test("leave nothing unfinished in the folder", () => {
    for (const name of readdirSync(site))
      assert.match(name, /^(list|segment-[0-9a-f]{16})\.json$/);
  });
});
