import { readlinkSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { watch as watchPaths, type FSWatcher } from "chokidar";

/** Milliseconds without events before files are checked, and the longest delay of that check. */
const QUIET = 40;
const MAX_DELAY = 400;
/** Milliseconds until a second check, in case the last of many events was lost. */
const SECOND_LOOK = 300;
/** Maximum length of a chain of symbolic links, which might be a cycle. */
const MAX_LINKS = 40;

/**
 * `path`, and the targets that it leads to if it is a symbolic link: each of them can be replaced.
 */
function chainOf(path: string): string[] {
  const chain = [path];
  try {
    while (chain.length < MAX_LINKS)
      chain.push(resolve(dirname(chain.at(-1)!), readlinkSync(chain.at(-1)!)));
  } catch {
    // Not a link, or missing.
  }
  return chain;
}

/**
 * Notices that files may have changed, in whatever way a program saves. It watches folders, not
 * only files, because a file that is replaced by renaming, or deleted and created again, is another
 * file than before.
 */
export class FileWatcher {
  readonly #look: () => void;
  readonly #watcher: FSWatcher;
  readonly #paths = new Set<string>();
  /** What is watched: the paths, the targets of links, and the folders of both. */
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
    // For instance, no more files can be watched. Those that are watched already still are.
    this.#watcher.on("error", () => this.#scheduleLook());
  }

  /** Adds an absolute path. The file need not exist yet. */
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
