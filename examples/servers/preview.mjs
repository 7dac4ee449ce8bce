// Serves the example pages on 127.0.0.1, at PORT or 8080: `make preview` runs it.
import { createReadStream, readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { createLive } from "./live.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Address prefix -> folder. Files that partners load are open to every origin. */
const folders = [
  { prefix: "/dist/", root: join(project, "web/dist"), isShared: true },
  {
    prefix: "/statements/",
    root: join(project, "examples/statements"),
    isShared: true,
  },
  {
    prefix: "/feeds/",
    root: join(project, "examples/feeds"),
    isShared: true,
  },
  // Created by: node examples/statements/crowd/make.mjs
  { prefix: "/crowd/", root: join(project, "build/crowd"), isShared: true },
  {
    prefix: "/editor/",
    root: join(project, "web/dist/editor"),
    isShared: false,
  },
  { prefix: "/pages/", root: join(project, "examples/pages"), isShared: false },
];

const live = createLive({
  statement: JSON.parse(
    readFileSync(join(project, "examples/statements/live/statement.json")),
  ),
});

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/** The file for a request target as {path, size, isShared}, or undefined. */
async function find(target) {
  let path;
  try {
    path = decodeURIComponent(new URL(target, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const folder = folders.find(({ prefix }) => path.startsWith(prefix));
  if (!folder || path.includes("\0")) return undefined;
  if (path.endsWith("/")) path += "index.html";
  const file = resolve(folder.root, path.slice(folder.prefix.length));
  // An encoded "../" survives URL parsing.
  if (!file.startsWith(folder.root + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile()
    ? { path: file, size: found.size, isShared: folder.isShared }
    : undefined;
}

function answer(response, status, headers, text = "") {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  });
  response.end(text);
}

async function serve(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD")
    return answer(response, 405, { Allow: "GET, HEAD" }, "Only GET and HEAD\n");
  if (live.answer(request, response)) return;
  if (request.url === "/")
    return answer(response, 302, { Location: "/pages/" });
  const file = await find(request.url);
  if (!file) return answer(response, 404, {}, "Not found\n");
  response.writeHead(200, {
    "Content-Type": types[extname(file.path)] ?? "application/octet-stream",
    "Content-Length": file.size,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    ...(file.isShared && {
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    }),
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file.path)
    .on("error", () => response.destroy())
    .pipe(response);
}

const port = Number(process.env.PORT || 8080);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT is "${process.env.PORT}"; want a number up to 65535.`);
  process.exit(2);
}

createServer(serve)
  .on("error", (error) => {
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} is taken. Name another one: PORT=8081 make preview`
        : `Cannot serve on port ${port}: ${error.message}`,
    );
    process.exit(1);
  })
  .listen(port, "127.0.0.1", function () {
    live.start();
    console.log(
      `The example pages are at http://127.0.0.1:${this.address().port}/ (stop with Ctrl-C)`,
    );
  });
