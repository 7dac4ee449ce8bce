import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** undersigned-full.wasm: an address (http, https, file), a path, or what has been read of it. */
export type WasmSource =
  URL | string | BufferSource | Response | WebAssembly.Module;

/** Rejects when it cannot be had. */
export async function compileSource(
  source: WasmSource,
): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof Response) {
    if (source.ok) return WebAssembly.compile(await source.arrayBuffer());
    throw new Error(`${source.url} answers with HTTP ${source.status}`);
  }
  if (typeof source === "string" || source instanceof URL) {
    const url = URL.canParse(String(source)) ? new URL(source) : undefined;
    if (url?.protocol === "http:" || url?.protocol === "https:")
      return compileSource(await fetch(url));
    const path = url?.protocol === "file:" ? fileURLToPath(url) : source;
    return WebAssembly.compile(await readFile(path));
  }
  return WebAssembly.compile(source);
}

/** Beside the bundle; this source file has it from the last build. */
export const ownWasm = (): URL =>
  new URL(
    typeof __WASM_NAME__ === "string"
      ? "undersigned-full.wasm"
      : "../dist/undersigned-full.wasm",
    import.meta.url,
  );
