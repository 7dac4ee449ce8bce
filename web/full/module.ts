import { readModule } from "./platform.ts";

/**
 * undersigned-full.wasm: an address (http, https, file), a path, its bytes, a Response or a
 * compiled module.
 */
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
    const isFetched = url && /^(https?|data|blob):$/.test(url.protocol);
    if (isFetched) return compileModule(await fetch(url));
    return WebAssembly.compile(
      (await readModule(source)) as Uint8Array<ArrayBuffer>,
    );
  }
  return WebAssembly.compile(source);
}
