import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { siteForEach } from "./fixture.ts";
import { full, openEditor } from "./editor_page.ts";

// axe finds nothing wrong in the editor.

await siteForEach();

const axe = readFileSync(
  fileURLToPath(import.meta.resolve("axe-core/axe.min.js")),
  "utf8",
);

const release = readFileSync(
  new URL("../drafts/scanned.txt", import.meta.url),
  "utf8",
);

type Violation = { id: string; nodes: { html: string }[] };

for (const colorScheme of ["light", "dark"] as const)
  describe(colorScheme, () => {
    test("all views and dialogs, with and without mistakes", async () => {
      const editor = await openEditor({ context: { colorScheme } });
      const { page } = editor;
      const judge = async (what: string): Promise<void> => {
        await page.evaluate(axe);
        // The partner's page in the frame is not ours. The statement has tests of its own.
        const violations = await page.evaluate<Violation[]>(`axe
          .run({ exclude: [["iframe"]] }, { iframes: false })
          .then(({ violations }) => violations)`);
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)]),
          [],
          what,
        );
      };
      await judge("a new statement");
      await editor.drop(
        full.replace('"format": 1,', '"formt": 1, "revision": "x",'),
      );
      await page.waitForSelector(".warning");
      for (const view of ["form", "text", "json"]) {
        await page.locator(`#${view}-tab`).click();
        await judge(view);
      }
      for (const dialog of ["release", "compare", "share", "embed"]) {
        await page.locator(`#${dialog}`).click();
        await page.waitForSelector(`#${dialog}-dialog[open]`);
        if (dialog === "release") {
          await page.keyboard.insertText(release);
          await page.waitForSelector(".found");
        }
        await judge(dialog);
        await page.keyboard.press("Escape");
      }
    });
  });
