import type { ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { serve, type Server } from "../server.ts";
import { filesOf, plainOf, statement, type Event } from "./lists.ts";

const root = new URL("../../", import.meta.url);
const bundles = new URL("build/bench/", root);
export const contestants = ["preact", "lit", "inner_html"] as const;

/// A server with everything that is measured.
export type Site = {
  origin: string;
  /// Adds a list of `count` names: /element/`count` shows it, /plain/`count` is its array.
  add(count: number): Promise<void>;
  /// Answers a JSON document at `path`.
  serve(path: string, body: string): void;
  /// Sends one event to all readers of the list's stream.
  send(count: number, event: Event): void;
  close(): Promise<void>;
};

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
  <link rel="stylesheet" href="/dist/statement.css">
  <style>html{font-family:sans-serif}main{max-width:60rem;margin:auto}</style><main>${body}</main>`;

/// Bundles the contestants' pages and the probe into build/bench.
export async function bundle(): Promise<void> {
  await build({
    entryPoints: ["probe", "typist", ...contestants].map((name) =>
      fileURLToPath(new URL(`page/${name}.ts`, import.meta.url)),
    ),
    outdir: fileURLToPath(bundles),
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  await build({
    entryPoints: [fileURLToPath(new URL("page/srcdoc.ts", import.meta.url))],
    outdir: fileURLToPath(bundles),
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    logLevel: "error",
  });
}

export async function site(): Promise<Site> {
  const server: Server = await serve({
    "/dist/": new URL("web/dist/", root),
    "/bench/": bundles,
    "/element": page(
      '<script type="module" src="/dist/undersigned.js"></script>',
    ),
  });
  for (const name of contestants)
    server.set(
      `/${name}`,
      page(`<article class="statement" data-theme="light"></article>
      <script src="/bench/${name}.js"></script>`),
    );
  server.set(
    "/srcdoc",
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
    <body><input aria-label="Title"><iframe width="640" height="720"></iframe>
    <script type="module" src="/bench/srcdoc.js"></script></body></html>`,
  );
  const streams = new Map<number, Set<ServerResponse>>();
  const revisions = new Map<number, number>();
  return {
    origin: server.origin,
    async add(count) {
      const readers = new Set<ServerResponse>();
      streams.set(count, readers);
      revisions.set(count, 1);
      const files = await filesOf(count);
      for (const [name, body] of files)
        server.set(`/lists/${count}/${name}`, { body });
      server.set(`/plain/${count}.json`, plainOf(files));
      server.set(`/statements/${count}.json`, statement(count));
      server.set(
        `/element/${count}`,
        page(`<script type="module" src="/dist/undersigned.js"></script>
        <joint-statement src="/statements/${count}.json"></joint-statement>`),
      );
      server.set(`/stream/${count}`, (_, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(": open\n\n");
        readers.add(response);
        response.on("close", () => {
          readers.delete(response);
          // Later readers begin with the list as it was.
          if (readers.size === 0) revisions.set(count, 1);
        });
        return undefined;
      });
    },
    serve: (path, body) => server.set(path, { body }),
    send(count, event) {
      const from = revisions.get(count)!;
      revisions.set(count, from + 1);
      const data = JSON.stringify({ from, revision: from + 1, ...event });
      for (const reader of streams.get(count)!)
        reader.write(`event: signatories\nid: ${from + 1}\ndata: ${data}\n\n`);
    },
    close: () => server.close(),
  };
}
