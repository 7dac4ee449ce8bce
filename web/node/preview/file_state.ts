import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import type { FileState } from "../../full/file_state.ts";
import { FileWatcher } from "./watch.ts";

/** More than a statement may have; the page reports larger files. */
export const MAX_BYTES = 4 << 20;

/** Of sibling files; further ones are not watched. */
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

/** Undefined where there is no content. */
export const tagOfState = (state: FileState): string | undefined =>
  "tag" in state ? state.tag : undefined;

const isSame = (one: FileState, other: FileState): boolean =>
  one.is === other.is && tagOfState(one) === tagOfState(other);

/** What differs when the content may have changed; "" for no file. */
function metadataOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [realpathSync(path), ino, size, mtimeNs, ctimeNs].join();
  } catch {
    return "";
  }
}

/** A file and those beside it that are asked for, as they change on the disk. */
export class FileObserver {
  readonly #path: string;
  readonly #traces = new Map<string, string>();
  readonly #watch: FileWatcher;
  readonly #onChange: (state: FileState) => void;
  readonly #onBeside: (path: string) => void;
  #state: FileState;

  /** `onBeside` gets the path of a file that was given to `add`. */
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

  /** Tells of what has changed since the last look. */
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

  /** A file that has just been asked for; it need not be there. */
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
