import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { siteForEach } from "./fixture.ts";
import {
  full,
  openEditor,
  ready,
  tabTo,
  type Editor,
  type OurWindow,
} from "./editor_page.ts";

// A communications officer uses the editor.

await siteForEach();

const title = (page: Page): Locator => page.getByLabel(/^Title/);

/// Waits until the list of problems has these places, in order.
const until = (editor: Editor, wanted: string[]): Promise<unknown> =>
  editor.page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll("#problems .where")]
        .map((one) => one.textContent)
        .join() === wanted,
    wanted.join(),
  );

/// Replaces the content of the focused field.
async function write(editor: Editor, text: string): Promise<void> {
  await editor.page.keyboard.press("ControlOrMeta+a");
  if (text) await editor.page.keyboard.type(text);
  else await editor.page.keyboard.press("Delete");
}

test("by keyboard alone, from nothing to the code that partners paste", async () => {
  const editor = await openEditor();
  const { page } = editor;
  await until(editor, ["id", "publisher.name", "title", "body"]);

  const headline = "Keep the night ferry running";
  for (const [name, text] of [
    ["Title", headline],
    ["Place", "Skarholm"],
    ["Date", "2026-10-02"],
    ["Web page of the statement", "https://publisher.example/s/"],
    ["Name", "Passengers of the Night Ferry"],
    ["Name of signatory 1", "Skarholm Nurses’ Association"],
  ] as const) {
    await tabTo(page, name);
    await write(editor, text);
  }
  await page.keyboard.press("Enter");
  await page.keyboard.type("Ada Lindqvist");
  await tabTo(page, "Form", "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "The text of the statement");
  await page.keyboard.type("We ask the board to keep the ");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("21:40 sailing");
  for (let presses = 0; presses < 2; presses++)
    await page.keyboard.press("ArrowRight");
  await page.keyboard.type(".");
  await until(editor, []);
  await editor.shows("We ask the board to keep the 21:40 sailing.");
  const written = JSON.parse(await editor.text()) as Record<string, unknown>;
  assert.equal(written["id"], "keep-the-night-ferry-running");
  assert.equal(
    written["body"],
    "We ask the board to keep the **21:40 sailing**.",
  );
  assert.deepEqual(written["signatories"], {
    items: [
      { name: "Skarholm Nurses’ Association" },
      { name: "Ada Lindqvist" },
    ],
  });

  // Five different mistakes in the form.
  await tabTo(page, "Text", "Shift+Tab");
  await page.keyboard.press("ArrowLeft");
  for (const [name, text] of [
    ["Title", ""],
    ["Short name", "Not Good"],
    ["Language", "english please"],
    ["Date", "2.10.2026"],
    ["Name", ""],
  ] as const) {
    await tabTo(page, name);
    await write(editor, text);
  }
  const wrong = ["id", "language", "publisher.name", "date", "title"];
  await until(editor, wrong);
  await page.waitForSelector(".banner:not([hidden])");
  assert.match(await editor.drawn(), /Keep the night ferry running/);

  // Each problem leads to its place, and is fixed there.
  const mended = [
    ["id", "keep-the-night-ferry-running"],
    ["language", "en"],
    ["publisher.name", "Passengers of the Night Ferry"],
    ["date", "2026-10-02"],
    ["title", headline],
  ] as const;
  for (const [index, [where, text]] of mended.entries()) {
    await tabTo(page, where);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.activeElement!.matches("#form [aria-invalid=true]"),
    );
    await write(editor, text);
    await until(editor, wrong.slice(index + 1));
  }
  await page.waitForSelector(".banner[hidden]", { state: "attached" });

  await page.keyboard.press("ControlOrMeta+s");
  await page.waitForFunction(
    () => document.querySelector("#file-state")!.textContent === "Saved",
  );
  const saved = await page.evaluate("saved");
  assert.equal(saved, await editor.text());
  await page.reload();
  await ready(page);
  assert.equal(await editor.text(), saved);
  await editor.shows("We ask the board");

  await tabTo(page, "Title");
  await write(editor, "Keep both night ferries running");
  await tabTo(page, "Compare…", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#compare-dialog[open] .verdict:not(:empty)");
  assert.match(
    await page.locator("#compare-dialog .verdict").innerText(),
    /revision/,
  );
  await tabTo(page, "The changes in the JSON");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() =>
    document
      .querySelector("#compare-dialog .difference")!
      .shadowRoot!.textContent.includes("Keep both night ferries running"),
  );
  await page.keyboard.press("Escape");

  await tabTo(page, "Embed…");
  await page.keyboard.press("Enter");
  await tabTo(page, "Copy");
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    () => (window as unknown as OurWindow).copied !== "",
  );
  assert.match(
    String(await page.evaluate("copied")),
    /^<script async [^>]*data-statement="https:\/\/publisher\.example\/s\/statement\.json"/m,
  );
  assert.deepEqual(editor.errors, []);
});

describe("the document", () => {
  test("keeps what a view does not know, and has one history for all", async () => {
    const editor = await openEditor();
    const { page } = editor;
    const odd = full.replace(
      '"format": 1,',
      '"x-own": [1,  2],   "format": 1,',
    );
    await editor.drop(odd);
    await editor.shows("No one in a city");
    await page
      .locator("#form")
      .getByLabel("Place", { exact: true })
      .fill("Lisbon");
    await page.locator("#text-tab").click();
    await page.locator("#text-room .cm-content").click();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("Today. ");
    const both = odd
      .replace('"place": "Porto"', '"place": "Lisbon"')
      .replace('"As delegations', '"Today. As delegations');
    assert.equal(await editor.text(), both);
    for (let presses = 0; presses < 30; presses++)
      await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await editor.text(), odd);
    for (let presses = 0; presses < 30; presses++)
      await page.keyboard.press("ControlOrMeta+y");
    assert.equal(await editor.text(), both);
    assert.deepEqual(editor.errors, []);
  });

  test("takes rows of a spreadsheet", async () => {
    const editor = await openEditor();
    const { page } = editor;
    await page.locator("[aria-label='Name of signatory 1']").focus();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(
        "text/plain",
        'Harbor Choir\torganization\r\nAda Lindqvist\tperson\tCook\t"The ""Star"""\r\n',
      );
      const event = new Event("paste", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      document.activeElement!.dispatchEvent(event);
    });
    const { signatories } = JSON.parse(await editor.text()) as {
      signatories: unknown;
    };
    assert.deepEqual(signatories, {
      items: [
        { name: "Harbor Choir" },
        {
          name: "Ada Lindqvist",
          kind: "person",
          role: "Cook",
          affiliation: 'The "Star"',
        },
      ],
    });
  });

  test("broken in its notation is not written into by other views", async () => {
    const editor = await openEditor();
    const { page } = editor;
    await editor.drop(full);
    await editor.shows("No one in a city");
    await editor.drop(full.replace('"format": 1,', '"format" 1,'));
    await page.waitForSelector(".broken", { state: "visible" });
    assert.ok(await title(page).isDisabled());
    await tabTo(page, "document");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#json-room .cm-content").isVisible());
    assert.match(await editor.drawn(), /No one in a city/);
  });

  test("is completed and explained by the schema", async () => {
    const editor = await openEditor();
    const { page } = editor;
    await page.locator("#json-tab").click();
    await page.locator("#json-room .cm-content").click();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type('"subt');
    await page.waitForSelector(".cm-completionLabel");
    // At first the list takes no key, because it may have been meant for the text.
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    assert.match(await editor.text(), /"subtitle": ""/);
    await page.locator("#json-room .cm-line", { hasText: '"revision"' }).hover({
      position: { x: 40, y: 8 },
    });
    await page.waitForSelector(".explanation");
    assert.match(
      await page.locator(".explanation").innerText(),
      /every change that you publish/,
    );
  });
});
