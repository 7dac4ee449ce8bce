import { Subscribers, type Subscriber } from "./subscribers.ts";
import {
  MINUTE,
  SECOND,
  backoff,
  clampDelay,
  retryAfter,
  jitter,
} from "./retry.ts";
import {
  fetchBytes,
  isFailure,
  type Failure,
  type Fetched,
  type Network,
} from "./fetch.ts";
import { readStream, type Resumption } from "./stream.ts";

/** What feeds need from the page. Subscribers with the same host share feeds. */
export type Host = Network & {
  /** Monotonic, in milliseconds: the reader's clock may be wrong, or set. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  /** Whether the page is hidden, offline or in the back/forward cache: then nothing is fetched. */
  isIdle(): boolean;
  /** Calls `listener` when `isIdle` may have changed; returns a function that stops this. */
  onIdleChange(listener: () => void): () => void;
};

export type Sources = {
  src: string;
  /** "" for none. */
  stream: string;
  /** Seconds between two requests for `src`, ± 50 %; 0: one answer is enough. */
  refresh: number;
  /** The size limit of `src`, in bytes. */
  limit: number;
  /** The answer of `src`, if it has just been fetched. */
  known?: Fetched | Failure;
};

export type Subscription = {
  stop(): void;
  /** Until `resume` nothing is delivered. If all subscribers have paused, nothing is fetched. */
  pause(): void;
  resume(): void;
  /** Fetches `src` now, at most once a second. */
  refresh(): void;
  /** Fetches `src` within 10 s; after a failure it is retried anyway. */
  refreshSoon(): void;
};

/** The name of the server-sent events that are delivered. */
const EVENT = "signatories";
/** The first list waits this long for the stream to open. */
const STREAM_HEAD_START = 3 * SECOND;
/**
 * After this many failures of the stream in a row, the list is polled for POLLING_TIME to twice
 * that.
 */
const MAX_STREAM_FAILURES = 5;
const POLLING_TIME = 5 * MINUTE;
/** After a gap the list is fetched within this. */
const GAP_DELAY = 10 * SECOND;
/** Pages that wake up together fetch within this. */
const WAKE_DELAY = 2 * SECOND;
/** When the stream reopens, an older list is fetched again. */
const MAX_LIST_AGE = MINUTE;
/** The period where `refresh` is 0 but there is no usable list. */
const FALLBACK_PERIOD = 5 * MINUTE;
/** The period doubles with each failure in a row, up to this. */
const MAX_PERIOD = 10 * MINUTE;

type Feed = { subscribe(subscriber: Subscriber): Subscription };

/** A closed feed: the time before which its list is not fetched again. */
type ClosedFeed = number;

const feeds = new WeakMap<Host, Map<string, Feed | ClosedFeed>>();

/**
 * Polls `src` and reads `stream` until `stop`. Subscribers with the same sources and host share a feed;
 * a new one gets the last list and the events since, in a microtask.
 */
export function subscribe(
  sources: Sources,
  subscriber: Subscriber,
  host: Host,
): Subscription {
  const { src, stream, refresh, limit } = sources;
  const shared = feeds.get(host) ?? new Map<string, Feed | ClosedFeed>();
  feeds.set(host, shared);
  const key = [refresh, limit, stream, src].join(" ");
  const last = shared.get(key) ?? 0;
  const feed =
    typeof last === "object"
      ? last
      : open(sources, host, last, (closed) => shared.set(key, closed));
  shared.set(key, feed);
  return feed.subscribe(subscriber);
}

function open(
  { src, stream, refresh, limit, known }: Sources,
  host: Host,
  /** The server's `Retry-After`, and a second after the last request of a closed feed. */
  listNotBefore: ClosedFeed,
  onClose: (closed: ClosedFeed) => void,
): Feed {
  const period = refresh * SECOND || FALLBACK_PERIOD;
  let isAwake = false;
  let timer: number | undefined;

  // All times are of `host.now`; Infinity is never.
  let polling: AbortController | undefined;
  let polled = -Infinity;
  let answered = -Infinity;
  let listDue = 0;
  let gapDue = Infinity;
  let listFailures = 0;

  let streaming: AbortController | undefined;
  const resumption: Resumption = { last: "" };
  let opened = Infinity;
  let streamDue = stream ? 0 : Infinity;
  let streamNotBefore = 0;
  let streamFailures = 0;
  /** Whether a reader waits for the list: from start or wake-up to the request. */
  let isReaderWaiting = false;

  const within = (delay: number): number => host.now() + host.random() * delay;
  const requestList = (): void => {
    gapDue = Math.min(gapDue, within(GAP_DELAY));
  };
  const subscribers = new Subscribers(requestList);

  if (known) {
    answered = host.now();
    if (!isFailure(known)) subscribers.setList(known, subscribers.next());
    else if (known.retryable) {
      // As after a request of its own; a page that wakes up does not wait for the rest.
      polled = answered;
      answered = -Infinity;
      listDue = polled + jitter(MINUTE, host.random());
      isAwake = !host.isIdle();
    }
  }

  const nextPoll = (): number =>
    polling
      ? Infinity
      : Math.max(Math.min(listDue, gapDue), listNotBefore, polled + SECOND);
  const nextStream = (): number => (streaming ? Infinity : streamDue);

  const arm = (): void => {
    host.clearTimeout(timer);
    timer = undefined;
    const due = Math.min(nextPoll(), nextStream());
    if (isAwake && due < Infinity)
      timer = host.setTimeout(run, Math.max(0, due - host.now()));
  };

  const run = (): void => {
    // The stream first: nothing that happens after the list was made may be missed.
    if (nextStream() <= host.now()) void openStream();
    if (nextPoll() <= host.now()) void poll();
    arm();
  };

  /** Sets when the list is due; after a failure that is already set. */
  const schedulePoll = (): void => {
    if (listFailures) return;
    const isOpen = opened < Infinity;
    if (isOpen && polled < opened)
      listDue = answered + Math.min(period, MAX_LIST_AGE);
    else if (subscribers.needsList() || refresh) {
      // An open stream brings every change; the list is polled rarely, as a check.
      const often = subscribers.needsList() || !isOpen;
      const wait = often ? period : Math.max(period, MAX_PERIOD);
      // Not counted from `answered`: when a stream breaks, that is long ago for all its readers.
      listDue = Math.min(
        often ? listDue : Infinity,
        host.now() + jitter(wait, host.random()),
      );
    } else listDue = Infinity;
  };

  const poll = async (): Promise<void> => {
    const controller = (polling = new AbortController());
    const since = subscribers.next();
    polled = host.now();
    gapDue = Infinity;
    isReaderWaiting = false;
    const network = recordAnswers(host);
    const found = await fetchBytes(src, limit, controller.signal, network);
    if (polling !== controller) return;
    polling = undefined;
    const now = host.now();
    if (isFailure(found)) {
      listNotBefore =
        now + retryAfter(network.answer) * (1 + host.random() / 2);
      listDue =
        now +
        (1 + host.random()) *
          Math.min(period * 2 ** listFailures, Math.max(period, MAX_PERIOD));
      if (++listFailures === 1) subscribers.setFailure(found);
    } else {
      answered = now;
      listFailures = listNotBefore = 0;
      subscribers.setList(found, since);
      listDue = Infinity;
      schedulePoll();
    }
    arm();
  };

  const openStream = async (): Promise<void> => {
    const controller = (streaming = new AbortController());
    const network = recordAnswers(host);
    const { failure, wasGood } = await readStream(
      stream,
      resumption,
      controller,
      network,
      () => {
        if (streaming !== controller) return;
        opened = host.now();
        schedulePoll();
        if (!isReaderWaiting) listDue = Math.max(listDue, within(GAP_DELAY));
        arm();
      },
      (name, data) => {
        if (streaming !== controller || name !== EVENT) return;
        subscribers.addEvent(new TextEncoder().encode(data));
        arm();
      },
    );
    if (streaming !== controller) return;
    streaming = undefined;
    opened = Infinity;
    const { status = 0 } = network.answer ?? {};
    // The server may have refused this parameter.
    if (status >= 400 && status < 500) resumption.last = "";
    streamFailures = wasGood ? 0 : streamFailures + 1;
    const floor = Math.max(
      clampDelay(resumption.retry ?? 0),
      retryAfter(network.answer),
    );
    streamNotBefore = host.now() + floor;
    streamDue =
      status === 410
        ? Infinity
        : host.now() +
          (streamFailures < MAX_STREAM_FAILURES
            ? backoff(streamFailures, floor, host.random())
            : floor + POLLING_TIME * (1 + host.random()));
    if (status === 410 || streamFailures === MAX_STREAM_FAILURES)
      subscribers.setFailure(failure);
    if (isReaderWaiting) listDue = host.now();
    else schedulePoll();
    arm();
  };

  const sleep = (): void => {
    if (polling || gapDue < Infinity) {
      // A gap is fetched like a list that was never answered.
      answered = -Infinity;
      gapDue = Infinity;
      listDue = 0;
    }
    polling?.abort();
    streaming?.abort();
    polling = streaming = undefined;
    opened = Infinity;
  };

  const wake = (): void => {
    const soon = polled < 0 ? host.now() : within(WAKE_DELAY);
    if (streamDue < Infinity) streamDue = Math.max(soon, streamNotBefore);
    if (listDue === Infinity && streamDue === Infinity) return;
    isReaderWaiting = host.now() - answered >= period;
    if (!isReaderWaiting) listDue = answered + period;
    else listDue = streamDue === soon ? soon + STREAM_HEAD_START : soon;
  };

  const updateAwake = (): void => {
    const wasAwake = isAwake;
    isAwake = subscribers.isActive() && !host.isIdle();
    if (isAwake !== wasAwake) (isAwake ? wake : sleep)();
    arm();
  };
  const unsubscribe = host.onIdleChange(updateAwake);

  return {
    subscribe(subscriber) {
      const delivery = subscribers.add(subscriber);
      /** In a microtask: never inside a call that the subscriber makes. */
      const deliver = (): void =>
        queueMicrotask(() => {
          subscribers.send(delivery);
          arm();
        });
      deliver();
      updateAwake();
      return {
        stop() {
          if (!subscribers.remove(delivery)) return;
          updateAwake();
          if (!subscribers.isEmpty()) return;
          unsubscribe();
          onClose(Math.max(polled + SECOND, listNotBefore));
        },
        pause() {
          delivery.isPaused = true;
          updateAwake();
        },
        resume() {
          delivery.isPaused = false;
          deliver();
          updateAwake();
        },
        refresh() {
          gapDue = host.now();
          arm();
        },
        refreshSoon() {
          if (!listFailures) requestList();
          arm();
        },
      };
    },
  };
}

/** A host that keeps the answer to its last request. */
function recordAnswers(host: Host): Host & { answer: Response | undefined } {
  const watching = {
    ...host,
    answer: undefined as Response | undefined,
    fetch: async (url: string, init: RequestInit) =>
      (watching.answer = await host.fetch(url, init)),
  };
  return watching;
}
