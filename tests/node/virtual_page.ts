import type { Subscriber } from "../../web/src/feed/subscribers.ts";
import type { Host, Sources } from "../../web/src/feed/feed.ts";

/// A request that waits for the test's answer.
export type Asked = {
  url: string;
  init: RequestInit;
  answer(response: Response): void;
  fail(): void;
};

/// Turns of the event loop that let all promises settle.
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++)
    await new Promise((resolve) => setImmediate(resolve));
}

/// A page whose clock the test moves. Its log says what happened when, in seconds.
export class VirtualPage {
  time = 0;
  /// The result of `random`. With 0.5 a jitter of ± 50 % has no effect.
  dice = 0.5;
  log: string[] = [];
  /// The waiting requests; none if `serve` answers them.
  asked: Asked[] = [];
  serve: ((url: string, init: RequestInit) => Response | undefined) | undefined;
  readonly timers = new Map<number, { due: number; callback: () => void }>();
  readonly listeners = new Set<() => void>();
  #isIdle = false;
  #lastTimer = 0;

  readonly host: Host = {
    fetch: (url, init) =>
      new Promise((resolve, reject) => {
        this.note(`? ${url.replace("https://p.example/", "")}`);
        const fail = () => reject(new TypeError("failed"));
        const answer = (response: Response) =>
          resolve(abortable(response, init.signal));
        init.signal?.addEventListener("abort", fail);
        const served = this.serve?.(url, init);
        if (served) return answer(served);
        this.asked.push({ url, init, answer, fail });
      }),
    setTimeout: (callback, delay) => {
      this.timers.set(++this.#lastTimer, { due: this.time + delay, callback });
      return this.#lastTimer;
    },
    clearTimeout: (timer) => void this.timers.delete(timer ?? 0),
    origin: "https://partner.example",
    isBlocked: () => Promise.resolve(false),
    now: () => this.time,
    random: () => this.dice,
    isIdle: () => this.#isIdle,
    onIdleChange: (listener) => {
      this.listeners.add(listener);
      return () => void this.listeners.delete(listener);
    },
  };

  note(text: string): void {
    this.log.push(`${Number((this.time / 1000).toFixed(3))} ${text}`);
  }

  /// The log entries since the last call.
  noted(): string[] {
    return this.log.splice(0);
  }

  /// The oldest waiting request.
  take(): Asked {
    const asked = this.asked.shift();
    if (!asked) throw new Error("nothing is asked for");
    return asked;
  }

  async pass(seconds: number): Promise<void> {
    const end = this.time + seconds * 1000;
    await settle();
    for (;;) {
      const [timer, next] =
        [...this.timers].sort(([, a], [, b]) => a.due - b.due)[0] ?? [];
      if (!timer || !next || next.due > end) break;
      this.time = Math.max(this.time, next.due);
      this.timers.delete(timer);
      next.callback();
      await settle();
    }
    this.time = end;
  }

  async rest(isIdle: boolean): Promise<void> {
    this.#isIdle = isIdle;
    for (const listener of this.listeners) listener();
    await settle();
  }

  /// Logs what it gets, and answers with `answers[text]`, or "changed".
  follower(name = "", answers: Record<string, string> = {}): Subscriber {
    const told = (kind: string, bytes: Uint8Array) => {
      const text = new TextDecoder().decode(bytes);
      this.note(`${name}${kind} ${text}`);
      return (answers[text] ?? "changed") as "changed";
    };
    return {
      onList: ({ bytes }) => told("list", bytes),
      onEvent: (data) => told("event", data),
      onFailure: ({ code }) => this.note(`${name}failure ${code}`),
    };
  }
}

/// Like fetch: the body of an aborted request breaks off.
function abortable(response: Response, signal?: AbortSignal | null): Response {
  if (!response.body || !signal) return response;
  const reader = response.body.getReader();
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(new Error("aborted"))),
  );
  aborted.catch(() => undefined);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await Promise.race([reader.read(), aborted]);
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return new Response(body, response);
}

export const sources: Sources = {
  src: "https://p.example/list",
  stream: "",
  refresh: 60,
  limit: 1000,
};

/// The server's side of an open stream.
export class Stream {
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly response = new Response(
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
    }),
    { headers: { "content-type": "text/event-stream; charset=utf-8" } },
  );

  async send(text: string): Promise<void> {
    this.#controller.enqueue(new TextEncoder().encode(text));
    await settle();
  }
  event(data: string, id = ""): Promise<void> {
    return this.send(
      `${id && `id: ${id}\n`}event: signatories\ndata: ${data}\n\n`,
    );
  }
  async end(): Promise<void> {
    this.#controller.close();
    await settle();
  }
  async kill(): Promise<void> {
    this.#controller.error(new Error("reset"));
    await settle();
  }
}

export const both = { ...sources, stream: "https://p.example/stream" };

/// A page whose lists are `list.text`, and whose streams the test answers.
export function streamed(text = "a") {
  const page = new VirtualPage();
  const list = { text };
  page.serve = (url) =>
    url === both.src ? new Response(list.text) : undefined;
  const answer = async (response: Response): Promise<void> => {
    page.take().answer(response);
    await page.pass(0);
  };
  const open = async (): Promise<Stream> => {
    const stream = new Stream();
    await answer(stream.response);
    return stream;
  };
  return { page, list, answer, open };
}

/// So that the stream is not given up.
export async function keepAlive(
  page: VirtualPage,
  stream: Stream,
  seconds: number,
): Promise<void> {
  for (let left = seconds; left > 0; left -= 40) {
    await stream.send(":\n");
    await page.pass(Math.min(40, left));
  }
}

/// A page with a server that answers every request for a list with `list.text`, or `list.answer`.
export function served(text: string) {
  const page = new VirtualPage();
  const list = { text, answer: undefined as (() => Response) | undefined };
  page.serve = () => list.answer?.() ?? new Response(list.text);
  return { page, list };
}

/// An answer with this status and no usable content.
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response("x", { status: code, headers });
