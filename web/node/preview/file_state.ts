import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import type { State } from "../../full/file_state.ts";
import { Watch } from "./watch.ts";

/** More than a statement may have: what is too large is the page's to say. */
export const MOST_BYTES = 4 << 20;

/** More files than statements have beside them, which are then no longer watched. */
const MOST_WATCHED = 200;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const tagOf = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("base64url");

export function stateOf(path: string): State {
  try {
    const found = statSync(path);
    if (!found.isFile()) return { is: "missing" };
    if (found.size > MOST_BYTES) return { is: "too large" };
    const bytes = readFileSync(path);
    const tag = tagOf(bytes);
    try {
      return { is: "text", text: decoder.decode(bytes), tag };
    } catch {
      return { is: "not text", tag };
    }
  } catch {
    return { is: "missing" };
  }
}

/** Undefined where there is no content to be told from another. */
export const seenAs = (state: State): string | undefined =>
  "tag" in state ? state.tag : undefined;

const isSame = (one: State, other: State): boolean =>
  one.is === other.is && seenAs(one) === seenAs(other);

/** What differs when the content may have changed; "" for no file. */
function traceOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [realpathSync(path), ino, size, mtimeNs, ctimeNs].join();
  } catch {
    return "";
  }
}

/** A file and those beside it that are asked for, as they change on the disk. */
export class Observed {
  readonly #path: string;
  readonly #traces = new Map<string, string>();
  readonly #watch: Watch;
  readonly #onChange: (state: State) => void;
  readonly #onBeside: (path: string) => void;
  #state: State;

  /** `onBeside` is told the path of a file that `add` was told of. */
  constructor(
    path: string,
    onChange: (state: State) => void,
    onBeside: (path: string) => void,
  ) {
    this.#path = path;
    this.#onChange = onChange;
    this.#onBeside = onBeside;
    this.#state = stateOf(path);
    this.#watch = new Watch(() => this.look());
    this.#watch.add(path);
  }

  get state(): State {
    return this.#state;
  }

  /** Tells of what has changed since the last look. */
  look(): void {
    const state = stateOf(this.#path);
    if (!isSame(state, this.#state)) {
      this.#state = state;
      this.#onChange(state);
    }
    for (const [path, before] of this.#traces) {
      const trace = traceOf(path);
      if (trace === before) continue;
      this.#traces.set(path, trace);
      this.#onBeside(path);
    }
  }

  /** A file that has just been asked for; it need not be there. */
  add(path: string): void {
    const isKnown = path === this.#path || this.#traces.has(path);
    if (isKnown || this.#traces.size >= MOST_WATCHED) return;
    this.#traces.set(path, traceOf(path));
    this.#watch.add(path);
  }

  close(): Promise<void> {
    return this.#watch.close();
  }
}
