import { withoutPrototype, isFailure, type Failure } from "../feed/fetch.ts";
import type { Host } from "../feed/feed.ts";
import { loadRenderer } from "./load.ts";
import { watchCspViolations } from "./csp_violations.ts";
import type { Renderer } from "./renderer.ts";
import hostCss from "../host.css";
import css from "../statement.css";

// Shared by all elements of a page.

/** The page as a host, until `signal` aborts. */
export function hostUntil(signal: AbortSignal): Host {
  return {
    fetch: (url, init) => fetch(url, init),
    setTimeout: (callback, milliseconds) =>
      window.setTimeout(callback, milliseconds),
    clearTimeout: (timer) => clearTimeout(timer),
    now: () => performance.now(),
    random: () => Math.random(),
    origin: location.origin,
    // Pages in the back/forward cache and frozen ones are hidden.
    isIdle: () => document.hidden || !navigator.onLine,
    onIdleChange(listener) {
      const ended = new AbortController();
      const listen = (target: EventTarget, types: string[]): void =>
        types.forEach((type) =>
          target.addEventListener(
            type,
            listener,
            withoutPrototype({ signal: ended.signal }),
          ),
        );
      listen(document, ["visibilitychange"]);
      listen(window, ["online", "offline", "pageshow"]);
      return () => ended.abort();
    },
    isBlocked: watchCspViolations(signal),
  };
}

let wholePage: Host | undefined;

/** The page as a host, for as long as it lives: all elements share its feeds. */
export const pageHost = (): Host =>
  (wholePage ??= hostUntil(new AbortController().signal));

const sheets = new WeakMap<Document, CSSStyleSheet>();

/**
 * One stylesheet for all elements of a document: it must be constructed by its own window. None where a
 * browser cannot construct one; statements are plain then.
 */
export function styleSheets(document: Document): CSSStyleSheet[] {
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

let scriptAddress = "";

/** `address` is that of the script. The .wasm is in the same folder. */
export function setScriptAddress(address: string): void {
  scriptAddress = address;
}

let shared: Promise<Renderer | Failure> | undefined;
let current: Renderer | undefined;
/** Makes another renderer of the module that was loaded. */
let recreate: (() => Promise<Renderer>) | undefined;

/**
 * The one renderer of all elements: a tab can hold little more than a hundred. Never rejects; a failure
 * is kept unless a retry may succeed.
 */
export const sharedRenderer = (): Promise<Renderer | Failure> =>
  (shared ??= load());

/** After a call into `gone` has thrown: the next renderer is a new one. */
export function discardRenderer(gone: Renderer | undefined): void {
  if (current === gone) shared = undefined;
}

async function load(): Promise<Renderer | Failure> {
  if (recreate) {
    try {
      return (current = await recreate());
    } catch {
      // Load it again.
    }
  }
  const found = await loadRenderer(scriptAddress, hostUntil);
  if (isFailure(found)) {
    if (found.retryable) shared = undefined;
    return found;
  }
  recreate = found.again;
  return (current = found.renderer);
}
