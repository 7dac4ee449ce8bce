// Keeps documents in case of a crash: in the browser's local storage, on this machine, one for each
// tab.

const KEY = "undersigned-editor";

/** Maximum number of documents. Of more, those written longest ago are dropped. */
const MAX_DOCUMENTS = 20;

/** Milliseconds in which a page that is loaded again should have released its tab's lock. */
const LOCK_TIMEOUT = 300;

export type SavedDocument = {
  name: string;
  text: string;
  /** The file's content when it was last opened or saved; "" for none. */
  saved: string;
};

/** A document that a tab left when it was closed. */
export type LeftDocument = SavedDocument & {
  /** When it was last written, in milliseconds since 1970. */
  at: number;
  /** Stops keeping it. */
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
    // The saved text is stored only if it differs.
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

/** False if there is no room. */
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

/** The names of the open tabs; empty if the browser does not reveal them. */
async function openTabs(): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.map(({ name = "" }) => name));
}

/**
 * Whether this page owns `key` from now on. After a tab is duplicated, the key is the other tab's.
 */
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

/**
 * The document of one tab: of the file at the path that `undersigned preview` serves, or of none.
 */
export class Autosave {
  /** The tab's name, a space, and the path or "". */
  readonly #key: string;
  /** The key of the tab that this one was duplicated from, or its own. */
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

  /** What this tab has saved; undefined if nothing, or if storage is refused. */
  own(): SavedDocument | undefined {
    return entryAt(this.#from);
  }

  /** The unsaved documents of closed tabs, the newest first. */
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

  /** Whether it could be stored. Storage may be refused or full. */
  save(document: SavedDocument): boolean {
    const { text, saved } = document;
    const entry = JSON.stringify({
      ...document,
      saved: saved === text ? undefined : saved,
      at: Date.now(),
    });
    try {
      this.#dropOldest();
      // Documents of other tabs that are saved make room for an unsaved one.
      for (const key of [undefined, ...this.#others().filter(isSaved)]) {
        if (key) localStorage.removeItem(key);
        if (put(this.#key, entry)) return true;
      }
    } catch {
      // Storage is refused.
    }
    return false;
  }

  /** Stops keeping this tab's document. */
  clear(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Storage is refused: nothing was kept.
    }
  }

  /** Drops saved documents first. */
  #dropOldest(): void {
    const others = this.#others();
    for (const key of others.slice(
      0,
      Math.max(0, others.length - MAX_DOCUMENTS + 1),
    ))
      localStorage.removeItem(key);
  }

  /** The keys of other tabs, in the order in which they can be dropped. */
  #others(): string[] {
    const worth = (key: string): number =>
      (entryAt(key)?.at ?? 0) / (isSaved(key) ? 2 : 1);
    return keys()
      .filter((key) => key !== this.#key)
      .sort((one, other) => worth(one) - worth(other));
  }
}
