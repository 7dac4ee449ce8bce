// The script of a framed page, the only one that a page of ours carries: WordPress' embed messages,
// with which the page around the frame gives it the height that it needs and follows its links.
// docs/frame.md has the protocol, and why each link goes the way it goes.

/** Milliseconds without a change of size before the height is told again. */
const QUIET = 100;
/** WordPress gives no other heights, in CSS pixels. */
const LOWEST = 200;
const HIGHEST = 1000;

/** The height is told so often, with so many milliseconds between, until it has been heard. */
const TIMES = 10;
const PAUSE = 400;

type Told = { message?: unknown; secret?: unknown } | null;

/**
 * The origin of the page around, as far as a browser tells it: Firefox knows the referrer only. In
 * a sandbox it is "null", which is nobody's address.
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
  /** Known to the page around and to this one, or undefined: then nothing is said. */
  let secret: string | undefined;
  /** Whether the page around has spoken, or done what it was told. */
  let isHeard = false;
  let last = 0;
  let timer = 0;

  const post = (message: string, value: string | number): void =>
    parent.postMessage({ message, value, secret }, around ?? "*");

  /** The height of what is in the page, which may leave the frame half empty. */
  function tellHeight(isAsked: boolean): void {
    let height = 0;
    for (const part of parts) height += part.getBoundingClientRect().height;
    height = Math.ceil(height);
    // Where the frame is not displayed there is none yet; and a page that is there before its frame is
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

  /** WordPress' own script may add it when the page is there already. */
  function findSecret(): void {
    secret ??= /[?&]secret=([a-z\d]{10})(?![a-z\d])/i.exec(location.hash)?.[1];
    tellHeight(false);
  }

  /** Its "ready" may have come before this page was there. */
  function compare(): void {
    const given = Math.min(Math.max(last, LOWEST), HIGHEST);
    isHeard ||= Math.abs(innerHeight - given) <= 1;
  }

  /**
   * The page around may listen later than this one speaks, and Chromium now and then loses what is said
   * in a frame, or a fragment that it is given, while another page has just been on its way there.
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
    // WordPress follows what leads to the host of the frame, and nothing else.
    if (secret && isHeard && host === location.host) event.preventDefault();
    // A sandbox, which may forbid new windows: the frame itself is always left.
    else if (origin === "null" && /^https?:/.test(protocol)) {
      event.preventDefault();
      let opened: Window | null = null;
      try {
        opened = open(href);
      } catch {
        // Where windows are forbidden, Firefox throws.
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

// By itself it is a page like others, whose links lead on in the same window.
if (parent === window) document.querySelector("base")?.remove();
else beFramed();
