import { bare, isFailure, type Failure } from "../feed/fetch.ts";
import type { Host } from "../feed/feed.ts";
import { climb } from "./load.ts";
import { watchPolicy } from "./csp_violations.ts";
import type { Renderer } from "./renderer.ts";
import hostCss from "../host.css";
import css from "../statement.css";

// What all elements of a page share.

/** This page, for requests that end with `signal`. */
export function host(signal: AbortSignal): Host {
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
    isRefused: watchPolicy(signal),
  };
}

let whole: Host | undefined;

/** This page for as long as it lives: what is followed for one element is followed for all. */
export const page = (): Host => (whole ??= host(new AbortController().signal));

const sheets = new WeakMap<Document, CSSStyleSheet>();

/**
 * One stylesheet for all of a document, which takes those of its own window only; none in a browser
 * that cannot construct one: a statement is then plain.
 */
export function styles(document: Document): CSSStyleSheet[] {
  try {
    let sheet = sheets.get(document);
    if (!sheet) {
      const made = new document.defaultView!.CSSStyleSheet();
      made.replaceSync(hostCss + css);
      sheets.set(document, (sheet = made));
    }
    return [sheet];
  } catch {
    return [];
  }
}

/** Whether the color scheme that `root` inherits is dark: its text is then light. */
export const isDark = ({ host }: ShadowRoot): boolean =>
  Number(/\d+/.exec(getComputedStyle(host).columnRuleColor)?.[0]) > 127;

let home = "";

/** `address` is that of the script; its .wasm lies beside it. */
export function locate(address: string): void {
  home = address;
}

let shared: Promise<Renderer | Failure> | undefined;
let current: Renderer | undefined;
/** Makes another one. */
let again: (() => Promise<Renderer>) | undefined;

/**
 * The renderer of all elements: a browser's tab holds hardly more than a hundred. Never rejects; a
 * failure is kept unless it may pass.
 */
export const renderer = (): Promise<Renderer | Failure> => (shared ??= load());

/** For when a call into `gone` has thrown: the next one is new. */
export function dropRenderer(gone: Renderer | undefined): void {
  if (current === gone) shared = undefined;
}

async function load(): Promise<Renderer | Failure> {
  if (again) {
    try {
      return (current = await again());
    } catch {
      // From the beginning.
    }
  }
  const found = await climb(home, host);
  if (isFailure(found)) {
    if (found.retryable) shared = undefined;
    return found;
  }
  again = found.again;
  return (current = found.renderer);
}
