import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { minimal } from "../statement.ts";
import {
  cors,
  dist,
  scriptName,
  wasmName,
  type OpenOptions,
  type Opened,
} from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// Failures: what visitors read, what the page's owner reads, and what `statement-error` says.

await siteForEach();

const open = (src: string, options?: OpenOptions): Promise<Opened> =>
  here.open(
    `<joint-statement src="${src}"></joint-statement><script type="module" src="${here.cdn.origin}/undersigned.js"></script>`,
    options,
  );

/// Our own lines on the console. The browser writes others.
const ours = ({ console }: Opened) =>
  console.filter((line) => line.includes("<joint-statement>"));

/// Asserts one error event, one line on the console that says the same, a sentence in place, and no
/// errors on the page.
async function assertFailure(
  opened: Opened,
  wanted: Record<string, unknown>,
): Promise<void> {
  const [failure] = await opened.told(1);
  assert.equal(failure!.type, "statement-error");
  const rest = { line: 0, column: 0, retryable: false, url: here.statement };
  assert.deepEqual(failure!.detail, { ...rest, ...wanted });
  assert.deepEqual(ours(opened), [
    `error: <joint-statement>: ${String(wanted["message"])}`,
  ]);
  assert.deepEqual(opened.errors, []);
  assert.match(
    await opened.shadowText(),
    /^This statement cannot be shown here at the moment\./,
  );
}

describe("what is named", () => {
  test("CORS, when the publisher's server does not allow other sites", async () => {
    here.publisher.set("/s/statement.json", minimal);
    const opened = await open(here.statement);
    await assertFailure(opened, {
      code: "network",
      message: `${here.statement} cannot be fetched: most likely its server does not send the header Access-Control-Allow-Origin: * (CORS)`,
      retryable: true,
    });
    assert.equal(
      await opened.shadowText(),
      `This statement cannot be shown here at the moment. It is published at ${here.statement}.`,
    );
    assert.equal(
      await opened.page.locator("joint-statement a").getAttribute("href"),
      here.statement,
    );
  });

  test("the server, when it is the page's own", async () => {
    here.partner.set("/s.json", (request) => void request.socket.destroy());
    await assertFailure(await open("/s.json"), {
      code: "network",
      url: `${here.partner.origin}/s.json`,
      message: `${here.partner.origin}/s.json cannot be fetched: its server cannot be reached`,
      retryable: true,
    });
  });

  test("a Content-Security-Policy that forbids the request", async () => {
    const opened = await open(here.statement, {
      headers: {
        "content-security-policy": `connect-src ${here.cdn.origin}`,
      },
    });
    await assertFailure(opened, {
      code: "blocked",
      message: `this page's Content-Security-Policy forbids ${here.statement}; add ${here.publisher.origin} to connect-src`,
    });
  });

  test("CORS, where the policy has refused the same address as an image", async () => {
    here.publisher.set("/s/statement.json", minimal);
    const opened = await here.open(
      `<joint-statement src="${here.statement}"></joint-statement><script type="module" src="${here.cdn.origin}/undersigned.js"></script>
       <script type="module">await customElements.whenDefined("joint-statement"); new Image().src = "${here.statement}"</script>`,
      { headers: { "content-security-policy": "img-src 'none'" } },
    );
    const [failure] = await opened.told(1);
    assert.equal(failure!.detail["code"], "network");
    assert.match(String(failure!.detail["message"]), /\(CORS\)$/);
  });

  test("a Content-Security-Policy that forbids WebAssembly, and its other form", async () => {
    const opened = await here.open(
      `<joint-statement src="${here.statement}"></joint-statement><script type="module" src="${here.cdn.origin}/undersigned.js"></script>`,
      {
        headers: {
          "content-security-policy": `script-src ${here.cdn.origin}/undersigned.js`,
        },
      },
    );
    await assertFailure(opened, {
      code: "blocked",
      url: `${here.cdn.origin}/${wasmName}`,
      message:
        "this page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to script-src",
    });
  });

  for (const [status, retryable] of [
    [404, false],
    [403, false],
    [429, true],
    [503, true],
  ] as const)
    test(`HTTP ${status}, which ${retryable ? "may" : "will not"} pass by itself`, async () => {
      here.publisher.set("/s/statement.json", { status, headers: cors });
      await assertFailure(await open(here.statement), {
        code: "http-status",
        message: `${here.statement} answers with HTTP ${status}`,
        retryable,
      });
    });

  test("a file over 1 MiB, without reading on", async () => {
    here.publisher.set("/s/statement.json", (_, response) => {
      response.writeHead(200, cors);
      response.write(" ".repeat((1 << 20) + 1));
      // And it never ends.
      return undefined;
    });
    const abandoned = here.publisher.abandoned("/s/statement.json");
    await assertFailure(await open(here.statement), {
      code: "too-large",
      message: `${here.statement} has more than the 1048576 bytes that are allowed`,
    });
    await abandoned;
  });

  test("an answer that breaks off", async () => {
    here.publisher.set("/s/statement.json", (request, response) => {
      response.writeHead(200, { ...cors, "content-length": "1000" });
      response.write('{"id":', () => request.socket.destroy());
      return undefined;
    });
    await assertFailure(await open(here.statement), {
      code: "network",
      message: `${here.statement} broke off`,
      retryable: true,
    });
  });

  test("a page of HTML where JSON is due", async () => {
    here.publisher.set("/s/statement.json", {
      headers: cors,
      body: "\n<!doctype html><title>Moved</title>",
    });
    await assertFailure(await open(here.statement), {
      code: "syntax",
      message: `${here.statement}:2:1: syntax; this is HTML, not JSON`,
      line: 2,
      column: 1,
    });
  });

  test("the first of the statement's errors, with its place", async () => {
    here.publisher.set("/s/statement.json", {
      headers: cors,
      body: '{\n  "typo": "",\n  "id": "Not a slug",\n  "revision": 0\n}',
    });
    const opened = await open(here.statement);
    const [failure] = await opened.told(1);
    assert.match(
      String(failure!.detail["message"]),
      /statement\.json:\d+:\d+: [a-z-]+ and \d more; `undersigned validate` tells what to write$/,
    );
    assert.notEqual(failure!.detail["code"], "unknown-key");
    assert.ok(Number(failure!.detail["line"]) >= 1);
    assert.equal(failure!.detail["retryable"], false);
  });

  for (const src of ["javascript:alert(1)", "file:///s.json", "http://"])
    test(`an address that is none: ${src}`, async () => {
      const opened = await open(src);
      await assertFailure(opened, {
        code: "bad-address",
        url: src,
        message: `src="${src}" is not an http or https address`,
      });
      assert.equal(await opened.page.locator("joint-statement a").count(), 0);
    });

  test("a .wasm that is missing, with its other form, and a later element tries again", async () => {
    const wasm = { headers: cors, body: readFileSync(new URL(wasmName, dist)) };
    here.cdn.set(`/${wasmName}`, { status: 404, headers: cors });
    here.cdn.set(`/${scriptName}`, { status: 404, headers: cors });
    const opened = await open(here.statement);
    const url = `${here.cdn.origin}/${wasmName}`;
    await assertFailure(opened, {
      code: "network",
      url,
      message: `${url} cannot be fetched: it is missing, is another file, or comes without the header Access-Control-Allow-Origin: * (CORS)`,
      retryable: true,
    });
    assert.equal(
      await opened.page.locator("joint-statement a").getAttribute("href"),
      here.statement,
    );
    here.cdn.set(`/${wasmName}`, wasm);
    await opened.page.evaluate((src) => {
      const one = document.createElement("joint-statement");
      one.setAttribute("src", src);
      document.body.append(one);
    }, here.statement);
    assert.equal((await opened.told(2))[1]!.type, "statement-load");
  });
});

test("the sentence gives way to the statement when that can be had", async () => {
  here.publisher.set("/s/statement.json", { status: 503, headers: cors });
  const opened = await open(here.statement);
  await opened.told(1);
  here.publisher.set("/s/statement.json", { headers: cors, body: minimal });
  await opened.page
    .locator("joint-statement")
    .evaluate(
      (one, src) => one.setAttribute("src", `${src}?again`),
      here.statement,
    );
  assert.equal((await opened.told(2))[1]!.type, "statement-load");
  assert.match(await opened.shadowText(), /Keep the night ferry running/);
});

test("a strict policy with Trusted Types is obeyed to the letter", async () => {
  const html = `<p><script async src="/undersigned/embed.js" data-statement="${here.statement}"></script></p>`;
  const opened = await here.open(html, {
    headers: {
      "content-security-policy": [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        // For /favicon.ico, which WebKitGTK requests under the page's policy.
        "img-src 'self'",
        `connect-src 'self' ${here.publisher.origin}`,
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join("; "),
    },
    script: `
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        violations.push(event.violatedDirective + " " + event.blockedURI),
      );`,
  });
  assert.equal((await opened.told(1))[0]!.type, "statement-load");
  const found = await opened.page.evaluate(() => {
    const { shadowRoot } = document.querySelector("joint-statement")!;
    const article = shadowRoot!.querySelector("article")!;
    return {
      violations: (window as unknown as { violations: string[] }).violations,
      rules: shadowRoot!.adoptedStyleSheets[0]!.cssRules.length > 1,
      display: getComputedStyle(article).display,
    };
  });
  assert.deepEqual(found, { violations: [], rules: true, display: "block" });
  assert.deepEqual([...opened.errors, ...opened.console], []);
});
