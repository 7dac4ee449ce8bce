import assert from "node:assert/strict";
import { test } from "node:test";
import { minimalWith } from "../statement.ts";
import { engine } from "./browsers.ts";
import { cors } from "./site.ts";
import { here, siteForAll } from "./fixture.ts";

// Adding and removing an element a thousand times leaves nothing: no memory, timer, socket or
// listener.

await siteForAll();

/// A heap grows by this much until its code is compiled.
const WARM = 600;
const FIRST = 100;
const ROUNDS = 1000;
/// Created at one moment: their list is requested once, and at most once a second.
const TOGETHER = 40;

/// Counts what is open, and the memory of the one renderer.
const counting = `
  window.open = { timers: new Set(), signals: 0, requests: 0, listeners: 0, documents: 0 };
  const { setTimeout, clearTimeout, fetch } = window;
  window.setTimeout = (run, delay, ...given) => {
    const timer = setTimeout(() => { open.timers.delete(timer); run(...given); }, delay);
    open.timers.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => { open.timers.delete(timer); clearTimeout(timer); };
  window.fetch = async (...given) => {
    open.requests++;
    try { return await fetch(...given); } finally { open.requests--; }
  };
  for (const target of [window, document, MediaQueryList.prototype]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = function (type, listener, options) {
      open.listeners++;
      options?.signal?.addEventListener("abort", () => open.listeners--);
      return addEventListener.call(this, type, listener, options);
    };
    target.removeEventListener = function (...given) {
      open.listeners--;
      return removeEventListener.apply(this, given);
    };
  }
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await instantiate(...given);
    window.memory = exports.memory;
    const open_document = () => (open.documents++, exports.open_document());
    const close_document = (doc) => (open.documents--, exports.close_document(doc));
    return { exports: { ...exports, open_document, close_document } };
  };`;

type Open = { timers: Set<number> } & Record<
  "requests" | "listeners" | "documents",
  number
>;

test(`from mount ${FIRST} to mount ${ROUNDS} nothing grows`, async (t) => {
  const items = Array.from({ length: 50 }, (_, id) => ({ name: `No. ${id}` }));
  here.publisher.set("/s/list.json", {
    headers: cors,
    body: JSON.stringify({ epoch: 1, revision: 1, items }),
  });
  here.publisher.set("/s/stream", (_, response) => {
    response.writeHead(200, { ...cors, "content-type": "text/event-stream" });
    response.write(": there\n\n");
    return undefined;
  });
  here.publisher.set("/s/statement.json", {
    headers: cors,
    body: JSON.stringify(
      minimalWith({
        signatories: { src: "list.json", stream: "stream" },
      }),
    ),
  });
  const opened = await here.open(
    `<main></main><script type="module" src="${here.cdn.origin}/undersigned.js"></script>`,
    { script: counting },
  );
  const { page } = opened;
  // Only Chromium reports the size of its heap.
  const cdp =
    engine === "chromium" ? await page.context().newCDPSession(page) : null;

  const mount = (rounds: number): Promise<void> =>
    page.evaluate(
      async ({ rounds, together, src }) => {
        await customElements.whenDefined("joint-statement");
        const main = document.querySelector("main")!;
        for (let round = 0; round < rounds; round += together) {
          await Promise.all(
            Array.from({ length: Math.min(together, rounds - round) }, () => {
              const one = document.createElement("joint-statement");
              one.setAttribute("src", src);
              main.append(one);
              return new Promise<void>((resolve) =>
                ["statement-load", "statement-update"].forEach((type) =>
                  one.addEventListener(type, () => {
                    if (one.shadowRoot!.textContent.includes("No. 49"))
                      resolve();
                  }),
                ),
              );
            }),
          );
          main.replaceChildren();
          (window as unknown as { told: unknown[] }).told.length = 0;
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        // Waits until everything that was ended has ended.
        await new Promise((resolve) => setTimeout(resolve, 500));
      },
      { rounds, together: TOGETHER, src: here.statement },
    );
  const left = async () => {
    const counts = await page.evaluate(() => {
      const { open, memory } = window as unknown as {
        open: Open;
        memory: WebAssembly.Memory;
      };
      return {
        timers: open.timers.size,
        requests: open.requests,
        listeners: open.listeners,
        documents: open.documents,
        wasm: memory.buffer.byteLength,
      };
    });
    for (let count = 0; count < 3; count++) await page.requestGC();
    const heap = cdp ? (await cdp.send("Runtime.getHeapUsage")).usedSize : 0;
    return { counts, heap };
  };

  await mount(WARM + FIRST);
  const early = await left();
  await mount(ROUNDS - FIRST);
  const late = await left();
  t.diagnostic(
    `${engine}: ${JSON.stringify(late.counts)}; heap ${early.heap} → ${late.heap}`,
  );
  assert.deepEqual(late.counts, early.counts);
  assert.equal(late.counts.timers, 0);
  assert.equal(late.counts.requests, 0);
  assert.equal(late.counts.documents, 0);
  if (cdp) {
    assert.ok(early.heap > 0);
    assert.ok(late.heap < early.heap * 1.05, `${early.heap} → ${late.heap}`);
  }
  assert.deepEqual(opened.errors, []);
});
