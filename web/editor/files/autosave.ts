// The documents as this browser keeps them against a crash: in its local storage, on this machine, one
// for each tab.

const KEY = "undersigned-editor";

/** Documents; of more, those that were written longest ago go. */
const MAX_DOCUMENTS = 20;

/** Milliseconds that a page which is loaded again may take to let go of its tab's name. */
const LOCK_TIMEOUT = 300;

export type SavedDocument = {
  name: string;
  text: string;
  /** What the file held when it was last opened or saved; "" for none. */
  saved: string;
};

/** What a tab left when it ended. */
export type LeftDocument = SavedDocument & {
  /** When it was written last, in milliseconds since 1970. */
  at: number;
  /** From now on it is not kept. */
  drop(): void;
};

const isText = (value: unknown): value is string => typeof value === "string";

function entryAt(key: string): (SavedDocument & { at: number }) | undefined {
  try {
    const found = JSON.parse(
      localStorage.getItem(key) ?? "{}",
    ) as SavedDocument & {
      at: number;
    };
    // What is saved is kept once.
    const { name, text, saved = text, at } = found;
    return [name, text, saved].every(isText) && Number.isFinite(at)
      ? { name, text, saved, at }
      : undefined;
  } catch {
    return undefined;
  }
}

function isSaved(key: string): boolean {
  const entry = entryAt(key);
  return !entry || entry.text === entry.saved;
}

/** False where there is no room. */
function put(key: string, entry: string): boolean {
  try {
    localStorage.setItem(key, entry);
    return true;
  } catch {
    return false;
  }
}

const keys = (): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(`${KEY}:`));

/** The names of the tabs that are open; none where the browser does not tell. */
async function openTabs(): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.map(({ name = "" }) => name));
}

/** Whether `key` is this page's for as long as it lives: that of a tab that was copied is the other's. */
function isOwnTab(key: string): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(key, { signal: AbortSignal.timeout(LOCK_TIMEOUT) }, () => {
        resolve(true);
        return new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/** What one tab keeps: of the file at a path that `undersigned preview` serves it on, or of no such. */
export class Autosave {
  /** A tab, a space, and the path or "". */
  readonly #key: string;
  /** That of the tab that this one was copied from, or its own. */
  readonly #from: string;

  private constructor(key: string, from = key) {
    this.#key = key;
    this.#from = from;
  }

  static async start(path = ""): Promise<Autosave> {
    const fresh = `${KEY}:${Math.random().toString(36).slice(2)}`;
    try {
      const before = sessionStorage.getItem(KEY) ?? fresh;
      const isSame = await isOwnTab(`${before} ${path}`);
      const tab = isSame ? before : fresh;
      if (!isSame) await isOwnTab(`${tab} ${path}`);
      sessionStorage.setItem(KEY, tab);
      return new Autosave(`${tab} ${path}`, `${before} ${path}`);
    } catch {
      return new Autosave(`${fresh} ${path}`);
    }
  }

  /** What this tab had saved; undefined, too, where storage is refused. */
  own(): SavedDocument | undefined {
    return entryAt(this.#from);
  }

  /** What tabs that are gone did not save; the newest first. */
  async left(): Promise<LeftDocument[]> {
    const pathOf = (key: string): string => key.slice(key.indexOf(" ") + 1);
    try {
      const open = await openTabs();
      return keys()
        .filter((key) => key !== this.#key && !open.has(key))
        .filter((key) => pathOf(key) === pathOf(this.#key))
        .flatMap((key) => {
          const entry = entryAt(key);
          const drop = (): void => localStorage.removeItem(key);
          return entry && entry.text !== entry.saved
            ? [{ ...entry, drop }]
            : [];
        })
        .sort((one, other) => other.at - one.at);
    } catch {
      return [];
    }
  }

  /** Whether it could be kept: storage may be refused or full. */
  save(document: SavedDocument): boolean {
    const { text, saved } = document;
    const entry = JSON.stringify({
      ...document,
      saved: saved === text ? undefined : saved,
      at: Date.now(),
    });
    try {
      this.#dropOldest();
      // What others have saved gives way to what is not saved here.
      for (const key of [undefined, ...this.#others().filter(isSaved)]) {
        if (key) localStorage.removeItem(key);
        if (put(this.#key, entry)) return true;
      }
    } catch {
      // Refused.
    }
    return false;
  }

  /** Nothing of this tab is kept. */
  clear(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nor was it.
    }
  }

  /** What was saved goes first. */
  #dropOldest(): void {
    const others = this.#others();
    for (const key of others.slice(
      0,
      Math.max(0, others.length - MAX_DOCUMENTS + 1),
    ))
      localStorage.removeItem(key);
  }

  /** What other tabs keep; first what can go first. */
  #others(): string[] {
    const worth = (key: string): number =>
      (entryAt(key)?.at ?? 0) / (isSaved(key) ? 2 : 1);
    return keys()
      .filter((key) => key !== this.#key)
      .sort((one, other) => worth(one) - worth(other));
  }
}
