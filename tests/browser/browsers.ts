import { fileURLToPath } from "node:url";
import {
  chromium,
  firefox,
  webkit,
  type Browser,
  type BrowserContextOptions,
  type LaunchOptions,
  type Page,
} from "playwright-core";

/// The browsers that the suite runs in, one a run: BROWSER names it.
export const engines = ["chromium", "firefox", "webkit"] as const;
export type Engine = (typeof engines)[number];

const named = process.env["BROWSER"] ?? "chromium";
export const engine = engines.find((one) => one === named)!;
if (!engine) throw new Error(`BROWSER is one of ${engines.join(", ")}`);

/// Debian's, headless, with an empty profile; CHROMIUM and FIREFOX name other ones.
export function launch(options: LaunchOptions = {}): Promise<Browser> {
  switch (engine) {
    case "chromium":
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
    case "firefox":
      return firefox.launch({
        ...options,
        // By WebDriver BiDi, which needs no patched build.
        channel: "moz-firefox",
        executablePath: process.env["FIREFOX"] ?? "/usr/bin/firefox-esr",
      });
    case "webkit":
      return webkit.launch({
        ...options,
        // Debian's WebKitGTK, behind a translator; see there. It has a window, on a screen of its own.
        headless: false,
        executablePath: process.execPath,
        ignoreDefaultArgs: true,
        args: [
          "--import",
          import.meta.resolve("tsx"),
          fileURLToPath(new URL("webkit/main.ts", import.meta.url)),
        ],
      });
  }
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
