import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import {
  defaultView,
  openComparer,
  type Comparer,
  type Outcome,
} from "../oracle/drawing.ts";
import type { Drawn } from "../oracle/drawing_page.ts";
import { base, statementWith } from "../oracle/statement.ts";
import { commonmarkExamples } from "../oracle/suites.ts";
import { launch } from "./browsers.ts";

// HTML and DOM operations are two ways to write one tree: the operations build what the browser's
// parser makes of the HTML, node for node and attribute for attribute.

const folder = new URL("../../examples/statements/", import.meta.url);

/// Every statement.json, and its translations next to it.
const examples = readdirSync(folder)
  .flatMap((name) =>
    existsSync(new URL(`${name}/statement.json`, folder))
      ? readdirSync(new URL(`${name}/`, folder)).map(
          (file) => `${name}/${file}`,
        )
      : [],
  )
  .filter((path) => path.endsWith(".json"))
  .sort();

describe("operations and HTML make the same DOM", () => {
  let browser: Browser;
  let comparer: Comparer | undefined;

  before(async () => {
    browser = await launch();
    comparer = await openComparer(browser);
  });
  after(async () => {
    await comparer?.close();
    await browser.close();
  });

  const check = (one: Outcome): Drawn => {
    if ("failure" in one) assert.fail(one.failure);
    assert.equal(one.difference, "");
    return one;
  };

  for (const path of examples) {
    test(`examples/statements/${path}`, async (t) => {
      const json = readFileSync(new URL(path, folder), "utf8");
      const views = [
        { ...defaultView, base },
        { ...defaultView, theme: "dark" as const, headingLevel: 5 },
        { ...defaultView, base, names: "count" as const, masthead: false },
      ];
      const drawn = await comparer!.compare(
        views.map((view) => ({ json, view })),
      );
      assert.equal(drawn.length, views.length);
      const nodes = drawn.map((one) => check(one).nodes);
      t.diagnostic(`${nodes.join(", ")} nodes`);
    });
  }

  test("the 652 examples of CommonMark", async (t) => {
    const drawn = await comparer!.compare(
      commonmarkExamples().map(({ markdown }) => ({
        json: JSON.stringify(statementWith({ body: markdown })),
        view: { ...defaultView, base },
      })),
    );
    assert.equal(drawn.length, 652);
    for (const one of drawn) check(one);
    t.diagnostic(`${drawn.length} compared`);
  });

  test("nothing went wrong on the page", () => {
    assert.deepEqual(comparer?.errors, []);
  });
});
