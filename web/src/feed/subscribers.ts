import type { Failure, Fetched } from "./fetch.ts";

/**
 * "known": nothing new. "gap": events are missing, and the list is needed. "refused": unusable.
 */
export type Outcome = "known" | "changed" | "gap" | "refused";

/** What a feed calls; never one inside another. */
export type Subscriber = {
  /** A new list; never the same bytes twice in a row. */
  onList(fetched: Fetched): Outcome;
  /** The data of an event that arrived after that list, or while it was being fetched. */
  onEvent(data: Uint8Array): Outcome;
  /** Called once for all failures in a row. */
  onFailure(failure: Failure): void;
};

/** A subscriber, and how much has been delivered to it. */
export type Delivery = {
  readonly subscriber: Subscriber;
  isPaused: boolean;
  list?: Fetched;
  /** The number of the event that comes next. */
  next: number;
  failure?: Failure;
  /** Whether it has refused its list. */
  hasRefused: boolean;
  /** Whether it has missed an event; until a list changes something. */
  hasGap: boolean;
};

/** Of the events that are kept, in bytes, with an allowance for each. */
const MAX_BYTES = 2 << 20;
const EVENT_OVERHEAD = 100;

export const isSameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

/**
 * Delivers the last list and the events since: to each subscriber what it has not had yet. `onGap` is
 * called when one of them needs a new list.
 */
export class Subscribers {
  readonly #deliveries = new Set<Delivery>();
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

  /** Nothing is delivered before `send`. */
  add(subscriber: Subscriber): Delivery {
    const delivery = {
      subscriber,
      isPaused: false,
      next: 0,
      hasRefused: false,
      hasGap: false,
    };
    this.#deliveries.add(delivery);
    return delivery;
  }
  /** False when it was removed before. */
  remove(delivery: Delivery): boolean {
    return this.#deliveries.delete(delivery);
  }

  isEmpty(): boolean {
    return this.#deliveries.size === 0;
  }
  isActive(): boolean {
    return [...this.#deliveries].some(({ isPaused }) => !isPaused);
  }
  /** Whether a subscriber lacks a usable list. */
  needsList(): boolean {
    return (
      !this.#list ||
      [...this.#deliveries].some(
        ({ hasGap, hasRefused: isRefusing }) => hasGap || isRefusing,
      )
    );
  }

  /** The number of the event that comes next. */
  next(): number {
    return this.#first + this.#events.length;
  }

  /** `since` is what `next` returned when the list was requested. */
  setList(list: Fetched, since: number): void {
    this.#failure = undefined;
    if (this.#list && isSameBytes(this.#list.bytes, list.bytes)) return;
    this.#list = list;
    this.#since = since;
    this.#sendAll();
  }

  addEvent(data: Uint8Array): void {
    this.#events.push(data);
    this.#size += data.length + EVENT_OVERHEAD;
    while (this.#size > MAX_BYTES) {
      this.#size -= this.#events.shift()!.length + EVENT_OVERHEAD;
      this.#first++;
    }
    this.#sendAll();
  }

  setFailure(failure: Failure): void {
    this.#failure = failure;
    this.#sendAll();
  }

  #sendAll(): void {
    for (const delivery of [...this.#deliveries]) this.send(delivery);
  }

  send(delivery: Delivery): void {
    const { subscriber } = delivery;
    const isThere = (): boolean =>
      this.#deliveries.has(delivery) && !delivery.isPaused;
    const failure = this.#failure;
    if (failure && isThere() && delivery.failure !== failure) {
      delivery.failure = failure;
      guarded(() => subscriber.onFailure(failure));
    }
    const list = this.#list;
    if (!list) return;
    if (isThere() && delivery.list !== list) {
      delivery.list = list;
      delivery.next = this.#since;
      const answer = guarded(() => subscriber.onList(list));
      delivery.hasRefused = answer === "refused";
      if (answer === "changed") delivery.hasGap = false;
      if (answer === "gap") this.#noteGap(delivery);
    }
    if (delivery.next < this.#first) {
      delivery.next = this.#first;
      this.#noteGap(delivery);
    }
    while (isThere() && delivery.next < this.next()) {
      const data = this.#events[delivery.next++ - this.#first]!;
      const answer = guarded(() => subscriber.onEvent(data));
      if (answer === "gap" || answer === "refused") this.#noteGap(delivery);
    }
  }

  /** Reported once: a list that does not close the gap is not requested over and over. */
  #noteGap(delivery: Delivery): void {
    if (delivery.hasGap) return;
    delivery.hasGap = true;
    this.#onGap();
  }
}

/** What a subscriber throws must reach neither the others nor the page. */
function guarded<T>(call: () => T): T | "refused" {
  try {
    return call();
  } catch {
    return "refused";
  }
}
