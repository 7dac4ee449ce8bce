import { realpathSync, statSync } from "node:fs";
import { extname, join, relative, resolve, sep } from "node:path";

// The files beside a statement that its preview may show.

/** What a statement can name: images and JSON. */
const types: Record<string, string> = {
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/** A file that can be sent. */
export type Found = { path: string; type: string };

export type Beside = {
  /** Where it is, or would be. */
  path: string;
  /** Where that leads to; undefined for what is not there. */
  found?: Found;
};

const typeOf = (path: string): string | undefined =>
  types[extname(path).toLowerCase()];

const isOpen = (segments: string[]): boolean =>
  segments.every((one) => one !== "" && !one.startsWith("."));

/**
 * The file that `address`, percent-encoded and relative, names below `folder`; undefined for what is
 * not to be had: hidden files, what lies outside or leads there, what is neither an image nor JSON.
 */
export function besideOf(folder: string, address: string): Beside | undefined {
  let name: string;
  try {
    name = decodeURIComponent(address);
  } catch {
    return undefined;
  }
  if (!typeOf(name) || !isOpen(name.split("/")) || /[\\\0]/.test(name))
    return undefined;
  const path = resolve(join(folder, name));
  try {
    const root = realpathSync(folder);
    const realPath = realpathSync(path);
    const type = typeOf(realPath);
    const inside = relative(root, realPath).split(sep);
    if (!type || !isOpen(inside) || join(root, ...inside) !== realPath)
      return undefined;
    return statSync(realPath).isFile()
      ? { path, found: { path: realPath, type } }
      : undefined;
  } catch {
    return { path };
  }
}
