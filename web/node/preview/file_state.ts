import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import type { FileState } from "../../full/file_state.ts";
import { FileWatcher } from "./watch.ts";

/** More than a statement may have. The page reports larger files. */
export const MAX_BYTES = 4 << 20;

/** Maximum number of sibling files that are watched. */
const MAX_WATCHED = 200;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const contentTag = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("base64url");

export function readState(path: string): FileState {
  try {
    const found = statSync(path);
    if (!found.isFile()) return { is: "missing" };
    if (found.size > MAX_BYTES) return { is: "too large" };
    const bytes = readFileSync(path);
    const tag = contentTag(bytes);
    try {
      return { is: "text", text: decoder.decode(bytes), tag };
    } catch {
      return { is: "not text", tag };
    }
  } catch {
    return { is: "missing" };
  }
}

/** Undefined if there is no content. */
export const tagOfState = (state: FileState): string | undefined =>
  "tag" in state ? state.tag : undefined;

const isSame = (one: FileState, other: FileState): boolean =>
  one.is === other.is && tagOfState(one) === tagOfState(other);

/** A text that changes when the content may have changed; "" for no file. */
function metadataOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [realpathSync(path), ino, size, mtimeNs, ctimeNs].join();
  } catch {
    return "";
  }
}

/** Observes a file, and the files next to it that were asked for. */
export class FileObserver {
  readonly #path: string;
  readonly #traces = new Map<string, string>();
  readonly #watch: FileWatcher;
  readonly #onChange: (state: FileState) => void;
  readonly #onBeside: (path: string) => void;
  #state: FileState;

  /** `onBeside` is called with the path of a changed file that was given to `add`. */
  constructor(
    path: string,
    onChange: (state: FileState) => void,
    onBeside: (path: string) => void,
  ) {
    this.#path = path;
    this.#onChange = onChange;
    this.#onBeside = onBeside;
    this.#state = readState(path);
    this.#watch = new FileWatcher(() => this.look());
    this.#watch.add(path);
  }

  get state(): FileState {
    return this.#state;
  }

  /** Reports what has changed since the last call. */
  look(): void {
    const state = readState(this.#path);
    if (!isSame(state, this.#state)) {
      this.#state = state;
      this.#onChange(state);
    }
    for (const [path, before] of this.#traces) {
      const trace = metadataOf(path);
      if (trace === before) continue;
      this.#traces.set(path, trace);
      this.#onBeside(path);
    }
  }

  /** Adds a file that has just been asked for. It need not exist. */
  add(path: string): void {
    const isKnown = path === this.#path || this.#traces.has(path);
    if (isKnown || this.#traces.size >= MAX_WATCHED) return;
    this.#traces.set(path, metadataOf(path));
    this.#watch.add(path);
  }

  close(): Promise<void> {
    return this.#watch.close();
  }
}
