/**
 * Why nothing new was drawn: the detail of `statement-error`. `message` is one sentence for whoever
 * runs the page, with the remedy. `line` and `column` are 0 where there is no place.
 */
export type Failure = {
  /**
   * `bad-address`, `blocked`, `network`, `timeout`, `http-status`, `too-large`, `not-a-stream`,
   * `renderer`, or one of the reader's codes.
   */
  code: string;
  message: string;
  url: string;
  line: number;
  column: number;
  /** Whether the same request may succeed later with nothing mended. */
  retryable: boolean;
};

export type Fetched = {
  bytes: Uint8Array;
  /** After redirects: the base of relative addresses. */
  url: string;
};

/** What a request needs of the page that it is made for. */
export type Network = {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number | undefined): void;
  /** The page's own. */
  origin: string;
  /** Whether its Content-Security-Policy has refused a request for `url` that has just failed. */
  isRefused: (url: string) => Promise<boolean>;
};

/** With no byte for so long, in milliseconds, a file is given up. */
const patience = 20_000;
/** One that trickles in may take so long. */
const deadline = 120_000;

export const fail = (
  code: string,
  url: string,
  message: string,
  retryable = false,
  line = 0,
  column = 0,
): Failure => ({ code, message, url, line, column, retryable });

export const isFailure = (value: object): value is Failure =>
  Object.hasOwn(value, "retryable");

/** A copy that inherits nothing: what is not in it cannot come from a page's `Object.prototype`. */
export const bare = <T extends object>(value: T): T =>
  Object.assign(Object.create(null) as T, value);

/** The answer to a request, when it is a good one. */
export async function reach(
  url: string,
  init: RequestInit,
  { fetch, origin, isRefused }: Network,
): Promise<Response | Failure> {
  try {
    const response = await fetch(url, bare(init));
    if (response.ok) return response;
    const { status } = response;
    const isPassing =
      status >= 500 || status === 408 || status === 425 || status === 429;
    return fail(
      "http-status",
      url,
      `${url} answers with HTTP ${status}`,
      isPassing,
    );
  } catch {
    const target = new URL(url);
    if (await isRefused(url))
      return fail(
        "blocked",
        url,
        `this page's Content-Security-Policy forbids ${url}; add ${target.origin} to connect-src`,
      );
    // A file with `integrity` that answers with an error fails like this too.
    const cause =
      origin.startsWith("https:") && target.protocol === "http:"
        ? "an https page can only fetch from https"
        : init.integrity
          ? "it is missing, is another file, or comes without the header Access-Control-Allow-Origin: * (CORS)"
          : origin === target.origin
            ? "its server cannot be reached"
            : "most likely its server does not send the header Access-Control-Allow-Origin: * (CORS)";
    return fail("network", url, `${url} cannot be fetched: ${cause}`, true);
  }
}

/**
 * Requests `url` and gives `take` its body, chunk by chunk, until that ends or `take` finds fault with
 * a chunk. `judge`, if given, may find fault with the answer before. The result is the answer, or what
 * went wrong. Aborting `controller` ends it, with a result that is of no use; it ends itself, by
 * `controller` too, after `patience` milliseconds without a byte.
 */
export async function receive(
  url: string,
  init: RequestInit,
  patience: number,
  controller: AbortController,
  host: Network,
  take: (chunk: Uint8Array) => Failure | undefined,
  judge?: (answer: Response) => Failure | undefined,
): Promise<Response | Failure> {
  let timer: number | undefined;
  let isLate = false;
  const beat = (): void => {
    host.clearTimeout(timer);
    timer = host.setTimeout(() => {
      isLate = true;
      controller.abort();
    }, patience);
  };
  beat();
  try {
    const { signal } = controller;
    let end = (): void => undefined;
    signal.addEventListener("abort", () => end());
    /** A page's own `fetch` may know of no signal. */
    const untilAborted = <T>(result: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        end = () => reject(new Error("aborted"));
        if (signal.aborted) end();
        result.then(resolve, reject);
      });
    const answer = await untilAborted(reach(url, { ...init, signal }, host));
    if (isFailure(answer)) return isLate ? late(url, patience) : answer;
    let fault = judge?.(answer);
    // WebKit looks for a mode in options that nobody gave.
    const reader = answer.body?.getReader(bare({})) as
      ReadableStreamDefaultReader<Uint8Array> | undefined;
    while (!fault) {
      beat();
      const chunk = reader && (await untilAborted(reader.read()));
      if (!chunk || chunk.done) return answer;
      fault = take(chunk.value);
    }
    controller.abort();
    return fault;
  } catch {
    return isLate
      ? late(url, patience)
      : fail("network", url, `${url} broke off`, true);
  } finally {
    host.clearTimeout(timer);
  }
}

const late = (url: string, patience: number): Failure =>
  fail(
    "timeout",
    url,
    `${url} has not answered for ${patience / 1000} seconds`,
    true,
  );

/** The body of `url`, at most `limit` bytes. Aborting `signal` ends it, with a result of no use. */
export async function fetchBytes(
  url: string,
  limit: number,
  signal: AbortSignal,
  host: Network,
): Promise<Fetched | Failure> {
  // Its own: what is given up here is not all that its caller does.
  const controller = new AbortController();
  const end = (): void => controller.abort();
  const timer = host.setTimeout(end, deadline);
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const answer = await receive(
    url,
    // Revalidated each time: a correction or a withdrawal must not wait for a cache's guess.
    { cache: "no-cache" },
    patience,
    controller,
    host,
    (chunk) => {
      size += chunk.length;
      if (size > limit)
        return fail(
          "too-large",
          url,
          `${url} has more than the ${limit} bytes that are allowed`,
        );
      chunks.push(chunk);
      return undefined;
    },
  );
  host.clearTimeout(timer);
  signal.removeEventListener("abort", end);
  if (isFailure(answer)) return answer;
  try {
    const bytes = new Uint8Array(size);
    size = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, size);
      size += chunk.length;
    }
    return { bytes, url: answer.url || url };
  } catch {
    return fail("network", url, `${url} needs more memory than there is`, true);
  }
}
