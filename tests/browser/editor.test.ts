import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { fragmentOf } from "../../web/editor/files/share_link.ts";
import { here, siteForEach } from "./fixture.ts";
import {
  full,
  openEditor,
  ready,
  tabTo,
  type Editor,
  type OurWindow,
} from "./editor_page.ts";

// A communications officer at work.

await siteForEach();

const title = (page: Page): Locator => page.getByLabel(/^Title/);

/// When the list of problems has these places, in order.
const until = (editor: Editor, wanted: string[]): Promise<unknown> =>
  editor.page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll("#problems .where")]
        .map((one) => one.textContent)
        .join() === wanted,
    wanted.join(),
  );

/// Writes over what the focused field holds.
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

  // Five different mistakes, in the form.
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

  // Led to each, and mended there.
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
    // Which takes no key at first, lest it is one that was meant for the text.
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
  // As this page is.
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
  // Into a page that shows the editor already, too.
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
