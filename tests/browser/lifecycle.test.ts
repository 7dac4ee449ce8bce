import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { minimalWith } from "../statement.ts";
import { cors, dist, goBack, wasmName, type Opened } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// What pages do with elements and scripts during their life.

await siteForEach();

const headline = "Keep the night ferry running";
const module = () =>
  `<script type="module" src="${here.cdn.origin}/undersigned.js"></script>`;
const element = (attributes = "") =>
  `<joint-statement src="${here.statement}" ${attributes}></joint-statement>`;
const tag = (address: string) =>
  `<p><script async crossorigin src="${address}" data-statement="${here.statement}"></script></p>`;

/// The number of renderers in the page, and of open documents in them.
const counting = `
  window.count = { renderers: 0, documents: 0 };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    count.renderers++;
    const { exports } = await instantiate(...given);
    const open_document = () => (count.documents++, exports.open_document());
    const close_document = (doc) => (count.documents--, exports.close_document(doc));
    return { exports: { ...exports, open_document, close_document } };
  };`;
const counted = ({ page }: Opened) =>
  page.evaluate(
    () =>
      (window as unknown as { count: { renderers: number; documents: number } })
        .count,
  );

const assertQuiet = ({ errors, console }: Opened): void => {
  assert.deepEqual(errors, []);
  assert.deepEqual(
    console.filter((line) => line.includes("joint-statement")),
    [],
  );
};

const drawn = ({ page }: Opened) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll("joint-statement")].filter((one) =>
        one.shadowRoot?.querySelector("article"),
      ).length,
  );

describe("scripts", () => {
  test("twice, from one address", async () => {
    const one = tag(`${here.cdn.origin}/embed.js`);
    const opened = await here.open(one + one, { script: counting });
    await opened.told(2);
    assert.equal(await drawn(opened), 2);
    assert.deepEqual(await counted(opened), { renderers: 1, documents: 2 });
    assertQuiet(opened);
  });

  test("in two versions: the first serves all", async () => {
    // The other version's files do not exist, and are not requested.
    here.cdn.set("/other/embed.js", {
      headers: cors,
      body: readFileSync(new URL("embed.js", dist), "utf8").replaceAll(
        wasmName,
        "undersigned.ffffffffffffffff.wasm",
      ),
    });
    const both = `${tag(`${here.cdn.origin}/embed.js`)}<script>
      addEventListener("statement-load", () => {
        const place = document.createElement("p");
        document.body.append(place);
        place.append(document.createRange().createContextualFragment(${JSON.stringify(
          tag(`${here.cdn.origin}/other/embed.js`),
        ).replaceAll("</", "<\\/")}));
      }, { once: true });
    </script>`;
    const opened = await here.open(both, { script: counting });
    await opened.told(2);
    assert.equal(await drawn(opened), 2);
    assert.deepEqual(await counted(opened), { renderers: 1, documents: 2 });
    assert.equal(here.cdn.count("/other/undersigned.ffffffffffffffff.wasm"), 0);
    assertQuiet(opened);
  });

  test("after the element, long after", async () => {
    const opened = await here.open(element());
    await opened.page.evaluate(async (address) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await import(address);
    }, `${here.cdn.origin}/undersigned.js`);
    await opened.told(1);
    assert.match(await opened.shadowText(), new RegExp(headline));
    assertQuiet(opened);
  });
});

describe("an element", () => {
  test("inserted late, by script and as HTML", async () => {
    const opened = await here.open(module() + "<div></div>");
    await opened.page.evaluate(async (src) => {
      await customElements.whenDefined("joint-statement");
      const one = document.createElement("joint-statement");
      one.setAttribute("src", src);
      document.body.append(one);
      document.querySelector("div")!.innerHTML =
        `<joint-statement src="${src}"></joint-statement>`;
    }, here.statement);
    await opened.told(2);
    assert.equal(await drawn(opened), 2);
    assertQuiet(opened);
  });

  test("moved 100 times is drawn once", async () => {
    const opened = await here.open(
      `<div></div><div></div>${element()}${module()}`,
      { script: counting },
    );
    await opened.told(1);
    const isSame = await opened.page.evaluate(async () => {
      const one = document.querySelector("joint-statement")!;
      const article = one.shadowRoot!.querySelector("article");
      const places = document.querySelectorAll("div");
      for (let count = 0; count < 100; count++) {
        places[count % 2]!.append(one);
        if (count % 10 === 0)
          await new Promise((resolve) => setTimeout(resolve));
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      return one.shadowRoot!.querySelector("article") === article;
    });
    assert.equal(isSame, true);
    assert.equal(here.publisher.count("/s/statement.json"), 1);
    const told = await opened.page.evaluate(
      () => (window as unknown as { told: unknown[] }).told.length,
    );
    assert.equal(told, 1);
    assert.deepEqual(await counted(opened), { renderers: 1, documents: 1 });
    assertQuiet(opened);
  });

  for (const [when, hold] of [
    ["the renderer", () => `/${wasmName}`],
    ["the statement", () => "/s/statement.json"],
  ] as const)
    test(`removed while ${when} is loading, and put back`, async () => {
      const path = hold();
      const server = path.startsWith("/s/") ? here.publisher : here.cdn;
      const before = await (await fetch(`${server.origin}${path}`)).bytes();
      let open = (): void => undefined;
      const opens = new Promise<void>((resolve) => (open = resolve));
      server.set(path, async () => {
        await opens;
        return { headers: cors, body: before };
      });
      const requested = server.requested(path, server.count(path) + 1);
      const opened = await here.open(element() + module(), {
        script: counting,
      });
      await requested;
      const { page } = opened;
      await page.evaluate(() => {
        const one = document.querySelector("joint-statement")!;
        one.remove();
        setTimeout(() => document.body.append(one), 200);
      });
      await page.waitForTimeout(100);
      open();
      assert.equal((await opened.told(1))[0]!.type, "statement-load");
      assert.equal(await drawn(opened), 1);
      assert.equal((await counted(opened)).documents, 1);
      assertQuiet(opened);
    });

  test("removed between the slices of its drawing", async () => {
    const json = minimalWith();
    const items = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Association ${index}`,
    }));
    here.publisher.set("/s/long.json", {
      headers: cors,
      body: JSON.stringify({ ...json, signatories: { items } }),
    });
    const opened = await here.open(module(), { script: counting });
    await opened.page.evaluate(async (src) => {
      await customElements.whenDefined("joint-statement");
      for (let count = 0; count < 30; count++) {
        const one = document.createElement("joint-statement");
        one.setAttribute("src", src);
        document.body.append(one);
        await new Promise((resolve) => setTimeout(resolve, count * 3));
        one.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }, `${here.publisher.origin}/s/long.json`);
    assert.equal((await counted(opened)).documents, 0);
    assertQuiet(opened);
  });

  test("adopted by another document is styled and lives there", async () => {
    const opened = await here.open(
      `${element()}<iframe srcdoc="<body style='margin:0'></body>" width="700" height="600"></iframe>${module()}`,
    );
    await opened.told(1);
    const { page } = opened;
    const display = await page.evaluate(async () => {
      const one = document.querySelector("joint-statement")!;
      const inner = document.querySelector("iframe")!.contentDocument!;
      inner.body.append(one);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const article = one.shadowRoot!.querySelector("article")!;
      return [
        inner.defaultView!.getComputedStyle(article).display,
        one.shadowRoot!.querySelector("h2")!.textContent,
        one.shadowRoot!.adoptedStyleSheets.length,
      ];
    });
    assert.deepEqual(display, ["block", headline, 1]);
    const back = await page.evaluate(async () => {
      const inner = document.querySelector("iframe")!.contentDocument!;
      const one = inner.querySelector("joint-statement")!;
      document.body.append(one);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return getComputedStyle(one.shadowRoot!.querySelector("article")!)
        .display;
    });
    assert.equal(back, "block");
    assertQuiet(opened);
  });

  test("cloned is an element of its own", async () => {
    const opened = await here.open(element() + module());
    await opened.told(1);
    await opened.page.evaluate(() => {
      const one = document.querySelector("joint-statement")!;
      document.body.append(one.cloneNode(true));
    });
    await opened.told(2);
    assert.equal(await drawn(opened), 2);
    assertQuiet(opened);
  });
});

describe("a page", () => {
  test("of one application, whose routes change", async () => {
    const opened = await here.open("<main></main>" + module(), {
      script: counting,
    });
    const { page } = opened;
    await page.evaluate(async (src) => {
      await customElements.whenDefined("joint-statement");
      const main = document.querySelector("main")!;
      for (let route = 0; route < 20; route++) {
        history.pushState({}, "", `#/${route}`);
        main.innerHTML =
          route % 2
            ? "<p>Another page</p>"
            : `<joint-statement src="${src}"></joint-statement>`;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    }, here.statement);
    assert.equal(await drawn(opened), 0);
    await page.waitForTimeout(300);
    assert.deepEqual(await counted(opened), { renderers: 1, documents: 0 });
    await page.evaluate(() => history.back());
    await page.evaluate((src) => {
      document.querySelector("main")!.innerHTML =
        `<joint-statement src="${src}"></joint-statement>`;
    }, here.statement);
    await page.waitForFunction(() =>
      document
        .querySelector("joint-statement")
        ?.shadowRoot?.querySelector("article"),
    );
    assertQuiet(opened);
  });

  test("left and come back to has what it had", async () => {
    const opened = await here.open(element() + module());
    const { page } = opened;
    await opened.told(1);
    here.partner.set("/away", "<!doctype html><title>Away</title>");
    await page.goto(`${here.partner.origin}/away`);
    await goBack(page);
    await page.waitForFunction(() =>
      document
        .querySelector("joint-statement")
        ?.shadowRoot?.querySelector("article"),
    );
    assert.match(await opened.shadowText(), new RegExp(headline));
    assertQuiet(opened);
  });

  test("with 300 elements has one renderer and asks for each address as often as it must", async () => {
    const all = Array.from({ length: 300 }, () => element()).join("");
    const opened = await here.open(all + module(), { script: counting });
    await opened.page.waitForFunction(
      () => (window as unknown as { told: unknown[] }).told.length === 300,
    );
    assert.equal(await drawn(opened), 300);
    assert.deepEqual(await counted(opened), { renderers: 1, documents: 300 });
    assert.equal(here.cdn.count(`/${wasmName}`), 1);
    assertQuiet(opened);
  });
});
