import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { CONTROLS, imports, start } from "../../web/src/renderer/renderer.ts";
import { WORDS } from "../../web/src/renderer/vocabulary.ts";
import {
  filesOf,
  keyOf,
  newcomers,
  splits,
  statement,
  type Event,
} from "../bench/lists.ts";

// The cost of drawing a change is bounded, in a long list that is completely drawn.

const COUNT = 6000;
const base = `https://p.example/lists/${COUNT}/list.json`;
const file = new URL("../../web/dist/undersigned-full.wasm", import.meta.url);
const encode = (text: string) => new TextEncoder().encode(text);

const module = await WebAssembly.compile(readFileSync(file));
const renderer = start(await WebAssembly.instantiate(module, imports(module)));

/// A list in segments, all drawn. Returns the bytes of operations that each event makes.
async function drawn(): Promise<(event: Event) => number> {
  const files = await filesOf(COUNT);
  const doc = renderer.open();
  doc.base("https://p.example/statement.json");
  doc.view({ headingLevel: 2, theme: 0, flags: CONTROLS, highlight: "" });
  const paint = (): number => {
    for (let bytes = 0; ;) {
      const { words, text, more } = doc.step(10_000);
      bytes += words.byteLength + encode(text).byteLength;
      if (!more) return bytes;
    }
  };
  assert.ok(doc.load(encode(statement(COUNT))));
  paint();
  assert.equal(doc.receive("list", base, files.get("list.json")!), "known");
  doc.act(WORDS.indexOf("all"), "");
  let segments = 0;
  for (
    let wanted = doc.missingSegments();
    wanted.length > 0;
    wanted = doc.missingSegments()
  ) {
    const { url, integrity } = wanted[0]!;
    const name = new URL(url).pathname.split("/").at(-1)!;
    while (doc.receiveSegment(integrity, url, files.get(name)!) === "more");
    segments++;
  }
  assert.ok(segments > 2);
  assert.ok(paint() > COUNT * 50);
  let revision = 1;
  return (event) => {
    const from = revision++;
    const json = JSON.stringify({ from, revision, ...event });
    assert.equal(doc.receive("event", base, encode(json)), "changed");
    return paint();
  };
}

describe("the operations of one signature", () => {
  const some = newcomers(4000);
  const of = [
    ["an ordinary one", some.filter((one) => !splits(one)).slice(0, 300), 1024],
    ["one that splits a group", some.filter(splits), 8192],
  ] as const;
  for (const [what, all, most] of of)
    test(`${what}: at most ${most} bytes`, async (t) => {
      assert.ok(all.length >= 25);
      const change = await drawn();
      const came = all.map((one) => change({ add: [one] }));
      const gone = all.map((one) => change({ remove: [keyOf(one)] }));
      const worst = (bytes: number[]) => Math.max(...bytes);
      t.diagnostic(`${worst(came)} bytes to come, ${worst(gone)} to go`);
      assert.ok(worst(came) <= most);
      assert.ok(worst(gone) <= most);
      // Something is drawn each time.
      assert.ok(Math.min(...came, ...gone) > 20);
    });
});
