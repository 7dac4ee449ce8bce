import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { crowd, liveList, type Item } from "./live_list.ts";
import { here, siteForEach } from "./fixture.ts";
import {
  button,
  filter,
  focused,
  hasShown,
  mixed,
  names,
  organizations,
  read,
  says,
  shown,
  shownNames,
  topOf,
} from "./reader_page.ts";

// What a reader can do with a long list: show, filter and order it, also by keyboard.

await siteForEach();

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
