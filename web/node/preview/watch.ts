import { readlinkSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { watch as watchPaths, type FSWatcher } from "chokidar";

/** Milliseconds of quiet after which files are looked at, and how long that may be put off. */
const QUIET = 40;
const LONGEST = 400;
/** Milliseconds after which they are looked at once more, lest the last of many events was left out. */
const AGAIN = 300;
/** Symbolic links from one to the next, before they count as a circle. */
const LINKS = 40;

/** `path`, and what it leads to where it is a symbolic link: each can be replaced. */
function chainOf(path: string): string[] {
  const chain = [path];
  try {
    while (chain.length < LINKS)
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
export class Watch {
  readonly #look: () => void;
  readonly #watcher: FSWatcher;
  readonly #paths = new Set<string>();
  /** What the watcher heeds: the paths, what they lead to, and the folders of both. */
  readonly #heeded = new Set<string>();
  #quiet: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #since: number | undefined;

  /** `look` is called when a change of any of the paths is likely, and sometimes without one. */
  constructor(look: () => void) {
    this.#look = look;
    this.#watcher = watchPaths([], {
      ignored: (path) => !this.#heeded.has(resolve(path)),
      ignoreInitial: true,
      depth: 0,
    });
    this.#watcher.on("all", () => this.#stir());
    // Such as that no more can be watched: what is watched already goes on.
    this.#watcher.on("error", () => this.#stir());
  }

  /** An absolute path, of what need not be there yet. */
  add(path: string): void {
    this.#paths.add(path);
    this.#heed(path);
  }

  close(): Promise<void> {
    clearTimeout(this.#quiet);
    clearTimeout(this.#again);
    return this.#watcher.close();
  }

  #heed(path: string): void {
    const fresh = chainOf(path)
      .flatMap((one) => [dirname(one), one])
      .filter((one) => !this.#heeded.has(one));
    for (const one of fresh) this.#heeded.add(one);
    if (fresh.length === 0) return;
    this.#watcher.add(fresh);
    // What has changed until they are watched is told by nobody.
    this.#stir();
  }

  #stir(): void {
    const now = performance.now();
    this.#since ??= now;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(
      () => {
        this.#since = undefined;
        clearTimeout(this.#again);
        this.#again = setTimeout(() => this.#tell(), AGAIN);
        this.#tell();
      },
      Math.min(QUIET, this.#since + LONGEST - now),
    );
  }

  #tell(): void {
    // A link may lead elsewhere now.
    for (const path of this.#paths) this.#heed(path);
    this.#look();
  }
}
