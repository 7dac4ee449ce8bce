import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { cors } from "./site.ts";
import { here, siteForAll } from "./fixture.ts";

// Style sheets of partners with rules for everything on their page: the statement is drawn the
// same, to the pixel. Margin and width are theirs, and may move it.

await siteForAll();

const everything: Record<string, string> = {
  "a reset of everything": "all: unset !important",
  "a type of its own":
    "font: italic 900 40px/3 cursive !important; letter-spacing: 1em !important; word-spacing: 2em !important; text-transform: uppercase !important; text-indent: 3em !important; text-align: right !important; text-shadow: 1px 1px red !important; white-space: nowrap !important; font-variant: small-caps !important",
  "colors of its own":
    "color: pink !important; background: yellow !important; border: 0 solid red !important; caret-color: red !important; accent-color: red !important; fill: red !important; text-decoration: line-through !important",
  "what hides":
    "opacity: 0 !important; clip-path: inset(50%) !important; filter: blur(9px) !important; mask: linear-gradient(transparent, transparent) !important; content-visibility: hidden !important; clip: rect(0 0 0 0) !important",
  "what crushes":
    "height: 0 !important; max-height: 0 !important; block-size: 0 !important; max-block-size: 0 !important; overflow: hidden !important; contain: size !important; line-height: 0 !important; font-size: 0 !important",
  "what turns and moves":
    "transform: rotate(90deg) !important; rotate: 45deg !important; scale: 0.1 !important; translate: 9999px !important; perspective: 10px !important; position: fixed !important; inset: 50% !important; zoom: 3 !important; offset-path: circle() !important",
  "another direction":
    "writing-mode: vertical-rl !important; direction: rtl !important; unicode-bidi: bidi-override !important; text-orientation: upright !important",
  "another layout":
    "display: inline !important; columns: 3 !important; column-gap: 9em !important; flex-direction: column !important; grid-template-columns: 1fr 1fr 1fr !important; box-sizing: content-box !important; vertical-align: super !important",
  "what moves by itself":
    "animation: hostile 1ms infinite !important; transition: all 9s !important; mix-blend-mode: difference !important; isolation: isolate !important; will-change: opacity !important",
  "what takes the pointer":
    "pointer-events: none !important; user-select: none !important; cursor: none !important; touch-action: none !important; scroll-behavior: smooth !important; -webkit-user-modify: read-write !important",
  "custom properties with our names":
    "--st-size: 90px !important; --st-serif: cursive !important; --st-sans: cursive !important; --st-line: red !important; --st-soft: red !important; --st-track: 1em !important; --st-link: red !important; --st-wash: red !important; --st-mark: red !important; --st-alert: red !important",
};

const folder = new URL("../../examples/statements/full/", import.meta.url);

before(() => {
  for (const name of [
    "statement.json",
    "logo.svg",
    "logo-dark.svg",
    "waterworks-forum.svg",
  ])
    here.publisher.set(`/s/${name}`, {
      headers: cors,
      body: readFileSync(new URL(name, folder)),
    });
});

const width = 640;

async function open(css: string): Promise<Page> {
  const opened = await here.open(
    `<style>
      @keyframes hostile { from { opacity: 0 } to { opacity: 0; transform: scale(0) } }
      html, body { margin: 0; background: #fff }
      ${css}
      body > joint-statement { width: ${width}px !important; margin: 0 !important }
    </style>
    <joint-statement src="${here.statement}"></joint-statement>
    <script type="module" src="${here.cdn.origin}/undersigned.js"></script>`,
    { context: { viewport: { width: 800, height: 900 } } },
  );
  assert.equal((await opened.told(1))[0]!.type, "statement-load");
  assert.deepEqual(opened.errors, []);
  await opened.page
    .locator("img.statement-logo")
    .evaluate((image: HTMLImageElement) => image.decode());
  return opened.page;
}

/// The computed styles and the position of everything in the shadow root.
const styles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const one = document.querySelector("joint-statement")!;
    const article = one.shadowRoot!.querySelector("article")!;
    const origin = article.getBoundingClientRect();
    return [article, ...article.querySelectorAll("*")].map((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      const values = [
        "display,visibility,opacity,color,background-color,direction,cursor",
        "font-family,font-size,font-weight,font-style,line-height,letter-spacing",
        "text-transform,text-align,text-indent,text-shadow,white-space,writing-mode",
        "border-top-width,border-top-color,margin-top,padding-left,transform,filter",
        "text-decoration-line,pointer-events,user-select,animation-name,zoom",
      ]
        .flatMap((names) => names.split(","))
        .map((name) => `${name}: ${style.getPropertyValue(name)}`);
      const box = [left - origin.left, top - origin.top, width, height];
      return `${node.localName}.${node.className} ${box.map((one) => one.toFixed(1)).join(" ")} ${values.join("; ")}`;
    });
  });

describe("drawn the same under", () => {
  let plain: string[];
  let picture: Buffer;
  before(async () => {
    const page = await open("");
    plain = await styles(page);
    picture = await page
      .locator("joint-statement")
      .screenshot({ timeout: 5000 });
    assert.ok(plain.length > 100);
  });

  for (const [name, declarations] of Object.entries(everything))
    test(name, async () => {
      const page = await open(
        `body *, joint-statement { ${declarations} } joint-statement::before, body *::after { content: none }`,
      );
      const found = await styles(page);
      assert.equal(found.length, plain.length);
      const other = found.filter((line, index) => line !== plain[index]);
      assert.deepEqual(other.slice(0, 3), []);
      const shot = await page
        .locator("joint-statement")
        .screenshot({ timeout: 5000 });
      assert.ok(shot.equals(picture), "it looks another way");
    });
});

test("a page may hide it", async () => {
  const page = await open("div, joint-statement { visibility: hidden }");
  const isVisible = await page
    .locator("joint-statement h2")
    .evaluate((title) => getComputedStyle(title).visibility);
  assert.equal(isVisible, "hidden");
});
