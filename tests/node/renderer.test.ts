import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, test } from "node:test";
import { imports, start } from "../../web/src/renderer.ts";
import type * as Undersigned from "../../web/node/index.ts";

// The package as a developer has it: `import { createRenderer } from "undersigned"`. By a name that
// the type checker does not follow, because it runs before there is a build, too.

const name = "undersigned";
const { createRenderer } = (await import(name)) as typeof Undersigned;

const file = new URL("../../web/dist/undersigned-full.wasm", import.meta.url);
const minimal = readFileSync(
  new URL("../../examples/statements/minimal/statement.json", import.meta.url),
  "utf8",
);
const title = "Keep the night ferry running";
const withTitle = (text: string): object => ({
  ...(JSON.parse(minimal) as object),
  title: text,
});

const renderer = await createRenderer();
after(() => renderer.dispose());

const outputOf = (
  ...given: Parameters<Undersigned.Renderer["render"]>
): string => {
  const { output, diagnostics } = renderer.render(...given);
  assert.deepEqual(diagnostics, []);
  assert.ok(output);
  return output;
};

describe("render", () => {
  test("takes a text, bytes or an object, and makes the same of them", () => {
    const page = outputOf(minimal);
    assert.equal(outputOf(new TextEncoder().encode(minimal)), page);
    assert.equal(outputOf(Buffer.from(minimal)), page);
    assert.equal(outputOf(JSON.parse(minimal) as object), page);
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
        /format: write page, fragment, shadow, text, not "pdf"/,
      ],
      [{ headingLevel: 7 }, /headingLevel: write a number from 1 to 6, not 7/],
      [{ theme: "blue" }, /theme: write auto, light, dark, host, not "blue"/],
      [{ baseUrl: "/s" }, /baseUrl: "\/s" is not an absolute http or https/],
      [{ baseUrl: "file:///s" }, /is not an absolute http or https address/],
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
    // A renderer that keeps what it has rendered grows by 12 MB.
    assert.ok(process.memoryUsage().external - before < 4e6);
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

describe("validate", () => {
  test("finds nothing in a good statement", () => {
    assert.deepEqual(
      { ...renderer.validate(minimal), json: "", text: "", github: "" },
      {
        valid: true,
        diagnostics: [],
        compared: false,
        text: "",
        json: "",
        github: "",
      },
    );
  });

  test("tells place, path and remedy, in three forms", () => {
    const json =
      '{\n  "id": "ä ü",\n  "publisher": {"name": "P", "nmae": 1}\n}';
    const found = renderer.validate(json, { file: "s.json" });
    assert.equal(found.valid, false);
    const { message, ...place } = found.diagnostics.find(
      ({ code }) => code === "bad-form",
    )!;
    assert.deepEqual(place, {
      severity: "error",
      code: "bad-form",
      path: "id",
      line: 2,
      column: 9,
      endLine: 2,
      endColumn: 14,
      start: 10,
      end: 15,
    });
    assert.equal(json.slice(place.start, place.end), '"ä ü"');
    assert.match(message, /slug/);
    assert.match(
      found.text,
      /^s\.json:3:30\b.*publisher.*did you mean "name"/m,
    );
    assert.deepEqual(
      (JSON.parse(found.json) as { file: string; diagnostics: unknown })
        .diagnostics,
      found.diagnostics,
    );
    assert.match(found.github, /^::error .*file=s\.json.*line=2/m);
    assert.match(found.github, /^::warning .*file=s\.json.*line=3/m);
  });

  test("finds a text that has changed under the same revision", () => {
    const found = renderer.validate(withTitle("Another"), { against: minimal });
    assert.equal(found.compared, true);
    assert.equal(found.valid, false);
    assert.deepEqual(
      found.diagnostics.map(({ code }) => code),
      ["same-revision"],
    );
    const grown = renderer.validate(
      { ...withTitle("Another"), revision: 2 },
      { against: minimal },
    );
    assert.equal(grown.valid, true);
    assert.equal(renderer.validate(minimal, { against: "{" }).compared, false);
  });
});

describe("createRenderer", () => {
  test("takes the module as address, path, bytes, answer and module", async (t) => {
    const server = createServer((request, response) => {
      const status = request.url === "/missing.wasm" ? 404 : 200;
      const type = request.url === "/typed.wasm" ? "application/wasm" : "x/y";
      response.writeHead(status, { "content-type": type });
      response.end(status === 200 ? readFileSync(file) : "");
    });
    await new Promise<void>((resolve) =>
      server.listen(0, "127.0.0.1", resolve),
    );
    t.after(() => {
      server.close();
      server.closeAllConnections();
    });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bytes = readFileSync(file);
    const wanted = outputOf(minimal);
    const sources = [
      file,
      file.href,
      file.pathname,
      bytes,
      new Uint8Array(bytes).buffer,
      await WebAssembly.compile(bytes),
      `${origin}/plain.wasm`,
      new URL(`${origin}/typed.wasm`),
      await fetch(`${origin}/typed.wasm`),
      await fetch(`${origin}/plain.wasm`),
    ];
    for (const wasm of sources) {
      const one = await createRenderer({ wasm });
      assert.equal(one.render(minimal).output, wanted);
      one.dispose();
    }
    const missing = `${origin}/missing.wasm`;
    await assert.rejects(createRenderer({ wasm: missing }), {
      message: `${missing} answers with HTTP 404`,
    });
  });

  test("refuses another module", async () => {
    const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await assert.rejects(createRenderer({ wasm: empty }), {
      message: "wasm: undersigned-full.wasm is needed, this is another",
    });
  });

  test("gives renderers that know nothing of each other", async () => {
    const all = await Promise.all([1, 2, 3].map(() => createRenderer()));
    const texts = all.map(
      (one, index) =>
        one.render(withTitle(`Title ${index}`), { format: "text" }).output,
    );
    all[0]!.dispose();
    texts.forEach((text, index) =>
      assert.match(text!, new RegExp(`Title ${index}`)),
    );
    assert.match(all[1]!.render(minimal).output!, new RegExp(title));
    all.slice(1).forEach((one) => one.dispose());
  });

  test("dispose is the end, and may be said twice", async () => {
    const one = await createRenderer();
    one.dispose();
    one.dispose();
    const message = "this renderer has been disposed of";
    assert.throws(() => one.render(minimal), { message });
    assert.throws(() => one.validate(minimal), { message });
  });
});
