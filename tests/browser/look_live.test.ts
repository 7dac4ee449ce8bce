import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { emulate, engine } from "./browsers.ts";
import { crowd, keyOf, liveList, type LiveList } from "./live_list.ts";
import { contrasts, gridOf, stickingOut } from "./look/probes.ts";
import { cors } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// The look of a list that can be searched and that grows, measured. Pictures are in build/look.

await siteForEach();

const out = fileURLToPath(new URL("../../build/look/", import.meta.url));
mkdirSync(out, { recursive: true });

const keepNames = "globalThis.__name = (value) => value";

type Look = {
  width?: number;
  scheme?: "light" | "dark";
  language?: string;
  attributes?: string;
  context?: BrowserContextOptions;
};

type Shown = {
  page: Page;
  list: LiveList;
  /// Reloads the page, with the list in its first state.
  anew(): Promise<Shown>;
};

async function open({
  width = 1280,
  scheme = "light",
  language = "en",
  attributes = "",
  context = {},
}: Look = {}): Promise<Shown> {
  const publish = () =>
    liveList(here.publisher, crowd(600), { statement: { language } });
  const list = publish();
  const opened = await here.open(
    `<style>html{color-scheme:${scheme}}body{margin:0}</style>
    <script type="module" src="${here.cdn.origin}/undersigned.js"></script>
    <joint-statement src="${here.statement}" ${attributes}></joint-statement>`,
    {
      context: {
        viewport: { width, height: 900 },
        colorScheme: scheme,
        ...context,
      },
      script: keepNames,
    },
  );
  const { page } = opened;
  const shown = async (list: LiveList): Promise<Shown> => {
    await opened.told(2);
    await page
      .locator(".statement-signatories")
      .evaluate((section) => section.scrollIntoView());
    return { page, list, anew };
  };
  const anew = async (): Promise<Shown> => {
    const list = publish();
    await page.goto(page.url());
    return shown(list);
  };
  return shown(list);
}

const button = (page: Page, name: string) => page.getByRole("button", { name });
const styleOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (element, wanted) => getComputedStyle(element).getPropertyValue(wanted),
      property,
    );
const boxOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox())!;

const newcomers = (list: LiveList) => ({
  add: crowd(3, 900).map((one, index) => ({
    ...one,
    before: keyOf(list.items[3 + 2 * index]!),
  })),
});
const grow = async (page: Page, list: LiveList): Promise<void> => {
  list.change(newcomers(list));
  await page.locator(".statement-new").nth(2).waitFor();
};
const search = async (page: Page, text: string): Promise<void> => {
  await page.getByRole("searchbox").fill(text);
  await page.locator(".statement-matches", { hasText: "found" }).waitFor();
};

/// Scrolls to the end of the names. Groups that come into view on the way get their real heights.
async function toRest(page: Page): Promise<void> {
  for (let i = 0; i < 3; i++)
    await page.locator(".statement-rest").evaluate((rest) => {
      rest.scrollIntoView({ block: "center" });
      return new Promise(requestAnimationFrame);
    });
}

/// The list as a head whose second segment never arrives.
async function stall(page: Page): Promise<void> {
  const segment = (count: number, from: number, src: string) => {
    const body = JSON.stringify({ items: crowd(count, from) });
    const hash = createHash("sha256").update(body).digest("base64");
    here.publisher.set(`/s/${src}`, { headers: cors, body });
    return { src, integrity: `sha256-${hash}`, count };
  };
  const head = {
    revision: 2,
    counts: { organizations: 15, persons: 585 },
    order: "given",
    segments: [
      segment(200, 0, "1.json"),
      segment(200, 200, "2.json"),
      segment(200, 400, "3.json"),
    ],
  };
  here.publisher.set("/s/3.json", () => undefined);
  here.publisher.set("/s/list.json", {
    headers: cors,
    body: JSON.stringify(head),
  });
  await page.reload();
  await button(page, "Show all 600").click();
  await page.locator(".statement-progress").waitFor();
  await here.publisher.requested("/s/3.json");
  await toRest(page);
}

const states: [string, (page: Page, list: LiveList) => Promise<void>][] = [
  ["tools", () => Promise.resolve()],
  ["found", (page) => search(page, "sand")],
  ["none", (page) => search(page, "nobody at all")],
  [
    "paused",
    async (page) => {
      await button(page, "By name").click();
      await button(page, "Pause updates").click();
    },
  ],
  ["new", grow],
  ["rest", toRest],
  ["progress", stall],
];

async function check(page: Page, file: string): Promise<void> {
  const statement = page.locator(".statement");
  assert.deepEqual(await statement.evaluate(stickingOut), []);
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth),
    page.viewportSize()!.width,
  );
  const found = await statement.evaluate(contrasts);
  assert.deepEqual(
    found.filter(({ ratio }) => ratio < 4.5),
    [],
  );
  const small = await page.locator("[data-action]").evaluateAll((controls) =>
    controls
      .filter((control) => control.getClientRects().length > 0)
      .filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width < 24 || height < 24;
      })
      .map((control) => control.outerHTML),
  );
  assert.deepEqual(small, []);
  await page.screenshot({ path: `${out}live-${file}.png` });
}

describe("nothing reaches over the edge, is too faint or too small to hit", () => {
  for (const [width, scheme, language] of [
    [320, "light", "en"],
    [390, "dark", "en"],
    [390, "light", "ar"],
    [768, "light", "en"],
    [768, "dark", "ar"],
    [1280, "light", "en"],
  ] as const)
    test(`${width} px, ${scheme}, ${language}`, async () => {
      const look = { width, scheme, language };
      let shown: Shown | undefined;
      for (const [state, enter] of states) {
        shown = await (shown ? shown.anew() : open(look));
        const { page, list } = shown;
        await enter(page, list);
        await check(page, `${state}-${width}-${scheme}-${language}`);
      }
    });

  test("in the partner's type and color", async () => {
    const { page, list } = await open({ attributes: 'theme="host"' });
    await grow(page, list);
    await check(page, "host");
  });
});

describe("the tools", () => {
  for (const language of ["en", "ar"])
    test(`begin where the names begin, end where their line ends, and share a base line (${language})`, async () => {
      const { page } = await open({ language });
      const [heading, field, pause, order, tools] = await Promise.all(
        [
          ".statement-signatories > .statement-heading",
          "input",
          ".statement-tools > button",
          "[aria-pressed=true]",
          ".statement-tools",
        ].map((selector) => boxOf(page, selector)),
      );
      const [first, last] = language === "ar" ? [pause, field] : [field, pause];
      assert.equal(first!.x, heading!.x);
      assert.ok(Math.abs(last!.x + last!.width - tools!.x - tools!.width) < 1);
      assert.ok(Math.abs(pause!.y - order!.y) < 1);
      assert.ok(Math.abs(field!.y - order!.y) < 4);
    });

  test("fill a line each where there is little room, the field first", async () => {
    const { page } = await open({ width: 320 });
    const field = await boxOf(page, "input");
    const orders = await boxOf(page, "[role=group]");
    const tools = await boxOf(page, ".statement-tools");
    assert.equal(field.width, tools.width);
    assert.ok(orders.y >= field.y + field.height);
  });

  test("the field is not so small that a phone zooms in", async () => {
    const { page } = await open({ width: 320 });
    assert.ok(parseFloat(await styleOf(page, "input", "font-size")) >= 16);
  });

  test("the number of those found moves nothing", async () => {
    const { page } = await open();
    const first = ".statement-names:not([hidden]) .statement-signatory";
    const before = await boxOf(page, first);
    // The same number as before, so that the page keeps its height.
    await search(page, "e");
    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal((await boxOf(page, first)).y, before.y);
  });

  test("a long list is no grid, and its groups stand in the same columns", async () => {
    const { page } = await open();
    await button(page, "Show all 600").click();
    await page.waitForFunction(
      () =>
        !document
          .querySelector("joint-statement")!
          .shadowRoot!.querySelector(".statement-rest"),
    );
    assert.equal(await styleOf(page, ".statement-list", "display"), "block");
    const groups = page.locator(".statement-group");
    assert.ok((await groups.count()) > 2);
    for (const group of await groups.all())
      await group.evaluate((element) => element.scrollIntoView());
    const grid = await page.locator(".statement").evaluate(gridOf);
    assert.equal(grid.lefts.length, 2);
    assert.ok(grid.areRows);
  });
});

describe("new names", () => {
  const ground = (page: Page) =>
    styleOf(page, ".statement-new", "background-color");

  test("shine, and are quiet in the end", async () => {
    const { page, list } = await open();
    await grow(page, list);
    const item = page.locator(".statement-new").first();
    const colors = await item.evaluate((element) => {
      const [animation] = element.getAnimations();
      animation!.pause();
      return [0, 1].map((progress) => {
        const { duration } = animation!.effect!.getComputedTiming();
        animation!.currentTime = progress * Number(duration);
        return getComputedStyle(element).backgroundColor;
      });
    });
    assert.notEqual(colors[0], colors[1]);
    assert.equal(await ground(page), colors[1]);
    assert.notEqual(colors[1], "rgba(0, 0, 0, 0)");
  });

  test("do not move or fade where the reader wants no motion", async () => {
    const { page, list } = await open({ context: { reducedMotion: "reduce" } });
    await grow(page, list);
    const item = page.locator(".statement-new").first();
    assert.equal(await item.evaluate((one) => one.getAnimations().length), 0);
    assert.notEqual(await ground(page), "rgba(0, 0, 0, 0)");
  });

  const skip = engine === "webkit" && "WebKitGTK has no forced colors";
  test("are framed where colors are forced", { skip }, async () => {
    const { page, list } = await open({ context: { forcedColors: "active" } });
    await grow(page, list);
    assert.equal(
      await styleOf(page, ".statement-new", "outline-style"),
      "solid",
    );
    await page.screenshot({ path: `${out}live-forced.png` });
  });
});

test("on paper stand the names, and nothing to press", async () => {
  const { page, list } = await open();
  await grow(page, list);
  await emulate(page, { media: "print" });
  for (const gone of [".statement-tools", ".statement-status", "button"])
    for (const one of await page.locator(gone).all())
      assert.equal(await one.isVisible(), false, gone);
  assert.ok(await page.locator(".statement-names").isVisible());
  assert.equal(
    await page.locator(".statement-rest").innerText(),
    "and 403 more",
  );
});

test("what is only heard does not lengthen the page of a partner who scrolls it in a box", async () => {
  const { page } = await open();
  await page.locator("joint-statement").evaluate((one) => {
    const box = document.createElement("div");
    box.setAttribute("style", "height:400px;overflow:auto");
    one.before(box);
    box.append(one);
  });
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollHeight <= 900),
  );
});
