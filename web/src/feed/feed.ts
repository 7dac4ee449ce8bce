import { Audience, type Follower } from "./subscribers.ts";
import { MINUTE, SECOND, backoff, clamp, retryAfter, spread } from "./retry.ts";
import {
  fetchBytes,
  isFailure,
  type Failure,
  type Fetched,
  type Network,
} from "./fetch.ts";
import { readStream, type Resumption } from "./stream.ts";

/** The page that feeds work for; they are shared by those that give the same one. */
export type Host = Network & {
  /** Milliseconds that only grow: not the reader's clock, which may be wrong or set. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  /** Hidden, offline, or left behind in the back/forward cache. */
  isResting(): boolean;
  /** Calls `listener` when `isResting` may have changed; returns what ends that. */
  onRestingChange(listener: () => void): () => void;
};

export type Sources = {
  src: string;
  /** "" for none. */
  stream: string;
  /** Seconds between two requests for `src`, ± 50 %; 0: one answer is enough. */
  refresh: number;
  /** Of `src`, in bytes. */
  limit: number;
  /** What `src` has answered just now, where it was asked already. */
  known?: Fetched | Failure;
};

export type Following = {
  stop(): void;
  /** Nothing is told, and where all have paused nothing is fetched, until `resume`. */
  pause(): void;
  resume(): void;
  /** Asks for `src` at once, though never more than once a second. */
  refresh(): void;
  /** Asks for `src` within 10 s, where it has not failed: then it is asked for again anyway. */
  miss(): void;
};

/** The name of the events that are told. */
const EVENT = "signatories";
/** So long the first list waits for the stream, which is to be open before. */
const STREAM_FIRST = 3 * SECOND;
/** After so many failures of the stream in a row there is polling for a while, or twice that. */
const MANY = 5;
const WHILE = 5 * MINUTE;
/** Within this the list is asked for where something was missed. */
const MISSED = 10 * SECOND;
/** Readers who wake together ask within this. */
const WAKING = 2 * SECOND;
/** When the stream opens anew, a list that is older is asked for. */
const FRESH = MINUTE;
/** The period where `refresh` is 0 but there is no list that can be used. */
const SELDOM = 5 * MINUTE;
/** For failures in a row the period doubles up to this. */
const SLOWEST = 10 * MINUTE;

type Feed = { follow(follower: Follower): Following };

/** Of a feed that has ended: before that time its list is not asked for again. */
type Ended = number;

const feeds = new WeakMap<Host, Map<string, Feed | Ended>>();

/**
 * Polls `src` and reads `stream` until `stop`. Followers with the same sources and host share a feed;
 * a new one is soon told the last list, and what came since.
 */
export function follow(
  sources: Sources,
  follower: Follower,
  host: Host,
): Following {
  const { src, stream, refresh, limit } = sources;
  const shared = feeds.get(host) ?? new Map<string, Feed | Ended>();
  feeds.set(host, shared);
  const key = [refresh, limit, stream, src].join(" ");
  const last = shared.get(key) ?? 0;
  const feed =
    typeof last === "object"
      ? last
      : open(sources, host, last, (ended) => shared.set(key, ended));
  shared.set(key, feed);
  return feed.follow(follower);
}

function open(
  { src, stream, refresh, limit, known }: Sources,
  host: Host,
  /** What the server asks for, and a second from the request of a feed that has ended. */
  listNotBefore: Ended,
  onEnd: (ended: Ended) => void,
): Feed {
  const period = refresh * SECOND || SELDOM;
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
  /** Whether the reader waits for a list: from a start or an awakening to the request. */
  let isUrgent = false;

  const within = (delay: number): number => host.now() + host.random() * delay;
  const miss = (): void => {
    gapDue = Math.min(gapDue, within(MISSED));
  };
  const audience = new Audience(miss);

  if (known) {
    answered = host.now();
    if (!isFailure(known)) audience.setList(known, audience.next());
    else if (known.retryable) {
      // As after a request of its own; who wakes does not wait for the rest of the time.
      polled = answered;
      answered = -Infinity;
      listDue = polled + spread(MINUTE, host.random());
      isAwake = !host.isResting();
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
    // The stream first: what happens after the list was made must not be missed.
    if (nextStream() <= host.now()) void listen();
    if (nextPoll() <= host.now()) void poll();
    arm();
  };

  /** Says anew when the list is due; after a failure that has been said. */
  const plan = (): void => {
    if (listFailures) return;
    const isOpen = opened < Infinity;
    if (isOpen && polled < opened) listDue = answered + Math.min(period, FRESH);
    else if (audience.isBehind() || refresh) {
      // While a stream is open, it tells; seldom it is asked whether it has told all.
      const often = audience.isBehind() || !isOpen;
      const wait = often ? period : Math.max(period, SLOWEST);
      // Not from `answered` on: where a stream breaks, that may be long ago for all its readers.
      listDue = Math.min(
        often ? listDue : Infinity,
        host.now() + spread(wait, host.random()),
      );
    } else listDue = Infinity;
  };

  const poll = async (): Promise<void> => {
    const controller = (polling = new AbortController());
    const since = audience.next();
    polled = host.now();
    gapDue = Infinity;
    isUrgent = false;
    const network = watch(host);
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
          Math.min(period * 2 ** listFailures, Math.max(period, SLOWEST));
      if (++listFailures === 1) audience.setFailure(found);
    } else {
      answered = now;
      listFailures = listNotBefore = 0;
      audience.setList(found, since);
      listDue = Infinity;
      plan();
    }
    arm();
  };

  const listen = async (): Promise<void> => {
    const controller = (streaming = new AbortController());
    const network = watch(host);
    const { failure, wasGood } = await readStream(
      stream,
      resumption,
      controller,
      network,
      () => {
        if (streaming !== controller) return;
        opened = host.now();
        plan();
        if (!isUrgent) listDue = Math.max(listDue, within(MISSED));
        arm();
      },
      (name, data) => {
        if (streaming !== controller || name !== EVENT) return;
        audience.addEvent(new TextEncoder().encode(data));
        arm();
      },
    );
    if (streaming !== controller) return;
    streaming = undefined;
    opened = Infinity;
    const { status = 0 } = network.answer ?? {};
    // It may be this that is refused.
    if (status >= 400 && status < 500) resumption.last = "";
    streamFailures = wasGood ? 0 : streamFailures + 1;
    const floor = Math.max(
      clamp(resumption.retry ?? 0),
      retryAfter(network.answer),
    );
    streamNotBefore = host.now() + floor;
    streamDue =
      status === 410
        ? Infinity
        : host.now() +
          (streamFailures < MANY
            ? backoff(streamFailures, floor, host.random())
            : floor + WHILE * (1 + host.random()));
    if (status === 410 || streamFailures === MANY) audience.setFailure(failure);
    if (isUrgent) listDue = host.now();
    else plan();
    arm();
  };

  const rest = (): void => {
    if (polling || gapDue < Infinity) {
      // What was missed is asked for like what was never answered.
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
    const soon = polled < 0 ? host.now() : within(WAKING);
    if (streamDue < Infinity) streamDue = Math.max(soon, streamNotBefore);
    if (listDue === Infinity && streamDue === Infinity) return;
    isUrgent = host.now() - answered >= period;
    if (!isUrgent) listDue = answered + period;
    else listDue = streamDue === soon ? soon + STREAM_FIRST : soon;
  };

  const turn = (): void => {
    const wasAwake = isAwake;
    isAwake = audience.isListening() && !host.isResting();
    if (isAwake !== wasAwake) (isAwake ? wake : rest)();
    arm();
  };
  const unsubscribe = host.onRestingChange(turn);

  return {
    follow(follower) {
      const listener = audience.add(follower);
      /** Later: not within a call of the follower's own. */
      const tell = (): void =>
        queueMicrotask(() => {
          audience.tell(listener);
          arm();
        });
      tell();
      turn();
      return {
        stop() {
          if (!audience.remove(listener)) return;
          turn();
          if (!audience.isEmpty()) return;
          unsubscribe();
          onEnd(Math.max(polled + SECOND, listNotBefore));
        },
        pause() {
          listener.isPaused = true;
          turn();
        },
        resume() {
          listener.isPaused = false;
          tell();
          turn();
        },
        refresh() {
          gapDue = host.now();
          arm();
        },
        miss() {
          if (!listFailures) miss();
          arm();
        },
      };
    },
  };
}

/** The host, with the last answer to a request of it. */
function watch(host: Host): Host & { answer: Response | undefined } {
  const watching = {
    ...host,
    answer: undefined as Response | undefined,
    fetch: async (url: string, init: RequestInit) =>
      (watching.answer = await host.fetch(url, init)),
  };
  return watching;
}
