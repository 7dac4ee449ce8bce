import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { ATTRIBUTES, ELEMENTS } from "../../web/src/vocabulary.ts";
import {
  cut,
  fields,
  setAt,
  statementOf,
  variants,
  type Field,
} from "../oracle/fields.ts";
import { markdownText } from "../oracle/markdown.ts";
import { missing, suite } from "../oracle/suites.ts";
import { launch, newPage, type Watched } from "./browsers.ts";
import { serve, type Server } from "./server.ts";

// Each vector of the HTML5 Security Cheatsheet stands in every text field at once, in the real
// element. It is found again as text where the field is drawn; nothing that is no text came of it.

const skip = missing("h5sc");
const vectors = skip
  ? []
  : (JSON.parse(
      readFileSync(new URL("vectors.json", suite("h5sc")), "utf8"),
    ) as string[]);

/// What came of one statement.
type Seen = {
  event: string;
  /// By the order of the fields; null where there is no such node.
  texts: (string | null)[];
  /// Elements and attributes outside the vocabulary, and addresses of other schemes.
  foreign: string[];
};

const dist = new URL("../../web/dist/", import.meta.url);

const expected = ({ kind, limit }: Field, vector: string, base: string) => {
  const text = cut(vector, limit);
  switch (kind) {
    case "text":
      return text;
    case "name":
      return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
    case "markdown":
      return markdownText(text, { base });
  }
};

describe("h5sc", () => {
  if (skip) {
    test("its 139 vectors in every text field", { skip });
    return;
  }

  let browser: Browser;
  let server: Server;
  let watched: Watched;
  let base: string;
  const requests: string[] = [];
  const navigations: string[] = [];
  const dialogs: string[] = [];

  before(async () => {
    browser = await launch();
    server = await serve({
      "/": "<!doctype html><title>h5sc</title><script type=module src=/dist/undersigned.js></script>",
      "/dist/": dist,
      "/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    base = `${server.origin}/statement.json`;
    watched = await newPage(browser);
    const { page } = watched;
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`${server.origin}/`);
    await page.evaluate(() => customElements.whenDefined("joint-statement"));
    // The first drawing fetches the module, and may.
    await look(["x"]);
    page.on("request", (request) => {
      if (request.url() !== `${server.origin}/logo.svg`)
        requests.push(request.url());
    });
    page.on("framenavigated", (frame) => navigations.push(frame.url()));
    page.on("popup", (popup) => navigations.push(popup.url()));
  });
  after(async () => {
    await server?.close();
    await browser.close();
  });

  /// Draws the statements of one vector, one element each.
  function look([vector]: [string]): Promise<Seen[]> {
    const orders = variants.map((variant) => {
      const statement = statementOf(variant, base);
      const own = fields.filter((field) => field.variant === variant);
      for (const { path, limit } of own) {
        setAt(statement, path, cut(vector, limit));
      }
      return { json: JSON.stringify(statement), fields: own };
    });
    return watched.page.evaluate(
      async ({ orders, elements, attributes }) => {
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
          // A frame, in which whatever was drawn would take effect.
          await new Promise(requestAnimationFrame);
          element.remove();
          return { event, texts, foreign };
        });
        return Promise.all(seen);
      },
      {
        orders,
        elements: [...ELEMENTS] as string[],
        attributes: [...ATTRIBUTES] as string[],
      },
    );
  }

  vectors.forEach((vector, number) => {
    test(`${number + 1} ${vector.slice(0, 60).replace(/\s+/g, " ")}`, async () => {
      const seen = await look([vector]);
      variants.forEach((variant, index) => {
        const own = fields.filter((field) => field.variant === variant);
        const { event, texts, foreign } = seen[index]!;
        assert.equal(event, "statement-load", variant);
        assert.deepEqual(foreign, []);
        own.forEach((field, at) => {
          const wanted =
            field.selector === "" ? "" : expected(field, vector, base);
          assert.equal(texts[at], wanted, `${variant}: ${field.path}`);
        });
      });
      assert.deepEqual(
        { requests, navigations, dialogs },
        {
          requests: [],
          navigations: [],
          dialogs: [],
        },
      );
      assert.deepEqual([watched.errors, watched.console], [[], []]);
    });
  });

  test("139 vectors, and what watches them can see", async (t) => {
    assert.equal(vectors.length, 139);
    const paths = new Set(fields.map(({ path }) => path));
    t.diagnostic(
      `${paths.size} fields, drawn in ${fields.filter(({ selector }) => selector).length} places`,
    );
    const { page } = watched;
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
  });
});
