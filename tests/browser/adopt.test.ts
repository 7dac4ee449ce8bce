import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import {
  createRenderer,
  type Renderer,
  type RenderOptions,
} from "../../web/node/index.ts";
import { filesOf } from "../bench/lists.ts";
import { cors, type Opened } from "./site.ts";
import { here, siteForAll } from "./fixture.ts";

// A shadow root that a server has made: if it equals what the element would draw, the element
// adopts it and writes nothing.

await siteForAll();

const full = readFileSync(
  new URL("../../examples/statements/full/statement.json", import.meta.url),
  "utf8",
);

let renderer: Renderer;
before(async () => {
  renderer = await createRenderer();
});
after(() => {
  renderer.dispose();
});

/// Records the mutations of the shadow root after parsing, and the article that the parser has
/// made.
const watch = `
  addEventListener("DOMContentLoaded", () => {
    const { shadowRoot } = document.querySelector("joint-statement");
    window.article = shadowRoot.querySelector("article");
    window.all = [];
    new MutationObserver((records) => all.push(...records.map(({ type, target }) => type + " " + target.nodeName)))
      .observe(shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
  });`;

type Made = { json?: string; options?: RenderOptions; attributes?: string };

/// A page as a server has made it. `spoil` changes it on the way.
async function open(
  { json = full, options, attributes = "" }: Made = {},
  spoil: (html: string) => string = (html) => html,
): Promise<Opened> {
  here.publisher.set("/s/statement.json", { headers: cors, body: json });
  const { output, text } = renderer.render(json, {
    format: "shadow",
    baseUrl: here.statement,
    ...options,
  });
  assert.equal(text, "");
  return here.open(
    `<joint-statement src="${here.statement}" ${attributes}>${spoil(output!)}</joint-statement><script type="module" src="${here.cdn.origin}/undersigned.js"></script>`,
    { script: watch },
  );
}

/// Whether the server's article is still there, and the mutations.
const outcome = ({ page }: Opened) =>
  page.evaluate(() => {
    const { article, all } = window as unknown as {
      article: Element;
      all: string[];
    };
    return { isAdopted: article.isConnected, written: all };
  });

const count = ({ page }: Opened): Promise<string> =>
  page.locator(".statement-count").innerText();

async function assertAdopted(opened: Opened): Promise<void> {
  const [load] = await opened.told(1);
  assert.equal(load!.type, "statement-load");
  assert.deepEqual(await outcome(opened), { isAdopted: true, written: [] });
  assert.deepEqual(opened.errors, []);
  const ours = opened.console.filter((line) =>
    line.includes("joint-statement"),
  );
  assert.deepEqual(ours, []);
}

async function assertDrawn(opened: Opened): Promise<void> {
  const [load] = await opened.told(1);
  assert.equal(load!.type, "statement-load");
  assert.equal((await outcome(opened)).isAdopted, false);
  assert.equal(await opened.page.locator("[data-tree]").count(), 0);
  assert.deepEqual(opened.errors, []);
}

describe("it is adopted", () => {
  test("where it is the element's first view", async () => {
    await assertAdopted(await open());
  });

  test("under the same attributes", async () => {
    await assertAdopted(
      await open({
        options: { theme: "dark", headingLevel: 3, names: "count" },
        attributes: `theme="dark" heading-level="3" names="count"`,
      }),
    );
  });

  test("and lives on", async () => {
    const json = JSON.parse(full) as { signatories: { items: object[] } };
    while (json.signatories.items.length < 30)
      json.signatories.items.push({
        name: `Zebra ${json.signatories.items.length}`,
      });
    const opened = await open({ json: JSON.stringify(json) });
    await assertAdopted(opened);
    const names = opened.page.locator(
      ".statement-names:not([hidden]) .statement-signatory",
    );
    await opened.page.getByRole("searchbox").fill("zebra 2");
    await opened.page
      .locator(".statement-matches", { hasText: "10" })
      .waitFor();
    assert.equal(await names.count(), 10);
    assert.equal((await outcome(opened)).isAdopted, true);
  });

  test("with a list in segments, when that has come", async () => {
    const files = await filesOf(3000);
    for (const [name, body] of files)
      here.publisher.set(`/s/${name}`, { headers: cors, body });
    const json = JSON.stringify({
      ...(JSON.parse(full) as object),
      signatories: { src: "list.json" },
    });
    const opened = await open({
      json,
      options: {
        list: files.get("list.json")!,
        segments: [...files]
          .filter(([name]) => name !== "list.json")
          .map(([, body]) => body),
      },
    });
    await assertAdopted(opened);
    assert.match(await count(opened), /2,925 individuals/);
  });
});

describe("it is drawn afresh", () => {
  const title = (JSON.parse(full) as { title: string }).title;
  for (const [what, spoil] of [
    ["a word is another", (html) => html.replace(title, "Another title")],
    [
      "an attribute came in",
      (html) => html.replace("<h2 ", `<h2 onclick="x()" `),
    ],
    ["an element came in", (html) => html.replace("</h2>", "</h2><b>x</b>")],
    [
      "its hash is another",
      (html) => html.replace(/data-tree="\d+"/, `data-tree="1"`),
    ],
    ["it has no hash", (html) => html.replace(/ data-tree="\d+"/, "")],
  ] as [string, (html: string) => string][])
    test(`where ${what}`, async () => {
      await assertDrawn(await open({}, spoil));
    });

  test("where the element is told to look otherwise", async () => {
    await assertDrawn(await open({ attributes: `theme="dark"` }));
  });

  test("where the list has become another", async () => {
    const json = JSON.stringify({
      ...(JSON.parse(full) as object),
      signatories: { src: "list.json" },
    });
    const list = (names: string[], revision: number) =>
      JSON.stringify({
        epoch: 1,
        revision,
        items: names.map((name) => ({ name })),
      });
    here.publisher.set("/s/list.json", {
      headers: cors,
      body: list(["One", "Two"], 2),
    });
    const opened = await open({ json, options: { list: list(["One"], 1) } });
    await assertDrawn(opened);
    assert.match(await count(opened), /^4 organizations/);
  });

  test("where its list cannot be had", async () => {
    const json = JSON.stringify({
      ...(JSON.parse(full) as object),
      signatories: { src: "list.json" },
    });
    here.publisher.set("/s/list.json", { status: 404, headers: cors });
    const opened = await open({
      json,
      options: {
        list: JSON.stringify({
          epoch: 1,
          revision: 1,
          items: [{ name: "One" }],
        }),
      },
    });
    const told = await opened.told(2);
    assert.deepEqual(told.map(({ type }) => type).sort(), [
      "statement-error",
      "statement-load",
    ]);
    assert.equal((await outcome(opened)).isAdopted, false);
  });
});
