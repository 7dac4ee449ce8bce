import { bare, fail, isFailure, reach, type Failure } from "./fetch.ts";
import type { Host } from "./feed.ts";
import { compile, imports, start, type Renderer } from "./renderer.ts";
import css from "./statement.css";

// What all elements of a page share.

/** Gives the page its turn; unlike a timer, in a hidden page too. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

/** This page, for requests that end with `signal`. */
export function host(signal: AbortSignal): Host {
  const refused = new Set<string>();
  document.addEventListener(
    "securitypolicyviolation",
    ({ effectiveDirective, blockedURI }) => {
      if (effectiveDirective === "connect-src") refused.add(blockedURI);
    },
    bare({ signal }),
  );
  return {
    fetch: (url, init) => fetch(url, init),
    setTimeout: (callback, milliseconds) =>
      window.setTimeout(callback, milliseconds),
    clearTimeout: (timer) => clearTimeout(timer),
    now: () => performance.now(),
    random: () => Math.random(),
    origin: location.origin,
    // A page in the back/forward cache is hidden, and so is one that is frozen.
    isResting: () => document.hidden || !navigator.onLine,
    onRestingChange(listener) {
      const ended = new AbortController();
      const listen = (target: EventTarget, types: string[]): void =>
        types.forEach((type) =>
          target.addEventListener(
            type,
            listener,
            bare({ signal: ended.signal }),
          ),
        );
      listen(document, ["visibilitychange"]);
      listen(window, ["online", "offline", "pageshow"]);
      return () => ended.abort();
    },
    async isRefused(url) {
      // The report comes after the failure.
      await turn();
      return [...refused].some((address) => url.startsWith(address));
    },
  };
}

let whole: Host | undefined;

/** This page for as long as it lives: what is followed for one element is followed for all. */
export const page = (): Host => (whole ??= host(new AbortController().signal));

/** In our own stylesheet, which no policy refuses, CanvasText tells the color scheme. */
const PROBE = "scheme-probe";

let sheet: CSSStyleSheet | undefined;

/**
 * One stylesheet for all; none in a browser that cannot construct one: a statement is then plain.
 */
export function styles(): CSSStyleSheet[] {
  try {
    if (!sheet) {
      const made = new CSSStyleSheet();
      made.replaceSync(`${css}.${PROBE}{color:CanvasText}`);
      sheet = made;
    }
    return [sheet];
  } catch {
    return [];
  }
}

/** Whether the color scheme that `root` inherits is dark: its text is then light. */
export function isDark(root: ShadowRoot): boolean {
  const probe = document.createElement("span");
  probe.setAttribute("class", PROBE);
  root.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return Number(/\d+/.exec(color)?.[0]) > 127;
}

let home = "";

/** `address` is that of the script; its .wasm lies beside it. */
export function locate(address: string): void {
  home = address;
}

let shared: Promise<Renderer | Failure> | undefined;
let current: Renderer | undefined;

/**
 * The renderer of all elements: a browser's tab holds hardly more than a hundred. Never rejects; a
 * failure is not kept.
 */
export function renderer(): Promise<Renderer | Failure> {
  shared ??= loadRenderer().then((result) => {
    if (isFailure(result)) shared = undefined;
    else current = result;
    return result;
  });
  return shared;
}

/** For when a call into `gone` has thrown: the next one is new. */
export function dropRenderer(gone: Renderer | undefined): void {
  if (current === gone) shared = undefined;
}

async function loadRenderer(): Promise<Renderer | Failure> {
  let url = __WASM_NAME__;
  const controller = new AbortController();
  try {
    url = new URL(url, home).href;
    const answer = await reach(
      url,
      { integrity: __WASM_INTEGRITY__ },
      host(controller.signal),
    );
    if (isFailure(answer)) return answer;
    const module = await compile(answer);
    return start(await WebAssembly.instantiate(module, imports(module)));
  } catch (error) {
    return fail(
      "renderer",
      url,
      `${url} cannot be used (${String(error)}); a Content-Security-Policy needs 'wasm-unsafe-eval' in script-src`,
      true,
    );
  } finally {
    controller.abort();
  }
}
