import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { emulate } from "./browsers.ts";
import { cors, dist, minimal, wasmName, type Opened } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// What a drawn statement follows: its list by polling, stream and segments, its sidebar, itself.

await siteForEach();

type Json = Record<string, unknown>;

const element = (attributes = "") =>
  `<joint-statement src="${here.statement}" ${attributes}></joint-statement>`;
const module = () =>
  `<script type="module" src="${here.cdn.origin}/undersigned.js"></script>`;

function publish(path: string, content: Json): void {
  here.publisher.set(path, { headers: cors, body: JSON.stringify(content) });
}
const statement = (changes: Json): Json => ({
  ...(JSON.parse(minimal) as Json),
  ...changes,
});
const publishStatement = (changes: Json): void =>
  publish("/s/statement.json", statement(changes));
const names = (...all: string[]): Json[] => all.map((name) => ({ name }));
const inline = names("Inline One", "Inline Two");
const withList = { items: inline, src: "list.json", refresh: 60 };

/// Text of the parts of the shadow root that have `name` as a class.
const parts = (page: Page, name: string): Promise<string[]> =>
  page
    .locator(`joint-statement .${name}`)
    .evaluateAll((all) => all.map(({ textContent }) => textContent));
const listed = (page: Page): Promise<string[]> => parts(page, "statement-name");

async function until(
  page: Page,
  name: string,
  isThere: (texts: string[]) => boolean,
): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const texts = await parts(page, name);
    if (isThere(texts)) return texts;
    if (tries === 200)
      assert.fail(`never as wanted: ${name} is ${JSON.stringify(texts)}`);
    await page.waitForTimeout(25);
  }
}
const untilListed = (page: Page, name: string): Promise<string[]> =>
  until(page, "statement-name", (all) => all.includes(name));

function assertQuiet({ errors, console }: Opened): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(console, []);
}

/// A stream that stays open: `send` an event.
function stream(path: string) {
  const open: ServerResponse[] = [];
  here.publisher.set(path, (_, response) => {
    response.writeHead(200, { ...cors, "content-type": "text/event-stream" });
    response.write(":\n\n");
    open.push(response);
    return undefined;
  });
  return {
    open,
    send: (event: Json) => {
      for (const one of open)
        one.write(`event: signatories\ndata: ${JSON.stringify(event)}\n\n`);
    },
  };
}

describe("the list", () => {
  test("replaces the inline names, and grows by polling", async () => {
    publishStatement({ signatories: withList });
    publish("/s/list.json", {
      revision: 4,
      items: [{ name: "Alder", url: "about/alder" }, ...names("Birch")],
    });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    assert.deepEqual(await untilListed(page, "Birch"), ["Alder", "Birch"]);
    // The base of its addresses is its own.
    assert.equal(
      await page
        .locator("joint-statement .statement-list a")
        .getAttribute("href"),
      `${here.publisher.origin}/s/about/alder`,
    );
    publish("/s/list.json", {
      revision: 5,
      items: names("Alder", "Birch", "Cedar"),
    });
    await page.clock.fastForward(91_000);
    await untilListed(page, "Cedar");
    assert.deepEqual(await parts(page, "statement-count"), [
      "3 organizations have signed",
    ]);
    assert.deepEqual(
      (await opened.told(3)).map(({ type }) => type),
      ["statement-load", "statement-update", "statement-update"],
    );
    assertQuiet(opened);
  });

  test("stays when it is gone, is older, or wrong, and says so once", async () => {
    publishStatement({ signatories: withList });
    publish("/s/list.json", { revision: 4, items: names("Alder", "Birch") });
    const opened = await here.open(element() + module(), {
      clock: true,
      script: `window.answers = 0;
        new PerformanceObserver((all) => {
          answers += all.getEntries().filter(({ name }) => name.endsWith("/s/list.json")).length;
        }).observe({ type: "resource" });`,
    });
    const { page } = opened;
    await untilListed(page, "Birch");
    const answers: [object, string | undefined][] = [
      [
        { headers: cors, body: JSON.stringify({ revision: 3, items: [] }) },
        undefined,
      ],
      [
        { headers: cors, body: JSON.stringify({ revision: 4, items: [] }) },
        "same-revision",
      ],
      [{ headers: cors, body: "<!doctype html><p>Welcome" }, "syntax"],
      [{ headers: cors, body: JSON.stringify({ items: [] }) }, "missing-key"],
      [{ headers: cors, status: 404 }, "http-status"],
    ];
    let count = here.publisher.count("/s/list.json");
    let errors = 0;
    for (const [answer, code] of answers) {
      here.publisher.set("/s/list.json", answer);
      await page.clock.fastForward(200_000);
      await here.publisher.requested("/s/list.json", ++count);
      if (code) {
        const told = (await opened.told(3 + errors)).slice(2);
        assert.equal(told[errors]!.type, "statement-error");
        assert.equal(told[errors]!.detail["code"], code);
        errors++;
      } else {
        // Else it may still be on its way, and too late once time goes on.
        await page.waitForFunction(`answers >= ${count}`);
      }
      assert.deepEqual(await listed(page), ["Alder", "Birch"]);
      count = here.publisher.count("/s/list.json");
    }
    publish("/s/list.json", {
      revision: 5,
      items: names("Alder", "Birch", "Cedar"),
    });
    await page.clock.fastForward(1_000_000);
    await untilListed(page, "Cedar");
    assert.deepEqual(opened.errors, []);
  });

  test("leaves a wrong item out, and tells where it is", async () => {
    publishStatement({ signatories: withList });
    publish("/s/list.json", {
      revision: 4,
      items: [...names("Alder"), { name: 5 }, ...names("Birch")],
    });
    const opened = await here.open(element() + module());
    assert.deepEqual(await untilListed(opened.page, "Birch"), [
      "Alder",
      "Birch",
    ]);
    const told = await opened.told(2);
    const { detail } = told.find(({ type }) => type === "statement-error")!;
    assert.equal(detail["code"], "wrong-type");
    assert.equal(detail["url"], `${here.publisher.origin}/s/list.json`);
    assert.equal(detail["line"], 1);
  });

  test("is fetched once for all elements", async () => {
    publishStatement({ signatories: withList });
    publish("/s/list.json", { revision: 4, items: names("Alder") });
    const opened = await here.open(
      element() + element() + element() + module(),
    );
    await until(
      opened.page,
      "statement-name",
      (all) => all.join() === "Alder,Alder,Alder",
    );
    assert.equal(here.publisher.count("/s/list.json"), 1);
    assertQuiet(opened);
  });

  test('is fetched once with live="off"', async () => {
    const { open } = stream("/s/stream");
    publishStatement({ signatories: { ...withList, stream: "stream" } });
    publish("/s/list.json", { revision: 4, items: names("Alder") });
    const opened = await here.open(element('live="off"') + module(), {
      clock: true,
    });
    await untilListed(opened.page, "Alder");
    await opened.page.clock.fastForward(3_600_000);
    await opened.page.waitForTimeout(200);
    assert.equal(here.publisher.count("/s/list.json"), 1);
    assert.equal(here.publisher.count("/s/statement.json"), 1);
    assert.equal(open.length, 0);
    assertQuiet(opened);
  });

  test("is left alone by an element that is gone", async () => {
    const { open } = stream("/s/stream");
    publishStatement({ signatories: { ...withList, stream: "stream" } });
    publish("/s/list.json", { revision: 4, items: names("Alder") });
    const opened = await here.open(element() + module(), { clock: true });
    await untilListed(opened.page, "Alder");
    assert.equal(open.length, 1);
    await opened.page.evaluate(() =>
      document.querySelector("joint-statement")!.remove(),
    );
    await here.publisher.abandoned("/s/stream");
    await opened.page.clock.fastForward(3_600_000);
    await opened.page.waitForTimeout(200);
    assert.equal(here.publisher.count("/s/list.json"), 1);
    assertQuiet(opened);
  });

  test("that comes while another statement is being drawn is not put into that", async () => {
    publishStatement({ signatories: withList });
    publish("/s/other.json", statement({ signatories: { items: inline } }));
    const opened = await here.open(element() + module(), {
      script: `
        const { fetch } = window;
        let answer;
        window.fetch = (url, init) =>
          url.endsWith("list.json") ? new Promise((resolve) => (answer = resolve)) : fetch(url, init);
        const { instantiate } = WebAssembly;
        let loads = 0;
        WebAssembly.instantiate = async (...given) => {
          const { exports } = await instantiate(...given);
          const load = (...given) => (loads++, exports.load(...given));
          // A few nodes and a turn of the page, again and again.
          const step = (doc) => {
            if (loads > 1) answer(new Response('{"revision":4,"items":[{"name":"Alder"}]}'));
            return exports.step(doc, 1);
          };
          return { exports: { ...exports, load, step } };
        };`,
    });
    await opened.told(1);
    await opened.page
      .locator("joint-statement")
      .evaluate((one) =>
        one.setAttribute(
          "src",
          one.getAttribute("src")!.replace("statement.", "other."),
        ),
      );
    await opened.told(2);
    assert.deepEqual(await listed(opened.page), ["Inline One", "Inline Two"]);
    assertQuiet(opened);
  });

  test("keeps its nodes and its readers' place under another view", async () => {
    publishStatement({ signatories: withList });
    publish("/s/list.json", { revision: 4, items: names("Alder") });
    const opened = await here.open(element() + module());
    await untilListed(opened.page, "Alder");
    await opened.page.evaluate(() =>
      document.querySelector("joint-statement")!.setAttribute("theme", "dark"),
    );
    await opened.told(3);
    assert.deepEqual(await listed(opened.page), ["Alder"]);
    assert.equal(here.publisher.count("/s/list.json"), 1);
    assertQuiet(opened);
  });
});

describe("the stream", () => {
  test("adds, updates and removes while the page is open", async () => {
    const { open, send } = stream("/s/stream");
    publishStatement({ signatories: { ...withList, stream: "stream" } });
    publish("/s/list.json", { revision: 4, items: names("Alder", "Birch") });
    const opened = await here.open(element() + module());
    const { page } = opened;
    await untilListed(page, "Birch");
    assert.equal(open.length, 1);
    send({ from: 4, revision: 5, add: [{ name: "Cedar", before: "birch" }] });
    assert.deepEqual(await untilListed(page, "Cedar"), [
      "Alder",
      "Cedar",
      "Birch",
    ]);
    assert.deepEqual(await parts(page, "statement-new"), ["Cedar"]);
    send({
      from: 5,
      revision: 6,
      remove: ["alder"],
      update: [{ name: "BIRCH" }],
    });
    assert.deepEqual(await untilListed(page, "BIRCH"), ["Cedar", "BIRCH"]);
    assert.deepEqual(await parts(page, "statement-count"), [
      "2 organizations have signed",
    ]);
    assert.deepEqual(await parts(page, "statement-status"), [
      "3 organizations have signed. 1 new signatory: Cedar.",
    ]);
    assert.equal(here.publisher.count("/s/list.json"), 1);
    assertQuiet(opened);
  });

  test("stays open under another view, and in another color scheme", async () => {
    const { open, send } = stream("/s/stream");
    publishStatement({ signatories: { ...withList, stream: "stream" } });
    publish("/s/list.json", { revision: 4, items: names("Alder") });
    const opened = await here.open(
      `<style>html { color-scheme: light dark }</style>${element()}${module()}`,
      { context: { colorScheme: "light" } },
    );
    const { page } = opened;
    await untilListed(page, "Alder");
    await emulate(page, { colorScheme: "dark" });
    await opened.told(3);
    await page
      .locator("joint-statement")
      .evaluate((one) => one.setAttribute("masthead", "off"));
    await opened.told(4);
    send({ from: 4, revision: 5, add: names("Birch") });
    await untilListed(page, "Birch");
    assert.equal(open.length, 1);
    assert.equal(here.publisher.count("/s/list.json"), 1);
    assertQuiet(opened);
  });

  test("makes up for a gap by the list", async () => {
    const { send } = stream("/s/stream");
    publishStatement({ signatories: { ...withList, stream: "stream" } });
    publish("/s/list.json", { revision: 4, items: names("Alder") });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Alder");
    publish("/s/list.json", {
      revision: 6,
      items: names("Alder", "Birch", "Cedar"),
    });
    send({ from: 5, revision: 6, add: names("Cedar") });
    await page.waitForTimeout(100);
    await page.clock.fastForward(11_000);
    assert.deepEqual(await untilListed(page, "Cedar"), [
      "Alder",
      "Birch",
      "Cedar",
    ]);
    send({ from: 6, revision: 7, add: names("Dogwood") });
    await untilListed(page, "Dogwood");
    assertQuiet(opened);
  });
});

describe("segments", () => {
  const integrityOf = (text: string) =>
    `sha256-${createHash("sha256").update(text).digest("base64")}`;

  function head(revision: number, segments: Json[][]): Json {
    const files = segments.map((items) => JSON.stringify({ items }));
    for (const [index, body] of files.entries())
      here.publisher.set(
        `/s/${integrityOf(body).slice(7, 15).replaceAll("/", "-")}-${index}.json`,
        { headers: cors, body },
      );
    return {
      revision,
      counts: { organizations: segments.flat().length },
      order: "given",
      segments: files.map((body, index) => ({
        src: `${integrityOf(body).slice(7, 15).replaceAll("/", "-")}-${index}.json`,
        integrity: integrityOf(body),
        count: segments[index]!.length,
      })),
    };
  }
  const many = (from: number, count: number): Json[] =>
    Array.from({ length: count }, (_, index) => ({
      name: `Member ${from + index}`,
    }));
  const segmentRequests = (): string[] =>
    here.publisher.seen
      .map(({ path }) => path)
      .filter((path) => /-\d\.json$/.test(path));

  test("come when the reader asks, and only the first before", async () => {
    publishStatement({ signatories: withList });
    publish(
      "/s/list.json",
      head(1, [many(0, 200), many(200, 300), many(500, 120)]),
    );
    const opened = await here.open(element() + module());
    const { page } = opened;
    await untilListed(page, "Member 199");
    assert.equal(segmentRequests().length, 1);
    assert.deepEqual(await parts(page, "statement-rest"), [
      "and 420 more Show all 620",
    ]);
    await page.getByRole("button", { name: "Show all 620" }).click();
    const all = await untilListed(page, "Member 619");
    assert.deepEqual(
      all,
      many(0, 620).map(({ name }) => name),
    );
    assert.equal(segmentRequests().length, 3);
    assertQuiet(opened);
  });

  test("of a new list are fetched only where they are new", async () => {
    publishStatement({ signatories: withList });
    publish(
      "/s/list.json",
      head(1, [many(0, 200), many(200, 300), many(500, 120)]),
    );
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Member 199");
    await page.getByRole("button", { name: "Show all 620" }).click();
    await untilListed(page, "Member 619");
    publish(
      "/s/list.json",
      head(2, [many(0, 200), many(200, 300), many(500, 121)]),
    );
    await page.clock.fastForward(91_000);
    assert.deepEqual(
      await untilListed(page, "Member 620"),
      many(0, 621).map(({ name }) => name),
    );
    assert.equal(segmentRequests().length, 4);
    assertQuiet(opened);
  });

  test("that are gone, because the list is another one by now, come with that", async () => {
    publishStatement({ signatories: { ...withList, refresh: 3600 } });
    const list = head(1, [many(0, 200), many(200, 10)]);
    publish("/s/list.json", list);
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Member 199");
    const second = (list["segments"] as { src: string }[])[1]!.src;
    here.publisher.set(`/s/${second}`, { headers: cors, status: 404 });
    publish("/s/list.json", head(2, [many(0, 200), many(200, 11)]));
    await page.getByRole("button", { name: "Show all" }).click();
    await opened.told(3);
    await page.clock.fastForward(11_000);
    await untilListed(page, "Member 210");
    assert.deepEqual(opened.errors, []);
  });

  test("that are not what they should be are not shown, until they are", async () => {
    publishStatement({ signatories: withList });
    const list = head(1, [many(0, 200), many(200, 10)]);
    publish("/s/list.json", list);
    const second = (list["segments"] as { src: string }[])[1]!.src;
    here.publisher.set(`/s/${second}`, {
      headers: cors,
      body: '{"items":[{"name":"Intruder"}]}',
    });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Member 199");
    await page.getByRole("button", { name: "Show all" }).click();
    await here.publisher.requested(`/s/${second}`);
    const failed = (await opened.told(3)).find(
      ({ type }) => type === "statement-error",
    )!;
    assert.equal(failed.detail["code"], "network");
    assert.ok(!(await listed(page)).includes("Intruder"));
    head(1, [many(0, 200), many(200, 10)]);
    await page.clock.fastForward(61_000);
    await untilListed(page, "Member 209");
    assert.deepEqual(opened.errors, []);
  });
});

describe("the sidebar", () => {
  test("follows a feed, and stays when that fails", async () => {
    const releases = { items: [{ title: "Written here" }], src: "feed.json" };
    publishStatement({ releases });
    here.publisher.set("/s/feed.json", { headers: cors, status: 500 });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await opened.told(2);
    assert.deepEqual(await parts(page, "statement-released-title"), [
      "Written here",
    ]);
    publish("/s/feed.json", {
      version: "https://jsonfeed.org/version/1.1",
      title: "T",
      items: [
        {
          id: "1",
          url: "one",
          title: "Fetched &amp; drawn",
          content_text: "x",
        },
      ],
    });
    await page.clock.fastForward(3_600_000);
    await until(page, "statement-released-title", (all) =>
      /Fetched/.test(all.join()),
    );
    assert.deepEqual(opened.errors, []);
  });
});

describe("the statement itself", () => {
  test("is drawn in place under a higher revision, with its correction told", async () => {
    publishStatement({ title: "First title", signatories: { items: inline } });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Inline Two");
    await page.evaluate(() => {
      const root = document.querySelector("joint-statement")!.shadowRoot!;
      Object.assign(root.querySelector(".statement-list")!, { isMarked: true });
    });
    publishStatement({
      revision: 2,
      title: "Second title",
      corrections: [{ date: "2026-03-06", note: "The fare was wrong." }],
      signatories: { items: inline },
    });
    await page.clock.fastForward(451_000);
    await until(page, "statement-title", ([title]) => title === "Second title");
    assert.deepEqual(await parts(page, "statement-status"), [
      "Corrected: The fare was wrong.",
    ]);
    assert.equal(
      await page.evaluate(() => {
        const root = document.querySelector("joint-statement")!.shadowRoot!;
        return "isMarked" in root.querySelector(".statement-list")!;
      }),
      true,
    );
    assert.deepEqual((await opened.told(2))[1], {
      type: "statement-update",
      id: "",
      detail: { url: here.statement, revision: 2 },
    });
    assertQuiet(opened);
  });

  test("keeps its own names, and what the reader has typed, under a higher revision", async () => {
    const many = names(...Array.from({ length: 60 }, (_, i) => `Name ${i}.`));
    publishStatement({ signatories: { items: many } });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Name 59.");
    await page.evaluate(() => {
      const root = document.querySelector("joint-statement")!.shadowRoot!;
      for (const name of root.querySelectorAll(".statement-name"))
        Object.assign(name, { isMarked: true });
    });
    await page.locator("input").pressSequentially("name 5");
    await until(page, "statement-matches", ([text]) => text === "15 found");
    many.splice(30, 0, ...names("Newcomer, formerly Name 5"));
    publishStatement({ revision: 2, signatories: { items: many } });
    await page.clock.fastForward(451_000);
    await until(page, "statement-matches", ([text]) => text === "16 found");
    assert.equal(await page.locator("input").inputValue(), "name 5");
    const isKept = await page
      .locator("[hidden] .statement-name")
      .evaluateAll((all) => all.map((name) => "isMarked" in name));
    assert.deepEqual(
      isKept,
      many.map((_, index) => index !== 30),
    );
    assertQuiet(opened);
  });

  test("is kept from a lower revision, and from another text under the same", async () => {
    publishStatement({ revision: 3, title: "Third" });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await opened.told(1);
    publishStatement({ revision: 2, title: "Second" });
    await page.clock.fastForward(451_000);
    await here.publisher.requested("/s/statement.json", 2);
    publishStatement({ revision: 3, title: "Third, secretly changed" });
    await page.waitForTimeout(100);
    await page.clock.fastForward(451_000);
    const told = await opened.told(2);
    assert.equal(told[1]!.detail["code"], "same-revision");
    assert.deepEqual(await parts(page, "statement-title"), ["Third"]);
  });

  test("gives way to its note when it is withdrawn, and its list is left alone", async () => {
    publishStatement({ signatories: withList });
    publish("/s/list.json", { revision: 1, items: names("Alder") });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Alder");
    publishStatement({
      revision: 2,
      release: { status: "withdrawn", note: "It was a mistake." },
    });
    await page.clock.fastForward(451_000);
    await until(page, "statement-withdrawn", ([note]) =>
      /It was a mistake/.test(note ?? ""),
    );
    assert.deepEqual(await listed(page), []);
    const count = here.publisher.count("/s/list.json");
    await page.clock.fastForward(3_600_000);
    await page.waitForTimeout(200);
    assert.equal(here.publisher.count("/s/list.json"), count);
    assertQuiet(opened);
  });

  test("appears by itself when its embargo has ended", async () => {
    const minute = new Date(Date.now() + 60_000).toISOString();
    const { id, publisher } = JSON.parse(minimal) as Json;
    publish("/s/statement.json", {
      id,
      publisher,
      release: { status: "embargoed", until: minute },
    });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await opened.told(1);
    assert.match(await opened.shadowText(), /embargoed/i);
    publishStatement({ revision: 2, title: "Now it can be read" });
    await page.clock.fastForward(91_000);
    await until(
      page,
      "statement-title",
      ([title]) => title === "Now it can be read",
    );
    assertQuiet(opened);
  });

  for (const [what, answer, after] of [
    ["HTTP 503", { status: 503 }, 91_000],
    ["HTTP 404", { status: 404 }, 451_000],
    [
      "a page of HTML",
      { body: "<!doctype html><title>Moved</title>" },
      451_000,
    ],
    ["half of it", { body: minimal.slice(0, 200) }, 451_000],
  ] as const)
    test(`comes by itself where it was ${what} at first`, async () => {
      here.publisher.set("/s/statement.json", { ...answer, headers: cors });
      const opened = await here.open(element() + module(), { clock: true });
      assert.equal((await opened.told(1))[0]!.type, "statement-error");
      // Still the same: that is not told again.
      await opened.page.clock.fastForward(after);
      await here.publisher.requested("/s/statement.json", 2);
      await opened.page.waitForTimeout(100);
      publishStatement({ title: "Here at last" });
      await opened.page.clock.fastForward(1_300_000);
      await until(
        opened.page,
        "statement-title",
        ([title]) => title === "Here at last",
      );
      assert.deepEqual(
        (await opened.told(2)).map(({ type }) => type),
        ["statement-error", "statement-load"],
      );
      assert.deepEqual(opened.errors, []);
    });

  test("comes by itself where its renderer was missing at first", async () => {
    publishStatement({ title: "Here at last" });
    const wasm = { headers: cors, body: readFileSync(new URL(wasmName, dist)) };
    here.cdn.set(`/${wasmName}`, { status: 503, headers: cors });
    const opened = await here.open(element() + module(), { clock: true });
    await opened.told(1);
    here.cdn.set(`/${wasmName}`, wasm);
    await opened.page.clock.fastForward(91_000);
    await until(
      opened.page,
      "statement-title",
      ([title]) => title === "Here at last",
    );
  });
});

describe("a renderer that breaks", () => {
  const breaking = `
    const { instantiate } = WebAssembly;
    let breaks = 1;
    WebAssembly.instantiate = async (...given) => {
      const { exports } = await instantiate(...given);
      const receive_event = (...given) => {
        if (breaks-- > 0) throw new WebAssembly.RuntimeError("unreachable");
        return exports.receive_event(...given);
      };
      return { exports: { ...exports, receive_event } };
    };`;

  test("is replaced, with statement and list", async () => {
    const { send } = stream("/s/stream");
    publishStatement({ signatories: { ...withList, stream: "stream" } });
    publish("/s/list.json", { revision: 4, items: names("Alder") });
    const opened = await here.open(element() + module(), { script: breaking });
    const { page } = opened;
    await untilListed(page, "Alder");
    publish("/s/list.json", { revision: 5, items: names("Alder", "Birch") });
    send({ from: 4, revision: 5, add: names("Birch") });
    await untilListed(page, "Birch");
    send({ from: 5, revision: 6, add: names("Cedar") });
    await untilListed(page, "Cedar");
    assert.deepEqual(opened.errors, []);
  });
});
