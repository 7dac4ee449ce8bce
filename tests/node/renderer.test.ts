import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { imports, start } from "../../web/src/renderer/renderer.ts";
import type * as Undersigned from "../../web/node/index.ts";
import { minimal, minimalWith } from "../statement.ts";
import { file, outputOf, renderer, title, withTitle } from "./package.ts";

// Rendering by the package.

describe("render", () => {
  test("takes a text, bytes or an object, and makes the same of them", () => {
    const page = outputOf(minimal);
    assert.equal(outputOf(new TextEncoder().encode(minimal)), page);
    assert.equal(outputOf(Buffer.from(minimal)), page);
    assert.equal(outputOf(minimalWith()), page);
  });

  test("makes a page by default, whose title is its first heading", () => {
    const page = outputOf(minimal);
    assert.match(page, /^<!doctype html>/i);
    assert.match(page, new RegExp(`<h1[^>]*>${title}</h1>`));
    assert.doesNotMatch(page, /<script(?! type="application\/ld\+json")/);
  });

  test("makes a fragment, a shadow root and a text", () => {
    const fragment = outputOf(minimal, { format: "fragment" });
    assert.match(fragment, /^<article [\s\S]*<\/article>\s*$/);
    assert.match(fragment, new RegExp(`<h2[^>]*>${title}</h2>`));
    const shadow = outputOf(minimal, { format: "shadow" });
    assert.match(
      shadow,
      /^<template shadowrootmode="open">[\s\S]*<\/template>\s*$/,
    );
    const text = outputOf(minimal, { format: "text" });
    assert.match(text, new RegExp(title));
    assert.doesNotMatch(text, /</);
  });

  test("obeys its options", () => {
    const given = {
      ...withTitle(title),
      sign: { label: "Sign", url: "form" },
      signatories: { items: [{ name: "Dockers" }, { name: "Pilots" }] },
      releases: { items: [{ title: "Earlier on" }] },
    };
    const fragment = outputOf(given, {
      format: "fragment",
      baseUrl: "https://ferry.example/s/statement.json",
      headingLevel: 5,
      theme: "dark",
      masthead: false,
      releases: false,
      highlight: "pilots",
    });
    assert.match(fragment, /href="https:\/\/ferry\.example\/s\/form"/);
    assert.match(fragment, new RegExp(`<h5[^>]*>${title}</h5>`));
    assert.match(fragment, /data-theme="dark"/);
    assert.doesNotMatch(fragment, /statement-masthead|Earlier on/);
    assert.match(fragment, /statement-highlight[^>]*>(?:(?!listitem).)*Pilots/);
    const count = outputOf(given, {
      format: "fragment",
      baseUrl: new URL("https://ferry.example/"),
      names: "count",
    });
    assert.doesNotMatch(count, /Dockers/);
    assert.match(count, /2 organizations/);
  });

  test("makes a page for frames, and oEmbed JSON", () => {
    const page = outputOf(minimal, { framed: true });
    assert.match(page, /<script>"use strict"[^]*<\/script>\n<\/body>/);
    const json = outputOf(minimal, {
      format: "oembed",
      frameUrl: new URL("https://ferry.example/f"),
      width: 320,
    });
    const { width, height } = JSON.parse(json) as Record<string, unknown>;
    assert.deepEqual({ width, height }, { width: 320, height: 600 });
  });

  test("gives what is wrong with a statement as a value", () => {
    const { output, diagnostics } = renderer.render('{"id": "a"}');
    assert.equal(output, null);
    assert.ok(diagnostics.length > 0);
    for (const one of diagnostics) assert.equal(one.severity, "error");
  });

  test("gives warnings beside the output", () => {
    const { output, diagnostics } = renderer.render(
      minimal.replace('"title"', '"tilte": "", "title"'),
    );
    assert.ok(output);
    assert.deepEqual(
      diagnostics.map(({ severity, code }) => ({ severity, code })),
      [{ severity: "warning", code: "unknown-key" }],
    );
  });

  test("throws over a wrong option, and says what to write", () => {
    const wrong = [
      [
        { format: "pdf" },
        /format: write page, fragment, shadow, text, oembed, not "pdf"/,
      ],
      [{ headingLevel: 7 }, /headingLevel: write a number from 1 to 6, not 7/],
      [{ theme: "blue" }, /theme: write auto, light, dark, host, not "blue"/],
      [{ baseUrl: "/s" }, /baseUrl: "\/s" is not an absolute http or https/],
      [{ baseUrl: "file:///s" }, /is not an absolute http or https address/],
      [{ format: "oembed" }, /frameUrl: say where the page for frames is/],
      [
        { oembedUrl: "/o" },
        /oembedUrl: "\/o" is not an absolute http or https/,
      ],
      [{ oembedUrl: "https://a.example/\nframed" }, /write it on one line/],
      [
        { width: 0.5 },
        /width: "0\.5" is not a number of pixels from 1 to 9999/,
      ],
    ] as const;
    for (const [options, message] of wrong)
      assert.throws(() => renderer.render(minimal, options as object), {
        name: "TypeError",
        message,
      });
    assert.throws(() => renderer.render(undefined as unknown as string), {
      name: "TypeError",
      message: "a statement is a text, bytes or an object, not undefined",
    });
  });

  test("forgets one statement before the next", () => {
    assert.equal(renderer.render("{").output, null);
    assert.match(outputOf(withTitle("One"), { format: "text" }), /One/);
    assert.equal(renderer.render("[]").output, null);
  });

  test("many times over needs no more memory", () => {
    const once = () => outputOf(minimal, { format: "fragment" });
    const first = once();
    const before = process.memoryUsage().external;
    for (let count = 0; count < 3000; count++) once();
    assert.equal(once(), first);
    // A renderer that kept its output would grow by 12 MB.
    assert.ok(process.memoryUsage().external - before < 4e6);
  });
});

describe("render, with what addresses answer", () => {
  const items = Array.from({ length: 5000 }, (_, index) => ({
    name: `Association ${index}`,
    url: `a/${index}`,
  }));
  const baseUrl = "https://ferry.example/s/statement.json";
  const list = { revision: 3, items };
  const of = (signatories: object) => ({ ...withTitle(title), signatories });
  const given = of({ src: "list.json", items: [{ name: "Inline" }] });
  const { files } = renderer.publication(list, { inSegments: true });
  const head = files!.list;
  const segments = files!.segments.map(({ bytes }) => bytes);
  const names = (output: string): number =>
    [...output.matchAll(/role="listitem"/g)].length;

  test("draws a list, or head and segments, as if all names were inline", () => {
    assert.ok(segments.length > 2);
    for (const format of ["page", "fragment", "text"] as const) {
      const wanted = outputOf(of({ items }), { format, baseUrl });
      assert.equal(outputOf(given, { format, baseUrl, list }), wanted);
      const inSegments = {
        list: head,
        segments: segments.toReversed(),
      };
      assert.equal(
        outputOf(given, { format, baseUrl, ...inSegments }),
        wanted,
        `${format}, in segments`,
      );
    }
  });

  test("makes a shadow root of what the element shows first", () => {
    const first = { format: "shadow", baseUrl } as const;
    const shadow = outputOf(given, {
      ...first,
      list: head,
      segments: segments.slice(0, 1),
    });
    assert.equal(names(shadow), 200);
    assert.match(shadow, /and 4,800 more <button/);
    assert.match(shadow, /5,000 organizations have signed/);
    assert.match(shadow, /role="search"/);
    assert.match(shadow, /<p class="statement-status" role="status"><\/p>/);
    assert.equal(outputOf(given, { ...first, list }), shadow);
  });

  test("takes as base where an answer came from", () => {
    const bytes = new TextEncoder().encode(JSON.stringify(list));
    const url = "https://lists.example/now/list.json";
    const links = (options: Undersigned.RenderOptions) =>
      /href="([^"]*\/a\/7)"/.exec(
        outputOf(given, { ...options, format: "fragment", baseUrl }),
      )?.[1];
    assert.equal(links({ list }), "https://ferry.example/s/a/7");
    assert.equal(
      links({ list: { bytes, url } }),
      "https://lists.example/now/a/7",
    );
    const [one, ...others] = segments;
    assert.equal(
      links({ list: head, segments: [{ bytes: one!, url }, ...others] }),
      "https://lists.example/now/a/7",
    );
  });

  test("needs no base for segments", () => {
    const { output, text } = renderer.render(given, {
      format: "fragment",
      list: head,
      segments,
    });
    assert.equal(names(output!), 5000);
    assert.doesNotMatch(output!, /\.invalid/);
    assert.match(text, /signatories\.src: "list\.json" is not used/);
  });

  test("draws what a feed says instead of the statement's own", () => {
    const statement = {
      ...withTitle(title),
      releases: { src: "feed.json", items: [{ title: "Earlier on" }] },
    };
    const releases = {
      version: "https://jsonfeed.org/version/1.1",
      title: "Ferry",
      items: [{ id: "1", title: "Later on", url: "/later" }],
    };
    const fragment = outputOf(statement, {
      format: "fragment",
      baseUrl,
      releases,
    });
    assert.match(fragment, /href="https:\/\/ferry\.example\/later"/);
    assert.doesNotMatch(fragment, /Earlier on/);
    const posts = [{ title: { rendered: "A &amp; B" } }];
    const own = { format: "text", baseUrl } as const;
    assert.match(outputOf(statement, { ...own, releases: posts }), /A & B/);
    assert.match(outputOf(statement, { ...own, releases: true }), /Earlier on/);
    assert.doesNotMatch(
      outputOf(statement, { ...own, releases: false }),
      /Earlier on/,
    );
  });

  test("says what is wrong with each by its own name, and draws the rest", () => {
    const bytes = new TextEncoder().encode(
      '{"items":[{"nmae":"A"},{"name":"B"}]',
    );
    const { output, diagnostics, text } = renderer.render(given, {
      format: "text",
      baseUrl,
      file: "s.json",
      list: { revision: 1, items: [{ name: "" }, { name: "Dockers" }] },
      releases: { bytes, name: "feed.json" },
    });
    assert.match(output!, /Dockers/);
    assert.deepEqual(
      diagnostics.map(({ file, code, path }) => ({ file, code, path })),
      [
        { file: "list.json", code: "empty-text", path: "items[0].name" },
        { file: "feed.json", code: "syntax", path: "" },
      ],
    );
    assert.match(text, /^list\.json:1:\d+ items\[0\]\.name: /m);
    assert.match(text, /^feed\.json:1:\d+ not JSON/m);
  });

  test("draws the inline names where a list is of no use", () => {
    for (const wrong of ["{", "[]", { revision: 1 }, { revision: 1, items: 3 }])
      assert.match(
        renderer.render(given, { format: "text", baseUrl, list: wrong })
          .output!,
        /Inline/,
      );
    const withdrawn = {
      ...given,
      release: { status: "withdrawn", note: "Void." },
    };
    assert.doesNotMatch(
      outputOf(withdrawn, { format: "text", baseUrl, list }),
      /Association/,
    );
  });

  test("throws where a segment is missing, and goes on", () => {
    const [first, ...others] = segments;
    assert.throws(
      () => renderer.render(given, { baseUrl, list: head, segments: others }),
      {
        name: "TypeError",
        message: /^segments: add the one whose integrity is "sha256-/,
      },
    );
    assert.throws(() =>
      renderer.render(given, {
        baseUrl,
        format: "shadow",
        list: head,
        segments: others,
      }),
    );
    assert.ok(
      outputOf(given, {
        baseUrl,
        format: "shadow",
        list: head,
        segments: [first!],
      }),
    );
  });
});

describe("the boundary", () => {
  test("slices a drawing anywhere and loses nothing, byte-order marks either", async () => {
    const module = await WebAssembly.compile(readFileSync(file));
    const core = start(new WebAssembly.Instance(module, imports(module)));
    const doc = core.open();
    const given = minimal.replace(title, "\uFEFFA 🙂 title");
    const view = { headingLevel: 2, theme: 0, flags: 0, highlight: "" };
    const draw = (nodes: number) => {
      doc.view(view);
      assert.ok(doc.load(new TextEncoder().encode(given)));
      const whole = { words: [] as number[], text: "", slices: 0 };
      for (let isMore = true; isMore; whole.slices++) {
        const { words, text, more } = doc.step(nodes);
        whole.words.push(...words);
        whole.text += text;
        isMore = more;
      }
      return whole;
    };
    const { slices, ...inSlices } = draw(1);
    const { slices: one, ...atOnce } = draw(0xffffffff);
    assert.ok(slices > 20);
    assert.equal(one, 1);
    assert.deepEqual(inSlices, atOnce);
    assert.match(atOnce.text, /\uFEFFA 🙂 title/);
    doc.close();
  });
});
