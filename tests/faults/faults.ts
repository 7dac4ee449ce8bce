import type { Exchange } from "./server.ts";
import { eventOf } from "./truth.ts";

/// All faults. A fault for another kind of route treats the response as a body.
export type FaultName = keyof typeof faults;

const status =
  (code: number, headers: Record<string, string> = {}) =>
  ({ begin, response }: Exchange): void => {
    begin(code, headers);
    response.end(code === 204 ? undefined : "It does not work.");
  };

/// A valid stream whose text passes through `change`.
const transformed =
  (change: (text: string, isFirst: boolean) => Buffer[]) =>
  ({ response, serve }: Exchange): void => {
    const write = response.write.bind(response);
    let isFirst = true;
    let chunks: Buffer[] = [];
    // One chunk per turn of the event loop, so that each is a packet of its own.
    const send = (): void => {
      const chunk = chunks.shift();
      if (!chunk || response.destroyed) return;
      write(chunk);
      setImmediate(send);
    };
    response.write = ((text: string) => {
      const isIdle = chunks.length === 0;
      chunks = [...chunks, ...change(text, isFirst)];
      isFirst = false;
      if (isIdle) send();
      return true;
    }) as typeof response.write;
    serve();
  };

const whole = (text: string): Buffer[] => [Buffer.from(text)];
const bytewise = (text: string): Buffer[] =>
  [...Buffer.from(text)].map((byte) => Buffer.of(byte));

/// A stream that sends `text` and ends.
const briefly =
  (text: (exchange: Exchange) => string) =>
  (exchange: Exchange): void => {
    exchange.begin(200, { "content-type": "text/event-stream" });
    exchange.response.end(text(exchange));
  };

const typeOf = ({ route }: Exchange): string =>
  route === "stream" ? "text/event-stream" : "application/json";

export const faults = {
  "500": status(500),
  "502": status(502),
  "503 and Retry-After": status(503, { "retry-after": "30" }),
  "429": status(429, { "retry-after": "30" }),
  "404": status(404),
  "410": status(410),
  "204": status(204),
  "a redirect loop"({ begin, response, path, query }: Exchange) {
    const loop = Number(query.get("loop")) + 1;
    begin(302, { location: `${path}?loop=${loop}` });
    response.end();
  },
  "a wrong type"({ begin, response, body, route }: Exchange) {
    begin(200, { "content-type": "text/plain" });
    response.end(route === "stream" ? "data: x\n\n" : body());
  },
  "HTML instead"({ begin, response }: Exchange) {
    begin(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Sign in</title><p>Welcome.");
  },
  "cut off, with a length"({ begin, response, body }: Exchange) {
    const bytes = Buffer.from(body());
    begin(200, {
      "content-type": "application/json",
      "content-length": `${bytes.length}`,
    });
    response.write(bytes.subarray(0, bytes.length / 2), () =>
      response.destroy(),
    );
  },
  "cut off, without a length"({ begin, response, body }: Exchange) {
    const bytes = Buffer.from(body());
    response.useChunkedEncodingByDefault = false;
    begin(200, { "content-type": "application/json", connection: "close" });
    response.end(bytes.subarray(0, bytes.length / 2));
  },
  "one byte a second"(exchange: Exchange) {
    const { begin, response, body, route, truth, everySecond } = exchange;
    begin(200, { "content-type": typeOf(exchange) });
    response.flushHeaders();
    const bytes = Buffer.from(
      route === "stream" ? truth.changes.map(eventOf).join("") : body(),
    );
    let at = 0;
    everySecond(() => {
      if (at < bytes.length) response.write(bytes.subarray(at, ++at));
    });
  },
  "headers that do not end"({ response, everySecond }: Exchange) {
    const { socket } = response;
    socket?.write("HTTP/1.1 200 OK\r\n");
    let count = 0;
    everySecond(() => socket?.write(`x-${count++}: x\r\n`));
  },
  "half open"(exchange: Exchange) {
    exchange.begin(200, { "content-type": typeOf(exchange) });
    exchange.response.flushHeaders();
  },
  "killed in mid-event"({ begin, response, truth }: Exchange) {
    begin(200, { "content-type": "text/event-stream" });
    const text = truth.changes.map(eventOf).at(-1) ?? "id: 0\ndata: x\n\n";
    response.write(text.slice(0, -3), () => response.destroy());
  },
  "comments only"({ begin, response, everySecond }: Exchange) {
    begin(200, { "content-type": "text/event-stream" });
    everySecond(() => response.write(":\n"));
    response.write(":\n");
  },
  "retry: 0": briefly(() => "retry: 0\n\n"),
  "retry: 1e11": briefly(() => "retry: 1e11\nretry: 100000000000\n\n"),
  "a byte order mark": transformed((text, isFirst) =>
    whole(isFirst ? `\ufeff${text}` : text),
  ),
  "lines ended by CR": transformed((text) =>
    whole(text.replaceAll("\n", "\r")),
  ),
  "CRLF in two chunks": transformed((text) =>
    text
      .replaceAll("\n", "\r\n")
      .split(/(?<=\r)/)
      .map((chunk) => Buffer.from(chunk)),
  ),
  "one-byte chunks": transformed(bytewise),
  "an endless line"({ begin, response }: Exchange) {
    begin(200, { "content-type": "text/event-stream" });
    const more = "x".repeat(1 << 16);
    const write = (): void => {
      while (!response.destroyed && response.write(more));
    };
    response.on("drain", write);
    response.write("data: ");
    write();
  },
  /// A cached response: all events from the start until now, whatever is requested.
  "a cached stream": briefly(({ truth }) =>
    truth.changes.map(eventOf).join(""),
  ),
  "a stale node every second time"(exchange: Exchange) {
    const { begin, response, truth, met, serve } = exchange;
    if (met % 2) return serve();
    begin(200, { "content-type": "application/json" });
    response.end(truth.lists.at(-3) ?? truth.list());
  },
  "the same revision with other content"({
    begin,
    response,
    truth,
    since,
  }: Exchange) {
    begin(200, { "content-type": "application/json" });
    response.end(truth.lists[since]!.replaceAll("Organization", "Impostor"));
  },
  "an invalid name"({ begin, response, truth }: Exchange) {
    begin(200, { "content-type": "application/json" });
    const { items, ...rest } = JSON.parse(truth.list()) as { items: object[] };
    const wrong = { id: "wrong", name: 5 };
    response.end(JSON.stringify({ ...rest, items: [wrong, ...items] }));
  },
};
