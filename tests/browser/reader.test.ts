import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { crowd, keyOf } from "./live_list.ts";
import { cors } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";
import {
  advance,
  button,
  clock,
  filter,
  focused,
  hasShown,
  names,
  organizations,
  read,
  says,
  shown,
  shownNames,
  status,
  topOf,
} from "./reader_page.ts";

// A reader's page that stays open: what moves, what is announced, what the reader can do.

await siteForEach();

describe("what is told", () => {
  test("the count changes in its one text node", async () => {
    const { page, list } = await read(organizations(18));
    await page.evaluate(() => {
      const count = document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelector(".statement-count")!;
      const seen: string[] = [];
      new MutationObserver((records) =>
        seen.push(...records.map(({ type }) => type)),
      ).observe(count, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
      Object.assign(window, { seen, text: count.firstChild });
    });
    list.change({ add: organizations(1, 18) });
    await says(page, ".statement-count", "19 organizations have signed");
    list.change({ remove: [keyOf(list.items[0]!)] });
    await says(page, ".statement-count", "18 organizations have signed");
    assert.deepEqual(
      await page.evaluate(() => {
        const { seen, text } = window as unknown as {
          seen: string[];
          text: Text;
        };
        return [...seen, text.isConnected];
      }),
      ["characterData", "characterData", true],
    );
  });

  test("a status is there from the start, empty, and speaks at most every 30 s", async () => {
    const items = organizations(18);
    const { page, list, errors } = await read(items);
    const handle = await status(page).elementHandle();
    assert.equal(await status(page).getAttribute("role"), "status");
    assert.equal(await handle.textContent(), "");
    const [a, b, c, d, e] = organizations(5, 18);
    list.change({ add: [a!] });
    await says(page, ".statement-count", "19 organizations have signed");
    await advance(page, 0);
    const first = `19 organizations have signed. 1 new signatory: ${a!.name}.`;
    await says(page, ".statement-status", first);
    list.change({ add: [b!] });
    await says(page, ".statement-count", "20 organizations have signed");
    await advance(page, 15);
    list.change({ add: [c!, d!, e!] });
    await says(page, ".statement-count", "23 organizations have signed");
    await advance(page, 14.9);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await handle.textContent(), first);
    await advance(page, 0.1);
    await says(
      page,
      ".statement-status",
      `23 organizations have signed. 4 new signatories: ${b!.name}, ${c!.name}, ${d!.name} and 1 more.`,
    );
    await advance(page, 20);
    list.change({ remove: [keyOf(a!)] });
    await says(page, ".statement-count", "22 organizations have signed");
    await advance(page, 20);
    assert.match((await handle.textContent())!, /^23 /);
    assert.deepEqual(errors, []);
  });

  test("the status keeps to its 30 s when what is followed begins anew", async () => {
    const { page, list } = await read(organizations(18));
    const { publisher } = here;
    const [a, b, c, d] = organizations(4, 18);
    list.change({ add: [a!] });
    await says(page, ".statement-count", "19 organizations have signed");
    await advance(page, 0);
    const first = `19 organizations have signed. 1 new signatory: ${a!.name}.`;
    await says(page, ".statement-status", first);
    await advance(page, 10);
    list.change({ add: [b!] });
    await says(page, ".statement-count", "20 organizations have signed");
    await page
      .locator("joint-statement")
      .evaluate((one) => one.setAttribute("releases", "off"));
    list.change({ add: [c!] });
    await publisher.requested("/s/stream", 2);
    await says(page, ".statement-count", "21 organizations have signed");
    await advance(page, 19.9);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await status(page).textContent(), first);
    await advance(page, 0.1);
    await says(
      page,
      ".statement-status",
      `21 organizations have signed. 2 new signatories: ${b!.name} and ${c!.name}.`,
    );
    const statement = JSON.parse(
      await (await fetch(here.statement)).text(),
    ) as object;
    publisher.set("/s/statement.json", {
      headers: cors,
      body: JSON.stringify({
        ...statement,
        revision: 2,
        corrections: [{ date: "2026-11-03", note: "It is the first tram." }],
      }),
    });
    // Five minutes after the element has started again.
    await advance(page, 280);
    const corrected = "Corrected: It is the first tram.";
    await says(page, ".statement-status", corrected);
    list.change({ add: [d!] });
    await says(page, ".statement-count", "22 organizations have signed");
    await advance(page, 29.9);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await status(page).textContent(), corrected);
    await advance(page, 0.1);
    await says(
      page,
      ".statement-status",
      `22 organizations have signed. 1 new signatory: ${d!.name}.`,
    );
  });

  test("the status takes no room and is not hidden from those who listen", async () => {
    const { page, list } = await read(organizations(30));
    const topBefore = await topOf(page, list.items[0]!.name);
    list.change({ add: organizations(1, 30) });
    await says(page, ".statement-count", "31 organizations have signed");
    await advance(page, 0);
    await says(
      page,
      ".statement-status",
      "31 organizations have signed. 1 new signatory: Union of the 30th Platform.",
    );
    assert.equal(await topOf(page, list.items[0]!.name), topBefore);
    assert.equal(await page.getByRole("status").count(), 1);
    await filter(page).fill("12th");
    await says(page, ".statement-matches", "1 found");
    const place = page.locator(".statement-names:not([hidden])");
    assert.equal(
      await place.evaluate((element) => element.getBoundingClientRect().top),
      await page
        .locator(".statement-names")
        .first()
        .evaluate((element) => {
          element.removeAttribute("hidden");
          return element.getBoundingClientRect().top;
        }),
    );
  });

  test("new names are marked, until others have been told after them", async () => {
    const { page, list } = await read(organizations(18));
    const marked = () =>
      page.locator(".statement-new .statement-name").allTextContents();
    assert.deepEqual(await marked(), []);
    const [first, second, third] = organizations(3, 18);
    list.change({ add: [first!] });
    await says(page, ".statement-count", "19 organizations have signed");
    assert.deepEqual(await marked(), names([first!]));
    await advance(page, 0);
    list.change({ add: [{ ...second!, before: keyOf(list.items[4]!) }] });
    await says(page, ".statement-count", "20 organizations have signed");
    assert.deepEqual(await marked(), names([second!, first!]));
    await advance(page, 30);
    await page.waitForFunction(
      () =>
        document
          .querySelector("joint-statement")!
          .shadowRoot!.querySelectorAll(".statement-new").length === 1,
    );
    assert.deepEqual(await marked(), names([second!]));
    list.change({ add: [third!] });
    await says(page, ".statement-count", "21 organizations have signed");
    assert.deepEqual(await marked(), names([second!, third!]));
  });
});

describe("nothing above the reading position moves", () => {
  const without = {
    script: `${clock}
      const supports = CSS.supports.bind(CSS);
      CSS.supports = (...all) => all[0] !== "overflow-anchor" && supports(...all);`,
    style: "html { overflow-anchor: none }",
  };
  for (const [title, options] of [
    ["with the browser's anchoring", {}],
    ["without any", without],
  ] as const) {
    test(`${title}: not what stands behind the statement either`, async () => {
      const behind = "<p>The partner's own text</p>".repeat(60);
      const { page, list } = await read(crowd(60), { ...options, behind });
      const own = page.locator("body > p").nth(40);
      await own.evaluate((element) => element.scrollIntoView());
      const before = (await own.boundingBox())!.y;
      // In the first group, because groups out of view get their new height only when they are seen
      // again.
      const place = keyOf(list.items[2]!);
      const add = crowd(12, 700).map((one) => ({ ...one, before: place }));
      list.change({ add });
      await hasShown(page, 72);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.ok(Math.abs((await own.boundingBox())!.y - before) < 1);
    });
    for (const [where, order] of [
      ["above", "given"],
      ["above, by date", "newest"],
    ] as const)
      test(`${title}: names come in ${where}, and go`, async () => {
        const items = crowd(600).map((one) => ({
          ...one,
          signed: "2026-01-01",
        }));
        const { page, list } = await read(items, { ...options, order });
        await button(page, "Show all 600").click();
        await hasShown(page, 600);
        const read300 = page.locator(shownNames).nth(300);
        const name = (await read300.textContent())!;
        await read300.evaluate((element) =>
          element.scrollIntoView({ block: "center" }),
        );
        // Groups that come into view get their real heights.
        await page.evaluate(
          () =>
            new Promise((resolve) =>
              requestAnimationFrame(() => requestAnimationFrame(resolve)),
            ),
        );
        const before = await topOf(page, name);
        const fresh = crowd(5, 700).map((one) => ({
          ...one,
          signed: "2026-11-01",
          ...(order === "given" && { before: keyOf(list.items[2]!) }),
        }));
        list.change({ add: fresh });
        await hasShown(page, 605);
        await page.evaluate(() => new Promise(requestAnimationFrame));
        assert.ok(Math.abs((await topOf(page, name)) - before) < 1);
        list.change({ remove: list.items.slice(0, 40).map(keyOf) });
        await hasShown(page, 565);
        await page.evaluate(() => new Promise(requestAnimationFrame));
        assert.ok(Math.abs((await topOf(page, name)) - before) < 1);
      });
  }
});

describe("a reader", () => {
  test("pauses: nothing is asked for and nothing moves; resumed, it catches up", async () => {
    const { page, list } = await read(organizations(30));
    const { publisher } = here;
    await button(page, "Pause updates").click();
    await publisher.abandoned("/s/stream");
    const asked = () => [
      publisher.count("/s/list.json"),
      publisher.count("/s/stream"),
    ];
    const before = asked();
    list.change({ add: organizations(2, 30) });
    for (let step = 0; step < 120; step++) await advance(page, 10);
    await publisher.requested("/s/statement.json", 2);
    assert.deepEqual(asked(), before);
    await says(page, ".statement-count", "30 organizations have signed");
    const pause = button(page, "Pause updates");
    assert.equal(await pause.getAttribute("aria-pressed"), "true");
    await pause.click();
    assert.equal(await pause.getAttribute("aria-pressed"), "false");
    await advance(page, 2);
    await says(page, ".statement-count", "32 organizations have signed");
    await publisher.requested("/s/stream", 2);
    list.change({ add: organizations(1, 32) });
    await says(page, ".statement-count", "33 organizations have signed");
  });

  test("pauses a list that is polled", async () => {
    const options = { isPolled: true };
    const { page, list } = await read(organizations(30), options);
    const { publisher } = here;
    // In steps shorter than a request's deadline: otherwise the request is given up before it is
    // sent.
    for (let step = 0; step < 18; step++)
      if (publisher.count("/s/list.json") < 2) await advance(page, 5);
    await publisher.requested("/s/list.json", 2);
    await button(page, "Pause updates").click();
    list.change({ add: organizations(2, 30) });
    for (let step = 0; step < 120; step++) await advance(page, 10);
    await publisher.requested("/s/statement.json", 2);
    assert.equal(publisher.count("/s/list.json"), 2);
    await button(page, "Pause updates").click();
    await advance(page, 2);
    await says(page, ".statement-count", "32 organizations have signed");
  });

  test("who has paused one statement has not paused the next", async () => {
    const { page } = await read(organizations(30));
    await button(page, "Pause updates").click();
    const { publisher } = here;
    const next = await (await fetch(here.statement)).text();
    publisher.set("/s/next.json", {
      headers: cors,
      // It cannot be paused, because it is fetched only once.
      body: next.replace(
        '"list.json","stream":"stream","refresh":60',
        '"next-list.json","refresh":0',
      ),
    });
    publisher.set("/s/next-list.json", {
      headers: cors,
      body: JSON.stringify({ revision: 1, items: organizations(2) }),
    });
    await page
      .locator("joint-statement")
      .evaluate((one) =>
        one.setAttribute(
          "src",
          one.getAttribute("src")!.replace("statement.", "next."),
        ),
      );
    await says(page, ".statement-count", "2 organizations have signed");
  });

  test("keeps what works while another statement is fetched, which cannot be had", async () => {
    const opened = await read(organizations(30));
    const { page, list } = opened;
    await page
      .locator("joint-statement")
      .evaluate((element) => element.setAttribute("src", "/s/gone.json"));
    await opened.told(3);
    list.change({ add: organizations(1, 30) });
    await says(page, ".statement-count", "31 organizations have signed");
    await filter(page).fill("30th");
    await says(page, ".statement-matches", "1 found");
  });

  test("keeps the focus, what is selected and what was looked for", async () => {
    const { page, list } = await read(organizations(30));
    const link = page.locator(".statement-list a").nth(20);
    const name = (await link.textContent())!;
    await link.focus();
    await page.evaluate(() => {
      const item = document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelectorAll(".statement-name")[7]!;
      getSelection()!.selectAllChildren(item);
    });
    const selected = await page.evaluate(() => getSelection()!.toString());
    const before = keyOf(list.items[3]!);
    list.change({
      add: organizations(3, 30).map((one) => ({ ...one, before })),
    });
    await says(page, ".statement-count", "33 organizations have signed");
    assert.equal(await focused(page), name);
    assert.equal(
      await page.evaluate(() => getSelection()!.toString()),
      selected,
    );
    assert.ok(selected);

    await filter(page).fill("1th");
    await says(page, ".statement-matches", "4 found");
    list.change({
      add: [
        ...organizations(1, 41).map((one) => ({ ...one, before })),
        ...organizations(1, 50),
      ],
    });
    await says(page, ".statement-matches", "5 found");
    assert.equal(await filter(page).inputValue(), "1th");
    assert.equal(await focused(page), "input");
    assert.equal((await shown(page)).length, 5);
  });
});
