import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { siteForEach } from "./fixture.ts";
import { full, openEditor, tabTo, type Editor } from "./editor_page.ts";

// The editor's comparison of two revisions: words, head, signatories, and the correction note.

await siteForEach();

const axe = readFileSync(
  fileURLToPath(import.meta.resolve("axe-core/axe.min.js")),
  "utf8",
);

type Json = Record<string, unknown>;

const older = {
  id: "reef",
  revision: 3,
  publisher: { name: "Reef Watch" },
  place: "Oslo",
  date: "2026-03-05",
  title: "Leave the reef alone",
  body: [
    "Twelve groups have asked the board to stop the work.",
    "One.",
    "The reef feeds 400,000 people. It is [protected](https://law.example/reef).",
    "The work began in May, and nobody was asked.",
  ],
  signatories: {
    items: [{ name: "Dockers" }, { id: "nurses", name: "Nurses" }],
  },
};
const newer = {
  ...older,
  place: "Bergen",
  body: [
    ...older.body.slice(0, 2),
    "The reef feeds 40,000 people. It is [protected](https://law.example/reefs).",
    "## What we ask",
  ],
  signatories: {
    items: [{ name: "Cooks" }, { id: "nurses", name: "Nurses’ Union" }],
  },
};
const spelled = (statement: Json): string =>
  `${JSON.stringify(statement, null, 2)}\n`;

/// The comparison of the document, `text`, with the saved file.
async function compare(
  saved: string,
  text: string,
  context: object = {},
): Promise<Editor> {
  const kept = JSON.stringify({ name: "statement.json", text, saved, at: 1 });
  const editor = await openEditor({
    context,
    script: `
      sessionStorage.setItem("undersigned-editor", "undersigned-editor:own");
      localStorage.setItem("undersigned-editor:own ", ${JSON.stringify(kept)});`,
  });
  await openReport(editor.page);
  return editor;
}

async function openReport(page: Page): Promise<void> {
  await page.locator("#compare").click();
  await page.waitForSelector("#compare-dialog[open] .verdict:not(:empty)");
}

/// Compares with a file of this name.
async function choose(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.locator("button.other").click();
  const mimeType = "application/json";
  await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(text) });
}

const textOf = (page: Page, selector: string): Promise<string[]> =>
  page.locator(`#compare-dialog ${selector}`).allTextContents();

/// The texts of `del` and `ins`, without the words for screen readers.
const marks = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(`#compare-dialog ${selector} :is(del, ins)`)
    .evaluateAll((all) =>
      all.map(
        (one) =>
          (one.localName === "del" ? "-" : "+") +
          one.childNodes[1]!.textContent,
      ),
    );

describe("the report", () => {
  test("has the words, the head and the signatories apart", async () => {
    const { page, errors } = await compare(spelled(older), spelled(newer));
    assert.match(
      (await textOf(page, ".verdict")).join(),
      /"revision" is still 3; write 4/,
    );
    assert.deepEqual(await textOf(page, ".changes h3"), [
      "Text",
      "Head",
      "Signatories",
    ]);
    assert.deepEqual(await textOf(page, ".text .same"), [
      "2 paragraphs unchanged",
    ]);
    assert.deepEqual(await marks(page, ".text .paragraph > p:first-child"), [
      ...["-400,000", "+40,000"],
      "-The work began in May, and nobody was asked.",
      "+What we ask",
    ]);
    assert.deepEqual(await marks(page, ".text .aside"), [
      "-https://law.example/reef",
      "+https://law.example/reefs",
    ]);
    assert.deepEqual(await textOf(page, "tbody th"), ["Place"]);
    assert.deepEqual(await marks(page, "tbody"), ["-Oslo", "+Bergen"]);
    assert.deepEqual(await textOf(page, "section:nth-child(3) h4"), [
      ...["Added 1", "Removed 1", "Changed 1"],
    ]);
    assert.deepEqual(await textOf(page, ".names bdi"), [
      ...["Cooks", "Dockers", "Nurses’ Union"],
    ]);
    assert.deepEqual(await marks(page, ".names"), ["+’ Union"]);
    assert.deepEqual(errors, []);
  });

  test("tells who reads by ear what was removed and added", async () => {
    const { page } = await compare(spelled(older), spelled(newer));
    assert.equal(
      await page.locator(".text .changed p").first().textContent(),
      "The reef feeds removed: 400,000 (end) added: 40,000 (end)  people. It is protected.",
    );
  });

  test("folds long lists, and unfolds them for the keyboard", async () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({ name: `N ${at}` }));
    const { page } = await compare(
      spelled(older),
      spelled({ ...older, signatories: { items: many } }),
    );
    assert.equal(await page.locator(".names.added li").count(), 50);
    await tabTo(page, "and 950 more");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelectorAll(".names.added li").length === 1000,
    );
    assert.equal(
      await page.evaluate(() => document.activeElement!.textContent),
      "N 50",
    );
    assert.deepEqual(await textOf(page, ".names.added + .rest"), []);
  });

  test("says that nothing has changed", async () => {
    const { page } = await compare(
      spelled(older),
      JSON.stringify(older, null, 4),
    );
    assert.deepEqual(await textOf(page, ".verdict"), ["Nothing has changed."]);
    assert.equal(await page.locator(".findings").isHidden(), true);
  });

  test("says which has errors, and shows the JSON all the same", async () => {
    const { page } = await compare(
      spelled(older),
      spelled({ ...newer, date: "5.3.2026" }),
    );
    assert.match(
      (await textOf(page, ".verdict span")).join("\n"),
      /^This document has 1 mistake: only the JSON can be compared\.\nLine 8: /,
    );
    assert.match(
      await page.locator(".difference .cm-content").innerText(),
      /5\.3\.2026/,
    );
    assert.equal(await page.locator(".correction").isHidden(), true);
  });

  test("has another file to compare with", async () => {
    const { page } = await compare(spelled(older), spelled(newer));
    await choose(
      page,
      "published.json",
      spelled({ ...older, revision: 2, title: "Other" }),
    );
    await page.waitForFunction(() =>
      document.querySelector(".with")!.textContent.includes("published.json"),
    );
    await page.waitForSelector(".text.title");
    assert.deepEqual(await textOf(page, ".verdict"), [
      "These are the changes from revision 2 to 3.",
    ]);
    assert.deepEqual(await marks(page, ".text.title"), [
      "-Other",
      "+Leave the reef alone",
    ]);
  });
});

describe("the correction note", () => {
  test("goes into the document with the revision, in one step", async () => {
    const editor = await compare(spelled(older), spelled(newer));
    const { page } = editor;
    await tabTo(page, "Correction note");
    assert.match(
      await page.locator(".correction textarea").inputValue(),
      /^In the text, “400,000”|^One paragraph of the text was changed/,
    );
    await page.locator(".correction textarea").fill("It was 400,000.");
    await tabTo(page, "Add to corrections");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () =>
        document.querySelector(".taken")!.textContent ===
        "Added to the corrections.",
    );
    const taken = JSON.parse(await editor.text()) as Json;
    assert.equal(taken["revision"], 4);
    const [correction] = taken["corrections"] as {
      date: string;
      note: string;
    }[];
    assert.equal(correction!.note, "It was 400,000.");
    assert.match(correction!.date, /^\d{4}-\d\d-\d\d$/);
    assert.deepEqual(taken["body"], newer.body);
    // The comparison runs again, and does not propose the note a second time.
    await page.waitForSelector("button.take", { state: "hidden" });
    assert.deepEqual(await textOf(page, ".verdict"), [
      "These are the changes from revision 3 to 4.",
    ]);
    await page.keyboard.press("Escape");
    await page.locator("#undo").click();
    assert.equal(await editor.text(), spelled(newer));
  });

  test("stands behind those that are there, under a revision that has grown", async () => {
    const corrections = [{ date: "2026-03-06", note: "First." }];
    const editor = await compare(
      spelled({ ...older, corrections }),
      spelled({ ...newer, corrections, revision: 8 }),
    );
    await editor.page.locator("button.take").click();
    await editor.page.waitForSelector("button.take", { state: "hidden" });
    const taken = JSON.parse(await editor.text()) as Json;
    assert.equal(taken["revision"], 8);
    assert.equal((taken["corrections"] as Json[]).length, 2);
    assert.deepEqual((taken["corrections"] as Json[])[0], corrections[0]);
  });

  test("is none where nobody has read the older one", async () => {
    const { page } = await compare(
      spelled({ ...older, release: { status: "draft" } }),
      spelled(newer),
    );
    await page.waitForSelector(".changes h3");
    assert.equal(await page.locator(".correction").isHidden(), true);
  });
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing in the report, ${colorScheme}`, async () => {
    const { page } = await compare(spelled(older), spelled(newer), {
      colorScheme,
    });
    await page.locator(".notation summary").click();
    await page.evaluate(axe);
    const violations = await page.evaluate<{ id: string; nodes: unknown[] }[]>(
      `axe.run("#compare-dialog").then(({ violations }) => violations)`,
    );
    assert.deepEqual(violations, []);
  });

test("a file that is dropped on it is compared with, and not opened", async () => {
  const editor = await compare(spelled(older), spelled(newer));
  await editor.drop(
    spelled({ ...older, title: "Dropped" }),
    "dropped.json",
    "#compare-dialog",
  );
  await editor.page.waitForFunction(() =>
    document
      .querySelector("#compare-dialog .with")!
      .textContent.includes("dropped.json"),
  );
  assert.equal(await editor.text(), spelled(newer));
});

test("a long statement's report is there", async () => {
  const { page } = await compare(full, full.replaceAll("the", "any"));
  await page.waitForSelector(".changes .paragraph");
  assert.match((await textOf(page, ".verdict")).join(), /revision/);
});
