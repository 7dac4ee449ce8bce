import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

// What differs between Node and browsers. platform_browser.ts is the form for browsers.

export const sha256 = (bytes: Uint8Array): Uint8Array =>
  createHash("sha256").update(bytes).digest();

/** Reads the module at a path or at a `file:` address. */
export const readModule = (source: string | URL): Promise<Uint8Array> =>
  readFile(
    source instanceof URL || source.startsWith("file:")
      ? fileURLToPath(source)
      : source,
  );

/**
 * The path of undersigned-full.wasm: in the folder of the bundle; in the package, if a bundler has
 * moved the script away; for this source file, that of the last build.
 */
export function packagedWasm(): URL {
  if (typeof __WASM_NAME__ !== "string")
    return new URL("../dist/undersigned-full.wasm", import.meta.url);
  const beside = new URL("./undersigned-full.wasm", import.meta.url);
  if (beside.protocol !== "file:" || existsSync(beside)) return beside;
  try {
    const { resolve } = createRequire(import.meta.url);
    return pathToFileURL(resolve("undersigned/full.wasm"));
  } catch {
    // Reading it reports that it is missing.
    return beside;
  }
}
