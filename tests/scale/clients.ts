import { connect, type Socket } from "node:net";
import { MINUTE, SECOND, backoff } from "../../web/src/feed/retry.ts";

// One process of readers. Each is a raw socket that reads a stream like the element: it resumes
// after the last event, and waits between attempts. The parent process commands it over IPC.

export type Order =
  | { do: "connect"; ports: number[]; path: string; count: number }
  | { do: "report" };

/** Sent twice a second, and once after "report", with the figures. */
export type State = {
  open: number;
  /** Of all clients together, since the last report. */
  delivered: number;
};
export type Figures = State & {
  /** Events that arrived a second time or out of order. */
  doubled: number;
  /** Revisions that readers have missed. */
  lost: number;
  /** Milliseconds from posting to reading, of each delivery. */
  latencies: number[];
  /** Attempts to connect, and how many were made in the fullest 100 ms. */
  attempts: number;
  peak: number;
};

type Client = {
  port: number;
  socket: Socket | undefined;
  isOpen: boolean;
  /** The beginning of an incomplete event. */
  rest: string;
  last: string;
  revision: number;
  failures: number;
};

/**
 * Maximum number of connections being opened at one time, while readers arrive one after another.
 */
const atOnce = 200;

const clients: Client[] = [];
const state = { open: 0, delivered: 0, doubled: 0, lost: 0 };
let latencies: number[] = [];
let attempts = new Map<number, number>();
let waiting: Client[] = [];
let connecting = 0;
let path = "";

function take(client: Client, event: string): void {
  const id = /^id: (.*)$/m.exec(event)?.[1];
  const data = /^data: (.*)$/m.exec(event)?.[1];
  if (id === undefined || data === undefined) return;
  client.last = id;
  const { revision, _sent: sent } = JSON.parse(data) as {
    revision: number;
    _sent: number;
  };
  // A new reader begins anywhere.
  const expected = client.revision < 0 ? revision : client.revision + 1;
  if (revision < expected) state.doubled++;
  else state.lost += revision - expected;
  client.revision = Math.max(client.revision, revision);
  state.delivered++;
  latencies.push(performance.timeOrigin + performance.now() - sent);
}

function read(client: Client, chunk: string): void {
  if (!client.isOpen) {
    client.isOpen = true;
    client.failures = 0;
    state.open++;
    connecting--;
    connectNext();
  }
  const events = (client.rest + chunk).split("\n\n");
  client.rest = events.pop()!;
  for (const event of events) take(client, event);
}

function end(client: Client): void {
  if (client.isOpen) state.open--;
  else connecting--;
  client.isOpen = false;
  client.socket = undefined;
  client.rest = "";
  const wait = backoff(client.failures++, SECOND, Math.random());
  setTimeout(() => open(client), Math.min(wait, MINUTE));
  connectNext();
}

function open(client: Client): void {
  const slot = Math.floor(performance.now() / 100);
  attempts.set(slot, (attempts.get(slot) ?? 0) + 1);
  connecting++;
  const socket = connect(client.port, "127.0.0.1");
  client.socket = socket;
  socket.setEncoding("utf8");
  socket.on("connect", () => {
    const query = client.last && `?last=${client.last}`;
    socket.write(
      `GET ${path}${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n`,
    );
  });
  socket.on("data", (chunk: string) => read(client, chunk));
  // "close" follows.
  socket.on("error", () => {});
  socket.on("close", () => end(client));
}

function connectNext(): void {
  while (waiting.length > 0 && connecting < atOnce) open(waiting.pop()!);
}

process.on("message", (order: Order) => {
  if (order.do === "connect") {
    path = order.path;
    for (let index = 0; index < order.count; index++)
      clients.push({
        port: order.ports[index % order.ports.length]!,
        socket: undefined,
        isOpen: false,
        rest: "",
        last: "",
        revision: -1,
        failures: 0,
      });
    waiting = [...clients];
    connectNext();
    setInterval(
      () => process.send!({ open: state.open, delivered: state.delivered }),
      SECOND / 2,
    );
    return;
  }
  const counts = [...attempts.values()];
  const figures: Figures = {
    ...state,
    latencies,
    attempts: counts.reduce((sum, count) => sum + count, 0),
    peak: Math.max(0, ...counts),
  };
  process.send!(figures);
  Object.assign(state, { delivered: 0, doubled: 0, lost: 0 });
  latencies = [];
  attempts = new Map();
});
process.on("disconnect", () => process.exit());
