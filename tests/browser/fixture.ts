import { after, afterEach, beforeEach } from "node:test";
import type { Browser } from "playwright-core";
import { launch } from "./browsers.ts";
import { site, type Site } from "./site.ts";

// Most tests for browsers begin with one of these two functions, called once. Each file has a
// process of its own, and so its own bindings.

export let browser: Browser;
export let here: Site;

/// Not in a hook: a file's own hooks begin before ours has ended.
async function forBrowser(): Promise<void> {
  browser = await launch();
  after(() => browser.close());
}

async function closePages(): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}

/// Sets `browser` for the file, and a new `here` for each test, whose pages are closed with it.
export async function siteForEach(): Promise<void> {
  await forBrowser();
  beforeEach(async () => void (here = await site(browser)));
  afterEach(async () => {
    await closePages();
    await here.close();
  });
}

/// Sets `browser` and `here` for the file. Pages are closed with their test.
export async function siteForAll(): Promise<void> {
  await forBrowser();
  here = await site(browser);
  afterEach(closePages);
  after(() => here.close());
}
