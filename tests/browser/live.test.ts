import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { minimalWith } from "../statement.ts";
import { emulate } from "./browsers.ts";
import { cors } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";
import {
  assertQuiet,
  element,
  inline,
  listed,
  module,
  names,
  parts,
  publish,
  publishStatement,
  stream,
  untilParts,
  untilListed,
  withList,
} from "./live_page.ts";

// A drawn statement follows its list, by polling and stream, and its sidebar.

await siteForEach();

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
        // Otherwise it may still be on its way, and arrive after the clock has moved on.
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
    await untilParts(
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
    publish("/s/other.json", minimalWith({ signatories: { items: inline } }));
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
          // Repeats: a few nodes, then a task of the page.
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
    await untilParts(page, "statement-released-title", (all) =>
      /Fetched/.test(all.join()),
    );
    assert.deepEqual(opened.errors, []);
  });
});
