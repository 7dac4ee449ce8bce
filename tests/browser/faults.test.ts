import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Route } from "../faults/server.ts";
import { engine, launch, withCache } from "./browsers.ts";
import {
  atFirst,
  cases,
  garbage,
  hasty,
  mute,
  ofStatement,
  once,
} from "./fault_cases.ts";
import { reader, type Reader, type ReaderOptions } from "./fault_page.ts";
import { goBack, site, type Site } from "./site.ts";

// The element in a browser, a server that really fails, and a clock up to fifty times as fast.

let browser: Browser;
let caching: Browser;
let here: Site;
before(async () => {
  browser = await launch();
  caching = await withCache(browser);
  here = await site(browser);
});
after(async () => {
  await caching.close();
  await browser.close();
  await here.close();
});

const YEAR = 365 * 24 * 3_600_000;

const table: string[][] = [];

/// One line of the table. `meanwhile` is what was shown before the fault ended.
function note(
  fault: string,
  route: Route,
  meanwhile: string,
  seconds: number,
  { sent, failures }: Reader,
): void {
  const times = sent
    .filter((one) => one.route === route)
    .map(({ time }) => time);
  const least = Math.min(
    ...times.slice(1).map((time, i) => (time - times[i]!) / 1000),
  );
  table.push([
    fault,
    names[route],
    meanwhile,
    `${seconds.toFixed(0)} s`,
    times.length < 2
      ? `${times.length}`
      : `${times.length}, ${least.toFixed(1)} s apart or more`,
    failures.join(", "),
  ]);
}

/// After the first `before` requests for `route` there is at least one more, and none sooner than
/// half a period after the last. Their number depends on how busy the machine is.
function assertAskedOnce({ sent }: Reader, route: Route, before: number): void {
  const times = sent
    .filter((one) => one.route === route)
    .slice(before)
    .map(({ time }) => time);
  assert.ok(times.length > 0, "it has not asked");
  for (const [i, time] of times.entries())
    assert.ok(i === 0 || time - times[i - 1]! >= 25_000, times.join(", "));
}

const meanwhile = ({ last, server }: Reader): string =>
  `${last().names.length} of ${server.truth.items.length}, counted ${last().count}`;

/// `run` returns what was shown before the fault ended, and the seconds until the list was right
/// again.
function check(
  route: Route,
  fault: string,
  options: ReaderOptions & { skip?: string | false; isCached?: boolean },
  run: (one: Reader) => Promise<readonly [string, number]>,
): void {
  const { skip = false, isCached = false } = options;
  test(`of the ${names[route]}: ${fault}`, { skip }, async () => {
    const one = await reader(isCached ? caching : browser, here, options);
    try {
      const [shown, seconds] = await run(one);
      one.assertKept();
      note(fault, route, shown, seconds, one);
    } finally {
      await one.close();
    }
  });
}

const names = {
  list: "list",
  stream: "stream",
  segment: "segment",
  other: "statement",
};
const showAll = ({ page }: Reader) =>
  page.getByRole("button", { name: /^Show all/ });

describe("a fault", { concurrency: 8, timeout: 600_000 }, () => {
  // At a speed at which an answer arrives within a second.
  for (const [route, fault] of hasty)
    check(
      route,
      `${fault}, at its own pace`,
      { isStreamed: route === "stream", faster: 1 },
      async (one) => {
        await one.even();
        one.begin();
        one.server.set(route, fault);
        one.server.sign(1);
        if (route === "list") await one.page.evaluate("jump(900_000)");
        await one.met(route, 1);
        await one.pass(5);
        const shown = meanwhile(one);
        one.server.set(route);
        await one.page.evaluate("jump(1_800_000)");
        return [shown, await one.even()];
      },
    );

  for (const [route, fault] of cases) {
    const isSegmented = route === "segment";
    const isStreamed = route === "stream";
    const isLong = fault === "an invalid name";
    const count = isLong ? 1000 : isSegmented ? 250 : 20;
    check(route, fault, { count, isSegmented, isStreamed }, async (one) => {
      const { server } = one;
      if (isLong || isSegmented)
        await one.until("200 names", () => one.last().names.length === 200);
      if (isLong) await showAll(one).click();
      if (!isSegmented) await one.even();
      one.begin();
      if (!isSegmented) {
        server.sign(2);
        await one.even();
      }
      const isOnce = isStreamed && once.has(fault);

      server.set(route, fault);
      if (isSegmented) await showAll(one).click();
      await one.met(route, isOnce ? 1 : 2);
      server.sign(3);
      server.remove("o7");
      server.sign(1);
      // After the new list, an old one arrives.
      const isStale = fault === "a stale node every second time";
      if (!isOnce) await one.met(route, isStale ? 5 : 3);
      // What the stream does not send is in the list.
      if (isLong || (isStreamed && !mute.has(fault))) await one.even();
      const shown = meanwhile(one);
      server.set(route);
      const seconds = await one.even();
      server.sign(1);
      await one.even();
      return [shown, seconds];
    });
  }

  for (const fault of atFirst)
    for (const route of ["list", "segment", "other"] as const)
      check(
        route,
        `${fault}, at first`,
        {
          count: route === "segment" ? 250 : 20,
          isSegmented: route === "segment",
          prepare: (server) => server.set(route, fault),
        },
        async (one) => {
          await one.met(route, route === "other" ? 1 : 2);
          // On a busy machine there may be two requests before the statement's own names are drawn.
          while (route !== "other" && !one.shown.length) await one.pass(1);
          const shown = one.shown.length ? meanwhile(one) : "fallback";
          const { length } = one.last().names;
          assert.equal(length, route === "other" ? 0 : 2);
          one.server.set(route);
          const began = await one.time();
          if (route === "segment") await showAll(one).click();
          await one.even();
          one.begin();
          return [shown, (await one.time()) - began];
        },
      );

  for (const fault of ofStatement) {
    let changes = {};
    check("other", fault, { changes: () => changes }, async (one) => {
      await one.even();
      one.begin();
      one.server.set("other", fault);
      await one.met("other", 1);
      one.server.sign(1);
      await one.even();
      const shown = meanwhile(one);
      changes = { revision: 2, title: "Keep both ferries" };
      one.server.set("other");
      const began = await one.time();
      await one.until(
        "corrected",
        () => one.last().title === "Keep both ferries",
      );
      return [shown, (await one.time()) - began];
    });
  }

  check(
    "stream",
    "the server stopped and started",
    { isStreamed: true },
    async (one) => {
      const { server } = one;
      await one.even();
      one.begin();
      let seconds = 0;
      let shown = "";
      for (const route of ["stream", "list"] as const) {
        const before = one.count(route);
        await server.pause();
        server.sign(1);
        await one.until("asked in vain", () => one.count(route) > before + 1);
        shown = meanwhile(one);
        await server.resume();
        seconds = await one.even();
      }
      return [shown, seconds];
    },
  );

  for (const [what, clockError] of [
    ["late", -YEAR],
    ["early", YEAR],
  ] as const) {
    let isOut = false;
    const embargoed = {
      id: "keep-the-night-ferry",
      publisher: { name: "Passengers of the Night Ferry" },
      release: {
        status: "embargoed",
        until: new Date(Date.now() + YEAR / 12).toISOString(),
      },
    };
    check(
      "other",
      `an embargo, the clock a year ${what}`,
      {
        clockError,
        statement: () => (isOut ? undefined : embargoed),
        changes: () => ({ revision: 2 }),
      },
      async (one) => {
        await one.until("asked again", () => one.count("other") > 2);
        const text = await one.page.evaluate(
          () =>
            document.querySelector("joint-statement")!.shadowRoot!.textContent,
        );
        assert.match(text, /embargoed until/i);
        assert.ok(one.shown.every(({ title }) => title === ""));
        isOut = true;
        const seconds = await one.even();
        one.begin();
        one.server.sign(1);
        await one.even();
        return ["embargoed", seconds];
      },
    );
  }

  for (const isStreamed of [false, true])
    check(
      isStreamed ? "stream" : "list",
      "sleep of 8 h",
      { isStreamed, refresh: 600 },
      async (one) => {
        const { server } = one;
        await one.even();
        one.begin();
        await one.pass(60);
        const before = one.count("list");
        // The connection has not survived it.
        server.set("stream");
        server.sign(5);
        const shown = meanwhile(one);
        await one.page.evaluate(`jump(${8 * 3_600_000})`);
        const seconds = await one.even();
        assertAskedOnce(one, "list", before);
        return [shown, seconds];
      },
    );

  for (const isStreamed of [false, true]) {
    const rests: [string, (one: Reader, rests: boolean) => Promise<void>][] = [
      [
        "offline and back",
        ({ page }, rests) => page.context().setOffline(rests),
      ],
      [
        "hidden and shown",
        ({ page }, rests) =>
          page.evaluate((isHidden) => {
            Object.defineProperty(document, "hidden", {
              value: isHidden,
              configurable: true,
            });
            document.dispatchEvent(new Event("visibilitychange"));
          }, rests),
      ],
    ];
    for (const [what, rest] of rests)
      check(
        isStreamed ? "stream" : "list",
        what,
        { isStreamed, refresh: 60 },
        async (one) => {
          await one.even();
          one.begin();
          await rest(one, true);
          const before = {
            list: one.count("list"),
            stream: one.count("stream"),
          };
          one.server.sign(3);
          await one.pass(300);
          const shown = meanwhile(one);
          assert.deepEqual(
            { list: one.count("list"), stream: one.count("stream") },
            before,
          );
          await rest(one, false);
          const seconds = await one.even();
          assertAskedOnce(one, "list", before.list);
          if (isStreamed) assertAskedOnce(one, "stream", before.stream);
          return [shown, seconds];
        },
      );
  }

  for (const isStreamed of [false, true])
    check(
      isStreamed ? "stream" : "list",
      "the back/forward cache",
      {
        isStreamed,
        isCached: true,
        refresh: 60,
        skip:
          isStreamed &&
          engine === "firefox" &&
          "Firefox keeps no page with an open request in its back/forward cache",
      },
      async (one) => {
        const { page } = one;
        await one.even();
        one.begin();
        await page.evaluate(
          "onpageshow = ({ persisted }) => (window.wasKept = persisted)",
        );
        const before = { list: one.count("list"), stream: one.count("stream") };
        here.partner.set(
          "/elsewhere",
          "<!doctype html><title>Elsewhere</title>",
        );
        await page.goto(`${here.partner.origin}/elsewhere`);
        one.server.sign(3);
        const shown = meanwhile(one);
        await goBack(page);
        await page.waitForFunction("window.wasKept");
        if (engine === "firefox") {
          // The test no longer gets what such a page reports by `tell`.
          const began = await one.time();
          await page.waitForFunction(
            (count) =>
              document
                .querySelector("joint-statement")!
                .shadowRoot!.querySelectorAll(".statement-name").length ===
              count,
            one.server.truth.items.length,
          );
          return [shown, (await one.time()) - began];
        }
        const seconds = await one.even();
        assertAskedOnce(one, "list", before.list);
        if (!isStreamed) return [shown, seconds];
        if (engine === "webkit") {
          // It keeps the open stream with the page.
          const lists = one.count("list");
          one.server.sign(1);
          await one.even();
          assert.equal(one.count("list"), lists);
          return [shown, seconds];
        }
        // Only the list can have made it right.
        await one.until("streamed", () => one.count("stream") > before.stream);
        assertAskedOnce(one, "stream", before.stream);
        return [shown, seconds];
      },
    );

  for (const [what, answer] of Object.entries(garbage))
    check("stream", `fetch that ${what}`, { isStreamed: true }, async (one) => {
      await one.even();
      one.begin();
      await one.page.evaluate(`window.answer = () => ${answer}`);
      one.server.set("stream");
      one.server.sign(2);
      for (const route of ["stream", "list"] as const) {
        const before = one.count(route);
        await one.until("asked in vain", () => one.count(route) > before + 1);
      }
      const shown = meanwhile(one);
      await one.page.evaluate("window.answer = undefined");
      return [shown, await one.even()];
    });

  after(() => {
    const head = [
      "fault",
      "of",
      "shown meanwhile",
      "even after",
      "requests",
      "told",
    ];
    const lines = [head, ...table.sort()];
    const widths = head.map((_, i) =>
      Math.max(...lines.map((line) => line[i]!.length)),
    );
    console.log(
      lines
        .map((line) =>
          line.map((cell, i) => cell.padEnd(widths[i]!)).join("  "),
        )
        .join("\n"),
    );
  });
});
