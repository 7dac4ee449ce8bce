import { SECOND, backoff } from "../feed/retry.ts";
import { subscribe, type Subscription, type Host } from "../feed/feed.ts";
import {
  fetchBytes,
  isFailure,
  type Failure,
  type Fetched,
} from "../feed/fetch.ts";
import type { Doc, Outcome, Segment } from "../renderer/renderer.ts";

/** The limits of docs/format.md, in bytes. */
export const STATEMENT_BYTES = 1 << 20;
const LIST_BYTES = 16 << 20;
const FEED_BYTES = 4 << 20;
/** Seconds. */
export const STATEMENT_REFRESH = 300;
const RELEASES_REFRESH = 900;
/** Screen readers get an announcement at most this often, in milliseconds. */
const ANNOUNCE_INTERVAL = 30 * SECOND;
/** When an embargo ends, readers fetch within this. */
const EMBARGO_SPREAD = 30 * SECOND;
/** Milliseconds of work before yielding to the page. */
export const TIME_BUDGET = 8;
/** The longest delay that setTimeout takes. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** When something was last announced to screen readers, and whether there is more. */
export type Announcements = { lastAt: number; isPending: boolean };

export type LiveUpdateOptions = {
  doc: Doc;
  announced: Announcements;
  /** The statement's address and what it answered; undefined for one that is not from the web. */
  statement: { url: string; known: Fetched | Failure } | undefined;
  isLive: boolean;
  withReleases: boolean;
  host: Host;
  /** The document has changed and must be drawn; `isNews`: because of something fetched. */
  onChange(isNews: boolean): void;
  /** The statement itself has changed; if its revision is higher, updates must be started again. */
  onStatement(fetched: Fetched): Outcome;
  /** Something was refused, or could not be fetched. */
  onFailure(failure: Failure): void;
  /** The reader has errors or warnings about something fetched. */
  onFindings(fetched: Fetched): void;
  /** A call into the renderer has thrown. */
  onError(error: unknown): void;
};

export type LiveUpdates = {
  /** Fetches missing segments; to be called after each action of the reader. */
  fetchSegments(): void;
  /** Pauses the list and the sidebar. Corrections and withdrawals still arrive. */
  pause(isPaused: boolean): void;
  stop(): void;
};

/**
 * Keeps a drawn statement up to date until `stop`: its list with segments and stream, its sidebar, and
 * the statement itself. Unless `isLive`, each is fetched once.
 */
export function startLiveUpdates(options: LiveUpdateOptions): LiveUpdates {
  const { doc, host, isLive, announced: news } = options;
  const subscriptions: Subscription[] = [];
  const ended = new AbortController();
  const timers = new Set<number>();
  let isStopped = false;
  let isPaused = false;
  let isFetching = false;
  let failures = 0;
  /** The segment that could not be fetched; until it is tried again. */
  let failed: Segment | undefined;

  const later = (delay: number, run: () => void): void => {
    const timer = host.setTimeout(() => {
      timers.delete(timer);
      guard(run, undefined);
    }, delay);
    timers.add(timer);
  };

  function guard<Value, Other>(
    run: () => Value,
    otherwise: Other,
  ): Value | Other {
    if (isStopped) return otherwise;
    try {
      return run();
    } catch (error) {
      options.onError(error);
      return otherwise;
    }
  }

  const announce = (): void => {
    later(Math.max(0, news.lastAt + ANNOUNCE_INTERVAL - host.now()), () => {
      news.isPending = false;
      if (!doc.announce()) return;
      news.lastAt = host.now();
      options.onChange(false);
    });
  };
  if (news.isPending) announce();

  const read = <Found extends Outcome | "more">(
    fetched: Fetched,
    readDocument: () => Found,
  ): Found | "known" =>
    guard(() => {
      const begun = host.now();
      const outcome = readDocument();
      const hasTakenLong = host.now() - begun > TIME_BUDGET;
      if (doc.findings().length) options.onFindings(fetched);
      if (outcome === "changed" || outcome === "gap") {
        const draw = (): void => options.onChange(true);
        // After a long read, draw in a task of its own.
        if (hasTakenLong) later(0, draw);
        else draw();
        if (!news.isPending) {
          news.isPending = true;
          announce();
        }
      }
      fetchSegments();
      return outcome;
    }, "known");

  const receive = (
    what: "list" | "event" | "releases",
    fetched: Fetched,
  ): Outcome =>
    read(fetched, () => doc.receive(what, fetched.url, fetched.bytes));

  /** Reads a segment in tasks of its own. */
  const receiveSegment = async (
    integrity: string,
    fetched: Fetched,
  ): Promise<Outcome> => {
    for (;;) {
      await new Promise<void>((resolve) => later(0, resolve));
      const outcome = read(fetched, () =>
        doc.receiveSegment(integrity, fetched.url, fetched.bytes),
      );
      if (outcome !== "more") return outcome;
    }
  };

  /** Fetches the missing segments, one after the other. */
  const fetchSegments = (): void => {
    if (isFetching || host.isIdle()) return;
    const [segment] = guard(() => doc.missingSegments(), []);
    if (!segment) failures = 0;
    else if (segment.integrity !== failed?.integrity)
      void fetchSegment(segment);
  };

  const unsubscribe = host.onIdleChange(fetchSegments);

  const fetchSegment = async (segment: Segment): Promise<void> => {
    const { integrity, url } = segment;
    isFetching = true;
    const found = await fetchBytes(url, LIST_BYTES, ended.signal, {
      ...host,
      // Segments never change: the cache may answer, unless what it holds is wrong.
      fetch: (address, init) =>
        host.fetch(address, {
          ...init,
          integrity,
          cache: failures ? "reload" : "default",
        }),
    });
    const outcome = isFailure(found)
      ? "refused"
      : await receiveSegment(integrity, found);
    if (isStopped) return;
    isFetching = false;
    if (outcome === "gap") list?.refreshSoon();
    if (outcome !== "refused") failures = 0;
    else if (!host.isIdle()) {
      if (failures++ === 0 && isFailure(found)) options.onFailure(found);
      failed = segment;
      later(backoff(failures, SECOND, host.random()), () => {
        if (failed === segment) failed = undefined;
        fetchSegments();
      });
      // It may have been removed: the list may name others by now.
      list?.refreshSoon();
    }
    fetchSegments();
  };

  const start = (
    src: string,
    stream: string,
    refresh: number,
    limit: number,
    onList: (fetched: Fetched) => Outcome,
    known?: Fetched | Failure,
  ): Subscription => {
    const subscription = subscribe(
      {
        src,
        stream,
        refresh: isLive ? refresh : 0,
        limit,
        ...(known && { known }),
      },
      {
        onList,
        onEvent: (bytes) => receive("event", { bytes, url: stream }),
        onFailure: (failure) => options.onFailure(failure),
      },
      host,
    );
    subscriptions.push(subscription);
    return subscription;
  };
  let list: Subscription | undefined;
  let releases: Subscription | undefined;

  /** The reader's clock decides only when the statement is fetched again. */
  const waitUntil = (time: string, subscription: Subscription): void => {
    const wait = Date.parse(time) - Date.now() + host.random() * EMBARGO_SPREAD;
    if (wait > MAX_TIMEOUT)
      later(MAX_TIMEOUT, () => waitUntil(time, subscription));
    else if (wait > 0) later(wait, () => subscription.refresh());
  };

  guard(() => {
    const { statement } = options;
    if (statement && isLive) {
      const { url, known } = statement;
      const subscription = start(
        url,
        "",
        STATEMENT_REFRESH,
        STATEMENT_BYTES,
        (fetched) => guard(() => options.onStatement(fetched), "known"),
        known,
      );
      const until = doc.embargoEnd();
      if (until) waitUntil(until, subscription);
    }
    const src = doc.address("list");
    if (src)
      list = start(
        src,
        isLive ? doc.address("stream") : "",
        doc.refreshSeconds(),
        LIST_BYTES,
        (fetched) => {
          const outcome = receive("list", fetched);
          // A head closes a gap, too, though its segments have to be read first.
          return outcome === "known" && isFetching ? "changed" : outcome;
        },
      );
    const sidebar = options.withReleases && doc.address("releases");
    if (sidebar)
      releases = start(sidebar, "", RELEASES_REFRESH, FEED_BYTES, (fetched) =>
        receive("releases", fetched),
      );
  }, undefined);

  return {
    fetchSegments,
    pause(now) {
      if (now === isPaused) return;
      isPaused = now;
      for (const subscription of [list, releases])
        if (isPaused) subscription?.pause();
        else subscription?.resume();
      // A reader who resumes does not want to wait.
      if (!isPaused) list?.refresh();
    },
    stop() {
      isStopped = true;
      unsubscribe();
      ended.abort();
      for (const timer of timers) host.clearTimeout(timer);
      for (const subscription of subscriptions) subscription.stop();
    },
  };
}
