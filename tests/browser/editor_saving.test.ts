import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { fragmentOf } from "../../web/editor/files/share_link.ts";
import { here, siteForEach } from "./fixture.ts";
import { full, openEditor, ready, type OurWindow } from "./editor_page.ts";

// What the editor reads and writes: files, copies and links.

await siteForEach();

const title = (page: Page): Locator => page.getByLabel(/^Title/);

describe("files", () => {
  test("what was not saved is there after a crash, and leaving asks", async () => {
    const editor = await openEditor();
    const { page } = editor;
    await title(page).fill("Not saved");
    const isPrevented = await page.evaluate(
      () => !dispatchEvent(new Event("beforeunload", { cancelable: true })),
    );
    assert.ok(isPrevented);
    await editor.text();
    await page.reload();
    await ready(page);
    assert.equal(await title(page).inputValue(), "Not saved");
    assert.match(await page.locator("#file-state").innerText(), /not saved/i);
  });

  test("without File System Access a file is downloaded", async () => {
    const editor = await openEditor({
      script: `
        delete window.showSaveFilePicker;
        HTMLAnchorElement.prototype.click = function () {
          window.downloaded = this.download;
        };`,
    });
    await editor.drop(full, "tap.json");
    await editor.page.locator("#save").click();
    assert.equal(await editor.page.evaluate("downloaded"), "tap.json");
  });
});

describe("what is dropped", () => {
  for (const view of ["text", "json"])
    test(`on the ${view} is opened, and not written into it`, async () => {
      const editor = await openEditor({
        script: "window.confirm = () => false;",
      });
      const { page } = editor;
      await editor.drop(full);
      await editor.shows("No one in a city");
      await title(page).fill("Mine");
      await page.locator(`#${view}-tab`).click();
      const before = await editor.text();
      await editor.drop(
        '{"title": "Dropped"}',
        "other.json",
        `#${view}-room >>> .cm-content`,
      );
      await page.waitForTimeout(300);
      assert.equal(await editor.text(), before);
    });

  test("and is no text in UTF-8 is refused", async () => {
    const editor = await openEditor();
    const { page } = editor;
    await title(page).fill("Mine");
    await editor.drop([0x43, 0x61, 0x66, 0xe9], "latin.json");
    await page.waitForFunction(() =>
      document
        .querySelector("#file-state")!
        .textContent.startsWith(
          "Not opened: latin.json is not a text in UTF-8",
        ),
    );
    assert.equal(await title(page).inputValue(), "Mine");
  });

  test("and has Windows' line ends is saved with them", async () => {
    const editor = await openEditor();
    const { page } = editor;
    const windows = full.replaceAll("\n", "\r\n");
    await editor.drop(windows);
    await editor.shows("No one in a city");
    assert.equal(await page.locator("#file-state").innerText(), "Saved");
    await page.keyboard.press("ControlOrMeta+s");
    await page.waitForFunction(
      () => (window as unknown as OurWindow).saved !== "",
    );
    assert.equal(await page.evaluate("saved"), windows);
  });
});

test("what cannot be saved is told, with the reason", async () => {
  const editor = await openEditor({
    script: `window.showSaveFilePicker = () =>
      Promise.reject(new DOMException("The disk is full", "QuotaExceededError"));`,
  });
  const { page } = editor;
  await title(page).fill("Mine");
  await page.keyboard.press("ControlOrMeta+s");
  await page.waitForFunction(
    () =>
      document.querySelector("#file-state")!.textContent ===
      "Not saved: The disk is full",
  );
  assert.deepEqual(editor.errors, []);
});

test("the embed code is that of the statement that is open", async () => {
  const editor = await openEditor();
  const { page } = editor;
  for (const home of ["https://one.example/a/", "https://two.example/b/"]) {
    await editor.drop(
      full.replace(/"url": "[^"]*a-working-tap[^"]*"/, `"url": "${home}"`),
    );
    await page.locator("#embed").click();
    await page.waitForFunction(
      (address) =>
        document
          .querySelector<HTMLTextAreaElement>("#embed-dialog textarea")!
          .value.includes(`${address}statement.json`),
      home,
    );
    await page.keyboard.press("Escape");
  }
});

test("addresses that partners cannot reach are told", async () => {
  const editor = await openEditor();
  const { page } = editor;
  await editor.drop(full);
  await editor.shows("No one in a city");
  await page.locator("#embed").click();
  const notes = page.locator("#embed-dialog .notes li");
  await notes.waitFor();
  assert.match(
    await notes.innerText(),
    /^http:\/\/127\.0\.0\.1:\d+\/undersigned\/ is on this machine only/,
  );
  await page.locator("[name=scriptUrl]").fill("https://cdn.example/1/");
  await notes.waitFor({ state: "detached" });
});

for (const [what, isCopied] of [
  ["is copied", true],
  ["is selected, and the person is told", false],
] as const)
  test(`where the clipboard is not to be had, the code ${what}`, async () => {
    const editor = await openEditor({
      script: `
        navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
        document.execCommand = (command) => {
          window.copied = command + " " + document.activeElement.value;
          return ${isCopied};
        };`,
    });
    const { page } = editor;
    await editor.drop(full);
    await editor.shows("No one in a city");
    await page.locator("#embed").click();
    await page.locator("#embed-dialog .copy").click();
    await page.waitForFunction(
      (text) =>
        document
          .querySelector("#embed-dialog .copied")!
          .textContent.startsWith(text),
      isCopied ? "Copied" : "Selected",
    );
    assert.match(String(await page.evaluate("copied")), /^copy <script /);
    assert.equal(
      await page
        .locator("#embed-dialog textarea")
        .evaluate(
          (field) =>
            (field as HTMLTextAreaElement).selectionEnd ===
            (field as HTMLTextAreaElement).value.length,
        ),
      true,
    );
  });

for (const [what, file] of [
  ["the worker", "worker.js"],
  ["the renderer", "undersigned-full.wasm"],
] as const)
  test(`without ${what} the page says so, and still saves`, async () => {
    here.partner.set(`/undersigned/editor/${file}`, { status: 404 });
    const editor = await openEditor();
    const { page } = editor;
    await page.waitForFunction(() =>
      document
        .querySelector("#problems [role=status]")!
        .textContent.startsWith("Nothing can be checked or drawn: "),
    );
    await title(page).fill("Still written");
    await page.keyboard.press("ControlOrMeta+s");
    await page.waitForFunction(() =>
      (window as unknown as OurWindow).saved.includes("Still written"),
    );
    assert.deepEqual(editor.errors, []);
  });

test("a link holds the document, and nothing is sent to another host", async () => {
  const editor = await openEditor();
  const { page } = editor;
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  const minimal = JSON.stringify({
    id: "a-link",
    publisher: { name: "A" },
    date: "2026-01-02",
    title: "In a link",
    body: "Öffentlich 🎈",
  });
  await editor.drop(minimal);
  await editor.shows("Öffentlich");
  await page.locator("#share").click();
  await page.waitForSelector("#share-dialog[open]");
  const link = await page.locator("#share-dialog textarea").inputValue();
  assert.match(link, /#document=[\w-]+$/);
  assert.match(
    await page.locator("#share-dialog .size").innerText(),
    /^\d+ of at most 32,000 characters$/,
  );
  // Like this page.
  assert.match(
    await page.locator("#share-dialog .local").innerText(),
    /^This page is on your own machine/,
  );
  const other = await openEditor({
    hash: new URL(link).hash,
    script: "window.confirm = () => true;",
  });
  await other.shows("Öffentlich 🎈");
  assert.equal(await other.text(), minimal);
  assert.ok(
    !String(await other.page.evaluate("location.href")).includes("document="),
  );
  // Also in a page that already shows the editor.
  const next = minimal.replace("a-link", "another");
  await other.page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    await fragmentOf(next),
  );
  await other.page.waitForFunction(() => location.hash === "");
  assert.equal(await other.text(), next);
  for (const url of asked)
    assert.ok(
      url.startsWith(here.partner.origin) || url.startsWith("blob:"),
      url,
    );
  assert.deepEqual([...editor.errors, ...editor.console], []);
});
