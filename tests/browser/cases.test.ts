import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { readCases } from "../oracle/cases.ts";
import {
  openComparer,
  type Comparer,
  type Outcome,
} from "../oracle/drawing.ts";
import { innerHtml } from "../oracle/tree.ts";
import { launch } from "./browsers.ts";

// The same files as in the native tests and in Node: the HTML is the same byte for byte, and the
// operations build the DOM that the browser's parser makes of it.

describe("cases", () => {
  let browser: Browser;
  let comparer: Comparer | undefined;
  let drawn: Outcome[];
  const cases = readCases();

  before(async () => {
    browser = await launch();
    comparer = await openComparer(browser);
    drawn = await comparer.compare(cases);
  });
  after(async () => {
    await comparer?.close();
    await browser.close();
  });

  cases.forEach(({ title, part, html }, index) => {
    test(title, () => {
      const one = drawn[index]!;
      if ("failure" in one) assert.fail(one.failure);
      assert.equal(part ? innerHtml(one.html, part) : one.html, html);
      assert.equal(one.difference, "");
    });
  });

  test("nothing went wrong on the page", () => {
    assert.deepEqual(comparer?.errors, []);
  });
});
