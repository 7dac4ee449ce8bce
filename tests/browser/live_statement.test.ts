import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { minimal, minimalWith } from "../statement.ts";
import { cors, dist, wasmName } from "./site.ts";
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

// A drawn statement follows its own file: revisions, the embargo, a renderer that breaks.

await siteForEach();

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
    await untilParts(
      page,
      "statement-title",
      ([title]) => title === "Second title",
    );
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
    await untilParts(
      page,
      "statement-matches",
      ([text]) => text === "15 found",
    );
    many.splice(30, 0, ...names("Newcomer, formerly Name 5"));
    publishStatement({ revision: 2, signatories: { items: many } });
    await page.clock.fastForward(451_000);
    await untilParts(
      page,
      "statement-matches",
      ([text]) => text === "16 found",
    );
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
    await untilParts(page, "statement-withdrawn", ([note]) =>
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
    const { id, publisher } = minimalWith();
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
    await untilParts(
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
      // Nothing new: no event is sent.
      await opened.page.clock.fastForward(after);
      await here.publisher.requested("/s/statement.json", 2);
      await opened.page.waitForTimeout(100);
      publishStatement({ title: "Here at last" });
      await opened.page.clock.fastForward(1_300_000);
      await untilParts(
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
    await untilParts(
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
