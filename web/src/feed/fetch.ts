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
  /** Whether the same request may succeed later, with nothing changed. */
  retryable: boolean;
};

export type Fetched = {
  bytes: Uint8Array;
  /** The final address, after redirects: the base of relative ones. */
  url: string;
};

/** What requests need from the page. */
export type Network = {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number | undefined): void;
  /** The page's own origin. */
  origin: string;
  /** Whether the page's Content-Security-Policy blocked the request for `url` that has just failed. */
  isBlocked: (url: string) => Promise<boolean>;
};

/** A download fails after this many milliseconds without a byte. */
const PATIENCE = 20_000;
/** A download fails after this many milliseconds in all. */
const DEADLINE = 120_000;

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

/** A copy without a prototype: nothing in it can come from a polluted `Object.prototype`. */
export const withoutPrototype = <T extends object>(value: T): T =>
  Object.assign(Object.create(null) as T, value);

/** The answer to a request if its status is 2xx. */
export async function request(
  url: string,
  init: RequestInit,
  { fetch, origin, isBlocked }: Network,
): Promise<Response | Failure> {
  try {
    const response = await fetch(url, withoutPrototype(init));
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
    if (await isBlocked(url))
      return fail(
        "blocked",
        url,
        `this page's Content-Security-Policy forbids ${url}; add ${target.origin} to connect-src`,
      );
    // A file whose integrity is wrong fails like this, too.
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
 * Requests `url` and passes the body to `take`, chunk by chunk, until it ends or `take` returns a
 * failure. `check`, if given, sees the answer first and may return one, too. The result is the answer
 * or the failure. After `patience` milliseconds without a byte, `controller` is aborted. If the caller
 * aborts it, the result means nothing.
 */
export async function readBody(
  url: string,
  init: RequestInit,
  patience: number,
  controller: AbortController,
  host: Network,
  take: (chunk: Uint8Array) => Failure | undefined,
  check?: (answer: Response) => Failure | undefined,
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
    /** A page may have replaced `fetch` by one that ignores signals. */
    const untilAborted = <T>(result: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        end = () => reject(new Error("aborted"));
        if (signal.aborted) end();
        result.then(resolve, reject);
      });
    const answer = await untilAborted(request(url, { ...init, signal }, host));
    if (isFailure(answer)) return isLate ? timedOut(url, patience) : answer;
    let fault = check?.(answer);
    // WebKit reads `mode` from the options even where none are given.
    const reader = answer.body?.getReader(withoutPrototype({})) as
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
      ? timedOut(url, patience)
      : fail("network", url, `${url} broke off`, true);
  } finally {
    host.clearTimeout(timer);
  }
}

const timedOut = (url: string, patience: number): Failure =>
  fail(
    "timeout",
    url,
    `${url} has not answered for ${patience / 1000} seconds`,
    true,
  );

/** The body of `url`, at most `limit` bytes. After `signal` has aborted, the result means nothing. */
export async function fetchBytes(
  url: string,
  limit: number,
  signal: AbortSignal,
  host: Network,
): Promise<Fetched | Failure> {
  // Its own: giving up here must not end what else the caller does.
  const controller = new AbortController();
  const end = (): void => controller.abort();
  const timer = host.setTimeout(end, DEADLINE);
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const answer = await readBody(
    url,
    // Revalidated each time: a correction or a withdrawal must not wait for a cache to expire.
    { cache: "no-cache" },
    PATIENCE,
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
