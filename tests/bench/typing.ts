import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { openPage } from "./element.ts";
import { row, worst, type Row } from "./goals.ts";
import type { Site } from "./site.ts";
import { ratios, summarize } from "./statistics.ts";

// Measures the time from a key press in the editor to the preview.

const root = new URL("../../", import.meta.url);
const typist = readFileSync(new URL("build/bench/typist.js", root), "utf8");

/// The example without its logos, which are not served here.
const full = readFileSync(
  new URL("examples/statements/full/statement.json", root),
  "utf8",
).replaceAll(/"logo": \{[^}]*\},/g, "");

/// A statement of nearly the maximum size.
const long = JSON.stringify(
  {
    id: "many",
    publisher: { name: "Tenants’ Council" },
    date: "2026-01-02",
    title: "Ten thousand have signed",
    body: "A text.",
    signatories: {
      items: Array.from({ length: 10_000 }, (_, index) => ({
        name: `Residents of house ${index + 1}`,
        location: "Skarholm",
      })),
    },
  },
  null,
  2,
);

const titleOf = (text: string): string =>
  (JSON.parse(text) as { title: string }).title;

async function openEditor(
  browser: Browser,
  { origin }: Site,
  text: string,
): Promise<Page> {
  const page = await openPage(browser);
  await page.addInitScript(typist);
  await page.goto(`${origin}/dist/editor/index.html`);
  await page.waitForSelector("body[data-state=ready]");
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "statement.json"));
    const options = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent("drop", options));
  }, text);
  await page.waitForSelector(".room[data-drawn]");
  await page.getByLabel(/^Title/).focus();
  await page.keyboard.press("End");
  return page;
}

async function openContestant(
  browser: Browser,
  { origin }: Site,
  address: string,
): Promise<Page> {
  const page = await openPage(browser);
  await page.addInitScript(typist);
  await page.goto(`${origin}/srcdoc?${address}`);
  await page.waitForSelector("body[data-state=ready]");
  await page.locator("input").focus();
  await page.keyboard.press("End");
  return page;
}

/// Types one letter at the end of `title`, and waits for the preview.
async function drawn(page: Page, title: string): Promise<number> {
  await page.bringToFront();
  // Shown again after the other page is drawn.
  await page.waitForTimeout(100);
  const found = page.evaluate((title) => window.typist.drawn(title), title);
  await page.evaluate(() => undefined);
  await page.keyboard.press(title.at(-1)!);
  return found;
}

async function pairs(
  browser: Browser,
  site: Site,
  what: string,
  text: string,
  most: number,
): Promise<Row[]> {
  const address = `/documents/${most}.json`;
  site.serve(address, text);
  const ours = await openEditor(browser, site, text);
  const theirs = await openContestant(browser, site, address);
  const [above, below]: number[][] = [[], []];
  let title = titleOf(text);
  // The first pair only warms up.
  for (let round = 0; round < 31; round++) {
    title += "abcdefghijklmnopqrstuvwxyz"[round % 26]!;
    const own = await drawn(ours, title);
    const other = await drawn(theirs, title);
    if (round === 0) continue;
    above!.push(own);
    below!.push(other);
  }
  for (const page of [ours, theirs]) await page.context().close();
  return [
    row(`a key to the drawn preview, ${what}`, summarize(above!), " ms", most),
    row("… a frame that is written anew", summarize(below!), " ms"),
    row("… and their ratio", ratios(above!, below!), " ×"),
  ];
}

/// Fast typing, a key every 60 ms: the longest times until a key was handled, and until its result
/// was painted.
async function fast(browser: Browser, site: Site): Promise<Row[]> {
  const page = await openEditor(browser, site, long);
  await page.waitForTimeout(1000);
  await page.evaluate(() => window.typist.keys());
  await page.keyboard.type("and more and more still sign, day after day", {
    delay: 60,
  });
  await page.waitForTimeout(500);
  const { waited, seen } = await page.evaluate(() => window.typist.keys());
  await page.context().close();
  return [
    row(
      "typing fast in that: the longest that a key waited",
      worst([waited]),
      " ms",
    ),
    row("… and until it was seen", worst([seen]), " ms"),
  ];
}

export async function typing(browser: Browser, site: Site): Promise<Row[]> {
  return [
    ...(await pairs(browser, site, "the full example", full, 50)),
    ...(await pairs(browser, site, "10,000 inline names", long, 200)),
    ...(await fast(browser, site)),
  ];
}
