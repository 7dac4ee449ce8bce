import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

// The live example's server, and the one that serves all example pages.

type Signatory = {
  id: string;
  name: string;
  kind?: string;
  members?: Signatory[];
};
type Counts = { organizations: number; persons: number };
type Statement = {
  leads: Signatory[];
  signatories: { items: Signatory[]; counts: Counts; refresh: number };
};
type List = {
  epoch: number;
  revision: number;
  counts: Counts;
  items: Signatory[];
};
type Event = {
  epoch: number;
  from: number;
  revision: number;
  counts: Counts;
  remove?: string[];
  update?: Signatory[];
  add?: Signatory[];
};
type Live = {
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  grow(): void;
  stop(): void;
};
type Options = { statement: Statement; most?: number; now?: () => number };

const root = fileURLToPath(new URL("../..", import.meta.url));
const { createLive, count } = (await import(
  `${root}examples/servers/live.mjs`
)) as {
  createLive: (options: Options) => Live;
  count: (signatories: Signatory[]) => Counts;
};
const statement = JSON.parse(
  readFileSync(`${root}examples/statements/live/statement.json`, "utf8"),
) as Statement;

/** By the rules of docs/format.md: removed, updated in place, added at the end. */
const fold = (items: Signatory[], { remove, update, add }: Event) =>
  items
    .filter(({ id }) => !remove?.includes(id))
    .map((item) => update?.find(({ id }) => id === item.id) ?? item)
    .concat(add ?? []);

describe("the live example", { timeout: 60_000 }, () => {
  let origin = "";
  let live: Live;
  const server = createServer((request, response) => {
    if (!live.answer(request, response)) response.writeHead(404).end();
  });
  before(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const open = (most: number) => {
    live = createLive({ statement, most, now: () => 1_800_000_000_000 });
  };
  const fetchList = async () =>
    (await (await fetch(`${origin}/live/list.json`)).json()) as List;

  /** The first `wanted` events of the stream, as id and data. Then the connection is closed. */
  async function follow(wanted: number, last?: string) {
    const query = last === undefined ? "" : `?last=${last}`;
    const abort = new AbortController();
    const response = await fetch(`${origin}/live/stream${query}`, {
      signal: abort.signal,
    });
    assert.equal(response.headers.get("content-type"), "text/event-stream");
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    const form = /^event: signatories\nid: (.*)\ndata: (.*)\n\n/gm;
    let text = "";
    let found: RegExpMatchArray[] = [];
    while (found.length < wanted) {
      const { value, done } = await reader.read();
      assert.ok(!done, `the stream ended after ${text}`);
      text += decoder.decode(value, { stream: true });
      found = [...text.matchAll(form)];
    }
    abort.abort();
    return found.map(([, id, data]) => ({
      id: id!,
      event: JSON.parse(data!) as Event,
    }));
  }

  test("says the same as list and as stream, over several epochs", async () => {
    open(40);
    let list = await fetchList();
    assert.deepEqual(list.items, statement.signatories.items);
    const following = follow(150);
    await once(server, "request");
    let epochs = 0;
    const lists: List[] = [];
    for (let n = 0; n < 150; n++) {
      live.grow();
      lists.push(await fetchList());
    }
    for (const [index, { event }] of (await following).entries()) {
      const next = lists[index]!;
      if (event.from === 0) {
        epochs++;
        assert.ok(event.epoch > list.epoch);
        assert.equal(event.revision, 1);
        assert.deepEqual(next.items, statement.signatories.items);
      } else {
        assert.equal(event.epoch, list.epoch);
        assert.equal(event.from, list.revision);
        assert.ok(event.revision > list.revision);
        assert.deepEqual(fold(list.items, event), next.items);
      }
      assert.deepEqual(event.counts, next.counts);
      assert.deepEqual(
        next.counts,
        count([...statement.leads, ...next.items]),
        "leads are counted too",
      );
      assert.equal(next.epoch, event.epoch);
      assert.equal(next.revision, event.revision);
      list = next;
    }
    assert.ok(epochs > 1);
  });

  test("has as many signatories as its statement says at first", () => {
    const { items, counts } = statement.signatories;
    assert.deepEqual(count([...statement.leads, ...items]), counts);
  });

  test("changes in every way, and never names anybody twice", async () => {
    open(300);
    const seen = { remove: 0, update: 0, one: 0, two: 0 };
    let { items } = await fetchList();
    const following = follow(300);
    await once(server, "request");
    for (let n = 0; n < 300; n++) live.grow();
    for (const { event } of await following) {
      if (event.from === 0) break;
      items = fold(items, event);
      seen.remove += event.remove?.length ?? 0;
      seen.update += event.update?.length ?? 0;
      if (event.add) seen[event.add.length === 1 ? "one" : "two"]++;
      for (const key of ["id", "name"] as const)
        assert.equal(
          new Set(items.map((item) => item[key])).size,
          items.length,
        );
    }
    for (const [way, times] of Object.entries(seen)) assert.ok(times > 0, way);
  });

  test("is revalidated", async () => {
    open(300);
    const first = await fetch(`${origin}/live/list.json`);
    const tag = first.headers.get("etag")!;
    assert.equal(first.headers.get("cache-control"), "no-cache");
    assert.equal(first.headers.get("access-control-allow-origin"), "*");
    const headers = { "if-none-match": tag };
    const again = await fetch(`${origin}/live/list.json`, { headers });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get("access-control-allow-origin"), "*");
    live.grow();
    const grown = await fetch(`${origin}/live/list.json`, { headers });
    assert.equal(grown.status, 200);
    assert.notEqual(grown.headers.get("etag"), tag);
  });

  test("goes on behind the last event that came", async () => {
    open(300);
    for (let n = 0; n < 5; n++) live.grow();
    const all = await follow(5, "unknown");
    assert.deepEqual(
      all.map(({ event }) => event.revision),
      [2, 3, 4, 5, 6],
    );
    assert.deepEqual(await follow(2, all[2]!.id), all.slice(3));
  });

  test("has a form without stream, for who polls", async () => {
    open(300);
    const polled = (await (
      await fetch(`${origin}/live/polled.json`)
    ).json()) as Statement;
    assert.equal("stream" in polled.signatories, false);
    assert.equal(polled.signatories.refresh, 5);
    assert.deepEqual(polled.leads, statement.leads);
  });

  test("leaves other addresses to others", async () => {
    for (const path of ["/live/", "/live/other", "//", "/%"])
      assert.equal((await fetch(origin + path)).status, 404);
  });
});

describe("make preview", () => {
  const server = spawn(process.execPath, ["examples/servers/preview.mjs"], {
    cwd: root,
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let origin = "";
  before(async () => {
    for await (const line of createInterface(server.stdout)) {
      origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? "";
      if (origin) break;
    }
  });
  after(() => {
    server.kill();
  });

  test("serves every example page, and what is on it", async () => {
    const reached = new Set<string>();
    const visit = async (address: string): Promise<void> => {
      if (reached.has(address)) return;
      reached.add(address);
      const response = await fetch(address);
      assert.equal(response.status, 200, address);
      if (!response.headers.get("content-type")!.startsWith("text/html")) {
        await response.body?.cancel();
        return;
      }
      for (const [, , link] of (await response.text()).matchAll(
        /\b(href|src|data-statement|data-joint-statement)="([^"#:]+)"/g,
      )) {
        // These two are made by the build.
        if (/^\/(dist|crowd)\//.test(link!)) continue;
        await visit(new URL(link!, address).href);
      }
    };
    await visit(`${origin}/pages/`);
    for (const path of ["/pages/live.html", "/live/polled.json"])
      assert.ok(reached.has(origin + path), path);
  });

  test("keeps to its folders", async () => {
    for (const path of ["/pages/..%2f..%2fpackage.json", "/package.json"])
      assert.equal((await fetch(origin + path)).status, 404);
  });
});
