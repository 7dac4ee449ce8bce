import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { largest, md4cShapes, ownShapes } from "../oracle/pathological.ts";
import { statementWith } from "../oracle/statement.ts";
import { launch, newPage, type Watched } from "./browsers.ts";
import { serve, type Server } from "../server.ts";

// Each shape, at its largest size under the body's limit, through the whole path: fetched, read,
// drawn and laid out, or refused because of its nodes. The tab survives.

const bodyLimit = 128 * 1024;
const dist = new URL("../../web/dist/", import.meta.url);

describe("pathological Markdown in the element", () => {
  let browser: Browser;
  let server: Server;
  let watched: Watched;
  let crashed = false;

  before(async () => {
    browser = await launch();
    server = await serve({
      "/": "<!doctype html><title>shapes</title><script type=module src=/dist/undersigned.js></script>",
      "/dist/": dist,
    });
    watched = await newPage(browser);
    watched.page.on("crash", () => (crashed = true));
    await watched.page.goto(`${server.origin}/`);
    await watched.page.evaluate(() => {
      document.body.dataset["life"] = "the first";
    });
  });
  after(async () => {
    await server?.close();
    await browser.close();
  });

  [...md4cShapes, ...ownShapes].forEach((shape, index) => {
    test(shape.name, async (t) => {
      const body = largest(shape, bodyLimit);
      server.set(`/${index}.json`, JSON.stringify(statementWith({ body })));
      const { told, height, nodes, life } = await watched.page.evaluate(
        async (src) => {
          const element = document.createElement("joint-statement");
          const told = new Promise<string>((resolve) => {
            element.addEventListener("statement-load", () => resolve("drawn"));
            element.addEventListener("statement-error", ({ detail }) =>
              resolve(detail.code),
            );
          });
          element.setAttribute("src", src);
          document.body.append(element);
          const outcome = await told;
          const text = element.shadowRoot!.querySelector(".statement-body");
          // Reading the height forces the whole layout.
          const result = {
            told: outcome,
            height: text?.getBoundingClientRect().height ?? 0,
            nodes: text?.querySelectorAll("*").length ?? 0,
            life: document.body.dataset["life"],
          };
          element.remove();
          return result;
        },
        `/${index}.json`,
      );
      assert.ok(["drawn", "too-many-nodes"].includes(told), told);
      if (told === "drawn") assert.ok(height > 0 && nodes > 0);
      assert.equal(life, "the first");
      assert.equal(crashed, false);
      assert.deepEqual(watched.errors, []);
      t.diagnostic(`${body.length} characters: ${told}, ${nodes} elements`);
    });
  });
});
