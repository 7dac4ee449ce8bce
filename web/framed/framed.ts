// The script of a framed page, the only script in our pages: WordPress' embed messages, by which
// the page around the frame sets its height and follows its links. docs/frame.md has the protocol,
// and why each link is followed the way it is.

/** Milliseconds without a change of size before the height is sent again. */
const QUIET = 100;
/** The heights that WordPress accepts, in CSS pixels. */
const LOWEST = 200;
const HIGHEST = 1000;

/** How often the height is sent until it is heard, and the milliseconds in between. */
const TIMES = 10;
const PAUSE = 400;

type Told = { message?: unknown; secret?: unknown } | null;

/**
 * The origin of the page around, as far as the browser reveals it: Firefox has only the referrer.
 * In a sandbox it is "null", which is not an address.
 */
function originAround(): string | undefined {
  const given =
    location.ancestorOrigins?.[0] ??
    /^https?:\/\/[^/]+/.exec(document.referrer)?.[0];
  return given === "null" ? undefined : given;
}

function beFramed(): void {
  const around = originAround();
  const parts = document.querySelectorAll("body > :not(script)");
  /** Shared with the page around. While it is undefined, nothing is sent. */
  let secret: string | undefined;
  /** Whether the page around has sent a message, or has followed one. */
  let isHeard = false;
  let last = 0;
  let timer = 0;

  const post = (message: string, value: string | number): void =>
    parent.postMessage({ message, value, secret }, around ?? "*");

  /** Sends the height of the content, which may be less than the frame's. */
  function tellHeight(isAsked: boolean): void {
    let height = 0;
    for (const part of parts) height += part.getBoundingClientRect().height;
    height = Math.ceil(height);
    // A frame that is not displayed has no height yet. A page that is loaded before its frame is
    // laid out has no width, and is as high as it has words.
    if (!secret || !height || !innerWidth || (height === last && !isAsked))
      return;
    last = height;
    post("height", height);
  }

  function tellLater(): void {
    clearTimeout(timer);
    timer = window.setTimeout(tellHeight, QUIET, false);
  }

  /** WordPress' own script may add the secret after the page has been loaded. */
  function findSecret(): void {
    secret ??= /[?&]secret=([a-z\d]{10})(?![a-z\d])/i.exec(location.hash)?.[1];
    tellHeight(false);
  }

  /** The message "ready" may have been sent before this page was loaded. */
  function compare(): void {
    const given = Math.min(Math.max(last, LOWEST), HIGHEST);
    isHeard ||= Math.abs(innerHeight - given) <= 1;
  }

  /**
   * The page around may start to listen after this one has sent its messages. Chromium also
   * sometimes loses a message from a frame, or the fragment of its address, if another page was on
   * its way there just before.
   */
  function insist(left: number): void {
    compare();
    if (isHeard || !left) return;
    findSecret();
    tellHeight(true);
    setTimeout(insist, PAUSE, left - 1);
  }

  function follow(event: MouseEvent): void {
    const { altKey, ctrlKey, metaKey, shiftKey, button, target } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || button) return;
    const link = (target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link) return;
    const { href, host, protocol } = link;
    if (secret) post("link", href);
    // WordPress follows links to the frame's host, and no others.
    if (secret && isHeard && host === location.host) event.preventDefault();
    // A sandbox may forbid new windows: then the link opens in the frame itself.
    else if (origin === "null" && /^https?:/.test(protocol)) {
      event.preventDefault();
      let opened: Window | null = null;
      try {
        opened = open(href);
      } catch {
        // Firefox throws if windows are forbidden.
      }
      if (opened) opened.opener = null;
      else location.href = href;
    }
  }

  addEventListener("message", (event) => {
    const { source, origin, data } = event as MessageEvent<Told>;
    if (source !== parent || origin !== (around ?? origin)) return;
    if (!secret || data?.secret !== secret || data.message !== "ready") return;
    isHeard = true;
    tellHeight(true);
  });
  addEventListener("hashchange", findSecret);
  addEventListener("resize", compare);
  addEventListener("load", () => tellHeight(false));
  document.addEventListener("click", follow);
  findSecret();
  setTimeout(insist, PAUSE, TIMES);
  const observer = new ResizeObserver(tellLater);
  for (const part of parts) observer.observe(part);
}

// Outside of a frame it is an ordinary page, whose links open in the same window.
if (parent === window) document.querySelector("base")?.remove();
else beFramed();
