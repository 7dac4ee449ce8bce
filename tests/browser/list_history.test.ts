import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import type * as listPage from "../oracle/list_page.ts";
import { launch, newPage, type Watched } from "./browsers.ts";
import { serve, type Server } from "../server.ts";

// Histories of a list on a real DOM: after every message it equals a fresh drawing, and at the end
// it shows what the last list says.

declare const lists: typeof listPage;

let browser: Browser;
let server: Server;
let watched: Watched;
before(async () => {
  browser = await launch();
  const bundle = await build({
    entryPoints: [
      fileURLToPath(new URL("../oracle/list_page.ts", import.meta.url)),
    ],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "lists",
    target: "es2022",
    logLevel: "error",
  });
  server = await serve({
    "/": "<!doctype html><script src=/lists.js></script>",
    "/lists.js": bundle.outputFiles[0]!.contents,
    "/full.wasm": new URL(
      "../../web/dist/undersigned-full.wasm",
      import.meta.url,
    ),
  });
  watched = await newPage(browser);
  await watched.page.goto(`${server.origin}/`);
  await watched.page.evaluate(() => lists.prepare("/full.wasm"));
});
after(async () => {
  await browser.close();
  await server.close();
});

test("two hundred histories, message by message", async () => {
  for (let seed = 1; seed <= 200; seed += 20)
    assert.equal(
      await watched.page.evaluate((from) => lists.check(from, 20), seed),
      "",
    );
  assert.deepEqual(watched.errors, []);
});

test("focus, selection and nodes stay where nothing has changed", async () => {
  assert.equal(await watched.page.evaluate(() => lists.keeps()), "");
});
