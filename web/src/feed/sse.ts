import { withoutPrototype } from "./fetch.ts";

/** Of one event, or of one line, in UTF-16 code units. */
const MAX_LENGTH = 1 << 20;

/**
 * Parses server-sent events as WHATWG HTML says, from bytes that come in chunks of any size.
 * `onEvent` is called with an event's name ("message" where it has none) and its data.
 */
export class SseParser {
  /** The id of the last event, or the one given: where a server is to resume. */
  lastId: string;
  /** Milliseconds that the server asked for, or undefined. */
  retry: number | undefined;
  readonly #onEvent: (name: string, data: string) => void;
  /** It strips a byte-order mark, too. */
  readonly #decoder = new TextDecoder();
  #isAfterCr = false;
  #line = "";
  #data = "";
  #name = "";
  #id: string;

  constructor(lastId: string, onEvent: (name: string, data: string) => void) {
    this.lastId = this.#id = lastId;
    this.#onEvent = onEvent;
  }

  /** False when an event or a line is too long; then the parser must not be used again. */
  push(chunk: Uint8Array): boolean {
    let text = this.#decoder.decode(chunk, withoutPrototype({ stream: true }));
    if (!text) return true;
    const isAfterCr = this.#isAfterCr;
    this.#isAfterCr = text.endsWith("\r");
    if (isAfterCr && text.startsWith("\n")) text = text.slice(1);
    // Only the new text is searched: a long line costs the same in small chunks as in one.
    const [first = "", ...others] = text.split(/\r\n?|\n/);
    this.#line += first;
    for (const other of others) {
      if (this.#isFull()) return false;
      this.#readLine(this.#line);
      this.#line = other;
    }
    return !this.#isFull();
  }

  #isFull(): boolean {
    return this.#line.length + this.#data.length > MAX_LENGTH;
  }

  #readLine(line: string): void {
    if (!line) return this.#dispatch();
    const [, name, value = ""] = /^([^:]*)(?:: ?([^]*))?$/.exec(line)!;
    if (name === "data") this.#data += `${value}\n`;
    else if (name === "event") this.#name = value;
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    else if (name === "retry" && /^\d+$/.test(value))
      this.retry = Number(value);
  }

  #dispatch(): void {
    this.lastId = this.#id;
    const name = this.#name || "message";
    const data = this.#data;
    this.#name = this.#data = "";
    if (data) this.#onEvent(name, data.slice(0, -1));
  }
}
