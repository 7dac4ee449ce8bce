import { mkdirSync, readFileSync } from "node:fs";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import type * as Undersigned from "../../../web/node/index.ts";
import { emulate, launch, newPage } from "../browsers.ts";
import { settle } from "./probes.ts";
import { serve, type Server } from "../../server.ts";

// Opens the pages whose look is measured, one after the other in one tab.

const root = new URL("../../../", import.meta.url);
export const out = fileURLToPath(new URL("build/look/", root));
export const readme = fileURLToPath(new URL("docs/statement.png", root));
mkdirSync(out, { recursive: true });

const name = "undersigned";
export const { createRenderer } = (await import(name)) as typeof Undersigned;
const renderer = await createRenderer();

export const widths = [320, 768, 1200];
export const schemes = ["light", "dark"] as const;
/// Maximum height of a picture in CSS pixels. The hard case alone is 40,000 high.
export const highest = 8000;

/// tsx calls this to keep the names of functions, also of those that run in the page.
export const keepNames = "globalThis.__name = (value) => value";

export let browser: Browser;
export let server: Server;
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
export function pageOf(
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
export const partner = (page: string): string =>
  `${server.origin}/pages/${page}.html`;

/// The address of a page with `head`, and with the full example in an element.
export function hostOf(head: string, attributes = ""): string {
  server.set(
    "/host.html",
    `<!doctype html><title>Partner</title>
    <script type="module" src="/dist/undersigned.js"></script>${head}
    <p>Partner</p>
    <joint-statement src="/statements/full/statement.json" ${attributes}></joint-statement>`,
  );
  return `${server.origin}/host.html`;
}

/// All tests use the same tab, one after the other, because opening one takes longer than a test.
export let page: Page | undefined;

/// The page, once its statement is drawn with all its images.
export async function open(
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

export const boxOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox())!;

/// A computed style of the statement.
export const styleOf = (
  page: Page,
  property: string,
  selector = ".statement",
) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (element, wanted) => getComputedStyle(element).getPropertyValue(wanted),
      property,
    );

export const white = "rgb(255, 255, 255)";
/// The dark `Canvas`, for which each engine has its own color.
export const dark = (page: Page) =>
  page.evaluate(() => {
    const one = document.createElement("p");
    one.style.cssText = "color-scheme: dark; background: Canvas";
    document.body.append(one);
    const { backgroundColor } = getComputedStyle(one);
    one.remove();
    return backgroundColor;
  });

export const looks = [
  { name: "full", address: () => pageOf("full") },
  { name: "hard", address: () => pageOf("hard") },
  { name: "hard-rtl", address: () => pageOf("hard-rtl") },
  { name: "news", address: () => partner("news") },
  { name: "column", address: () => partner("column") },
];
