import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { siteForEach } from "./fixture.ts";
import { address, openEditor, ready } from "./editor_page.ts";

// What the browser keeps of unsaved documents: one for each tab.

await siteForEach();

const notice = "#left p";

async function tab(beside: Page): Promise<Page> {
  const page = await beside.context().newPage();
  await page.goto(address());
  await ready(page);
  return page;
}

const titleOn = (page: Page): Promise<string> =>
  page.getByLabel(/^Title/).inputValue();

/// Gives the document a title, and waits until it is kept.
async function write(page: Page, title: string): Promise<void> {
  await page.getByLabel(/^Title/).fill(title);
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
}

async function again(page: Page): Promise<void> {
  await page.reload();
  await ready(page);
}

test("what others have saved gives way to what is not saved here", async () => {
  const { page } = await openEditor({
    script: `
      const text = "x".repeat(900_000);
      for (let tab = 0; tab < 5; tab++)
        try {
          localStorage.setItem(
            "undersigned-editor:" + tab + " ",
            JSON.stringify({ name: "", text, at: tab }),
          );
        } catch {}`,
  });
  await page.locator("#json-tab").click();
  const long = JSON.stringify({ title: "y".repeat(900_000) });
  await page.evaluate((long) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([long], "long.json"));
    const options = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent("drop", options));
  }, long);
  await page.waitForFunction(
    () => document.querySelector("#file-name")!.textContent === "long.json",
  );
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  assert.ok(
    await page.evaluate(() =>
      Object.keys(localStorage).some((key) =>
        localStorage.getItem(key)!.includes("long.json"),
      ),
    ),
  );
});

describe("each tab has its own document", () => {
  test("when it is loaded again", async () => {
    const { page: one, errors } = await openEditor();
    await write(one, "The first");
    const other = await tab(one);
    assert.equal(await titleOn(other), "");
    assert.ok(await other.locator(notice).isHidden());
    await write(other, "The second");
    for (const [page, title] of [
      [one, "The first"],
      [other, "The second"],
    ] as const) {
      await again(page);
      assert.equal(await titleOn(page), title);
      assert.ok(await page.locator(notice).isHidden());
    }
    assert.deepEqual(errors, []);
  });

  test("when it was copied from another", async () => {
    const { page: one } = await openEditor();
    await write(one, "The first");
    const name = await one.evaluate(() =>
      sessionStorage.getItem("undersigned-editor"),
    );
    const other = await one.context().newPage();
    await other.addInitScript(
      `sessionStorage.getItem("undersigned-editor") ??
        sessionStorage.setItem("undersigned-editor", ${JSON.stringify(name)})`,
    );
    await other.goto(address());
    await ready(other);
    assert.equal(await titleOn(other), "The first");
    await write(other, "The copy");
    const kept = await other.evaluate(() => Object.values(localStorage).join());
    assert.match(kept, /The first/);
    assert.match(kept, /The copy/);
    await again(one);
    assert.equal(await titleOn(one), "The first");
    await again(other);
    assert.equal(await titleOn(other), "The copy");
  });
});

describe("what a tab has left", () => {
  test("is offered, the newest first, until it is brought back or discarded", async () => {
    const { page: last } = await openEditor();
    for (const title of ["The first", "The second", "The third"]) {
      const page = await tab(last);
      await write(page, title);
      await page.close();
    }
    await again(last);
    assert.match(
      await last.locator(notice).innerText(),
      /^“The third” was not saved when its tab was closed, on .*M\. 2 more/,
    );
    await last.getByRole("button", { name: "Discard it" }).click();
    assert.match(
      await last.locator(notice).innerText(),
      /^“The second” .*1 more/,
    );
    assert.equal(await titleOn(last), "");
    await last.getByRole("button", { name: "Bring it back" }).click();
    assert.equal(await titleOn(last), "The second");
    assert.match(await last.locator("#file-state").innerText(), /not saved/i);
    const next = await tab(last);
    assert.match(
      await next.locator(notice).innerText(),
      /^“The first” [^.]*\.$/,
    );
  });

  test("is not offered where it was saved, or nothing was written", async () => {
    const { page } = await openEditor();
    const saved = await tab(page);
    await saved.evaluate(`window.showSaveFilePicker = async () => ({
      name: "s.json",
      createWritable: async () => ({ write: async () => 0, close: async () => 0 }),
    })`);
    await write(saved, "Saved");
    await saved.locator("#save").click();
    await saved.waitForFunction(
      () => document.querySelector("#file-state")!.textContent === "Saved",
    );
    await saved.close();
    await (await tab(page)).close();
    await again(page);
    assert.ok(await page.locator(notice).isHidden());
  });

  test("is at most twenty documents, of which saved ones go first", async () => {
    const { page } = await openEditor();
    await page.evaluate(() => {
      for (let index = 0; index < 30; index++)
        localStorage.setItem(
          `undersigned-editor:${index} `,
          JSON.stringify({
            name: "",
            text: `{"title": "${index}"}`,
            saved: index % 2 ? "" : `{"title": "${index}"}`,
            at: 1_760_000_000_000 + index,
          }),
        );
    });
    await write(page, "One more");
    const kept = await page.evaluate(() => Object.keys(localStorage).length);
    assert.equal(kept, 20);
    await again(page);
    assert.match(await page.locator(notice).innerText(), /^“29” .* 14 more/);
  });
});
