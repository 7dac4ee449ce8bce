// The document as this browser keeps it against a crash: in its local storage, on this machine.

/** Of the document, or of the one that is the file at `path`. */
const keyOf = (path: string): string =>
  `undersigned-editor${path && `:${path}`}`;

export type Kept = {
  name: string;
  text: string;
  /** What the file held when it was last opened or saved; "" for none. */
  saved: string;
};

/** Undefined where there is none, or storage is refused. */
export function kept(path = ""): Kept | undefined {
  try {
    const found: unknown = JSON.parse(
      localStorage.getItem(keyOf(path)) ?? "null",
    );
    if (typeof found !== "object" || found === null) return undefined;
    const { name, text, saved } = found as Record<string, unknown>;
    return typeof name === "string" &&
      typeof text === "string" &&
      typeof saved === "string"
      ? { name, text, saved }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it could be: storage may be refused or full. */
export function keep(document: Kept, path = ""): boolean {
  try {
    localStorage.setItem(keyOf(path), JSON.stringify(document));
    return true;
  } catch {
    return false;
  }
}
