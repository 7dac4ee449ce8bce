import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { siteForEach } from "./fixture.ts";
import { openEditor, tabTo, type Editor } from "./editor_page.ts";

// The editor makes a draft from a press release.

await siteForEach();

const released = (name: string): string =>
  readFileSync(new URL(`../drafts/${name}`, import.meta.url), "utf8");

/// The dialog, opened by keyboard.
async function open(): Promise<Editor> {
  const editor = await openEditor();
  await tabTo(editor.page, "From a press release…");
  await editor.page.keyboard.press("Enter");
  await editor.page.waitForSelector("#release-dialog[open]");
  return editor;
}

/// The clipboard of a word processor.
const paste = (page: Page, html: string): Promise<string> =>
  page.evaluate((html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", body.innerText);
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    document.activeElement!.dispatchEvent(event);
    return body.innerText;
  }, html);

const found = (page: Page, name: string): Promise<string> =>
  page.locator(`.found > div:has(dt:text-is("${name}")) dd`).innerText();

const told = (page: Page): Promise<string> =>
  page.locator("#release-dialog .told").innerText();

/// Waits for a report that contains `text`.
const reported = (page: Page, text: string): Promise<unknown> =>
  page.locator("#release-dialog .readings", { hasText: text }).waitFor();

/// The selection in the field.
const selected = (page: Page): Promise<string> =>
  page.locator("#release-dialog textarea").evaluate((field) => {
    const { value, selectionStart, selectionEnd } =
      field as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });

test("typed text, by keyboard alone", async () => {
  const editor = await open();
  const { page } = editor;
  assert.ok(await page.locator("#release-dialog .use").isDisabled());
  await page.keyboard.insertText(released("scanned.txt"));
  await reported(page, "United Glasshouse Workers");
  assert.equal(await found(page, "Date"), "2026-02-16");
  assert.equal(await found(page, "Signatories"), "6 names");
  assert.equal(await found(page, "Not understood"), "nothing");
  await tabTo(page, '"o" was read as a bullet');
  await page.keyboard.press("Enter");
  assert.equal(await selected(page), "o");
  await tabTo(page, "Use this draft");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#release-dialog:not([open])", {
    state: "attached",
  });
  await editor.shows("United Glasshouse Workers");
  const written = JSON.parse(await editor.text()) as Record<string, unknown>;
  assert.equal(written["date"], "2026-02-16");
  assert.deepEqual(editor.errors, []);
});

test("HTML is read with its formatting, and its readings are found in the text", async () => {
  const { page } = await open();
  const text = await paste(page, released("word.html"));
  assert.equal(
    await page.locator("#release-dialog textarea").inputValue(),
    text.replace(/\r\n?/g, "\n"),
  );
  await reported(page, "Delta Water Alliance");
  assert.match(await told(page), /^Pasted with its formatting/);
  const date = page.locator("#release-dialog .readings button", {
    hasText: "March 5, 2026",
  });
  const line = text.slice(0, text.indexOf("March 5, 2026")).split("\n").length;
  assert.match(await date.innerText(), new RegExp(`line ${line}\\s*$`));
  await date.click();
  assert.equal(await selected(page), "March 5, 2026");
  // A change makes it plain text. The person is warned before.
  await page.keyboard.insertText("March 6, 2026");
  await reported(page, "2026-03-06");
  assert.equal(await told(page), "");
});

test("a file that is no text is refused, and what was there stays", async () => {
  const { page } = await open();
  await page.keyboard.insertText(released("bare.txt"));
  await page.waitForSelector(".found");
  const before = await page.locator("#release-dialog .readings").innerText();
  for (const [text, reason] of [
    ["PK\u0003\u0004\u0000\u0000word/document.xml", /This is not a text/],
    ["{\\rtf1\\ansi Statement}", /This is RTF/],
  ] as const) {
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "release.docx"));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document
        .querySelector("#release-dialog textarea")!
        .dispatchEvent(new DragEvent("drop", options));
    }, text);
    await page.waitForFunction(
      () => document.querySelector("#release-dialog .told")!.textContent,
    );
    assert.match(await told(page), reason);
    assert.equal(
      await page.locator("#release-dialog .readings").innerText(),
      before,
    );
  }
});

test("what cannot be read leaves no draft of what was there before", async () => {
  const { page } = await open();
  await page.keyboard.insertText(released("bare.txt"));
  await page.waitForSelector(".found");
  await page
    .locator("#release-dialog textarea")
    .fill("A word and ".repeat(500_000));
  await page.waitForFunction(() =>
    document
      .querySelector("#release-dialog .told")!
      .textContent.includes("at most"),
  );
  assert.ok(await page.locator("#release-dialog .use").isDisabled());
  assert.equal(await page.locator(".found").count(), 0);
});

test("a statement with changes is not lost to a draft", async () => {
  const editor = await openEditor();
  const { page } = editor;
  await page.getByLabel(/^Title/).fill("Mine");
  page.on("dialog", (dialog) => void dialog.dismiss());
  await page.locator("#release").click();
  await page.keyboard.insertText(released("bare.txt"));
  await page.waitForSelector(".found");
  await page.locator("#release-dialog .use").click();
  assert.ok(await page.locator("#release-dialog").isVisible());
  assert.match(await editor.text(), /"title": "Mine"/);
});
