import assert from "node:assert/strict";
import { ATTRIBUTES, ELEMENTS } from "../../web/src/renderer/vocabulary.ts";
import { markdownText } from "../oracle/markdown.ts";
import { cut, type Field } from "../oracle/fields.ts";
import { launch, newPage, type Watched } from "./browsers.ts";
import { serve } from "../server.ts";

/// What a field should show for a text.
export function expected({ kind, limit }: Field, text: string, base: string) {
  const shown = cut(text, limit).replaceAll("\0", "\uFFFD");
  switch (kind) {
    case "text":
      return shown;
    case "name":
      return shown.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
    case "markdown":
      return markdownText(shown, { base });
  }
}

/// Chromium's line about an image that is missing but has a good address.
const isMissing = (line: string): boolean =>
  line.startsWith("error: Failed to load resource");

/// A statement to draw, and the fields to check.
export type Order = { json: string; fields: readonly Field[] };

/// A text in the drawn statement, and its position.
export type Lying = {
  text: string;
  /// Whether it reads from left to right, and downwards.
  isInOrder: boolean;
  /// Distance from its block's left edge, if it begins the block; else null.
  left: number | null;
  /// In CSS pixels, between its lowest and its highest box.
  heights: [number, number];
};

/// The result for a statement.
export type Seen = {
  /// "statement-load", or "statement-error syntax".
  event: string;
  /// In the order of the fields; null if there is no such node.
  texts: (string | null)[];
  /// Elements and attributes outside the vocabulary, and addresses of other schemes.
  foreign: string[];
  lying: Lying[];
  /// Whether any part of it is wider than the element.
  isWide: boolean;
};

export type Stage = {
  watched: Watched;
  /// The base of the statements' images and links.
  base: string;
  /// Draws statements, one element each, at the same time.
  draw(orders: Order[], measures?: boolean): Promise<Seen[]>;
  /// Fails if anything was fetched, run, asked or navigated to.
  assertQuiet(): void;
  /// That it would have.
  assertWatches(): Promise<void>;
  close(): Promise<void>;
};

/// A page with the real element, on which everything is watched that a text must not cause.
export async function openStage(): Promise<Stage> {
  const browser = await launch();
  const server = await serve({
    // Its width does not depend on its content.
    "/": "<!doctype html><title>Hostile</title><style>html{overflow-y:scroll}</style><script type=module src=/dist/undersigned.js></script>",
    "/dist/": new URL("../../web/dist/", import.meta.url),
    "/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  const requests: string[] = [];
  const navigations: string[] = [];
  const dialogs: string[] = [];
  const watched = await newPage(browser);
  const { page } = watched;
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${server.origin}/`);
  await page.evaluate(() => customElements.whenDefined("joint-statement"));

  const draw: Stage["draw"] = (orders, measures = false) =>
    page.evaluate(
      async ({ orders, elements, attributes, measures }) => {
        const seen: Promise<Seen>[] = orders.map(async ({ json, fields }) => {
          const element = document.createElement("joint-statement");
          const told = new Promise<string>((resolve) => {
            for (const type of [
              "statement-load",
              "statement-update",
              "statement-error",
            ] as const) {
              element.addEventListener(type, ({ detail }) =>
                resolve(`${type} ${"code" in detail ? detail.code : ""}`),
              );
            }
          });
          element.statement = json;
          document.body.append(element);
          const event = (await told).trim();
          const root = element.shadowRoot!;
          const texts = fields.map(
            ({ selector, index = 0, attribute, before = "", kind }) => {
              if (selector === "") return "";
              const node = root.querySelectorAll(selector)[index];
              if (!node) return null;
              if (attribute) return node.getAttribute(attribute);
              const heading =
                kind === "markdown"
                  ? node.querySelector(":scope > .statement-heading")
                  : null;
              const first = heading?.textContent ?? before;
              const text = node.textContent;
              return text.startsWith(first) ? text.slice(first.length) : text;
            },
          );
          const foreign: string[] = [];
          for (const node of root.querySelectorAll("*")) {
            if (
              node.namespaceURI !== "http://www.w3.org/1999/xhtml" ||
              !elements.includes(node.localName)
            )
              foreign.push(`<${node.localName}>`);
            for (const { name, value, namespaceURI } of node.attributes) {
              const isKnown =
                namespaceURI === null && attributes.includes(name);
              const isAddress = ["href", "src", "srcset"].includes(name);
              if (
                !isKnown ||
                (isAddress && !/^(https?|mailto|tel):/.test(value))
              )
                foreign.push(`${node.localName}[${name}="${value}"]`);
            }
          }
          // A frame, in which anything harmful that was drawn would take effect.
          await new Promise(requestAnimationFrame);
          const lying: Lying[] = [];
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          while (measures && walker.nextNode()) {
            const node = walker.currentNode as Text;
            const { length } = node;
            if (node.data.trim() === "") continue;
            let block = node.parentElement!;
            while (
              ["inline", "contents"].includes(getComputedStyle(block).display)
            )
              block = block.parentElement!;
            const range = document.createRange();
            range.setStart(block, 0);
            range.setEnd(node, 0);
            const before = range.cloneContents();
            const isFirst =
              before.textContent.trim() === "" && !before.querySelector("img");
            range.selectNodeContents(node);
            // In Firefox a space at a line break has no height.
            const heights = [...range.getClientRects()]
              .map(({ height }) => height)
              .filter((height) => height > 0);
            let isInOrder = true;
            let last: DOMRect | undefined;
            let left: number | null = null;
            for (const at of new Set([
              0,
              1,
              length >> 1,
              length - 2,
              length - 1,
            ])) {
              if (at < 0 || at >= length) continue;
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              // In WebKit a text after a line break begins at the break, without width.
              const box = [...range.getClientRects()].findLast(
                ({ width }) => width > 0,
              );
              if (!box) continue;
              if (isFirst && at === 0)
                left = box.left - block.getBoundingClientRect().left;
              const isBelow = last && box.top >= last.top + last.height / 2;
              if (last && !isBelow && box.left < last.left) isInOrder = false;
              if (last && box.top < last.top - last.height / 2)
                isInOrder = false;
              last = box;
            }
            lying.push({
              text: node.data,
              isInOrder,
              left,
              heights: [Math.min(...heights), Math.max(...heights)],
            });
          }
          const isWide = element.scrollWidth > element.clientWidth;
          element.remove();
          return { event, texts, foreign, lying, isWide };
        });
        return Promise.all(seen);
      },
      {
        orders: orders as { json: string; fields: Field[] }[],
        elements: [...ELEMENTS] as string[],
        attributes: [...ATTRIBUTES] as string[],
        measures,
      },
    );

  // The first drawing is allowed to fetch the module.
  await draw([{ json: "{}", fields: [] }]);
  page.on("request", (request) => {
    // Images from the publisher's own origin may be fetched.
    const isOwn =
      request.resourceType() === "image" &&
      request.url().startsWith(`${server.origin}/`) &&
      !request.url().endsWith("/nowhere");
    if (!isOwn) requests.push(request.url());
  });
  page.on("framenavigated", (frame) => navigations.push(frame.url()));
  page.on("popup", (popup) => navigations.push(popup.url()));
  watched.errors.length = watched.console.length = 0;

  return {
    watched,
    base: `${server.origin}/statement.json`,
    draw,
    assertQuiet() {
      assert.deepEqual(
        { requests, navigations, dialogs },
        { requests: [], navigations: [], dialogs: [] },
      );
      const lines = watched.console.filter((line) => !isMissing(line));
      assert.deepEqual([watched.errors, lines], [[], []]);
    },
    async assertWatches() {
      await page.evaluate(async () => {
        document.body.innerHTML = '<img src="/nowhere" onerror="alert(1)">';
        await new Promise((resolve) =>
          document.querySelector("img")!.addEventListener("error", resolve),
        );
      });
      assert.deepEqual(requests, [`${server.origin}/nowhere`]);
      assert.deepEqual(dialogs, ["1"]);
      await page.goto(`${server.origin}/#elsewhere`);
      assert.deepEqual(navigations, [`${server.origin}/#elsewhere`]);
    },
    async close() {
      await server.close();
      await browser.close();
    },
  };
}
