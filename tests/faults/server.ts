import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { faults, type FaultName } from "./faults.ts";
import { eventOf, Truth } from "./truth.ts";

export type Route = "list" | "stream" | "segment" | "other";

/// A request, and everything that a fault needs to answer it in its own way.
export type Exchange = {
  path: string;
  query: URLSearchParams;
  route: Route;
  response: ServerResponse;
  truth: Truth;
  /// The number of requests that have met the fault, including this one.
  met: number;
  /// The revision when the fault was set.
  since: number;
  /// The true list or segment.
  body: () => string;
  /// Answers without a fault.
  serve: () => void;
  /// Calls `step` every second of the server's clock, as long as the connection is open.
  everySecond: (step: () => void) => void;
  /// Sends the headers of a response that can be read across origins.
  begin: (status: number, headers: Record<string, string>) => void;
};

export type Asked = { route: Route; time: number };

export type Server = {
  origin: string;
  truth: Truth;
  /// From now on `route` answers with the fault; without `fault`, normally. Responses that are
  /// still open under the last fault are broken off.
  set(route: Route, fault?: FaultName): void;
  /// The fault that was set for `route`.
  fault(route: Route): FaultName | undefined;
  sign(count: number): void;
  remove(key: string): void;
  /// All requests so far, with `performance.now()`. Redirects of a request are left out.
  connections(): Asked[];
  /// Resolves when the fault of `route` has been met this many times.
  met(route: Route, times: number): Promise<void>;
  /// Breaks off everything, and accepts no connection until `resume`.
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
};

export type Options = {
  /// Number of names on the first list.
  count?: number;
  /// `list.json` is a head with segments.
  isSegmented?: boolean;
  /// Milliseconds in a second of the server's clock.
  second?: number;
  /// The body and the type of everything that is neither list nor stream nor segment.
  other?: (path: string) => { body: string | Buffer; type: string } | undefined;
};

const readable = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "date, retry-after",
};

/// A server on 127.0.0.1 with `list.json`, `stream` and segments, which fails on demand.
export async function start({
  count = 20,
  isSegmented = false,
  second = 1000,
  other = () => undefined,
}: Options = {}): Promise<Server> {
  const truth = new Truth(count);
  const connections: Asked[] = [];
  const set = new Map<
    Route,
    { fault: FaultName; met: number; since: number }
  >();
  const standing = new Map<Socket, Route | undefined>();
  const waiting = new Set<() => void>();

  function serve({
    path,
    query,
    route,
    response,
    body,
    begin,
    everySecond,
  }: Exchange): void {
    if (route === "stream") {
      begin(200, { "content-type": "text/event-stream" });
      // Without a known id there is nothing to resume.
      const last = Number(query.get("last") ?? truth.revision);
      for (const change of truth.changes)
        if (change.revision > last) response.write(eventOf(change));
      response.on(
        "close",
        truth.onChange((change) => response.write(eventOf(change))),
      );
      let seconds = 0;
      everySecond(() => ++seconds % 10 === 0 && response.write(":\n\n"));
      response.write(":\n\n");
      return;
    }
    const found =
      route === "other"
        ? other(path)
        : { body: body(), type: "application/json" };
    if (!found) return void response.writeHead(404, readable).end();
    begin(200, { "content-type": found.type });
    response.end(found.body);
  }

  const server = createServer((request, response) => {
    const { pathname: path, searchParams: query } = new URL(
      request.url!,
      "http://127.0.0.1",
    );
    const route: Route =
      path === "/list.json"
        ? "list"
        : path === "/stream"
          ? "stream"
          : path.startsWith("/segments/")
            ? "segment"
            : "other";
    const fault = set.get(route);
    if (!query.has("loop")) {
      connections.push({ route, time: performance.now() });
      if (fault) fault.met++;
    }
    const { socket } = request;
    standing.set(socket, route);
    response.on("close", () => standing.set(socket, undefined));
    // A client that has disconnected is not an error of the server.
    response.on("error", () => undefined);
    const exchange: Exchange = {
      path,
      query,
      route,
      response,
      truth,
      met: fault?.met ?? 0,
      since: fault?.since ?? 0,
      body: () =>
        route === "segment"
          ? (truth.segments.get(path) ?? "")
          : isSegmented
            ? truth.head()
            : truth.list(),
      serve: () => serve(exchange),
      everySecond(step) {
        const timer = setInterval(step, second);
        response.on("close", () => clearInterval(timer));
      },
      begin: (status, headers) =>
        void response.writeHead(status, { ...readable, ...headers }),
    };
    if (fault) faults[fault.fault](exchange);
    else exchange.serve();
    for (const check of [...waiting]) check();
  });
  server.on("connection", (socket) => {
    standing.set(socket, undefined);
    socket.on("close", () => standing.delete(socket));
  });

  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) =>
      server.once("error", reject).listen(port, "127.0.0.1", resolve),
    );
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of standing.keys()) socket.destroy();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    truth,
    set(route, fault) {
      for (const [socket, standingRoute] of standing)
        if (standingRoute === route) socket.destroy();
      if (fault) set.set(route, { fault, met: 0, since: truth.revision });
      else set.delete(route);
    },
    fault: (route) => set.get(route)?.fault,
    sign: (more) => truth.sign(more),
    remove: (key) => truth.remove(key),
    connections: () => [...connections],
    met: (route, times) =>
      new Promise((resolve) => {
        const check = (): void => {
          if ((set.get(route)?.met ?? 0) < times) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    pause,
    resume: () => listen(port),
    close: pause,
  };
}
