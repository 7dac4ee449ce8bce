import { after, afterEach, beforeEach } from "node:test";
import type { Browser } from "playwright-core";
import { launch } from "./browsers.ts";
import { site, type Site } from "./site.ts";

// What most files with tests for browsers begin with: one of these two functions, called once. A file
// has a process of its own, so that both bindings are its own, too.

export let browser: Browser;
export let here: Site;

/// Not in a hook: those of a file's own begin before one of ours has ended.
async function forBrowser(): Promise<void> {
  browser = await launch();
  after(() => browser.close());
}

async function closePages(): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}

/// `browser` for the file, and for each test a new `here`; its pages end with it.
export async function siteForEach(): Promise<void> {
  await forBrowser();
  beforeEach(async () => void (here = await site(browser)));
  afterEach(async () => {
    await closePages();
    await here.close();
  });
}

/// `browser` and `here` for the file; pages end with their test.
export async function siteForAll(): Promise<void> {
  await forBrowser();
  here = await site(browser);
  afterEach(closePages);
  after(() => here.close());
}
