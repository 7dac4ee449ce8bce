import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { createRenderer } from "../../web/node/index.ts";
import { minimal } from "../statement.ts";
import { engine } from "./browsers.ts";
import { type Opened } from "./site.ts";
import { spoiledPages } from "./spoiled_pages.ts";
import { here, siteForAll } from "./fixture.ts";

// Pages with altered prototypes and built-ins: they cannot influence our code, and notice nothing
// of it.

await siteForAll();

let fragment: string;
before(async () => {
  const renderer = await createRenderer();
  fragment = renderer.render(minimal, {
    format: "fragment",
    baseUrl: here.statement,
  }).output!;
  renderer.dispose();
});

const watch = `
  window.faults = [];
  for (const type of ["error", "unhandledrejection"])
    addEventListener(type, (event) => faults.push(type + ": " + (event.message || event.reason)));`;

/// The page's own script runs in it, before ours.
const open = (script: string): Promise<Opened> =>
  here.open(
    `<script>${watch}</script><script>{${script}}</script>
     <joint-statement src="${here.statement}">${fragment}</joint-statement>
     <script type="module" src="${here.cdn.origin}/undersigned.js"></script>`,
  );

/// What is drawn, or else the visible content.
const seen = ({ page }: Opened) =>
  page.evaluate(() => {
    const one = document.querySelector("joint-statement")!;
    const article = one.shadowRoot?.querySelector("article");
    const title = (article ?? one).querySelector("h2")!;
    const faults = (window as unknown as { faults: string[] }).faults;
    return {
      html: article?.outerHTML,
      title: title.getClientRects().length > 0 && title.textContent,
      faults: faults.slice(),
    };
  });

async function settled(opened: Opened): Promise<void> {
  // In such a page neither events nor timers are reliable.
  for (let round = 0; round < 30; round++) {
    const { html } = await seen(opened);
    if (html !== undefined) return;
    await opened.page.waitForTimeout(50);
  }
}

describe("a page with", () => {
  let plain: string;
  before(async () => {
    const opened = await open("");
    await opened.told(1);
    plain = (await seen(opened)).html!;
  });

  for (const { name, script, isReplaced, isUndrivable } of spoiledPages)
    test(
      name,
      { skip: isUndrivable === engine && "it spoils the driver, too" },
      async (t) => {
        const opened = await open(script);
        await settled(opened);
        const { html, title, faults } = await seen(opened);
        assert.equal(title, "Keep the night ferry running");
        assert.deepEqual(faults, []);
        if (isReplaced) t.diagnostic(html === plain ? "drawn" : "readable");
        else assert.equal(html, plain);
        if (html !== undefined) assert.equal(html, plain);
      },
    );
});

test("nothing of the page is patched", async () => {
  const script = `
    window.snapshot = () => {
      const all = [];
      const look = (name, object) => {
        for (const key of Reflect.ownKeys(object)) {
          const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
          all.push([name + "." + String(key), value, get, set]);
        }
      };
      for (const [name, object] of Object.entries({ history, console, Object, Array, Promise, Reflect, JSON, document, customElements }))
        look(name, object);
      for (const name of Object.getOwnPropertyNames(window)) {
        const { prototype } = window[name] ?? {};
        if (typeof window[name] === "function" && prototype) look(name + ".prototype", prototype);
      }
      return all;
    };
    window.early = snapshot();`;
  const opened = await open(script);
  await opened.told(1);
  const changed = await opened.page.evaluate(() => {
    type Entry = [string, unknown, unknown, unknown];
    const { early, snapshot } = window as unknown as {
      early: Entry[];
      snapshot: () => Entry[];
    };
    const now = new Map(snapshot().map(([name, ...rest]) => [name, rest]));
    return early
      .filter(([name, ...rest]) =>
        rest.some((one, index) => !Object.is(now.get(name)?.[index], one)),
      )
      .map(([name]) => name)
      .concat(early.length === now.size ? [] : ["something was added"]);
  });
  assert.deepEqual(changed, []);
});
