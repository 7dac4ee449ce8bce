import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { siteForEach } from "./fixture.ts";
import { full, openEditor } from "./editor_page.ts";

// The look of the editor: nothing is cut off. Pictures for people are in build/look.

await siteForEach();

const out = fileURLToPath(new URL("../../build/look/", import.meta.url));
mkdirSync(out, { recursive: true });

const release = readFileSync(
  new URL("../drafts/scanned.txt", import.meta.url),
  "utf8",
);
const wrong = full
  .replace('"date": "', '"date": "the ')
  .replace('"format": 1,', '"formt": 1,');

/// Elements that are wider than their box without a sign that they can be scrolled.
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      document.documentElement,
      ...document.querySelectorAll<HTMLElement>(
        "header, .writing, .panel:not([hidden]), .problems, .preview, dialog[open], dialog[open] > *, .scroller",
      ),
    ]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName}.${one.className} ${one.id}`),
  );

for (const [width, height] of [
  [1280, 800],
  [1920, 1080],
] as const)
  for (const colorScheme of ["light", "dark"] as const)
    describe(`${width}×${height}, ${colorScheme}`, () => {
      test("all views and dialogs have room", async () => {
        const editor = await openEditor({
          context: { viewport: { width, height }, colorScheme },
        });
        const { page } = editor;
        page.on("dialog", (dialog) => void dialog.accept());
        const look = async (what: string): Promise<void> => {
          assert.deepEqual(await cutOff(page), [], what);
          const path = `${out}editor-${what}-${width}-${colorScheme}.png`;
          await page.screenshot({ path });
        };
        await look("new");
        await editor.drop(full);
        await editor.shows("No one in a city");
        await look("form");
        await page.locator(".signatories legend").scrollIntoViewIfNeeded();
        await page.locator("[aria-label='Name of signatory 3']").focus();
        await look("signatories");
        await page.locator("#text-tab").click();
        await look("text");
        await editor.drop(wrong);
        await page.waitForSelector("#problems .warning");
        await page.locator("#json-tab").click();
        await page.locator("#problems .error").first().click();
        await look("mistakes");
        await editor.drop(full);
        await page.locator("#form-tab").click();
        await page
          .getByLabel(/^Title/)
          .fill("Nobody should live without a tap");
        await page.locator("[aria-label='Remove signatory 2']").click();
        await page.locator("[aria-label='Place of signatory 3']").fill("Accra");
        await editor.shows("Nobody should live");
        for (const dialog of ["release", "compare", "share", "embed"]) {
          await page.locator(`#${dialog}`).click();
          if (dialog === "release") {
            await page.keyboard.insertText(release);
            await page.waitForSelector(".found");
          }
          if (dialog === "compare")
            await page.waitForSelector("#compare-dialog .verdict:not(:empty)");
          await look(dialog);
          await page.keyboard.press("Escape");
        }
      });
    });
