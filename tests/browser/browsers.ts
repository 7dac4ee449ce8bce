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

/// The browsers of the suite, one for each run. BROWSER names it.
export const engines = ["chromium", "firefox", "webkit"] as const;
export type Engine = (typeof engines)[number];

const named = process.env["BROWSER"] ?? "chromium";
export const engine = engines.find((one) => one === named)!;
if (!engine) throw new Error(`BROWSER is one of ${engines.join(", ")}`);

/// Why a test for a page without script is skipped, if it is.
export const noScript =
  engine === "webkit" &&
  "WebKit's inspector sees nothing of a page without script";

/// Why a test for what is printed is skipped, if it is.
export const noPaper = engine === "webkit" && "WebKitGTK prints for no driver";

/// Debian's browsers, without a window, and with an empty profile. CHROMIUM and FIREFOX name other
/// programs. Chromium's headless shell needs less than half of the time that Chromium does.
export function launch(options: LaunchOptions = {}): Promise<Browser> {
  switch (engine) {
    case "chromium":
      return chromium.launch({
        executablePath:
          process.env["CHROMIUM"] ?? "/usr/bin/chromium-headless-shell",
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
        ...options,
      });
    case "firefox":
      return firefox.launch({
        ...options,
        // By WebDriver BiDi, which needs no patched build.
        channel: "moz-firefox",
        executablePath: process.env["FIREFOX"] ?? "/usr/bin/firefox-esr",
        // For `emulate`.
        args: ["--remote-allow-system-access"],
        firefoxUserPrefs: {
          // Otherwise each page requests /favicon.ico under its own policy.
          "browser.chrome.site_icons": false,
          // As Playwright does in Chromium: scrollbars that take no room.
          "ui.useOverlayScrollbars": 1,
        },
      });
    case "webkit":
      return webkit.launch({
        ...options,
        // Debian's WebKitGTK, through a translator (webkit/main.ts). It has a window, on a screen
        // of its own.
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

/// A browser with a back/forward cache: `browser`, or Chromium itself, whose headless shell has none.
export const withCache = (browser: Browser): Promise<Browser> =>
  engine === "chromium"
    ? launch({
        executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
        // An argument of Playwright's, which readers do not have.
        ignoreDefaultArgs: ["--disable-back-forward-cache"],
      })
    : Promise.resolve(browser);

/// A page and everything that went wrong on it.
export type Watched = {
  page: Page;
  /// Uncaught exceptions and unhandled rejections, in order.
  errors: string[];
  /// Every line on the console, as "warning: …", "error: …", "log: …".
  console: string[];
};

/// Firefox's own messages about requests and policies. They arrive like exceptions; in Chromium
/// they are lines on the console.
const ofFirefox =
  /^(Cross-Origin Request Blocked|Content-Security-Policy): |^None of the “sha\d+” hashes/;

/// A page in a context of its own: it shares no cache, cookies or storage with others.
export async function newPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  if (engine === "firefox") {
    await emulate(page, options);
    // Playwright does not report it.
    if (options.javaScriptEnabled === false)
      await change(page, { allowJavascript: false });
  }
  const errors: string[] = [];
  const console: string[] = [];
  page.on("pageerror", (error) => {
    const text = String(error);
    if (engine === "firefox" && ofFirefox.test(text))
      console.push(`error: ${text}`);
    else errors.push(text);
  });
  page.on("console", (message) =>
    console.push(`${message.type()}: ${message.text()}`),
  );
  return { page, errors, console };
}

/// What the page should believe about its reader and medium.
export type Media = Pick<
  BrowserContextOptions,
  "colorScheme" | "reducedMotion" | "forcedColors"
> & { media?: "screen" | "print" };

/// `page.emulateMedia`. WebDriver BiDi has no command for it; in Firefox a script in the browser's own
/// window does what the developer tools do.
export async function emulate(page: Page, media: Media): Promise<void> {
  if (engine !== "firefox") return page.emulateMedia(media);
  const { colorScheme, reducedMotion, forcedColors } = media;
  const overrides = {
    ...(colorScheme && { prefersColorSchemeOverride: colorScheme }),
    ...(reducedMotion && { prefersReducedMotionOverride: reducedMotion }),
    ...(forcedColors && { forcedColorsOverride: forcedColors }),
    ...(media.media && { mediumOverride: media.media }),
  };
  if (Object.keys(overrides).length > 0) await change(page, overrides);
}

/// Sets properties of the page's tab in Firefox.
async function change(page: Page, values: object): Promise<void> {
  // Playwright's own connection, because its API has no commands that it does not know.
  const { toImpl } = (page as unknown as Inside)._connection;
  const session = toImpl(page.context().browser())._browserSession!;
  const tab = toImpl(page).delegate!._session.sessionId;
  const { contexts } = await session.send("browsingContext.getTree", {
    "moz:scope": "chrome",
  });
  const { type } = await session.send("script.evaluate", {
    expression: `Object.assign(
      ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs")
        .NavigableManager.getBrowsingContextById(${JSON.stringify(tab)}),
      ${JSON.stringify(values)}).id`,
    target: { context: contexts![0]!.context },
    awaitPromise: false,
  });
  if (type !== "success") throw new Error("nothing is changed");
}

/// Prints the page, with its backgrounds.
export async function pdf(
  page: Page,
  path: string,
  format: "A4" | "Letter",
): Promise<void> {
  // Playwright sends inches to Firefox, where WebDriver BiDi expects centimeters.
  const [width, height] =
    format === "A4" ? ["21in", "29.7in"] : ["21.59in", "27.94in"];
  const size = engine === "firefox" ? { width, height } : { format };
  await page.pdf({ path, printBackground: true, ...size });
}

/// The part of Playwright's internals that is used: its connection by WebDriver BiDi.
type Inside = {
  _connection: {
    toImpl: (one: unknown) => {
      _browserSession?: {
        send(
          method: string,
          parameters: object,
        ): Promise<{ type?: string; contexts?: { context: string }[] }>;
      };
      delegate?: { _session: { sessionId: string } };
    };
  };
};
