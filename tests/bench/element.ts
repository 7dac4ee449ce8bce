import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { launch, newPage } from "../browser/browsers.ts";
import { keyOf, type Event, type Signatory } from "./lists.ts";
import type { Cost, Drawn } from "./page/probe.ts";
import type { Site } from "./site.ts";

// Measures the element as a partner's page and a reader meet it.

const probe = readFileSync(
  new URL("../../build/bench/probe.js", import.meta.url),
  "utf8",
);

/// A page with the probe.
export async function openPage(browser: Browser): Promise<Page> {
  const { page, errors, console } = await newPage(browser);
  page.setDefaultTimeout(180_000);
  await page.addInitScript(probe);
  page.on("pageerror", () => {
    throw new Error(
      `the page is at fault: ${[...errors, ...console].join("\n")}`,
    );
  });
  return page;
}

/// Milliseconds from the navigation until the first names of a list of `count` are laid out.
export async function firstView(
  page: Page,
  { origin }: Site,
  count: number,
): Promise<number> {
  await page.goto(`${origin}/element/${count}`, { waitUntil: "commit" });
  return page.evaluate(
    (names) => window.probe.firstView(names),
    Math.min(count, 200),
  );
}

/// Milliseconds from the request for the statement until all names are laid out, with the renderer
/// loaded.
export async function drawAll(
  page: Page,
  { origin }: Site,
  count: number,
): Promise<Drawn> {
  await warmUp(page, origin);
  return page.evaluate(([src, names]) => window.probe.drawAll(src, names), [
    `/statements/${count}.json`,
    count,
  ] as const);
}

async function warmUp(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/element`);
  await page.evaluate(() => window.probe.drawAll("/statements/100.json", 100));
  await page.evaluate(() =>
    document.querySelector("joint-statement")!.remove(),
  );
}

/// A page in which all `count` names are drawn, with the list at the top of the window; and the
/// measurements of the drawing after "Show all".
export async function openAll(
  page: Page,
  { origin }: Site,
  count: number,
): Promise<Drawn> {
  await page.goto(`${origin}/element/${count}`, { waitUntil: "commit" });
  await page.evaluate(
    (names) => window.probe.firstView(names),
    Math.min(count, 200),
  );
  const drawn = await page.evaluate(
    (names) => window.probe.showAll(names),
    count,
  );
  await page.evaluate(() =>
    document
      .querySelector("joint-statement")!
      .shadowRoot!.querySelector(".statement-list")!
      .scrollIntoView(),
  );
  return drawn;
}

/// The cost of an event from the stream.
export async function arrive(
  page: Page,
  site: Site,
  count: number,
  event: Event,
): Promise<Cost> {
  await page.bringToFront();
  // Waits for the end of the announcement after the last event.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const cost = page.evaluate(() => window.probe.nextEvent());
  await page.evaluate(() => undefined);
  site.send(count, event);
  return cost;
}

/// A signatory signs and withdraws, so that the list keeps its length. Returns the cost of signing.
export async function sign(
  page: Page,
  site: Site,
  count: number,
  those: Signatory[],
): Promise<Cost> {
  const cost = await arrive(page, site, count, { add: those });
  await arrive(page, site, count, { remove: those.map(keyOf) });
  return cost;
}

export type Memory = { process: number; script: number; wasm: number };

/// Memory after `draw`, in bytes: private to the page's process (only on Linux, else NaN), of its
/// JavaScript, and of the renderer. In a browser of its own.
export async function memoryAfter(
  draw: (page: Page) => Promise<unknown>,
): Promise<Memory> {
  const browser = await launch();
  try {
    const page = await openPage(browser);
    await draw(page);
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const all = await (
      await browser.newBrowserCDPSession()
    ).send("SystemInfo.getProcessInfo");
    const renderers = all.processInfo.filter(({ type }) => type === "renderer");
    return {
      // The other processes have no page.
      process: Math.max(...renderers.map(({ id }) => privateBytes(id))),
      script: usedSize,
      wasm: await page.evaluate(() => window.probe.wasmBytes()),
    };
  } finally {
    await browser.close();
  }
}

function privateBytes(id: number): number {
  try {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
    const kibibytes = [...text.matchAll(/^Private_\w+: +(\d+) kB$/gm)];
    return kibibytes.reduce((sum, [, size]) => sum + Number(size) * 1024, 0);
  } catch {
    return Number.NaN;
  }
}
