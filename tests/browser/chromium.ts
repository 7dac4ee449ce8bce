import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type LaunchOptions,
  type Page,
} from "playwright-core";

/// Debian's Chromium, headless, with an empty profile; CHROMIUM names another one.
export function launch(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    ...options,
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/// A page and all that went wrong on it.
export type Watched = {
  page: Page;
  /// Uncaught exceptions and unhandled rejections, in order.
  errors: string[];
  /// Every line on the console, as "warning: …", "error: …", "log: …".
  console: string[];
};

/// A page in a context of its own: no cache, cookie or storage is shared with another.
export async function newPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  const console: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) =>
    console.push(`${message.type()}: ${message.text()}`),
  );
  return { page, errors, console };
}
