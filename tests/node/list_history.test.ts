import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { startFull } from "../../web/full/full_renderer.ts";
import { imports } from "../../web/src/renderer/renderer.ts";
import { makeLog, random } from "../oracle/list_log.ts";
import { play } from "../oracle/list_run.ts";

// Whatever the history of a list, its events lead to what its last state says, through the
// WebAssembly. tests/browser/list_history.test.ts does the same with a real DOM.

const file = new URL("../../web/dist/undersigned-full.wasm", import.meta.url);

test("a thousand histories end in what the last list says", async (t) => {
  const module = await WebAssembly.compile(readFileSync(file));
  const renderer = startFull(
    await WebAssembly.instantiate(module, imports(module)),
  );
  let messages = 0;
  let segmented = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const log = makeLog(seed, seed % 2 === 0);
    const difference = play(
      renderer,
      log,
      random(seed),
      () => undefined,
      () => undefined,
    );
    assert.equal(difference, "", `seed ${seed}`);
    messages += log.messages.length;
    segmented += log.segments.size > 0 ? 1 : 0;
  }
  assert.ok(segmented > 300);
  t.diagnostic(`${messages} messages, ${segmented} lists in segments`);
});
