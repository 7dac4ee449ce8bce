import { readFile } from "node:fs/promises";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";

/// The response of a route. `body` is sent as UTF-8. The MIME type follows from the path's ending
/// unless `headers` has one.
export type Content = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

/// A text, an answer with its headers, a file, or a function that makes the answer. A function that
/// returns nothing handles the response itself.
export type Route =
  | string
  | Uint8Array
  | URL
  | Content
  | ((
      request: IncomingMessage,
      response: ServerResponse,
    ) => Content | undefined | Promise<Content | undefined>);

export type Seen = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
};

/// A real HTTP server on 127.0.0.1, at a port that the system chooses. Two servers are two origins.
export type Server = {
  /// "http://127.0.0.1:PORT"
  readonly origin: string;
  /// Every request so far, in order. `path` includes the query.
  readonly seen: Seen[];
  /// `path` without query. A path that ends with "/" and has a file URL serves that folder.
  set(path: string, route: Route): void;
  /// The number of requests for `path` (without query) so far.
  count(path: string): number;
  /// Waits for the first request for `path`, or the `nth`.
  requested(path: string, nth?: number): Promise<void>;
  /// Waits until a client of `path` has disconnected before its answer was complete.
  abandoned(path: string): Promise<void>;
  close: () => Promise<void>;
};

/// Milliseconds after which waiting fails.
const patience = 20_000;

const types: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const pathOf = (address: string): string =>
  new URL(address, "http://localhost").pathname;

async function contentOf(
  route: Route | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Content | undefined> {
  if (route === undefined) return { status: 404, body: "not here" };
  if (typeof route === "function") return route(request, response);
  if (typeof route === "string" || route instanceof Uint8Array)
    return { body: route };
  if (!(route instanceof URL)) return route;
  return { body: await readFile(route) };
}

/// `otherwise` answers requests without a route.
export async function serve(
  routes: Record<string, Route> = {},
  otherwise?: Route,
): Promise<Server> {
  const table = new Map<string, Route>([
    ["/favicon.ico", { status: 204 }],
    ...Object.entries(routes),
  ]);
  const seen: Seen[] = [];
  const gone = new Map<string, number>();
  let waiting: (() => boolean)[] = [];
  const happened = (): void => {
    waiting = waiting.filter((isDone) => !isDone());
  };
  const when = (what: string, condition: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const deadline = setTimeout(
        () => reject(new Error(`never ${what}`)),
        patience,
      );
      waiting.push(() => {
        if (!condition()) return false;
        clearTimeout(deadline);
        resolve();
        return true;
      });
      happened();
    });
  const count = (path: string): number =>
    seen.filter((one) => pathOf(one.path) === path).length;

  const find = (path: string): Route | undefined => {
    const exact = table.get(path);
    if (exact !== undefined) return exact;
    for (const [prefix, route] of table) {
      if (
        prefix.endsWith("/") &&
        path.startsWith(prefix) &&
        route instanceof URL
      ) {
        return new URL(path.slice(prefix.length), route);
      }
    }
    return otherwise;
  };

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const address = request.url ?? "/";
    const path = pathOf(address);
    response.on("close", () => {
      if (response.writableFinished) return;
      gone.set(path, (gone.get(path) ?? 0) + 1);
      happened();
    });
    seen.push({
      method: request.method ?? "",
      path: address,
      headers: request.headers,
    });
    happened();
    const content = await contentOf(find(path), request, response);
    if (!content) return;
    response.writeHead(content.status ?? 200, {
      "content-type": types[extname(path)] ?? "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...content.headers,
    });
    response.end(content.body ?? "");
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(404).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    set: (path, route) => void table.set(path, route),
    count,
    requested: (path, nth = 1) =>
      when(`requested: ${path}`, () => count(path) >= nth),
    abandoned: (path) =>
      when(`abandoned: ${path}`, () => (gone.get(path) ?? 0) > 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
