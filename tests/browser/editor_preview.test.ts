import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Frame, Page } from "playwright-core";
import { here, siteForEach } from "./fixture.ts";
import type { OpenOptions } from "./site.ts";
import {
  full,
  openEditor,
  type Editor,
  type OurWindow,
} from "./editor_page.ts";

// What the editor's preview shows, and what stays in it during edits.

await siteForEach();

const choose = (page: Page, name: string, value: string): Promise<unknown> =>
  page.locator(`#preview [name=${name}]`).selectOption(value);

/// The partner's page, once it is the only one and has drawn the statement.
async function settled(editor: Editor): Promise<Frame> {
  await editor.page.waitForFunction(() => {
    const frames = document.querySelectorAll<HTMLIFrameElement>(".room iframe");
    return (
      frames.length === 1 &&
      frames[0]!.contentDocument
        ?.querySelector("joint-statement")
        ?.shadowRoot?.querySelector(".statement")
    );
  });
  return editor.frame();
}

const withoutLogos = full.replaceAll(/"logo": \{[^}]*\},/g, "");

async function withFull(options?: OpenOptions): Promise<Editor> {
  const editor = await openEditor(options);
  await editor.drop(withoutLogos);
  await editor.shows("No one in a city");
  return editor;
}

const withNames = (count: number): string =>
  JSON.stringify({
    id: "many",
    publisher: { name: "A" },
    date: "2026-01-02",
    title: "Many have signed",
    body: "A text.",
    signatories: {
      items: Array.from({ length: count }, (_, index) => ({
        name: `Association ${index + 1}`,
        url: `https://association-${index + 1}.example/`,
      })),
    },
  });

describe("preview options", () => {
  test("widths, and a page that is wider than the room", async () => {
    const editor = await withFull();
    const { page } = editor;
    const frame = await settled(editor);
    for (const width of [320, 600, 1200]) {
      await choose(page, "width", String(width));
      assert.equal(await frame.evaluate(() => innerWidth), width);
    }
    assert.match(
      await page.locator(".scale").innerText(),
      /^1200 pixels wide, at 53 %$/,
    );
    await choose(page, "width", "free");
    await page.locator("[name=pixels]").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("444");
    await page.keyboard.press("Tab");
    assert.equal(await frame.evaluate(() => innerWidth), 444);
  });

  test("host pages, light and dark", async () => {
    const editor = await withFull();
    for (const name of ["news", "column", "plain"]) {
      await choose(editor.page, "page", name);
      const frame = await settled(editor);
      assert.match(frame.url(), new RegExp(`/${name}\\.html$`));
    }
    await choose(editor.page, "scheme", "dark");
    const color = await (
      await settled(editor)
    ).evaluate(
      () =>
        getComputedStyle(
          document
            .querySelector("joint-statement")!
            .shadowRoot!.querySelector(".statement")!,
        ).backgroundColor,
    );
    assert.equal(/\d+/.exec(color)![0].length, 2, color);
  });

  test("paper: what is only for screens is gone", async () => {
    const editor = await withFull();
    const borders = async (): Promise<string> =>
      (await settled(editor)).evaluate(
        () =>
          getComputedStyle(
            document
              .querySelector("joint-statement")!
              .shadowRoot!.querySelector(".statement")!,
          ).borderTopWidth,
      );
    assert.equal(await borders(), "1px");
    await choose(editor.page, "medium", "print");
    assert.equal(await borders(), "0px");
  });

  test("right to left, and the level of the heading", async () => {
    const editor = await withFull();
    const frame = await settled(editor);
    await choose(editor.page, "direction", "rtl");
    await frame.waitForFunction(() =>
      document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelector(".statement[dir=rtl]"),
    );
    await choose(editor.page, "level", "4");
    await frame.waitForFunction(() =>
      document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelector("h4.statement-title"),
    );
  });

  test("lists of 10, 1,000 and 100,000 names, and one more", async () => {
    const editor = await openEditor();
    await editor.drop(withNames(3));
    for (const [value, count] of [
      ["10", "4 organizations and 6 individuals"],
      ["1000", "334 organizations and 666 individuals"],
      ["100000", "33,334 organizations and 66,666 individuals"],
    ] as const) {
      await choose(editor.page, "names", value);
      await editor.shows(count);
    }
    await editor.page.locator(".arrival").click();
    await editor.shows("66,667 individuals");
    await choose(editor.page, "names", "document");
    await editor.page.locator(".arrival").click();
    assert.deepEqual(editor.errors, []);
  });

  test("a signature arrives in the document's own list", async () => {
    const editor = await openEditor();
    await editor.drop(withNames(3));
    await editor.shows("Association 3");
    await editor.page.locator(".arrival").click();
    const told = await editor.page.locator("#preview .told").innerText();
    await editor.shows(told.replace(" has signed.", ""));
    assert.match(await editor.drawn(), /Association 3/);
  });

  test("a signature arrives in the list that the document names", async () => {
    here.publisher.set("/list.json", {
      body: JSON.stringify({
        revision: 40,
        items: [{ name: "Dockers" }, { name: "Nurses" }],
      }),
      headers: { "access-control-allow-origin": "*" },
    });
    const editor = await openEditor();
    await editor.drop(
      JSON.stringify({
        ...(JSON.parse(withNames(0)) as object),
        id: "one",
        signatories: { src: `${here.publisher.origin}/list.json` },
      }),
    );
    await editor.shows("Nurses");
    await editor.page.locator(".arrival").click();
    const told = await editor.page.locator("#preview .told").innerText();
    const name = told.replace(" has signed.", "");
    await editor.shows(name);
    assert.match(await editor.drawn(), /Nurses/);
    // No invented signatory has signed the other statement.
    await editor.drop(withNames(3));
    await editor.page.waitForFunction((name) => {
      const text = (window as unknown as OurWindow).drawn();
      return text.includes("Association 3") && !text.includes(name);
    }, name);
  });

  test("a network that is slow, and sources that fail", async () => {
    const editor = await withFull();
    const { page } = editor;
    await choose(page, "network", "no statement");
    await page.waitForFunction(() =>
      /HTTP 503/.test(document.querySelector("#preview .told")!.textContent),
    );
    assert.equal(
      await editor.drawn(),
      "No one in a city should live without a working tap",
    );
    await choose(page, "network", "slow");
    await page.waitForFunction(
      () => document.querySelectorAll(".room iframe").length === 1,
    );
    assert.equal(
      await editor.drawn(),
      "No one in a city should live without a working tap",
    );
    await editor.shows("As delegations");
    await choose(page, "names", "1000");
    await choose(page, "network", "no list");
    await settled(editor);
    await page.waitForFunction(() =>
      /list\.json answers with HTTP 503/.test(
        document.querySelector("#preview .told")!.textContent,
      ),
    );
  });
});

describe("of an edit", () => {
  test("scroll, focus and what was opened stay", async () => {
    // WebKit's driver cannot accept a dialog.
    const editor = await withFull({ script: "window.confirm = () => true;" });
    const frame = await settled(editor);
    await frame.evaluate(() => {
      scrollTo(0, 700);
      const root = document.querySelector("joint-statement")!.shadowRoot!;
      const link = [...root.querySelectorAll("a")].find(
        (one) => one.getBoundingClientRect().top > 100,
      )!;
      link.focus();
      Object.assign(window, { link });
    });
    const before = await frame.evaluate(() => scrollY);
    await editor.page
      .locator("#form")
      .getByLabel(/^Place/)
      .first()
      .fill("Braga");
    await editor.shows("Braga");
    await frame.evaluate(() =>
      (window as unknown as { link: HTMLElement }).link.focus(),
    );
    await editor.drop(
      withoutLogos.replace(/"place": "Porto"/, `"place": "Faro"`),
    );
    await editor.shows("Faro");
    assert.deepEqual(
      await frame.evaluate(() => {
        const root = document.querySelector("joint-statement")!.shadowRoot!;
        return [
          scrollY,
          root.activeElement === (window as unknown as { link: unknown }).link,
        ];
      }),
      [before, true],
    );
  });

  test("all names that were asked for stay", async () => {
    const editor = await openEditor();
    await editor.drop(withNames(900));
    await editor.shows("Association 200");
    const frame = await settled(editor);
    const isAll = (): Promise<unknown> =>
      frame.waitForFunction(
        () =>
          document
            .querySelector("joint-statement")!
            .shadowRoot!.querySelectorAll("[role=listitem]").length === 900,
      );
    await frame.evaluate(() =>
      document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelector<HTMLElement>(".statement-rest button")!
        .click(),
    );
    await isAll();
    await frame.evaluate(() => scrollTo(0, 6000));
    const before = await frame.evaluate(() => scrollY);
    await editor.page.getByLabel(/^Title/).fill("More have signed");
    await editor.shows("More have signed");
    await isAll();
    await frame.waitForFunction(
      () => document.documentElement.style.minHeight === "",
    );
    const after = await frame.evaluate(() => scrollY);
    assert.ok(Math.abs(after - before) < 60, `${before} and ${after}`);
  });

  test("the focus on a late name stays while the reader has it", async () => {
    const editor = await openEditor({ script: "window.confirm = () => true;" });
    await editor.drop(withNames(900));
    await editor.shows("Association 200");
    const frame = await settled(editor);
    const late = (): Promise<unknown> =>
      frame.waitForFunction(() =>
        [
          ...document
            .querySelector("joint-statement")!
            .shadowRoot!.querySelectorAll<HTMLElement>("[role=listitem] a"),
        ].find(({ textContent }) => textContent.startsWith("Association 700")),
      );
    await frame.evaluate(() =>
      document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelector<HTMLElement>(".statement-rest button")!
        .click(),
    );
    await late();
    await editor.page.locator(".room iframe").focus();
    await frame.evaluate(() =>
      [
        ...document
          .querySelector("joint-statement")!
          .shadowRoot!.querySelectorAll<HTMLElement>("[role=listitem] a"),
      ]
        .find(({ textContent }) => textContent.startsWith("Association 700"))!
        .focus(),
    );
    await editor.drop(withNames(900).replace("Many have", "Yet more have"));
    await editor.shows("Yet more have signed");
    await frame.waitForFunction(
      () => document.documentElement.style.minHeight === "",
    );
    assert.match(
      await frame.evaluate(
        () =>
          document.querySelector("joint-statement")!.shadowRoot!.activeElement
            ?.textContent ?? "nothing",
      ),
      /^Association 700/,
    );
  });
});

test("the page keeps to its policy and to its host", async () => {
  const editor = await withFull();
  for (const [name, value] of [
    ["page", "news"],
    ["scheme", "dark"],
    ["names", "1000"],
  ] as const)
    await choose(editor.page, name, value);
  await settled(editor);
  assert.deepEqual([...editor.errors, ...editor.console], []);
  assert.equal(here.publisher.seen.length, 0);
});
