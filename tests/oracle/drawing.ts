import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { newPage } from "../browser/browsers.ts";
import { serve } from "../server.ts";
import type { CaseView } from "./cases.ts";
import type * as drawingPage from "./drawing_page.ts";
import type { Drawn } from "./drawing_page.ts";

declare const drawing: typeof drawingPage;

/// What is drawn in both ways.
export type Order = { json: string; view: CaseView };

/// `failure` says why it could not be drawn.
export type Outcome = Drawn | { failure: string };

/// A page that draws with operations and with the browser's parser, and compares.
export type Comparer = {
  /// In the order of `orders`.
  compare(orders: Order[]): Promise<Outcome[]>;
  /// The errors on the page, which should be none.
  readonly errors: string[];
  close(): Promise<void>;
};

const dist = new URL("../../web/dist/", import.meta.url);

export const defaultView: CaseView = {
  base: "",
  headingLevel: 2,
  theme: "auto",
  scheme: "light",
  masthead: true,
  releases: true,
  names: "all",
  highlight: "",
};

export async function openComparer(browser: Browser): Promise<Comparer> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("drawing_page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "drawing",
    target: "es2022",
    logLevel: "error",
  });
  const partner = readdirSync(dist).find((name) =>
    /^undersigned\.[0-9a-f]+\.wasm$/.test(name),
  );
  if (partner === undefined)
    throw new Error("web/dist holds no undersigned.wasm");
  const server = await serve({
    "/": "<!doctype html><script src=/drawing.js></script>",
    "/drawing.js": bundle.outputFiles[0]?.contents ?? "",
    "/partner.wasm": new URL(partner, dist),
    "/full.wasm": new URL("undersigned-full.wasm", dist),
  });
  const { page, errors } = await newPage(browser);
  page.on("crash", () => errors.push("the page crashed"));
  const close = async (): Promise<void> => {
    await page.context().close();
    await server.close();
  };
  try {
    await page.goto(`${server.origin}/`);
    await page.evaluate(() => drawing.prepare("/partner.wasm", "/full.wasm"));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    errors,
    compare: (orders) =>
      page.evaluate(
        (orders) =>
          orders.map(({ json, view }) => {
            try {
              return drawing.compare(json, view);
            } catch (error) {
              return { failure: String(error) };
            }
          }),
        orders,
      ),
    close,
  };
}
