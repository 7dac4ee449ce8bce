import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { bundlers, makeApp, statement, write } from "../node/packaging.ts";
import { launch } from "./browsers.ts";

// The package in an application's page, made by each bundler.

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

const app = makeApp();
write(app.folder, "statement.json", JSON.stringify(statement));
write(
  app.folder,
  "page.js",
  `import "undersigned/element";
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => (document.title = data);`,
);
write(
  app.folder,
  "worker.js",
  `import { createRenderer } from "undersigned";
const renderer = await createRenderer();
postMessage(renderer.render(${JSON.stringify(statement)}, { format: "text" }).output.split("\\n")[0] ? "rendered" : "empty");`,
);
write(app.folder, "element_app.js", 'import "undersigned/element";\n');
write(
  app.folder,
  "index.html",
  `<!doctype html><html lang="en"><title>App</title><joint-statement src="/statement.json"></joint-statement><script type="module" src="main.js"></script>`,
);

const server = createServer((request, response) => {
  const path = decodeURIComponent(request.url!.split("?")[0]!);
  const file =
    path.endsWith("/") || path === "/statement.json"
      ? join(app.folder, path === "/statement.json" ? path : "index.html")
      : join(app.folder, "out", path);
  try {
    const content = readFileSync(file);
    response.setHeader(
      "Content-Type",
      types[extname(file)] ?? "application/octet-stream",
    );
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
});
let origin = "";
let browser: Browser;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
  rmSync(app.folder, { recursive: true, force: true });
});

for (const [name, bundle] of Object.entries(bundlers))
  test(`${name}: the element draws`, async () => {
    // Bundlers that know the form of a worker's address also bundle a worker.
    const knowsWorkers = name === "vite" || name === "webpack";
    const entry = knowsWorkers ? "page.js" : "element_app.js";
    await bundle(app, entry, join(app.folder, "out", name));
    const page = await browser.newPage();
    const found: string[] = [];
    page.on("response", (answer) => {
      if (answer.url().endsWith(".wasm")) found.push(String(answer.status()));
    });
    await page.goto(`${origin}/${name}/`);
    await page
      .locator("joint-statement h2", { hasText: statement.title })
      .waitFor();
    if (knowsWorkers) {
      await page.waitForFunction(() => document.title === "rendered");
      assert.deepEqual([...new Set(found)], ["200"]);
    }
    await page.close();
  });
