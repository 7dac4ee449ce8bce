import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { minimal } from "../statement.ts";
import { serve } from "../server.ts";
import {
  createRenderer,
  file,
  outputOf,
  renderer,
  title,
  withTitle,
} from "./package.ts";

// Validating statements and lists by the package, and loading it.

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

describe("validate, of a list", () => {
  test("finds nothing in a good one, nor in a head beside its segments", () => {
    const list = { revision: 1, items: [{ name: "Dockers", url: "d" }] };
    assert.equal(renderer.validate(list).text, "");
    const { files } = renderer.publication(list, { inSegments: true });
    const found = renderer.validate(files!.list);
    assert.equal(found.text, "");
    assert.equal(found.valid, true);
  });

  test("tells what is left out, and what makes it useless", () => {
    const found = renderer.validate(
      { revision: 1, items: [{ name: "A" }, { nmae: "B" }, { name: "a" }] },
      { file: "list.json" },
    );
    assert.equal(found.valid, false);
    assert.deepEqual(
      found.diagnostics.map(({ code, path }) => `${path} ${code}`),
      [
        "items[1] missing-key",
        "items[1].nmae unknown-key",
        "items[2] same-key",
      ],
    );
    assert.match(found.text, /^list\.json:1:/m);
    const head = renderer.validate({
      revision: 1,
      segments: [{ src: "s.json", integrity: "sha256-x", count: 1 }],
    });
    assert.deepEqual(
      head.diagnostics.map(({ code, path }) => `${path} ${code}`),
      [" missing-key"],
    );
  });

  test("takes nothing else for a list", () => {
    for (const other of [{ items: [] }, { revision: 1 }, [], 3, null])
      assert.ok(
        renderer
          .validate(JSON.stringify(other))
          .diagnostics.some(({ code }) => code !== "unknown-key"),
      );
  });
});

describe("createRenderer", () => {
  test("takes the module as address, path, bytes, answer and module", async (t) => {
    const bytes = readFileSync(file);
    const { origin, close } = await serve({
      "/typed.wasm": bytes,
      "/plain.wasm": { headers: { "content-type": "x/y" }, body: bytes },
    });
    t.after(close);
    const wanted = outputOf(minimal);
    const sources = [
      file,
      file.href,
      fileURLToPath(file),
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
