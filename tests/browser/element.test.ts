import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { minimal, minimalWith } from "../statement.ts";
import { emulate } from "./browsers.ts";
import { cors, wasmName, type Opened } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";
import {
  assertQuiet,
  element,
  headline,
  module,
  showsContent,
} from "./element_page.ts";

// <joint-statement> in a real browser: what it shows when, and which events it sends.

await siteForEach();

describe("a statement is drawn", () => {
  test("in an open shadow root, from nodes that stand in the vocabulary", async () => {
    const opened = await here.open(element() + module());
    assert.deepEqual(await opened.told(1), [
      {
        type: "statement-load",
        id: "",
        detail: { url: here.statement, revision: 1 },
      },
    ]);
    const root = await opened.page
      .locator("joint-statement")
      .evaluate(({ shadowRoot }) => ({
        children: [...shadowRoot!.children].map(
          (child) => `${child.localName}.${child.className}`,
        ),
        title: shadowRoot!.querySelector("h2")?.textContent,
        sheets: shadowRoot!.adoptedStyleSheets.length,
        styles: shadowRoot!.querySelectorAll("style, [style]").length,
      }));
    assert.deepEqual(root, {
      children: ["article.statement h-entry"],
      title: headline,
      sheets: 1,
      styles: 0,
    });
    assertQuiet(opened);
  });

  test("after a redirect, with the final address as the base", async () => {
    const body = JSON.stringify(
      minimalWith({
        sign: { label: "Sign", url: "form" },
      }),
    );
    here.publisher.set("/new/s.json", { headers: cors, body });
    here.publisher.set("/old.json", {
      status: 302,
      headers: { ...cors, location: "/new/s.json" },
    });
    const opened = await here.open(
      `<joint-statement src="${here.publisher.origin}/old.json"></joint-statement>${module()}`,
    );
    const [load] = await opened.told(1);
    const final = `${here.publisher.origin}/new/s.json`;
    assert.equal(load!.detail["url"], final);
    const link = opened.page.getByRole("link", { name: "Sign" });
    assert.equal(await link.getAttribute("href"), new URL("form", final).href);
  });

  test("from an address relative to the page", async () => {
    here.partner.set("/own/statement.json", minimal);
    const opened = await here.open(
      `<base href="/own/"><joint-statement src=" statement.json "></joint-statement>${module()}`,
    );
    const [load] = await opened.told(1);
    assert.equal(
      load!.detail["url"],
      `${here.partner.origin}/own/statement.json`,
    );
  });

  test("several times on a page, with one renderer", async () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      element(`id="s${index}"`),
    );
    const opened = await here.open(many.join("") + module());
    const told = await opened.told(20);
    assert.deepEqual(
      told.map(({ id, type }) => `${id} ${type}`).sort(),
      many.map((_, index) => `s${index} statement-load`).sort(),
    );
    assert.equal(here.cdn.count(`/${wasmName}`), 1);
    assertQuiet(opened);
  });

  test("where the .wasm comes with a wrong MIME type", async () => {
    const route = {
      headers: { ...cors, "content-type": "application/octet-stream" },
      body: await (await fetch(`${here.cdn.origin}/${wasmName}`)).bytes(),
    };
    here.cdn.set(`/${wasmName}`, route);
    const opened = await here.open(element() + module());
    assert.equal((await opened.told(1))[0]!.type, "statement-load");
    assertQuiet(opened);
  });

  test("with 10,000 names, while the page gets its turns", async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Association ${index}`,
    }));
    here.publisher.set("/s/statement.json", {
      headers: cors,
      body: JSON.stringify(
        minimalWith({
          signatories: { items },
        }),
      ),
    });
    const opened = await here.open(element() + module());
    assert.equal((await opened.told(1))[0]!.type, "statement-load");
    assert.match(await opened.shadowText(), /Association 199.*and 9,800 more/);
    assert.doesNotMatch(await opened.shadowText(), /Association 200/);
    await opened.page.getByRole("button", { name: "Show all 10,000" }).click();
    await opened.page.getByText("Association 9999", { exact: true }).waitFor();
    assert.doesNotMatch(await opened.shadowText(), /more/);
    assertQuiet(opened);
  });
});

describe("the element's own content", () => {
  test("is visible until the drawing, then no more", async () => {
    let answer = (): void => {};
    here.publisher.set("/s/statement.json", async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return { headers: cors, body: minimal };
    });
    const opened = await here.open(element("", "<p>As HTML</p>") + module());
    await here.publisher.requested("/s/statement.json");
    await opened.page.waitForFunction(
      () => document.querySelector("joint-statement")!.shadowRoot,
    );
    assert.equal(await showsContent(opened.page), true);
    answer();
    await opened.told(1);
    assert.equal(await showsContent(opened.page), false);
    assertQuiet(opened);
  });

  test("stays when the statement cannot be had", async () => {
    here.publisher.set("/s/statement.json", { status: 500, headers: cors });
    const opened = await here.open(element("", "<p>As HTML</p>") + module());
    assert.equal((await opened.told(1))[0]!.type, "statement-error");
    assert.equal(await showsContent(opened.page), true);
  });

  test("stays when the statement has errors, with nothing left in the shadow root", async () => {
    here.publisher.set("/s/statement.json", { headers: cors, body: "{}" });
    const opened = await here.open(element("", "<p>As HTML</p>") + module());
    assert.equal((await opened.told(1))[0]!.type, "statement-error");
    assert.equal(await showsContent(opened.page), true);
    const children = await opened.page
      .locator("joint-statement")
      .evaluate(({ shadowRoot }) =>
        [...shadowRoot!.childNodes].map(({ nodeName }) => nodeName),
      );
    assert.deepEqual(children, ["SLOT"]);
  });

  test("comes back when no statement is wanted any more", async () => {
    const opened = await here.open(element("", "<p>As HTML</p>") + module());
    await opened.told(1);
    await opened.page
      .locator("joint-statement")
      .evaluate((one) => one.removeAttribute("src"));
    assert.equal(await showsContent(opened.page), true);
  });

  test("may be a server's shadow root, which stays until the drawing", async () => {
    const opened = await here.open(
      `<joint-statement src="${here.statement}"><template shadowrootmode="open"><article><h2>Sent</h2></article></template></joint-statement>`,
    );
    here.publisher.set("/s/statement.json", { status: 503, headers: cors });
    await opened.page.addScriptTag({
      type: "module",
      url: `${here.cdn.origin}/undersigned.js`,
    });
    await opened.told(1);
    assert.equal(await opened.shadowText(), "Sent");
    here.publisher.set("/s/statement.json", { headers: cors, body: minimal });
    await opened.page
      .locator("joint-statement")
      .evaluate((one) =>
        one.setAttribute(
          "src",
          `${(one as HTMLElement & { src: string }).src}?again`,
        ),
      );
    const [, load] = await opened.told(2);
    assert.equal(load!.type, "statement-load");
    assert.match(await opened.shadowText(), new RegExp(headline));
  });
});

describe("attributes", () => {
  test("are trimmed, and small or capital letters are the same", async () => {
    const opened = await here.open(
      element('heading-level=" 4 " theme=" Dark "') + module(),
    );
    await opened.told(1);
    const article = opened.page.locator("joint-statement article");
    assert.equal(await article.getAttribute("data-theme"), "dark");
    assert.equal(await article.locator("h4").textContent(), headline);
    assertQuiet(opened);
  });

  test("that are wrong are hinted at once, and the default holds", async () => {
    const opened = await here.open(
      element(
        'heading-level="7" theme="blue" live="yes" releases="none" masthead="" names="few" lang="English please" highlight="x"',
      ) + module(),
    );
    await opened.told(1);
    assert.equal(
      await opened.page.locator("joint-statement h2").first().textContent(),
      headline,
    );
    assert.deepEqual(opened.errors, []);
    assert.deepEqual(opened.console.sort(), [
      'warning: <joint-statement heading-level="7">: write a number from 1 to 6',
      'warning: <joint-statement lang="English please">: write a language tag such as "en"',
      'warning: <joint-statement live="yes">: write auto or off',
      'warning: <joint-statement names="few">: write all or count',
      'warning: <joint-statement releases="none">: write on or off',
      'warning: <joint-statement theme="blue">: write auto or light or dark or host',
    ]);
  });

  test("are hinted at before the network has said a word", async () => {
    here.publisher.set("/s/statement.json", () => undefined);
    const opened = await here.open(element('theme="blue"') + module());
    await here.publisher.requested("/s/statement.json");
    // Lines of the console arrive before the answer to a later request.
    await opened.page.title();
    assert.deepEqual(opened.console, [
      'warning: <joint-statement theme="blue">: write auto or light or dark or host',
    ]);
  });

  test("that are set to what they are do nothing", async () => {
    const opened = await here.open(element('theme="dark"') + module());
    await opened.told(1);
    const told = await opened.page
      .locator("joint-statement")
      .evaluate(async (one) => {
        const heard: string[] = [];
        for (const type of ["load", "update", "error"])
          one.addEventListener(`statement-${type}`, () => heard.push(type));
        one.setAttribute("theme", "dark");
        one.setAttribute("src", one.getAttribute("src")!);
        // The first later event comes after all earlier ones.
        await new Promise((resolve) => {
          one.addEventListener("statement-update", resolve);
          one.setAttribute("theme", "light");
        });
        return heard;
      });
    assert.deepEqual(told, ["update"]);
    assert.equal(here.publisher.seen.length, 1);
  });

  test("a src that is overtaken by another is given up and never drawn", async () => {
    const slow = `${here.publisher.origin}/slow.json`;
    here.publisher.set("/slow.json", () => undefined);
    const opened = await here.open(
      `<joint-statement src="${slow}"></joint-statement>${module()}`,
    );
    await here.publisher.requested("/slow.json");
    const abandoned = here.publisher.abandoned("/slow.json");
    await opened.page
      .locator("joint-statement")
      .evaluate((one, src) => one.setAttribute("src", src), here.statement);
    await abandoned;
    const [load] = await opened.told(1);
    assert.equal(load!.type, "statement-load");
    assert.equal(load!.detail["url"], here.statement);
    assertQuiet(opened);
  });

  test("draw anew without a new request when they change, once for all of them", async () => {
    const opened = await here.open(element() + module());
    await opened.told(1);
    await opened.page.locator("joint-statement").evaluate((one) => {
      one.setAttribute("heading-level", "3");
      one.setAttribute("theme", "light");
      one.setAttribute("masthead", "off");
    });
    const [, update] = await opened.told(2);
    assert.equal(update!.type, "statement-update");
    const article = opened.page.locator("joint-statement article");
    assert.equal(await article.locator("h3").textContent(), headline);
    assert.equal(await article.getAttribute("data-theme"), "light");
    assert.equal(await article.locator(".statement-masthead").count(), 0);
    assert.equal(here.publisher.count("/s/statement.json"), 1);
  });

  test("a new src is fetched; what stood there stays until then, and when it fails", async () => {
    const opened = await here.open(element() + module());
    await opened.told(1);
    const move = (src: string) =>
      opened.page
        .locator("joint-statement")
        .evaluate((one, address) => one.setAttribute("src", address), src);
    await move(`${here.publisher.origin}/missing.json`);
    const [, failure] = await opened.told(2);
    assert.equal(failure!.detail["code"], "network");
    assert.match(await opened.shadowText(), new RegExp(headline));
    here.publisher.set("/other.json", {
      headers: cors,
      body: minimal.replace(headline, "Keep the day ferry too"),
    });
    await move(`${here.publisher.origin}/other.json`);
    const [, , update] = await opened.told(3);
    assert.equal(update!.type, "statement-update");
    assert.match(await opened.shadowText(), /Keep the day ferry too/);
  });

  test("hidden hides", async () => {
    const opened = await here.open(element("hidden") + module());
    await opened.told(1);
    assert.equal(
      await opened.page.locator("joint-statement").isVisible(),
      false,
    );
    await opened.page
      .locator("joint-statement")
      .evaluate((one) => one.removeAttribute("hidden"));
    assert.equal(
      await opened.page.locator("joint-statement").isVisible(),
      true,
    );
  });
});

describe("the color scheme around", () => {
  const logos = JSON.stringify(
    minimalWith({
      publisher: {
        name: "Ferry",
        logo: { src: "day.svg", dark: "night.svg", alt: "Ferry" },
      },
    }),
  );
  const logoOf = (opened: Opened) =>
    opened.page
      .locator("joint-statement img")
      .first()
      .evaluate((image) => (image as HTMLImageElement).src.split("/").at(-1));

  for (const { style, scheme, logo } of [
    { style: "", scheme: "light", logo: "day.svg" },
    // A page that supports only light stays light.
    { style: "", scheme: "dark", logo: "day.svg" },
    { style: "dark", scheme: "light", logo: "night.svg" },
    { style: "light dark", scheme: "dark", logo: "night.svg" },
  ] as const) {
    test(`"${style}" with a reader who likes it ${scheme}: ${logo}`, async () => {
      here.publisher.set("/s/statement.json", { headers: cors, body: logos });
      const opened = await here.open(
        `<style>html { color-scheme: ${style || "normal"} }</style>${element()}${module()}`,
        { context: { colorScheme: scheme } },
      );
      await opened.told(1);
      assert.equal(await logoOf(opened), logo);
      assert.equal(
        await opened.page
          .locator("joint-statement")
          .evaluate(({ shadowRoot }) => shadowRoot!.childElementCount),
        1,
      );
    });
  }

  test("follows when the reader changes it", async () => {
    here.publisher.set("/s/statement.json", { headers: cors, body: logos });
    const opened = await here.open(
      `<style>html { color-scheme: light dark }</style>${element()}${module()}`,
      { context: { colorScheme: "light" } },
    );
    await opened.told(1);
    await emulate(opened.page, { colorScheme: "dark" });
    await opened.told(2);
    assert.equal(await logoOf(opened), "night.svg");
  });
});
