import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { wasmName } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// embed.js: one tag on a partner's page, in each of its forms.

await siteForEach();

let embed: string;
beforeEach(() => {
  embed = `${here.cdn.origin}/embed.js`;
});

/// The places of the elements: "parent > previous sibling + joint-statement[attributes]".
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("joint-statement")].map((one) => {
      const attributes = [...one.attributes].filter(
        ({ name }) => name !== "src",
      );
      const before = one.previousElementSibling;
      return [
        `${one.parentElement!.localName}${one.parentElement!.id && "#"}${one.parentElement!.id} >`,
        before && `${before.localName} +`,
        one.localName +
          attributes.map(({ name, value }) => `[${name}=${value}]`).join(""),
      ]
        .filter(Boolean)
        .join(" ");
    }),
  );

/// Like a script rewriter.
const withoutCurrentScript = `Object.defineProperty(Document.prototype, "currentScript", { get: () => null })`;

describe("a script with data-statement", () => {
  for (const loading of ["", "async", "defer"])
    test(`${loading || "blocking"}: is followed by the statement`, async () => {
      const opened = await here.open(
        `<main><p>Before</p><script ${loading} crossorigin src="${embed}" data-statement="${here.statement}" data-theme="dark" data-heading-level="3" data-names="count"></script><p>After</p></main>`,
      );
      const [load] = await opened.told(1);
      assert.equal(load!.type, "statement-load");
      assert.deepEqual(await places(opened.page), [
        "main > script + joint-statement[heading-level=3][theme=dark][names=count]",
      ]);
      assert.equal(
        await opened.page.locator("joint-statement + p").textContent(),
        "After",
      );
      assert.deepEqual([...opened.errors, ...opened.console], []);
    });

  test("in the page several times is loaded and served several times, each tag once", async () => {
    const tag = `<script async src="${embed}" data-statement="${here.statement}"></script>`;
    const opened = await here.open(
      `<div id="a">${tag}</div><div id="b">${tag}</div><script src="${embed}?copy"></script>`,
    );
    await opened.told(2);
    assert.deepEqual(await places(opened.page), [
      "div#a > script + joint-statement",
      "div#b > script + joint-statement",
    ]);
    assert.equal(here.cdn.count(`/${wasmName}`), 1);
    assert.deepEqual([...opened.errors, ...opened.console], []);
  });

  test("draws into its data-target, as the last child", async () => {
    const opened = await here.open(
      `<head><script src="${embed}" data-statement="${here.statement}" data-target="#there .box"></script></head><div id="there"><section class="box"><p>First</p></section></div>`,
    );
    await opened.told(1);
    assert.deepEqual(await places(opened.page), [
      "section > p + joint-statement",
    ]);
  });

  for (const target of ["#missing", ":::"])
    test(`hints at a data-target that is not there: ${target}`, async () => {
      const opened = await here.open(
        `<p><script src="${embed}" data-statement="${here.statement}" data-target="${target}"></script>`,
      );
      await opened.page.waitForLoadState();
      assert.deepEqual(await places(opened.page), []);
      assert.deepEqual(opened.errors, []);
      assert.deepEqual(opened.console, [
        `warning: <script data-statement data-target="${target}">: there is no such element`,
      ]);
    });

  test("in <head> without a target leaves a hint", async () => {
    const opened = await here.open(
      `<head><script async src="${embed}" data-statement="${here.statement}"></script></head><p>Page</p>`,
    );
    await opened.page.waitForLoadState();
    assert.deepEqual(await places(opened.page), []);
    assert.deepEqual(opened.console, [
      'warning: <script data-statement> in <head> has no place to draw: add data-target="#…"',
    ]);
  });

  test("does not need document.currentScript, nor its file name", async () => {
    here.cdn.set("/bundle.js", new URL(embed));
    const source = await (await fetch(embed)).text();
    here.cdn.set("/bundle.js", { body: source });
    const opened = await here.open(
      `<p><script src="${here.cdn.origin}/bundle.js" data-statement="${here.statement}"></script>`,
      {
        script: withoutCurrentScript,
      },
    );
    assert.equal((await opened.told(1))[0]!.type, "statement-load");
    assert.deepEqual(await places(opened.page), [
      "p > script + joint-statement",
    ]);
  });
});

for (const isRewritten of [false, true])
  test(`another's embed.js on the page is not taken for ours${isRewritten ? ", without document.currentScript" : ""}`, async () => {
    here.partner.set("/embed.js", "0");
    const opened = await here.open(
      `<script src="/embed.js?theme=x"></script><p><script src="${embed}?statement=${encodeURIComponent(here.statement)}"></script></p>`,
      isRewritten ? { script: withoutCurrentScript } : {},
    );
    assert.equal((await opened.told(1))[0]!.type, "statement-load");
    assert.deepEqual(await places(opened.page), [
      "p > script + joint-statement",
    ]);
    assert.deepEqual([...opened.errors, ...opened.console], []);
  });

describe("query parameters, where data-* are stripped", () => {
  test("say the same", async () => {
    const query = `statement=${encodeURIComponent(here.statement)}&amp;theme=dark&amp;heading-level=4`;
    const opened = await here.open(
      `<main><script async src="${embed}?${query}"></script></main>`,
    );
    await opened.told(1);
    assert.deepEqual(await places(opened.page), [
      "main > script + joint-statement[heading-level=4][theme=dark]",
    ]);
  });

  test("as a tag manager adds them, with a target", async () => {
    const opened = await here.open('<div id="there"></div>');
    await opened.page.evaluate(
      ({ embed, statement }) => {
        const script = document.createElement("script");
        const query = new URLSearchParams({ statement, target: "#there" });
        script.src = `${embed}?${query.toString()}`;
        document.head.append(script);
      },
      { embed, statement: here.statement },
    );
    await opened.told(1);
    assert.deepEqual(await places(opened.page), [
      "div#there > joint-statement",
    ]);
  });

  test("work under another file name and without document.currentScript too", async () => {
    const query = `statement=${encodeURIComponent(here.statement)}`;
    here.cdn.set("/other.js", { body: await (await fetch(embed)).text() });
    const renamed = await here.open(
      `<p><script src="${here.cdn.origin}/other.js?${query}"></script>`,
    );
    assert.equal((await renamed.told(1))[0]!.type, "statement-load");
    const rewritten = await here.open(
      `<p><script src="${embed}?${query}"></script>`,
      {
        script: withoutCurrentScript,
      },
    );
    assert.equal((await rewritten.told(1))[0]!.type, "statement-load");
  });
});

describe("an element with data-joint-statement", () => {
  test("gets the statement as last child, with its own content as the fallback", async () => {
    const opened = await here.open(
      `<script async src="${embed}"></script><div data-joint-statement="${here.statement}" data-masthead="off">Read <a href="/s">the statement</a></div>`,
    );
    await opened.told(1);
    assert.deepEqual(await places(opened.page), [
      "div > joint-statement[masthead=off]",
    ]);
    assert.equal(
      await opened.page
        .locator("joint-statement")
        .evaluate((one) => one.innerHTML),
      'Read <a href="/s">the statement</a>',
    );
    assert.deepEqual([...opened.errors, ...opened.console], []);
  });

  test("may hold the script itself: it is served when it is whole", async () => {
    const opened = await here.open(
      `<div data-joint-statement="${here.statement}"><p>One</p><script src="${embed}"></script><p>Two</p></div>`,
    );
    await opened.told(1);
    assert.deepEqual(await places(opened.page), ["div > joint-statement"]);
    assert.equal(await opened.page.locator("joint-statement > p").count(), 2);
  });

  test("is found behind a blocking script too, whole", async () => {
    const opened = await here.open(
      `<script src="${embed}"></script><div data-joint-statement="${here.statement}"><p>One</p><script>0</script><p>Two</p></div>`,
    );
    await opened.told(1);
    assert.equal(await opened.page.locator("joint-statement > p").count(), 2);
  });
});

test("with no tag at all embed.js only defines the element", async () => {
  const opened = await here.open(
    `<script src="${embed}"></script><joint-statement src="${here.statement}"></joint-statement>`,
  );
  await opened.told(1);
  assert.deepEqual(await places(opened.page), ["body > joint-statement"]);
});

test("embed.js and undersigned.js live on one page", async () => {
  const opened = await here.open(
    `<script type="module" src="${here.cdn.origin}/undersigned.js"></script><p><script async src="${embed}" data-statement="${here.statement}"></script></p><joint-statement src="${here.statement}"></joint-statement>`,
  );
  await opened.told(2);
  assert.equal(here.cdn.count(`/${wasmName}`), 1);
  assert.deepEqual([...opened.errors, ...opened.console], []);
});
