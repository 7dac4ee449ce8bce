import { realpathSync, statSync } from "node:fs";
import { extname, join, relative, resolve, sep } from "node:path";

// The files next to a statement that its preview may show.

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
export type ServedFile = { path: string; type: string };

export type SiblingFile = {
  /** The path where it is or would be. */
  path: string;
  /** The file that the path leads to; undefined if there is none. */
  found?: ServedFile;
};

const typeOf = (path: string): string | undefined =>
  types[extname(path).toLowerCase()];

const isVisible = (segments: string[]): boolean =>
  segments.every((one) => one !== "" && !one.startsWith("."));

/**
 * The file below `folder` that `address`, percent-encoded and relative, names. Undefined for files
 * that are not served: hidden ones, those outside of the folder or linked from outside, and what is
 * neither an image nor JSON.
 */
export function findSibling(
  folder: string,
  address: string,
): SiblingFile | undefined {
  let name: string;
  try {
    name = decodeURIComponent(address);
  } catch {
    return undefined;
  }
  if (!typeOf(name) || !isVisible(name.split("/")) || /[\\\0]/.test(name))
    return undefined;
  const path = resolve(join(folder, name));
  try {
    const root = realpathSync(folder);
    const realPath = realpathSync(path);
    const type = typeOf(realPath);
    const inside = relative(root, realPath).split(sep);
    if (!type || !isVisible(inside) || join(root, ...inside) !== realPath)
      return undefined;
    return statSync(realPath).isFile()
      ? { path, found: { path: realPath, type } }
      : undefined;
  } catch {
    return { path };
  }
}
