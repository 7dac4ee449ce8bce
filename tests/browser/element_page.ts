import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Opened } from "./site.ts";
import { here } from "./fixture.ts";

// A partner's page with the element.

export const headline = "Keep the night ferry running";
export const module = () =>
  `<script type="module" src="${here.cdn.origin}/undersigned.js"></script>`;
export const element = (attributes = "", content = "") =>
  `<joint-statement src="${here.statement}" ${attributes}>${content}</joint-statement>`;

/// The page noticed nothing wrong.
export function assertQuiet({ errors, console }: Opened): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(console, []);
}

/// Whether text of the element's own content is visible.
export const showsContent = (page: Page) =>
  page
    .locator("joint-statement > *")
    .first()
    .evaluate((child) => child.getClientRects().length > 0);
