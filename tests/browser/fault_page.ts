import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { FaultName } from "../faults/faults.ts";
import { start, type Route, type Server } from "../faults/server.ts";
import { newPage } from "./browsers.ts";
import type { Site } from "./site.ts";

/// How many seconds pass in the page for one second of the test, except while an answer is awaited.
const FASTER = 50;

/// The content of the page at one time.
export type Shown = { title: string; count: number; names: string[] };
/// A request by the page; `time` is in the page's milliseconds.
export type Sent = { route: Route; url: string; time: number };

type Told =
  | { shown: Shown; counts: number[] }
  | { sent: string; time: number }
  | { failure: string };

/// A fast clock, which `jump(milliseconds)` moves on at once, like sleep does. It runs at normal
/// speed while an answer is on its way, and stops while the machine has no time for the page:
/// otherwise it would pass before a busy machine has answered. `answer`, if set, replaces fetch.
/// Reports each request to the test, and everything that the statement shows, before the next
/// paint. A text, for the reason in site.ts.
const script = (faster: number, clockError: number) => `{
  const { fetch, setInterval, setTimeout, tell } = window;
  const now = performance.now.bind(performance);
  const began = Date.now() + ${clockError};
  let awaited = 0;
  let base = 0;
  let last = now();
  const time = (most = 40) => base + Math.min(now() - last, most) * (awaited ? 1 : ${faster});
  const keep = (most) => {
    base = time(most);
    last = now();
  };
  performance.now = () => time();
  const timers = new Map();
  let lastTimer = 0;
  window.setTimeout = (run, delay = 0) => {
    timers.set(++lastTimer, { run, due: time() + delay });
    return lastTimer;
  };
  window.clearTimeout = (timer) => void timers.delete(timer);
  const runDue = () => {
    keep();
    const due = [...timers].filter(([, timer]) => timer.due <= base).sort(([, a], [, b]) => a.due - b.due);
    for (const [timer, { run }] of due) if (timers.delete(timer)) run();
  };
  setInterval(runDue, 10);
  window.jump = (milliseconds) => {
    base += milliseconds;
  };
  // It goes on in the back/forward cache.
  addEventListener("pageshow", ({ persisted }) => persisted && keep(Infinity));
  /// Stops the clock until the returned function is called.
  const wait = () => {
    keep();
    awaited++;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      keep();
      awaited--;
    };
  };
  window.Date = class extends Date {
    constructor(...given) {
      super(...(given.length ? given : [began + time()]));
    }
    static now() {
      return began + time();
    }
  };
  window.fetch = (url, init) => {
    const told = tell({ sent: String(url), time: time() });
    if (window.answer) return window.answer(url);
    const end = wait();
    void told.then((isSlow) => isSlow && end());
    // A fault that is set while the request is on its way may leave it open.
    setTimeout(end, 5000);
    const answer = fetch(url, init);
    void answer
      .then((response) => url.includes("/stream") || response.clone().arrayBuffer())
      .then(end, end);
    return answer;
  };
  const number = (text) => Number(text.replace(/\\D/g, ""));
  const roots = new Set();
  addEventListener("statement-error", ({ detail }) => void tell({ failure: detail.code }));
  addEventListener("statement-load", ({ target: { shadowRoot: root } }) => {
    if (roots.size) return;
    roots.add(root);
    const text = (selector) => root.querySelector(selector)?.textContent ?? "";
    let last = "";
    const look = (records) => {
      const counts = records
        .filter(({ type, target }) => type === "characterData" && target.parentNode?.matches(".statement-count"))
        .map(({ oldValue }) => number(oldValue));
      const shown = {
        title: text(".statement-title"),
        count: number(text(".statement-count")),
        names: [...root.querySelectorAll(".statement-names:not([hidden]) .statement-name")].map((one) => one.textContent),
      };
      const told = JSON.stringify(shown);
      if (told !== last || counts.length) void tell({ shown, counts: [...counts, shown.count] });
      last = told;
    };
    new MutationObserver(look).observe(root, {
      subtree: true, childList: true, characterData: true, characterDataOldValue: true, attributes: true,
    });
    look([]);
  });
}`;

export type ReaderOptions = {
  /// Names on the first list, whole or in segments.
  count?: number;
  isSegmented?: boolean;
  isStreamed?: boolean;
  /// Seconds between two requests for the list.
  refresh?: number;
  /// How fast its time goes.
  faster?: number;
  /// Milliseconds by which the reader's clock is wrong.
  clockError?: number;
  context?: BrowserContextOptions;
  /// Before the page is opened.
  prepare?: (server: Server) => void;
  /// The statement's response, if it differs from the usual one.
  statement?: () => object | undefined;
  changes?: () => object;
};

export type Reader = {
  server: Server;
  page: Page;
  /// Since the first list was completely shown; before that, since the beginning.
  shown: Shown[];
  counts: number[];
  sent: Sent[];
  /// The codes of all `statement-error` events.
  failures: string[];
  last: () => Shown;
  /// The number of requests for the route.
  count(route: Route): number;
  /// Waits until the route's fault has been met this many times.
  met(route: Route, times: number): Promise<void>;
  /// Waits for this many seconds of the page's clock.
  pass(seconds: number): Promise<void>;
  /// Waits until `isThere` is true of what the page shows, has requested and has reported.
  until(what: string, isThere: () => boolean): Promise<void>;
  /// The page's time in seconds.
  time(): Promise<number>;
  /// Waits until the page shows the true list. Resolves to the page's seconds that it took.
  even(): Promise<number>;
  /// From here on every state is judged.
  begin(): void;
  /// What must hold, whatever has gone wrong.
  assertKept(): void;
  close(): Promise<void>;
};

/// Longer than anything takes, in the test's milliseconds.
const PATIENCE = 90_000;

/// The page does not wait for the end of these answers.
const slow = new Set<FaultName>([
  "headers that do not end",
  "half open",
  "one byte a second",
]);

/// A fault server, and a partner's page that shows a statement from it.
export async function reader(
  browser: Browser,
  { cdn, partner }: Site,
  options: ReaderOptions = {},
): Promise<Reader> {
  const { count = 20, isSegmented = false, isStreamed = false } = options;
  const { faster = FASTER } = options;
  const inline = ["Inline One", "Inline Two"].map((name) => ({ name }));
  const signatories = {
    items: inline,
    src: "list.json",
    ...(isStreamed && { stream: "stream" }),
    refresh: options.refresh ?? 5,
  };
  const usual = {
    id: "keep-the-night-ferry",
    publisher: { name: "Passengers of the Night Ferry" },
    date: "2026-10-02",
    title: "Keep the night ferry running",
    body: "We ask the harbor board to keep the 21:40 sailing.",
    signatories,
  };
  const server = await start({
    count,
    isSegmented,
    second: 1000 / faster,
    other: (path) =>
      path === "/statement.json"
        ? {
            body: JSON.stringify(
              options.statement?.() ?? { ...usual, ...options.changes?.() },
            ),
            type: "application/json",
          }
        : undefined,
  });
  options.prepare?.(server);

  const shown: Shown[] = [];
  const counts: number[] = [];
  const sent: Sent[] = [];
  const failures: string[] = [];
  const waiting = new Set<() => void>();
  const { page, errors, console } = await newPage(browser, options.context);
  await page.exposeFunction("tell", (told: Told) => {
    let isSlow = false;
    if ("shown" in told) {
      shown.push(told.shown);
      counts.push(...told.counts);
    } else if ("failure" in told) failures.push(told.failure);
    else if (told.sent.startsWith(server.origin)) {
      const route = routeOf(new URL(told.sent).pathname);
      sent.push({ url: told.sent, route, time: told.time });
      isSlow = slow.has(server.fault(route)!);
    }
    for (const look of [...waiting]) look();
    return isSlow;
  });
  await page.addInitScript(script(faster, options.clockError ?? 0));
  const path = `/${new URL(server.origin).port}`;
  partner.set(path, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      // With no-store the page would not go into the back/forward cache.
      "cache-control": "no-cache",
    },
    body: `<!doctype html><title>Partner</title>
      <joint-statement src="${server.origin}/statement.json"></joint-statement>
      <script type="module" src="${cdn.origin}/undersigned.js"></script>`,
  });
  await page.goto(`${partner.origin}${path}`);

  const last = (): Shown => shown.at(-1) ?? { title: "", count: 0, names: [] };
  const until = (what: string, isThere: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!isThere()) return;
        clearTimeout(deadline);
        waiting.delete(look);
        resolve();
      };
      const deadline = setTimeout(() => {
        waiting.delete(look);
        const { names, count } = last();
        reject(
          new Error(
            `never ${what}: ${names.length} names, count ${count}, ${failures.join()}, requests at ${sent.map(({ route, time }) => `${route} ${Math.round(time)}`).join()}`,
          ),
        );
      }, PATIENCE);
      waiting.add(look);
      look();
    });
  const time = async (): Promise<number> =>
    (await page.evaluate<number>("performance.now()")) / 1000;
  const wanted = (): string[] => server.truth.items.map(({ name }) => name);

  return {
    server,
    page,
    shown,
    counts,
    sent,
    failures,
    last,
    count: (route) => sent.filter((one) => one.route === route).length,
    async met(route, times) {
      let isMet = false;
      void server.met(route, times).then(() => {
        isMet = true;
        for (const look of [...waiting]) look();
      });
      await until(`met ${times} times`, () => isMet);
    },
    pass: (seconds) =>
      page.evaluate(
        (delay) => new Promise((resolve) => setTimeout(resolve, delay)),
        seconds * 1000,
      ),
    until,
    time,
    async even() {
      const began = await time();
      await until("even", () => {
        const { names, count } = last();
        return count === server.truth.items.length && isSame(names, wanted());
      });
      return (await time()) - began;
    },
    begin() {
      shown.splice(0, shown.length - 1);
      counts.splice(0, counts.length - 1);
    },
    assertKept() {
      assert.deepEqual(errors, []);
      assert.deepEqual(console.filter(isNoise), []);
      assertShown(shown, counts, server, isSegmented);
      assertSeldom(sent);
    },
    async close() {
      await page.context().close();
      await server.close();
    },
  };
}

const routeOf = (path: string): Route =>
  path === "/list.json"
    ? "list"
    : path === "/stream"
      ? "stream"
      : path.startsWith("/segments/")
        ? "segment"
        : "other";

const isSame = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.every((name, i) => name === other[i]);

/// Except the element's own line, and the browser's lines about failed requests.
const isNoise = (line: string): boolean =>
  !/^error: (<joint-statement>: http|Failed to load resource: |Failed to find a valid digest |Fetch API cannot load |Access to fetch at |Cross-Origin Request Blocked: |None of the “sha|Failed integrity metadata check\. |Load cannot follow |Origin \S+ is not allowed by )/.test(
    line,
  );

/// Nothing of the statement is lost, no name is lost or doubled, and each state is one of the
/// list's, none before an earlier one. Of a list in segments only the first may be drawn.
function assertShown(
  shown: Shown[],
  counts: number[],
  { truth }: Server,
  isSegmented: boolean,
): void {
  const lists = truth.lists.slice(1).map((text) => {
    const { items } = JSON.parse(text) as { items: { name: string }[] };
    return items.map(({ name }) => name);
  });
  let revision = 0;
  for (const { title, names, count } of shown) {
    assert.notEqual(title, "", "the statement is gone");
    assert.equal(new Set(names).size, names.length, "somebody stands twice");
    if (isSegmented) {
      assert.ok(names.length >= 200, `${names.length} names are left`);
      continue;
    }
    const found = lists.findIndex(
      (list, i) => i >= revision && isSame(list, names),
    );
    assert.notEqual(
      found,
      -1,
      `no list from revision ${revision + 1} on is ${names.join()}`,
    );
    revision = found;
    assert.equal(count, names.length);
  }
  revision = 0;
  for (const count of counts) {
    const found = lists.findIndex(
      (list, i) => i >= revision && list.length === count,
    );
    assert.notEqual(found, -1, `counted ${counts.join()}`);
    revision = found;
  }
}

/// At most one connection a second. Each segment is an address of its own.
function assertSeldom(sent: Sent[]): void {
  const last = new Map<string, number>();
  for (const { url, route, time } of sent) {
    const key = route === "segment" ? url : route;
    const since = time - (last.get(key) ?? -Infinity);
    assert.ok(since >= 999, `${key} again after ${Math.round(since)} ms`);
    last.set(key, time);
  }
}
