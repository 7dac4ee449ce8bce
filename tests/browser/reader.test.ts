import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import {
  crowd,
  keyOf,
  liveList,
  type Item,
  type ListOptions,
  type LiveList,
} from "./live_list.ts";
import { cors, type Opened, type OpenOptions } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// What a reader meets while the page stays open: what moves, what is said, what can be done.

await siteForEach();

/// Time stands still, but for `advance`; what is to be done without delay is done.
const clock = `{
  const soon = window.setTimeout;
  let now = 0;
  let last = 0;
  const timers = new Map();
  performance.now = () => now;
  window.setTimeout = (run, delay = 0) => {
    if (delay <= 0) return -soon(run);
    timers.set(++last, { at: now + delay, run });
    return last;
  };
  const forget = window.clearTimeout;
  window.clearTimeout = (timer) => {
    if (!timers.delete(timer)) forget(-timer);
  };
  window.advance = (milliseconds) => {
    for (const end = now + milliseconds; ; ) {
      const [due] = [...timers].sort(([, a], [, b]) => a.at - b.at);
      if (!due || due[1].at > end) return void (now = end);
      timers.delete(due[0]);
      now = due[1].at;
      due[1].run();
    }
  };
}`;
const advance = (page: Page, seconds: number): Promise<void> =>
  page.evaluate(
    (milliseconds) =>
      (window as unknown as { advance(time: number): void }).advance(
        milliseconds,
      ),
    seconds * 1000,
  );

type Reading = Opened & { list: LiveList };

/// A partner's page with a list of `items`, once that has come, and its stream stands.
async function read(
  items: Item[],
  options: ListOptions & { style?: string; behind?: string } & OpenOptions = {},
): Promise<Reading> {
  const list = liveList(here.publisher, items, options);
  const opened = await here.open(
    `<style>${options.style ?? ""}</style><p>Partner</p>
    <script type="module" src="${here.cdn.origin}/undersigned.js"></script>
    <joint-statement src="${here.statement}"></joint-statement>
    ${options.behind ?? ""}`,
    { script: clock, ...options },
  );
  await opened.told(2);
  if (!options.isPolled) await here.publisher.requested("/s/stream");
  return { ...opened, list };
}

const status = (page: Page) => page.locator(".statement-status");
const filter = (page: Page) => page.getByRole("searchbox");
const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name });

/// When the text of the first that `selector` finds is `wanted`.
async function says(
  page: Page,
  selector: string,
  wanted: string,
): Promise<void> {
  try {
    await page.waitForFunction(
      ([selector, wanted]) =>
        document
          .querySelector("joint-statement")!
          .shadowRoot!.querySelector(selector!)?.textContent === wanted,
      [selector, wanted],
      { timeout: 8000 },
    );
  } catch {
    assert.equal(await page.locator(selector).first().textContent(), wanted);
  }
}

const shownNames = ".statement-names:not([hidden]) .statement-name";
const shown = (page: Page) => page.locator(shownNames).allTextContents();
const names = (items: Item[]) => items.map(({ name }) => name);
/// When so many names are drawn.
const hasShown = (page: Page, count: number) =>
  page.waitForFunction(
    ([selector, count]) =>
      document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelectorAll(selector as string).length === count,
    [shownNames, count] as const,
  );

const organizations = (count: number, from = 0): Item[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Union of the ${from + index}th Platform`,
    url: `https://signers.example/${from + index}`,
  }));

/// Where the name stands in the window.
const topOf = (page: Page, name: string) =>
  page
    .locator(shownNames, { hasText: name })
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);

/// The text of what has the focus in the statement.
const focused = (page: Page) =>
  page.evaluate(() => {
    const element =
      document.querySelector("joint-statement")!.shadowRoot!.activeElement;
    return element && (element.textContent || element.localName);
  });

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
    // Five minutes after the element began anew.
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
      // In the first group: what has been left takes its new height only when it is seen again.
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
        // Groups that come into view take their own heights.
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
    // In steps shorter than a request's deadline: else it is given up before it has been sent.
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
      // It cannot be paused: it is asked for once.
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

describe("a long list", () => {
  test("begins with 200 names, and shows all when asked, with the focus at the next", async () => {
    const items = crowd(600);
    const { page, errors } = await read(items);
    assert.deepEqual(await shown(page), names(items.slice(0, 200)));
    const rest = page.locator(".statement-rest");
    assert.equal(await rest.textContent(), "and 400 more Show all 600");
    await button(page, "Show all 600").focus();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const last = items[199]!.name;
    const before = await topOf(page, last);
    await page.keyboard.press("Enter");
    await hasShown(page, 600);
    assert.equal(await topOf(page, last), before);
    assert.deepEqual(await shown(page), names(items));
    assert.equal(await rest.count(), 0);
    assert.match((await focused(page))!, new RegExp(`^${last}`));
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), last);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), items[200]!.name);
    assert.equal(await page.locator("[tabindex='-1']").count(), 0);
    assert.deepEqual(errors, []);
  });

  test("goes on showing all under another view that is asked for meanwhile", async () => {
    const items = organizations(10_000);
    const { page, errors } = await read(items, {
      statement: { body: "So it is.\n\n".repeat(2000) },
    });
    await page.locator("joint-statement").evaluate((element) => {
      element
        .shadowRoot!.querySelector<HTMLElement>('[data-action="all"]')!
        .click();
      element.setAttribute("heading-level", "4");
    });
    await hasShown(page, items.length);
    assert.deepEqual(await shown(page), names(items));
    assert.equal(await page.locator("h4.statement-title").count(), 1);
    assert.equal(await page.getByText("So it is.").count(), 2000);
    assert.deepEqual(errors, []);
  });

  test("shows 200 of what was found, and then all", async () => {
    const items = organizations(500);
    const { page } = await read(items);
    await filter(page).fill("union");
    await says(page, ".statement-matches", "500 found");
    await hasShown(page, 200);
    await page
      .locator(".statement-names:not([hidden])")
      .getByRole("button", { name: "Show all 500" })
      .click();
    await hasShown(page, 500);
    assert.match((await focused(page))!, /199th/);
    await filter(page).fill("");
    await hasShown(page, 200);
  });
});

/// As few as have tools; their orders all differ.
const mixed: Item[] = [
  { name: "Żeglarze", signed: "2026-03-01" },
  { name: "émile zola Society", signed: "2026-05-01" },
  {
    name: "Society of Émile Zola",
    sort: "Zola, Society of",
    signed: "2026-04-01",
  },
  { name: "Αθήνα Walkers" },
  { name: "Łódź & <Night> Trams", signed: "2026-06-01" },
  ...organizations(18),
];

describe("the filter", () => {
  test("folds case and accents, marks what it found and tells the number", async () => {
    const { page } = await read(mixed);
    const marks = () =>
      page.locator(".statement-names:not([hidden]) mark").allTextContents();
    for (const [typed, wanted, marked] of [
      ["EMILE", [mixed[1]!, mixed[2]!], ["émile", "Émile"]],
      ["zeg", [mixed[0]!], ["Żeg"]],
      ["αθηνα", [mixed[3]!], ["Αθήνα"]],
      ["lodz", [mixed[4]!], ["Łódź"]],
      ["& <night>", [mixed[4]!], ["&", "<Night>"]],
      ["nobody", [], []],
    ] as const) {
      await filter(page).fill(typed);
      await says(page, ".statement-matches", `${wanted.length} found`);
      await says(page, ".statement-status", `${wanted.length} found`);
      assert.deepEqual(await shown(page), names([...wanted]), typed);
      assert.deepEqual(await marks(), marked, typed);
    }
  });

  test("hides the other names, and gives them back as they were", async () => {
    const { page } = await read(mixed);
    await page.evaluate(() => {
      const root = document.querySelector("joint-statement")!.shadowRoot!;
      const items = [...root.querySelectorAll(".statement-signatory")];
      Object.assign(window, { items });
    });
    const all = page.locator(".statement-names").first();
    await filter(page).fill("zola");
    await says(page, ".statement-matches", "2 found");
    assert.equal(await all.isVisible(), false);
    await filter(page).fill("");
    await says(page, ".statement-matches", "");
    assert.equal(await all.isVisible(), true);
    assert.equal(await page.locator(".statement-names").count(), 1);
    assert.deepEqual(await shown(page), names(mixed));
    assert.ok(
      await page.evaluate(() => {
        const { items } = window as unknown as { items: Element[] };
        return items.length > 20 && items.every((item) => item.isConnected);
      }),
    );
  });

  test("keeps the other names from keyboard and screen reader", async () => {
    const { page } = await read(mixed);
    await filter(page).fill("zola");
    await says(page, ".statement-matches", "2 found");
    const said = await page.locator("joint-statement").ariaSnapshot();
    assert.match(said, /Zola/);
    assert.doesNotMatch(said, /Platform/);
    await filter(page).focus();
    const reached = new Set<string>();
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate(
          () =>
            document
              .querySelector("joint-statement")!
              .shadowRoot!.activeElement?.closest(".statement-signatory")
              ?.textContent ?? "",
        ),
      );
    }
    assert.deepEqual(
      [...reached].filter((text) => text.includes("Platform")),
      [],
    );
  });

  test("finds what is typed while something else is being drawn", async () => {
    const { page } = await read(mixed);
    await page.evaluate(() => {
      const input = document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelector<HTMLInputElement>("[data-action=filter]")!;
      for (const text of ["z", "zo", "zola"]) {
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    await says(page, ".statement-matches", "2 found");
  });
});

describe("the order", () => {
  const sorted = (order: RegExp, items: Item[]): string[] => {
    const by = (one: Item): string => one.sort ?? one.name;
    const fold = (text: string): string =>
      text
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replaceAll("ł", "l");
    const less = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    const all = [...items];
    if (order.test("By name"))
      all.sort((a, b) => less(fold(by(a)), fold(by(b))));
    if (order.test("Newest first"))
      all.reverse().sort((a, b) => less(b.signed ?? "", a.signed ?? ""));
    return names(all);
  };

  test("by name, newest first and as listed, one of them pressed; nodes are moved", async () => {
    const { page } = await read(mixed);
    const orders = page.getByRole("group", { name: "Order" });
    const pressed = () =>
      orders.locator("[aria-pressed=true]").allTextContents();
    assert.deepEqual(await orders.getByRole("button").allTextContents(), [
      "As listed",
      "By name",
      "Newest first",
    ]);
    assert.deepEqual(await pressed(), ["As listed"]);
    const first = await page
      .locator(shownNames, { hasText: "Żeglarze" })
      .elementHandle();
    for (const order of ["By name", "Newest first", "As listed"]) {
      await button(page, order).click();
      assert.deepEqual(await pressed(), [order]);
      assert.deepEqual(await shown(page), sorted(new RegExp(order), mixed));
      assert.equal(await focused(page), order);
    }
    assert.ok(await first.evaluate((element) => element.isConnected));
  });

  for (const count of [200, 5000])
    test(`and the filter, with ${count} names`, async () => {
      const items = crowd(count);
      const { page, list, errors } = await read(items);
      const first = Math.min(200, count);
      await button(page, "By name").click();
      const byName = sorted(/By name/, items);
      assert.deepEqual(await shown(page), byName.slice(0, first));
      if (count > 200) {
        await button(page, `Show all ${count.toLocaleString("en")}`).click();
        await hasShown(page, count);
      }
      assert.deepEqual(await shown(page), byName);
      await button(page, "Newest first").click();
      const newest = sorted(/Newest first/, items);
      await page.waitForFunction(
        ([selector, name]) =>
          document
            .querySelector("joint-statement")!
            .shadowRoot!.querySelector(selector!)!.textContent === name,
        [shownNames, newest[0]!],
      );
      await hasShown(page, count);
      assert.deepEqual(await shown(page), newest);
      await filter(page).pressSequentially("sand");
      const wanted = sorted(/Newest first/, items).filter((name) =>
        /sand/i.test(name),
      );
      await says(page, ".statement-matches", `${wanted.length} found`);
      assert.deepEqual(await shown(page), wanted.slice(0, 200));
      list.change({
        add: [{ name: "Sandmen of the Night", signed: "2027-01-01" }],
      });
      await says(page, ".statement-matches", `${wanted.length + 1} found`);
      assert.equal((await shown(page))[0], "Sandmen of the Night");
      assert.deepEqual(errors, []);
    });
});

describe("by keyboard, and to those who listen", () => {
  test("every control is reached in order, and works", async () => {
    const { page } = await read(crowd(250));
    await filter(page).focus();
    const reached: (string | null)[] = [];
    for (let i = 0; i < 5; i++) {
      reached.push(await focused(page));
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(reached, [
      "input",
      "As listed",
      "By name",
      "Newest first",
      "Pause updates",
    ]);
    assert.equal(await focused(page), crowd(1)[0]!.name);
    for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    assert.equal(
      await button(page, "By name").getAttribute("aria-pressed"),
      "true",
    );
    assert.equal(await focused(page), "By name");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("sand");
    await page.waitForFunction(
      () =>
        document
          .querySelector("joint-statement")!
          .shadowRoot!.querySelector(".statement-matches")!.textContent,
    );
    await page.keyboard.press("Escape");
    await says(page, ".statement-matches", "");
  });

  test("controls have names, lists their items, and nothing a positive tabindex", async () => {
    const { page } = await read(crowd(250));
    await filter(page).fill("sand");
    await page.locator("mark").first().waitFor();
    assert.equal(await page.getByRole("search").count(), 1);
    assert.equal(
      await page.getByRole("searchbox", { name: "Find a name" }).count(),
      1,
    );
    assert.equal(await page.getByRole("group", { name: "Order" }).count(), 1);
    const faults = await page.evaluate(() => {
      const root = document.querySelector("joint-statement")!.shadowRoot!;
      const all = [...root.querySelectorAll<HTMLElement>("*")];
      return {
        buttons: all.filter(
          (one) =>
            one.localName === "button" &&
            (one.getAttribute("type") !== "button" || !one.textContent.trim()),
        ).length,
        tabindexes: all.filter(({ tabIndex }) => tabIndex > 0).length,
        orphans: all.filter(
          (one) =>
            one.getAttribute("role") === "listitem" &&
            !one.parentElement!.closest("[role=list]"),
        ).length,
        pressed: all.filter(
          (one) =>
            one.hasAttribute("aria-pressed") &&
            !/^(true|false)$/.test(one.getAttribute("aria-pressed")!),
        ).length,
        hidden: all.filter(
          (one) => one.ariaHidden === "true" && one.querySelector("a, button"),
        ).length,
        ids: all.filter((one) => one.id).length,
      };
    });
    assert.deepEqual(faults, {
      buttons: 0,
      tabindexes: 0,
      orphans: 0,
      pressed: 0,
      hidden: 0,
      ids: 0,
    });
  });

  test("a statement whose list cannot change has no pause, and a short one no filter", async () => {
    const { page } = await read(organizations(20));
    assert.equal(await button(page, "Pause updates").count(), 1);
    assert.equal(await filter(page).count(), 0);
    const statement = { signatories: { items: organizations(21) } };
    liveList(here.publisher, [], { statement });
    await page.reload();
    await filter(page).waitFor();
    assert.equal(await button(page, "Pause updates").count(), 0);
    assert.equal(await button(page, "Newest first").count(), 0);
  });
});
