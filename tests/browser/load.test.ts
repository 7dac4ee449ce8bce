import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { engine } from "./browsers.ts";
import type { Content } from "../server.ts";
import { cors, dist, scriptName, wasmName, type Opened } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// Faults of the .wasm: the statement is drawn anyway, or the old content stays, and bytes that are
// not ours never run.

await siteForEach();

const wasm = readFileSync(new URL(wasmName, dist));
const headers = { ...cors, "content-type": "application/wasm" };

/// Another file of the same length, which would compile as well: one letter of a text is different.
function flipped(): Uint8Array {
  const bytes = Uint8Array.from(wasm);
  const at = wasm.indexOf("FOR IMMEDIATE RELEASE");
  assert.ok(at > 0);
  bytes[at]! ^= 1;
  return bytes;
}

const faults: Record<string, Content | "cut" | "reset"> = {
  "HTTP 404": { status: 404, headers },
  "HTTP 500": { status: 500, headers },
  "half of the file": { headers, body: wasm.subarray(0, wasm.length / 2) },
  "a connection that is cut": "cut",
  "a connection that is refused": "reset",
  "one flipped bit": { headers, body: flipped() },
  "a page of HTML": { body: "<!doctype html><title>Sign in</title>" },
  "no CORS": { headers: { "content-type": "application/wasm" }, body: wasm },
};

const content = "<p>The statement as the tag has it.</p>";
const open = (script?: string): Promise<Opened> =>
  here.open(
    `<joint-statement src="${here.statement}">${content}</joint-statement><script type="module" src="${here.cdn.origin}/undersigned.js"></script>`,
    script === undefined ? {} : { script },
  );

function spoil(fault: Content | "cut" | "reset"): void {
  here.cdn.set(
    `/${wasmName}`,
    typeof fault === "object"
      ? fault
      : (request, response) => {
          if (fault === "reset") return void request.socket.destroy();
          response.writeHead(200, {
            ...headers,
            "content-length": wasm.length,
          });
          response.write(wasm.subarray(0, 10_000), () =>
            request.socket.destroy(),
          );
          return undefined;
        },
  );
}

/// Counts what is compiled and made, and how large.
const counting = `
  window.made = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (module, ...rest) => (made.push("wasm"), instantiate(module, ...rest));`;

for (const [what, fault] of Object.entries(faults))
  describe(what, () => {
    test("gives way to the form in JavaScript", async () => {
      spoil(fault);
      const opened = await open(counting);
      assert.equal((await opened.told(1))[0]!.type, "statement-load");
      assert.deepEqual(await opened.page.evaluate("made"), []);
      assert.equal(here.cdn.count(`/${scriptName}`), 1);
      assert.deepEqual(opened.errors, []);
    });

    test("leaves what stood there where that is missing, too", async () => {
      spoil(fault);
      here.cdn.set(`/${scriptName}`, { status: 404, headers: cors });
      const opened = await open(counting);
      const [failure] = await opened.told(1);
      assert.equal(failure!.type, "statement-error");
      assert.equal(failure!.detail["retryable"], true);
      assert.deepEqual(await opened.page.evaluate("made"), []);
      assert.ok(await opened.page.getByText("as the tag has it").isVisible());
      assert.deepEqual(opened.errors, []);
    });
  });

const unchecked =
  engine === "webkit" && "WebKit checks no integrity of a module";

test(
  "a form in JavaScript that is another file never runs",
  { skip: unchecked },
  async (t) => {
    spoil({ status: 404, headers });
    const script = readFileSync(new URL(scriptName, dist), "utf8");
    here.cdn.set(`/${scriptName}`, {
      headers: cors,
      body: `window.hasRun = true;${script}`,
    });
    const opened = await open();
    const [told] = await opened.told(1);
    const hasRun = await opened.page.evaluate("window.hasRun === true");
    t.diagnostic(`${told!.type}, ${hasRun ? "has run" : "has not run"}`);
    assert.equal(told!.type, "statement-error");
    assert.equal(hasRun, false);
  },
);

describe("no memory for WebAssembly", () => {
  const full = `
    WebAssembly.instantiate = () => Promise.reject(new RangeError("could not allocate memory"));`;

  test("gives way to the form in JavaScript", async () => {
    const opened = await open(full);
    assert.equal((await opened.told(1))[0]!.type, "statement-load");
    assert.deepEqual(opened.errors, []);
  });

  test("in the middle: what was drawn stays, and what comes is told of", async () => {
    const opened = await open(`
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...given) => {
        const { exports } = await instantiate(...given);
        const input = (size) => {
          if (window.isFull) throw new WebAssembly.RuntimeError("memory access out of bounds");
          return exports.input(size);
        };
        return { exports: { ...exports, input } };
      };`);
    await opened.told(1);
    const title = opened.page.getByRole("heading", { name: "night ferry" });
    await opened.page.evaluate("window.isFull = true");
    await opened.page
      .locator("joint-statement")
      .evaluate(
        (one, src) => one.setAttribute("src", `${src}?again`),
        here.statement,
      );
    const told = await opened.told(2);
    assert.equal(told[1]!.type, "statement-error");
    assert.equal(told[1]!.detail["code"], "renderer");
    assert.ok(await title.isVisible());
    assert.deepEqual(opened.errors, []);
  });
});

test("a browser without WebAssembly gets the form in JavaScript", async () => {
  const opened = await open(`delete window.WebAssembly`);
  assert.equal((await opened.told(1))[0]!.type, "statement-load");
  assert.deepEqual(opened.errors, []);
});

test("where WebAssembly is refused, nothing is asked for a second time", async () => {
  const opened = await here.open(
    `<joint-statement src="${here.statement}">${content}</joint-statement>
     <script type="module" src="${here.cdn.origin}/undersigned.js"></script>`,
    {
      headers: {
        "content-security-policy": `script-src ${here.cdn.origin}/undersigned.js`,
      },
      script: `
        window.violations = [];
        addEventListener("securitypolicyviolation", ({ blockedURI }) => violations.push(blockedURI));`,
    },
  );
  await opened.told(1);
  await opened.page.evaluate((src) => {
    for (let count = 0; count < 20; count++) {
      const one = document.createElement("joint-statement");
      one.setAttribute("src", src);
      document.body.append(one);
    }
  }, here.statement);
  await opened.told(21);
  const violations = await opened.page.evaluate("violations");
  const script = `${here.cdn.origin}/${scriptName}`;
  // Firefox does not report a preload that it refuses, nor WebKit refused WebAssembly.
  const all = { firefox: ["wasm-eval"], webkit: [script] };
  const wanted = engine === "chromium" ? ["wasm-eval", script] : all[engine];
  assert.deepEqual(violations, wanted);
  assert.equal(here.cdn.count(`/${scriptName}`), 0);
  assert.ok(here.cdn.count(`/${wasmName}`) <= 1);
});
