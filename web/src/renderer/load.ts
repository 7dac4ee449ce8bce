import { bare, fail, isFailure, reach, type Failure } from "../feed/fetch.ts";
import type { Host } from "../feed/feed.ts";
import { imports, start, type Instance, type Renderer } from "./renderer.ts";

// The ways to a renderer, best first: WebAssembly, compiled while it arrives or from its bytes, and
// the same as JavaScript, where a policy, a browser or something on the way refuses the former.

/** Makes an instance with memory of its own. */
type Maker = () => Instance | Promise<Instance>;

/** A renderer, and what makes another one once that has trapped. */
export type Found = { renderer: Renderer; again: () => Promise<Renderer> };

/** The first way that leads to a renderer; else what is wrong with the first. `home` is the script's. */
export async function climb(
  home: string,
  host: (signal: AbortSignal) => Host,
): Promise<Found | Failure> {
  let url = home;
  let failure: Failure | undefined;
  try {
    url = new URL(__WASM_NAME__, home).href;
    const onFailure = (found: Failure): void => void (failure = found);
    return await begin(await fromWasm(url, host, onFailure));
  } catch (error) {
    try {
      return await begin(await fromScript(new URL(__SCRIPT_NAME__, home).href));
    } catch {
      // What is to be mended is the better way.
    }
    // What the integrity is right of compiles, unless it must not.
    if ((error as Error).name === "CompileError")
      return fail(
        "blocked",
        url,
        "this page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to script-src",
      );
    const reason = `${url} cannot be used: ${String(error)}`;
    return failure ?? fail("renderer", url, reason, true);
  }
}

async function begin(make: Maker): Promise<Found> {
  const again = async (): Promise<Renderer> => start(await make());
  return { renderer: await again(), again };
}

async function fromWasm(
  url: string,
  host: (signal: AbortSignal) => Host,
  onFailure: (failure: Failure) => void,
): Promise<Maker> {
  const request = new AbortController();
  const { signal } = request;
  const answer = async (): Promise<Response> => {
    const integrity = __WASM_INTEGRITY__;
    const found = await reach(url, { integrity, signal }, host(signal));
    if (isFailure(found)) {
      onFailure(found);
      throw new Error(found.message);
    }
    const type = "application/wasm";
    if (found.headers.get("content-type") === type) return found;
    const headers = bare({ "content-type": type });
    return new Response(await found.arrayBuffer(), bare({ headers }));
  };
  try {
    const { compileStreaming, instantiate } = WebAssembly;
    const arriving = answer();
    // Where WebAssembly is refused, nobody waits for it.
    arriving.catch(() => undefined);
    const module = await compileStreaming(arriving);
    return () => instantiate(module, imports(module));
  } finally {
    request.abort();
  }
}

/** `import()` checks no integrity, but takes what was preloaded, which is checked. */
async function fromScript(url: string): Promise<Maker> {
  const link = document.createElement("link");
  if (!link.relList.supports("modulepreload")) throw new Error("unchecked");
  link.rel = "modulepreload";
  link.crossOrigin = "anonymous";
  link.integrity = __SCRIPT_INTEGRITY__;
  const { nonce } = document.querySelector<HTMLElement>("script[nonce]") ?? {};
  if (nonce) link.nonce = nonce;
  link.href = url;
  try {
    await new Promise((resolve, reject) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", reject);
      (document.head ?? document.documentElement).append(link);
    });
  } finally {
    link.remove();
  }
  const module = (await import(url)) as { default: () => object };
  return () => ({ exports: module.default() });
}
