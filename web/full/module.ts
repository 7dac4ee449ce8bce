import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** undersigned-full.wasm: an address (http, https, file), a path, or its bytes, answer or module. */
export type WasmSource =
  URL | string | BufferSource | Response | WebAssembly.Module;

/** Rejects when the module cannot be loaded or compiled. */
export async function compileModule(
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
      return compileModule(await fetch(url));
    const path = url?.protocol === "file:" ? fileURLToPath(url) : source;
    return WebAssembly.compile(await readFile(path));
  }
  return WebAssembly.compile(source);
}

/** The file beside the bundle; for this source file, that of the last build. */
export const packagedWasm = (): URL =>
  new URL(
    typeof __WASM_NAME__ === "string"
      ? "undersigned-full.wasm"
      : "../dist/undersigned-full.wasm",
    import.meta.url,
  );
