import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import {
  CONTROLS,
  imports,
  start,
  type Doc,
  type Renderer,
} from "../../web/src/renderer/renderer.ts";
import { readCases } from "../oracle/cases.ts";
import { makeLog, random } from "../oracle/list_log.ts";
import { play } from "../oracle/list_run.ts";

// The renderer as JavaScript, for pages that refuse WebAssembly, makes the same operations.

const dist = new URL("../../web/dist/", import.meta.url);
const named = (pattern: RegExp): URL =>
  new URL(
    readdirSync(dist).find((name) => pattern.test(name))!,
    dist,
  );

const wasm = new WebAssembly.Instance(
  ...(await compiled(named(/^undersigned\.[0-9a-f]{16}\.wasm$/))),
);
const { default: make } = (await import(
  named(/^undersigned\.[0-9a-f]{16}\.js$/).href
)) as { default: () => object };

async function compiled(
  file: URL,
): Promise<[WebAssembly.Module, WebAssembly.Imports]> {
  const module = await WebAssembly.compile(readFileSync(file));
  return [module, imports(module)];
}

const encoder = new TextEncoder();
const folder = new URL("../../examples/statements/", import.meta.url);
const examples = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("statement.json"))
  .map((name) => ({
    title: name,
    json: readFileSync(new URL(name, folder), "utf8"),
  }));

/// All output of a statement's first drawing.
function drawn(doc: Doc, json: string): unknown {
  doc.base("https://publisher.example/s/statement.json");
  doc.view({ headingLevel: 2, theme: 0, flags: CONTROLS, highlight: "" });
  const isGood = doc.load(encoder.encode(json));
  const slices = [];
  for (let more = isGood; more;) {
    const slice = doc.step(500);
    slices.push([...slice.words], slice.text);
    more = slice.more;
  }
  const found = [isGood, doc.findings(), doc.revision(), slices];
  doc.close();
  return found;
}

test("it exports the same", () => {
  assert.deepEqual(
    Object.keys(make()).sort(),
    Object.keys(wasm.exports).sort(),
  );
});

test("it draws every case and example by the same operations", () => {
  const [one, other] = [start(wasm), start({ exports: make() })];
  const all = [...readCases(), ...examples];
  assert.ok(readCases().length > 40 && examples.length > 5);
  for (const { title, json } of all)
    assert.deepEqual(drawn(other.open(), json), drawn(one.open(), json), title);
});

test("two of them share nothing", () => {
  const [one, other] = [start({ exports: make() }), start({ exports: make() })];
  const [mine, others] = [one.open(), other.open()];
  const before = drawn(mine, examples[0]!.json);
  for (const { json } of examples) drawn(others, json);
  assert.deepEqual(drawn(one.open(), examples[0]!.json), before);
});

/// All operations of a list's history.
function played(renderer: Renderer, seed: number): unknown[] {
  const slices: unknown[] = [];
  play(
    // A partner's module has no HTML to compare.
    { open: () => ({ ...renderer.open(), html: () => "" }) },
    makeLog(seed, seed % 2 === 0),
    random(seed),
    ({ words, text }) => slices.push([...words], text),
    () => undefined,
  );
  return slices;
}

test("histories of lists are drawn by the same operations", () => {
  const [one, other] = [start(wasm), start({ exports: make() })];
  for (let seed = 1; seed <= 100; seed++)
    assert.deepEqual(played(other, seed), played(one, seed), `seed ${seed}`);
});
