import { readFileSync, readdirSync } from "node:fs";
import type {
  Browser,
  BrowserContextOptions,
  Frame,
  Page,
} from "playwright-core";
import { until } from "../until.ts";
import { minimal } from "../statement.ts";
import { engine, newPage, type Watched } from "./browsers.ts";
import { serve, type Route, type Server } from "../server.ts";

export const dist = new URL("../../web/dist/", import.meta.url);
const files = readdirSync(dist);

/// The file names of undersigned.wasm and of the renderer as JavaScript.
export const [wasmName, scriptName] = ["wasm", "js"].map((extension) =>
  files.find((name) =>
    new RegExp(`^undersigned\\.[0-9a-f]{16}\\.${extension}$`).test(name),
  ),
) as [string, string];

export const cors = { "access-control-allow-origin": "*" };

/// Three origins: the partner's page, the publisher's statement at `statement`, and the host of
/// web/dist at `cdn`. The last two allow all origins (CORS).
export type Site = {
  partner: Server;
  publisher: Server;
  cdn: Server;
  /// The address of the minimal example.
  statement: string;
  /// Opens `html` as a page of the partner.
  open(html: string, options?: OpenOptions): Promise<Opened>;
  close(): Promise<void>;
};

export type OpenOptions = {
  headers?: Record<string, string>;
  context?: BrowserContextOptions;
  /// Runs before anything else in the page. It is a text, because the test runner's compiler adds
  /// names of its own to functions.
  script?: string;
  /// Whether `page.clock` can move the page's clock forward. It also runs by itself.
  clock?: boolean;
};

/// A `statement-…` event; `id` is its target's.
export type Told = {
  type: string;
  id: string;
  detail: Record<string, unknown>;
};

export type Opened = Watched & {
  /// Waits for the first `count` events.
  told(count: number): Promise<Told[]>;
  /// The visible text in the shadow root of the element that `selector` finds.
  shadowText(selector?: string): Promise<string>;
};

export async function site(browser: Browser): Promise<Site> {
  const distRoutes: Record<string, Route> = {};
  for (const name of files.filter((one) => /\.(js|wasm)$/.test(one)))
    distRoutes[`/${name}`] = {
      headers: cors,
      body: readFileSync(new URL(name, dist)),
    };
  const partner = await serve({ "/undersigned/": dist });
  const publisher = await serve({
    "/s/statement.json": { headers: cors, body: minimal },
  });
  const cdn = await serve(distRoutes);

  return {
    partner,
    publisher,
    cdn,
    statement: `${publisher.origin}/s/statement.json`,
    async open(html, { headers = {}, context, script, clock } = {}) {
      partner.set("/", {
        headers: { "content-type": "text/html; charset=utf-8", ...headers },
        body: `<!doctype html><title>Partner</title>${html}`,
      });
      const watched = await newPage(browser, context);
      const { page } = watched;
      await page.addInitScript(() => {
        // WebKit also runs it for a frame's first document, which has the same window.
        if (Object.hasOwn(window, "told")) return;
        const told: unknown[] = [];
        Object.defineProperty(window, "told", { value: told });
        for (const type of ["load", "update", "error"])
          addEventListener(`statement-${type}`, (event) => {
            const { id } = event.target as Element;
            const { detail } = event as CustomEvent<unknown>;
            told.push({ type: event.type, id, detail });
          });
      });
      if (script) await page.addInitScript(script);
      if (clock) await page.clock.install();
      await page.goto(`${partner.origin}/`);
      return {
        ...watched,
        async told(count) {
          const found = await page.waitForFunction((wanted) => {
            const { told } = window as unknown as { told: unknown[] };
            return told.length >= wanted && told.slice(0, wanted);
          }, count);
          return (await found.jsonValue()) as Told[];
        },
        shadowText: (selector = "joint-statement") =>
          page
            .locator(selector)
            .first()
            .evaluate((element) => element.shadowRoot!.textContent),
      };
    },
    async close() {
      await Promise.all([partner.close(), publisher.close(), cdn.close()]);
    },
  };
}

/// The last frame in the page, once it has loaded. Polled from here: a page without script cannot
/// wait, and WebKit's driver reports frames late, and not when they are loaded.
export async function frameIn(page: Page): Promise<Frame> {
  await until(() => page.frames().length > 1, { what: "a frame" });
  const frame = page.frames().at(-1)!;
  const state = `document.URL === "about:blank" ? "" : document.readyState`;
  // A call during a navigation gets no answer.
  const asked = (): Promise<unknown> => frame.evaluate(state).catch(() => "");
  await until(asked, { isIt: (state) => state === "complete" });
  return frame;
}

/// Goes one page back. Playwright's own method waits for a navigation. If the page comes from the
/// back/forward cache, only WebKit's translator reports one; and a call that leaves its page may
/// not return.
export const goBack = (page: Page): Promise<unknown> =>
  engine === "webkit"
    ? page.goBack({ waitUntil: "commit" })
    : page.evaluate(() => void window.setTimeout(() => history.back()));
