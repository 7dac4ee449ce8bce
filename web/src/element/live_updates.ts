import { SECOND, backoff } from "../feed/retry.ts";
import { follow, type Following, type Host } from "../feed/feed.ts";
import {
  fetchBytes,
  isFailure,
  type Failure,
  type Fetched,
} from "../feed/fetch.ts";
import {
  EVENT,
  LIST,
  RELEASES,
  RELEASES_SOURCE,
  STREAM,
  UNTIL,
  type Doc,
  type Outcome,
  type Segment,
} from "../renderer/renderer.ts";

/** The limits of FORMAT.md, in bytes. */
export const STATEMENT_BYTES = 1 << 20;
const LIST_BYTES = 16 << 20;
const FEED_BYTES = 4 << 20;
/** Seconds. */
export const STATEMENT_REFRESH = 300;
const RELEASES_REFRESH = 900;
/** Screen readers are told of news not oftener, in milliseconds. */
const ANNOUNCE = 30 * SECOND;
/** Readers who wait for the end of an embargo ask within this. */
const EMBARGO = 30 * SECOND;
/** The page gets its turn after so many milliseconds. */
export const BUDGET = 8;
/** A timer holds no longer. */
const LONGEST = 2 ** 31 - 1;

/** When screen readers were last told something, and whether there is more to tell. */
export type News = { told: number; isWaiting: boolean };

export type Kept = {
  doc: Doc;
  news: News;
  /** What the statement's address has answered; undefined for one that is not from the web. */
  statement: { url: string; known: Fetched | Failure } | undefined;
  isLive: boolean;
  withReleases: boolean;
  host: Host;
  /** The document has changed and is to be drawn; `isNews`: by what was fetched. */
  onChange(isNews: boolean): void;
  /** The statement itself is another one, for which the upkeep has to begin anew. */
  onStatement(fetched: Fetched): Outcome;
  /** Something was refused, or could not be fetched. */
  onFailure(failure: Failure): void;
  /** Something that `url` has answered is wrong as a whole or in part. */
  onComplaint(fetched: Fetched): void;
  /** A call into the renderer has thrown. */
  onTrap(error: unknown): void;
};

export type Upkeep = {
  /** The reader has done something: segments may be wanted. */
  look(): void;
  /** The list and the sidebar; a correction or a withdrawal does not wait. */
  pause(isPaused: boolean): void;
  stop(): void;
};

/**
 * Keeps a statement that is drawn up to date, until `stop`: its list with segments and stream, its
 * sidebar, itself. Of a statement that is not `isLive` all is fetched once.
 */
export function keepUp(kept: Kept): Upkeep {
  const { doc, host, isLive, news } = kept;
  const followings: Following[] = [];
  const ended = new AbortController();
  const timers = new Set<number>();
  let isStopped = false;
  let isPaused = false;
  let isFetching = false;
  let failures = 0;
  /** Could not be had; until it is asked for again. */
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
      kept.onTrap(error);
      return otherwise;
    }
  }

  const announce = (): void => {
    later(Math.max(0, news.told + ANNOUNCE - host.now()), () => {
      news.isWaiting = false;
      if (!doc.announce()) return;
      news.told = host.now();
      kept.onChange(false);
    });
  };
  if (news.isWaiting) announce();

  const read = <Found extends Outcome | "more">(
    fetched: Fetched,
    feed: () => Found,
  ): Found | "known" =>
    guard(() => {
      const begun = host.now();
      const outcome = feed();
      const hasTakenLong = host.now() - begun > BUDGET;
      if (doc.findings().length) kept.onComplaint(fetched);
      if (outcome === "changed" || outcome === "gap") {
        const draw = (): void => kept.onChange(true);
        // What was long to read is drawn in a turn of its own.
        if (hasTakenLong) later(0, draw);
        else draw();
        if (!news.isWaiting) {
          news.isWaiting = true;
          announce();
        }
      }
      look();
      return outcome;
    }, "known");

  const take = (what: number, address: string, fetched: Fetched): Outcome =>
    read(fetched, () => doc.feed(what, address, fetched.bytes));

  /** What was long to receive is read in turns of its own. */
  const takeSegment = async (
    integrity: string,
    fetched: Fetched,
  ): Promise<Outcome> => {
    for (;;) {
      await new Promise<void>((resolve) => later(0, resolve));
      const outcome = read(fetched, () =>
        doc.segment(integrity, fetched.url, fetched.bytes),
      );
      if (outcome !== "more") return outcome;
    }
  };

  /** Fetches the segments that are wanted, one after the other. */
  const look = (): void => {
    if (isFetching || host.isResting()) return;
    const [segment] = guard(() => doc.wanted(), []);
    if (!segment) failures = 0;
    else if (segment.integrity !== failed?.integrity)
      void fetchSegment(segment);
  };

  const unsubscribe = host.onRestingChange(look);

  const fetchSegment = async (segment: Segment): Promise<void> => {
    const { integrity, url } = segment;
    isFetching = true;
    const found = await fetchBytes(url, LIST_BYTES, ended.signal, {
      ...host,
      // What never changes may come from the cache, unless that has something else.
      fetch: (address, init) =>
        host.fetch(address, {
          ...init,
          integrity,
          cache: failures ? "reload" : "default",
        }),
    });
    const outcome = isFailure(found)
      ? "refused"
      : await takeSegment(integrity, found);
    if (isStopped) return;
    isFetching = false;
    if (outcome === "gap") list?.miss();
    if (outcome !== "refused") failures = 0;
    else if (!host.isResting()) {
      if (failures++ === 0 && isFailure(found)) kept.onFailure(found);
      failed = segment;
      later(backoff(failures, SECOND, host.random()), () => {
        if (failed === segment) failed = undefined;
        look();
      });
      // It may have been removed, and the list have others by now.
      list?.miss();
    }
    look();
  };

  const start = (
    src: string,
    stream: string,
    refresh: number,
    limit: number,
    onList: (fetched: Fetched) => Outcome,
    known?: Fetched | Failure,
  ): Following => {
    const following = follow(
      {
        src,
        stream,
        refresh: isLive ? refresh : 0,
        limit,
        ...(known && { known }),
      },
      {
        onList,
        onEvent: (bytes) => take(EVENT, stream, { bytes, url: stream }),
        onFailure: (failure) => kept.onFailure(failure),
      },
      host,
    );
    followings.push(following);
    return following;
  };
  let list: Following | undefined;
  let releases: Following | undefined;

  /** The reader's clock decides only when the publisher is asked. */
  const waitUntil = (time: string, following: Following): void => {
    const wait = Date.parse(time) - Date.now() + host.random() * EMBARGO;
    if (wait > LONGEST) later(LONGEST, () => waitUntil(time, following));
    else if (wait > 0) later(wait, () => following.refresh());
  };

  guard(() => {
    const { statement } = kept;
    if (statement && isLive) {
      const { url, known } = statement;
      const following = start(
        url,
        "",
        STATEMENT_REFRESH,
        STATEMENT_BYTES,
        (fetched) => guard(() => kept.onStatement(fetched), "known"),
        known,
      );
      const until = doc.source(UNTIL);
      if (until) waitUntil(until, following);
    }
    const src = doc.source(LIST);
    if (src)
      list = start(
        src,
        isLive ? doc.source(STREAM) : "",
        doc.refresh(),
        LIST_BYTES,
        (fetched) => {
          const outcome = take(LIST, fetched.url, fetched);
          // A head fills a gap, too, though its segments have to come first.
          return outcome === "known" && isFetching ? "changed" : outcome;
        },
      );
    const sidebar = kept.withReleases && doc.source(RELEASES_SOURCE);
    if (sidebar)
      releases = start(sidebar, "", RELEASES_REFRESH, FEED_BYTES, (fetched) =>
        take(RELEASES, fetched.url, fetched),
      );
  }, undefined);

  return {
    look,
    pause(now) {
      if (now === isPaused) return;
      isPaused = now;
      for (const following of [list, releases])
        if (isPaused) following?.pause();
        else following?.resume();
      // Who asks to go on does not wait for a turn.
      if (!isPaused) list?.refresh();
    },
    stop() {
      isStopped = true;
      unsubscribe();
      ended.abort();
      for (const timer of timers) host.clearTimeout(timer);
      for (const following of followings) following.stop();
    },
  };
}
