import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

// What Node and browsers have in different forms: platform_browser.ts is the other.

export const sha256 = (bytes: Uint8Array): Uint8Array =>
  createHash("sha256").update(bytes).digest();

/** Of a path, or of an address that is no web address. */
export const readModule = (source: string | URL): Promise<Uint8Array> =>
  readFile(
    source instanceof URL || source.startsWith("file:")
      ? fileURLToPath(source)
      : source,
  );

/**
 * undersigned-full.wasm: beside the bundle; in the package, where a bundler has moved the script away
 * from it; for this source file, that of the last build.
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
    // The file that is missing is named by whoever reads it.
    return beside;
  }
}
