import type { Failure, Fetched } from "./fetch.ts";

/**
 * "known": nothing new. "gap": something is missing, so that the list is needed. "refused": it
 * cannot be used.
 */
export type Answer = "known" | "changed" | "gap" | "refused";

/** What a feed tells those who follow it; all are called outside of each other. */
export type Follower = {
  /** A new answer of `src`, never twice the same bytes in a row. */
  onList(fetched: Fetched): Answer;
  /** The data of an event that came after that list, or while it was fetched. */
  onEvent(data: Uint8Array): Answer;
  /** Told once for all failures in a row. */
  onFailure(failure: Failure): void;
};

/** A follower, and how far it was told. */
export type Listener = {
  readonly follower: Follower;
  isPaused: boolean;
  list?: Fetched;
  /** The number of the event that comes next. */
  next: number;
  failure?: Failure;
  /** Whether it has refused its list. */
  isRefusing: boolean;
  /** Whether it is told of an event that it has missed; until a list changes something. */
  hasGap: boolean;
};

/** Of the events that are kept, in bytes, with something for each. */
const MOST = 2 << 20;
const EACH = 100;

export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

/**
 * Tells followers the last list and the events since, each what it has not been told yet. `onGap` is
 * called when one of them comes to need a new list.
 */
export class Audience {
  readonly #listeners = new Set<Listener>();
  readonly #onGap: () => void;
  #list: Fetched | undefined;
  #failure: Failure | undefined;
  /** The last ones; the first has the number `#first`. */
  #events: Uint8Array[] = [];
  #first = 0;
  #size = 0;
  /** The number of the first event that may not be in `#list`. */
  #since = 0;

  constructor(onGap: () => void) {
    this.#onGap = onGap;
  }

  /** It is told nothing before `tell`. */
  add(follower: Follower): Listener {
    const listener = {
      follower,
      isPaused: false,
      next: 0,
      isRefusing: false,
      hasGap: false,
    };
    this.#listeners.add(listener);
    return listener;
  }
  /** False when it was removed before. */
  remove(listener: Listener): boolean {
    return this.#listeners.delete(listener);
  }

  isEmpty(): boolean {
    return this.#listeners.size === 0;
  }
  isListening(): boolean {
    return [...this.#listeners].some(({ isPaused }) => !isPaused);
  }
  /** Whether a list is wanted that there is not. */
  isBehind(): boolean {
    return (
      !this.#list ||
      [...this.#listeners].some(
        ({ hasGap, isRefusing }) => hasGap || isRefusing,
      )
    );
  }

  /** The number of the event that comes next. */
  next(): number {
    return this.#first + this.#events.length;
  }

  /** `since` is what `next` said when the list was asked for. */
  setList(list: Fetched, since: number): void {
    this.#failure = undefined;
    if (this.#list && isSame(this.#list.bytes, list.bytes)) return;
    this.#list = list;
    this.#since = since;
    this.#tellAll();
  }

  addEvent(data: Uint8Array): void {
    this.#events.push(data);
    this.#size += data.length + EACH;
    while (this.#size > MOST) {
      this.#size -= this.#events.shift()!.length + EACH;
      this.#first++;
    }
    this.#tellAll();
  }

  setFailure(failure: Failure): void {
    this.#failure = failure;
    this.#tellAll();
  }

  #tellAll(): void {
    for (const listener of [...this.#listeners]) this.tell(listener);
  }

  tell(listener: Listener): void {
    const { follower } = listener;
    const isThere = (): boolean =>
      this.#listeners.has(listener) && !listener.isPaused;
    const failure = this.#failure;
    if (failure && isThere() && listener.failure !== failure) {
      listener.failure = failure;
      judge(() => follower.onFailure(failure));
    }
    const list = this.#list;
    if (!list) return;
    if (isThere() && listener.list !== list) {
      listener.list = list;
      listener.next = this.#since;
      const answer = judge(() => follower.onList(list));
      listener.isRefusing = answer === "refused";
      if (answer === "changed") listener.hasGap = false;
      if (answer === "gap") this.#miss(listener);
    }
    if (listener.next < this.#first) {
      listener.next = this.#first;
      this.#miss(listener);
    }
    while (isThere() && listener.next < this.next()) {
      const data = this.#events[listener.next++ - this.#first]!;
      const answer = judge(() => follower.onEvent(data));
      if (answer === "gap" || answer === "refused") this.#miss(listener);
    }
  }

  /** A list that does not help is not asked for again and again. */
  #miss(listener: Listener): void {
    if (listener.hasGap) return;
    listener.hasGap = true;
    this.#onGap();
  }
}

/** What a follower throws is not to reach the others, nor the page. */
function judge<T>(call: () => T): T | "refused" {
  try {
    return call();
  } catch {
    return "refused";
  }
}
