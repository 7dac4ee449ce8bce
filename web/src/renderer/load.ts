import {
  withoutPrototype,
  fail,
  isFailure,
  request,
  type Failure,
} from "../feed/fetch.ts";
import type { Host } from "../feed/feed.ts";
import { imports, start, type Instance, type Renderer } from "./renderer.ts";

// The ways to load a renderer, best first: WebAssembly, compiled as it streams in; and the same module
// as JavaScript, where a policy, a browser or a proxy refuses WebAssembly.

/** Makes an instance with memory of its own. */
type InstanceFactory = () => Instance | Promise<Instance>;

/** The renderer as JavaScript. */
type ScriptForm = { default: () => object };

/** A renderer; `again` makes another one after it has trapped. */
export type LoadedRenderer = {
  renderer: Renderer;
  again: () => Promise<Renderer>;
};

/** The first way that works; else why the first did not. `home` is the address of the script. */
export async function loadRenderer(
  home: string,
  host: (signal: AbortSignal) => Host,
): Promise<LoadedRenderer | Failure> {
  let url = home;
  let failure: Failure | undefined;
  try {
    url = __IS_PACKAGE__
      ? // A form that bundlers know: they take the file along.
        new URL(__WASM_PATH__, import.meta.url).href
      : new URL(__WASM_NAME__, home).href;
    const onFailure = (found: Failure): void => void (failure = found);
    return await firstRenderer(await fromWasm(url, host, onFailure));
  } catch (error) {
    try {
      return await firstRenderer(
        __IS_PACKAGE__
          ? fromModule((await import(__SCRIPT_PATH__)) as ScriptForm)
          : await fromScript(new URL(__SCRIPT_NAME__, home).href),
      );
    } catch {
      // The failure of the better way is reported.
    }
    // Bytes with the right integrity compile, unless the policy forbids it.
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

async function firstRenderer(make: InstanceFactory): Promise<LoadedRenderer> {
  const again = async (): Promise<Renderer> => start(await make());
  return { renderer: await again(), again };
}

async function fromWasm(
  url: string,
  host: (signal: AbortSignal) => Host,
  onFailure: (failure: Failure) => void,
): Promise<InstanceFactory> {
  const controller = new AbortController();
  const { signal } = controller;
  const answer = async (): Promise<Response> => {
    const integrity = __WASM_INTEGRITY__;
    const found = await request(url, { integrity, signal }, host(signal));
    if (isFailure(found)) {
      onFailure(found);
      throw new Error(found.message);
    }
    const type = "application/wasm";
    if (found.headers.get("content-type") === type) return found;
    const headers = withoutPrototype({ "content-type": type });
    return new Response(
      await found.arrayBuffer(),
      withoutPrototype({ headers }),
    );
  };
  try {
    const { compileStreaming, instantiate } = WebAssembly;
    const arriving = answer();
    // Where WebAssembly is refused, nobody awaits this.
    arriving.catch(() => undefined);
    const module = await compileStreaming(arriving);
    return () => instantiate(module, imports(module));
  } finally {
    controller.abort();
  }
}

/** `import()` checks no integrity, but a preload does, and `import()` uses what was preloaded. */
async function fromScript(url: string): Promise<InstanceFactory> {
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
  return fromModule((await import(url)) as ScriptForm);
}

const fromModule =
  ({ default: make }: ScriptForm): InstanceFactory =>
  () => ({ exports: make() });
