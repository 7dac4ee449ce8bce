import assert from "node:assert/strict";
import { statSync, writeFileSync } from "node:fs";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { newPage } from "./browsers.ts";
import {
  contrasts,
  gridOf,
  measureOf,
  settle,
  stickingOut,
} from "./look/probes.ts";
import {
  boxOf,
  browser,
  dark,
  highest,
  hostOf,
  keepNames,
  looks,
  open,
  out,
  pageOf,
  partner,
  readme,
  schemes,
  server,
  styleOf,
  white,
  widths,
} from "./look/page.ts";

// The look of a statement, measured. Pictures for people are in build/look. LOOK_UPDATE=1 also
// renews the picture of the README.

describe("nothing reaches over the edge, at every width", () => {
  for (const look of looks)
    for (const width of widths)
      for (const scheme of schemes)
        test(`${look.name}, ${width} px, ${scheme}`, async () => {
          const page = await open(look.address(), { width, scheme });
          const statement = page.locator(".statement").first();
          assert.deepEqual(await statement.evaluate(stickingOut), []);
          const { scrollWidth, scrollHeight } = await page.evaluate(() => {
            const { scrollWidth, scrollHeight } = document.documentElement;
            return { scrollWidth, scrollHeight };
          });
          assert.equal(scrollWidth, width);
          const height = Math.min(scrollHeight, highest);
          await page.setViewportSize({ width, height });
          await page.screenshot({
            path: `${out}${look.name}-${width}-${scheme}.png`,
          });
        });
});

describe("the sheet", () => {
  for (const [example, isBackwards] of [
    ["full", false],
    ["hard-rtl", true],
  ] as const) {
    test(`${example}: recent releases stand beside the text at 1200 px`, async () => {
      const page = await open(pageOf(example));
      const main = await boxOf(page, ".statement-main");
      const aside = await boxOf(page, ".statement-releases");
      assert.equal(aside.y, main.y);
      const [first, second] = isBackwards ? [aside, main] : [main, aside];
      assert.ok(first.x + first.width < second.x);
    });
    test(`${example}: and under it at 320 px`, async () => {
      const page = await open(pageOf(example), { width: 320 });
      const main = await boxOf(page, ".statement-main");
      const aside = await boxOf(page, ".statement-releases");
      assert.ok(aside.y >= main.y + main.height);
      assert.equal(aside.width, main.width);
    });
  }

  for (const width of [768, 1200])
    test(`a line holds between 55 and 75 characters at ${width} px`, async () => {
      const page = await open(pageOf("full"), { width });
      const body = page.locator(".statement-body");
      const measure = await body.evaluate(measureOf);
      assert.ok(measure >= 55 && measure <= 75, String(measure));
    });

  for (const example of ["full", "hard-rtl"])
    for (const [width, columns] of [
      [320, 1],
      [768, 2],
      [1200, 2],
    ] as const)
      test(`${example}: signatories stand in ${columns} of equal width at ${width} px, row by row`, async () => {
        const page = await open(pageOf(example), { width });
        const grid = await page.locator(".statement").evaluate(gridOf);
        assert.equal(grid.lefts.length, columns);
        assert.equal(grid.widths.length, 1, String(grid.widths));
        assert.ok(grid.areRows);
      });

  test("type follows the reader's size, not the partner's root", async () => {
    const page = await open(hostOf("<style>html{font-size:62.5%}</style>"));
    assert.equal(await styleOf(page, "font-size", ".statement-body"), "18px");
  });

  test("small type is small also where the partner's font is used", async () => {
    const page = await open(partner("column"));
    const sizes = [".statement-body", ".statement-count"].map(
      async (selector) =>
        Number.parseFloat(await styleOf(page, "font-size", selector)),
    );
    const [body, count] = await Promise.all(sizes);
    assert.ok(count! < body! * 0.85, `${count} of ${body}`);
  });
});

describe("every text has a contrast of at least 4.5", () => {
  const cases: [string, () => string][] = [
    ["full", () => pageOf("full", { highlight: "night-nurses" })],
    ["hard", () => pageOf("hard")],
    ["draft", () => pageOf("draft")],
    ["embargoed", () => pageOf("embargoed")],
    ["withdrawn", () => pageOf("withdrawn")],
    ["news", () => partner("news")],
    ["column, theme=host", () => partner("column")],
    ["dark", () => partner("dark")],
  ];
  for (const [title, address] of cases)
    for (const scheme of schemes)
      test(`${title}, ${scheme}`, async () => {
        const page = await open(address(), { scheme });
        const statement = page.locator(".statement").first();
        const found = await statement.evaluate(contrasts);
        assert.ok(found.length > 2);
        assert.deepEqual(
          found.filter(({ ratio }) => ratio < 4.5),
          [],
        );
      });
});

describe("theme", () => {
  const cases = [
    ["auto", "", "light", white],
    ["auto", "", "dark", white],
    ["auto", ":root{color-scheme:light}", "dark", white],
    ["auto", ":root{color-scheme:dark}", "light", dark],
    ["auto", ":root{color-scheme:light dark}", "light", white],
    ["auto", ":root{color-scheme:light dark}", "dark", dark],
    ["auto", "joint-statement{color-scheme:dark}", "light", dark],
    ["light", ":root{color-scheme:dark}", "dark", white],
    ["dark", "", "light", dark],
    ["host", ":root{color-scheme:dark}", "dark", "rgba(0, 0, 0, 0)"],
  ] as const;
  for (const [theme, css, scheme, ground] of cases)
    test(`${theme} on a page with "${css}", the reader's system ${scheme}`, async () => {
      const address = hostOf(`<style>${css}</style>`, `theme="${theme}"`);
      const page = await open(address, { scheme });
      const wanted = ground === dark ? await dark(page) : ground;
      assert.equal(await styleOf(page, "background-color"), wanted);
      assert.notEqual(await dark(page), white);
    });

  test("host takes the partner's font and color", async () => {
    const css = "body{color:rgb(1, 2, 3);font:italic 20px/30px Partner}";
    const page = await open(hostOf(`<style>${css}</style>`, 'theme="host"'));
    const found = ["color", "font-style", "font-family", "font-size"].map(
      (property) => styleOf(page, property, ".statement-body p"),
    );
    assert.deepEqual(await Promise.all(found), [
      "rgb(1, 2, 3)",
      "italic",
      "Partner",
      "20px",
    ]);
  });
});

describe("the host", () => {
  const hostile = `display: none; position: fixed; opacity: 0; filter: blur(9px);
    transform: scale(0); clip-path: inset(50%); direction: rtl;
    color: red; font: 3px cursive; text-align: right; letter-spacing: 1em;
    --st-size: 1px; --st-soft: red; --st-serif: cursive`;
  const properties = [
    ...["visibility", "direction", "color", "font-family", "font-size"],
    ...["text-align", "letter-spacing", "line-height"],
  ];

  test("cannot take a statement from view, or reach into it", async () => {
    const css = hostile.replaceAll(";", " !important;");
    const look = async (page: Page) => ({
      body: await Promise.all(
        properties.map((property) =>
          styleOf(page, property, ".statement-body p"),
        ),
      ),
      soft: await styleOf(page, "color", ".statement-count"),
      box: await boxOf(page, "joint-statement"),
    });
    const usual = await look(await open(hostOf("")));
    const page = await open(
      hostOf(`<style>joint-statement{${css} !important}</style>`),
    );
    assert.deepEqual(await look(page), usual);
    const pins = ["display", "position", "opacity", "filter", "transform"].map(
      (property) => styleOf(page, property, "joint-statement"),
    );
    assert.deepEqual(await Promise.all(pins), [
      "block",
      "static",
      "1",
      "none",
      "none",
    ]);
  });

  test("has its margin and width in hand, and hides with hidden", async () => {
    const css = "joint-statement{margin:7px 11px;width:500px;max-width:400px}";
    const page = await open(hostOf(`<style>${css}</style>`));
    assert.equal(await styleOf(page, "margin", "joint-statement"), "7px 11px");
    assert.equal((await boxOf(page, "joint-statement")).width, 400);
    await page
      .locator("joint-statement")
      .evaluate((element) => element.setAttribute("hidden", ""));
    assert.equal(await styleOf(page, "display", "joint-statement"), "none");
  });

  test("has every custom property that the statement uses set on the statement", async () => {
    const page = await open(pageOf("full"));
    const { used, set, loose } = await page.evaluate(() => {
      const [sheet] = document.styleSheets;
      const text = [...sheet!.cssRules].map((rule) => rule.cssText).join("\n");
      const own = [...sheet!.cssRules].find(
        (rule) =>
          rule instanceof CSSStyleRule && rule.selectorText === ".statement",
      )!;
      const all = (pattern: RegExp, where: string) =>
        [...new Set(where.match(pattern))].sort();
      return {
        used: all(/--[\w-]+/g, text),
        set: all(/--[\w-]+(?=:)/g, own.cssText),
        loose: [...text.matchAll(/^\s*([^\s@}].*?)\s*\{/gm)]
          .map(([, selector]) => selector!)
          .filter(
            (selector) => !/^(\.statement\b|:host|body$|0%$)/.test(selector),
          ),
      };
    });
    assert.deepEqual(used, set);
    assert.ok(set.length > 5 && set.every((one) => one.startsWith("--st-")));
    assert.deepEqual(loose, []);
  });
});

test("the picture of the README is of a good size", async () => {
  const address = pageOf("full");
  server.set(
    "/readme.html",
    `<!doctype html><style>
      body { display: flex; gap: 32px; margin: 0; padding: 32px; background: #8a94a0 }
      iframe { border: 0; height: 680px; color-scheme: light }
      iframe + iframe { color-scheme: dark }
    </style>
    <iframe src="${address}" width="960"></iframe><iframe src="${address}" width="320"></iframe>`,
  );
  const { page } = await newPage(browser, {
    // Frames follow the scheme of their element only if no scheme is emulated.
    colorScheme: null,
    viewport: { width: 1376, height: 744 },
  });
  await page.addInitScript(keepNames);
  await page.goto(`${server.origin}/readme.html`);
  for (const frame of page.frames()) await frame.evaluate(settle);
  const picture = await page.screenshot({ path: `${out}readme.png` });
  if (process.env["LOOK_UPDATE"]) writeFileSync(readme, picture);
  const size = statSync(readme).size;
  assert.ok(size > 20_000 && size <= 200 * 1024, `${size} bytes`);
});
