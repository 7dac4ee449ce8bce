import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import type * as Undersigned from "../../web/node/index.ts";
import { emulate, engine, launch, newPage, noPaper, pdf } from "./browsers.ts";
import {
  contrasts,
  gridOf,
  measureOf,
  settle,
  stickingOut,
} from "./look/probes.ts";
import { serve, type Server } from "./server.ts";

// How a statement looks, measured; and pictures of it in build/look, for people to look at.
// LOOK_UPDATE=1 also renews the picture of the README.

const root = new URL("../../", import.meta.url);
const out = fileURLToPath(new URL("build/look/", root));
const readme = fileURLToPath(new URL("docs/statement.png", root));
mkdirSync(out, { recursive: true });

const name = "undersigned";
const { createRenderer } = (await import(name)) as typeof Undersigned;
const renderer = await createRenderer();

const widths = [320, 768, 1200];
const schemes = ["light", "dark"] as const;
/// Of a picture, in CSS pixels: the hard case alone is 40,000 high.
const highest = 8000;

/// tsx has functions keep their names by this, also those that run in the page.
const keepNames = "globalThis.__name = (value) => value";

let browser: Browser;
let server: Server;
before(async () => {
  browser = await launch();
  server = await serve({
    "/statements/": new URL("examples/statements/", root),
    "/pages/": new URL("examples/pages/", root),
    "/dist/": new URL("web/dist/", root),
  });
});
after(async () => {
  renderer.dispose();
  await browser.close();
  await server.close();
});

type Look = { width?: number; scheme?: "light" | "dark" };

/// The address of an example as a page of its own.
function pageOf(
  example: string,
  options: Undersigned.RenderOptions = {},
): string {
  const path = `/${example}.html`;
  const source = readFileSync(
    new URL(`examples/statements/${example}/statement.json`, root),
    "utf8",
  );
  const baseUrl = `${server.origin}/statements/${example}/statement.json`;
  const { output } = renderer.render(source, { baseUrl, ...options });
  server.set(path, output!);
  return server.origin + path;
}

/// The address of a partner's page.
const partner = (page: string): string => `${server.origin}/pages/${page}.html`;

/// The address of a page with that in its head, and with the full example in an element.
function hostOf(head: string, attributes = ""): string {
  server.set(
    "/host.html",
    `<!doctype html><title>Partner</title>
    <script type="module" src="/dist/undersigned.js"></script>${head}
    <p>Partner</p>
    <joint-statement src="/statements/full/statement.json" ${attributes}></joint-statement>`,
  );
  return `${server.origin}/host.html`;
}

/// One after the other, all tests look at the same: a new one takes longer than what it is for.
let page: Page | undefined;

/// The page, once its statement stands there with all its pictures.
async function open(
  address: string,
  { width = 1200, scheme = "light" }: Look = {},
): Promise<Page> {
  if (!page || page.isClosed()) {
    ({ page } = await newPage(browser));
    await page.addInitScript(keepNames);
  }
  await page.setViewportSize({ width, height: 900 });
  await emulate(page, { colorScheme: scheme });
  await page.goto(address);
  await page.locator(".statement-sheet").first().waitFor();
  await page.evaluate(settle);
  return page;
}

const boxOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox())!;

/// A computed style of the statement.
const styleOf = (page: Page, property: string, selector = ".statement") =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (element, wanted) => getComputedStyle(element).getPropertyValue(wanted),
      property,
    );

const white = "rgb(255, 255, 255)";
/// Canvas where it is dark: each engine has a color of its own.
const dark = (page: Page) =>
  page.evaluate(() => {
    const one = document.createElement("p");
    one.style.cssText = "color-scheme: dark; background: Canvas";
    document.body.append(one);
    const { backgroundColor } = getComputedStyle(one);
    one.remove();
    return backgroundColor;
  });

const looks = [
  { name: "full", address: () => pageOf("full") },
  { name: "hard", address: () => pageOf("hard") },
  { name: "hard-rtl", address: () => pageOf("hard-rtl") },
  { name: "news", address: () => partner("news") },
  { name: "column", address: () => partner("column") },
];

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

describe("paper", () => {
  /// What pdftotext reads in the PDF that the browser prints; kept in build/look.
  async function print(
    page: Page,
    file: string,
    format: "A4" | "Letter",
  ): Promise<{ path: string; pages: number; text: string }> {
    const path = `${out}${file}.pdf`;
    await pdf(page, path, format);
    const run = (program: string, ...args: string[]) =>
      execFileSync(program, args, { encoding: "utf8" });
    return {
      path,
      pages: Number(/^Pages:\s+(\d+)/m.exec(run("pdfinfo", path))![1]),
      // Firefox writes ligatures, and radicals for ideographs.
      text: run("pdftotext", path, "-").normalize("NFKC").replace(/\s+/g, " "),
    };
  }

  for (const format of ["A4", "Letter"] as const)
    test(
      `the full example on ${format}: the whole release, and it alone`,
      { skip: noPaper },
      async () => {
        const page = await open(pageOf("full"), { scheme: "dark" });
        const { pages, text } = await print(page, `full-${format}`, format);
        assert.ok(pages >= 2 && pages <= 3, `${pages} pages`);
        for (const wanted of [
          "FOR IMMEDIATE RELEASE",
          "No one in a city should live without a working tap",
          "Zhou Meilin",
          "About Tenants for Running Water",
          "https://standpipe.example/porto/figures.csv",
        ])
          assert.ok(text.includes(wanted), wanted);
        assert.ok(!text.includes("Recent statements from SPU"));
      },
    );

  test("of the hard case every name", { skip: noPaper }, async () => {
    const page = await open(pageOf("hard"));
    const names = await page.locator(".statement-name").allTextContents();
    const { pages, text } = await print(page, "hard", "A4");
    assert.ok(pages >= 12 && pages <= 26, `${pages} pages`);
    // Those of one line; of other scripts Firefox leaves out of the file what some letters mean.
    const latin = names.filter((name) =>
      /^[\p{Script=Latin} ]{1,20}$/u.test(name),
    );
    assert.ok(latin.length > 30);
    assert.deepEqual(
      latin.filter((name) => !text.includes(name.normalize("NFKC"))),
      [],
    );
    if (engine === "chromium") assert.ok(text.includes(names.at(-1)!));
  });

  test("dark on the screen is black on white", async () => {
    const page = await open(hostOf("", 'theme="dark"'));
    await emulate(page, { media: "print" });
    assert.equal(await styleOf(page, "background-color"), white);
    await page.close();
  });

  test(
    "a partner's page keeps its own margins",
    { skip: noPaper },
    async () => {
      const page = await open(hostOf("<style>body{margin:0}</style>"));
      const { path } = await print(page, "host", "A4");
      const boxes = execFileSync("pdftotext", ["-bbox", path, "-"], {
        encoding: "utf8",
      });
      const [, left] = /xMin="([\d.]+)"[^>]*>Partner</.exec(boxes)!;
      assert.ok(Number(left) < 1, `${left} points`);
    },
  );
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
    // Each frame follows the scheme of its element only where none is emulated.
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
