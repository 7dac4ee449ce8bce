import { readlinkSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { watch as watchPaths, type FSWatcher } from "chokidar";

/** Milliseconds of quiet after which files are looked at, and how long that may be put off. */
const QUIET = 40;
const MAX_DELAY = 400;
/** Milliseconds until a second look, in case the last of many events was dropped. */
const SECOND_LOOK = 300;
/** Symbolic links from one to the next, before they count as a circle. */
const MAX_LINKS = 40;

/** `path`, and what it leads to where it is a symbolic link: each can be replaced. */
function chainOf(path: string): string[] {
  const chain = [path];
  try {
    while (chain.length < MAX_LINKS)
      chain.push(resolve(dirname(chain.at(-1)!), readlinkSync(chain.at(-1)!)));
  } catch {
    // No link, or not there.
  }
  return chain;
}

/**
 * Says that files may have changed, by whichever manner a program saves. Folders are watched, not files
 * alone: a file that another is renamed to, or that is deleted and made again, is not the one before.
 */
export class FileWatcher {
  readonly #look: () => void;
  readonly #watcher: FSWatcher;
  readonly #paths = new Set<string>();
  /** What the watcher heeds: the paths, what they lead to, and the folders of both. */
  readonly #watched = new Set<string>();
  #quiet: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #since: number | undefined;

  /** `look` is called when a change of any of the paths is likely, and sometimes without one. */
  constructor(look: () => void) {
    this.#look = look;
    this.#watcher = watchPaths([], {
      ignored: (path) => !this.#watched.has(resolve(path)),
      ignoreInitial: true,
      depth: 0,
    });
    this.#watcher.on("all", () => this.#scheduleLook());
    // Such as that no more can be watched: what is watched already goes on.
    this.#watcher.on("error", () => this.#scheduleLook());
  }

  /** An absolute path, of what need not be there yet. */
  add(path: string): void {
    this.#paths.add(path);
    this.#watch(path);
  }

  close(): Promise<void> {
    clearTimeout(this.#quiet);
    clearTimeout(this.#again);
    return this.#watcher.close();
  }

  #watch(path: string): void {
    const fresh = chainOf(path)
      .flatMap((one) => [dirname(one), one])
      .filter((one) => !this.#watched.has(one));
    for (const one of fresh) this.#watched.add(one);
    if (fresh.length === 0) return;
    this.#watcher.add(fresh);
    // Changes before the watch began bring no event.
    this.#scheduleLook();
  }

  #scheduleLook(): void {
    const now = performance.now();
    this.#since ??= now;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(
      () => {
        this.#since = undefined;
        clearTimeout(this.#again);
        this.#again = setTimeout(() => this.#tell(), SECOND_LOOK);
        this.#tell();
      },
      Math.min(QUIET, this.#since + MAX_DELAY - now),
    );
  }

  #tell(): void {
    // A link may lead elsewhere now.
    for (const path of this.#paths) this.#watch(path);
    this.#look();
  }
}
