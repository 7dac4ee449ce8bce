import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  liveList,
  type Item,
  type ListOptions,
  type LiveList,
} from "./live_list.ts";
import type { Opened, OpenOptions } from "./site.ts";
import { here } from "./fixture.ts";

// A page that a reader keeps open, and what is on it.

/// A clock that stands still except for `advance`. Timers without delay run.
export const clock = `{
  const soon = window.setTimeout;
  let now = 0;
  let last = 0;
  const timers = new Map();
  performance.now = () => now;
  window.setTimeout = (run, delay = 0) => {
    if (delay <= 0) return -soon(run);
    timers.set(++last, { at: now + delay, run });
    return last;
  };
  const forget = window.clearTimeout;
  window.clearTimeout = (timer) => {
    if (!timers.delete(timer)) forget(-timer);
  };
  window.advance = (milliseconds) => {
    for (const end = now + milliseconds; ; ) {
      const [due] = [...timers].sort(([, a], [, b]) => a.at - b.at);
      if (!due || due[1].at > end) return void (now = end);
      timers.delete(due[0]);
      now = due[1].at;
      due[1].run();
    }
  };
}`;
export const advance = (page: Page, seconds: number): Promise<void> =>
  page.evaluate(
    (milliseconds) =>
      (window as unknown as { advance(time: number): void }).advance(
        milliseconds,
      ),
    seconds * 1000,
  );

type Reading = Opened & { list: LiveList };

/// A partner's page with a list of `items`, once it has arrived and its stream is open.
export async function read(
  items: Item[],
  options: ListOptions & { style?: string; behind?: string } & OpenOptions = {},
): Promise<Reading> {
  const list = liveList(here.publisher, items, options);
  const opened = await here.open(
    `<style>${options.style ?? ""}</style><p>Partner</p>
    <script type="module" src="${here.cdn.origin}/undersigned.js"></script>
    <joint-statement src="${here.statement}"></joint-statement>
    ${options.behind ?? ""}`,
    { script: clock, ...options },
  );
  await opened.told(2);
  if (!options.isPolled) await here.publisher.requested("/s/stream");
  return { ...opened, list };
}

export const status = (page: Page) => page.locator(".statement-status");
export const filter = (page: Page) => page.getByRole("searchbox");
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name });

/// Waits until the text of the first match of `selector` is `wanted`.
export async function says(
  page: Page,
  selector: string,
  wanted: string,
): Promise<void> {
  try {
    await page.waitForFunction(
      ([selector, wanted]) =>
        document
          .querySelector("joint-statement")!
          .shadowRoot!.querySelector(selector!)?.textContent === wanted,
      [selector, wanted],
      { timeout: 8000 },
    );
  } catch {
    assert.equal(await page.locator(selector).first().textContent(), wanted);
  }
}

export const shownNames = ".statement-names:not([hidden]) .statement-name";
export const shown = (page: Page) => page.locator(shownNames).allTextContents();
export const names = (items: Item[]) => items.map(({ name }) => name);
/// Waits until this many names are drawn.
export const hasShown = (page: Page, count: number) =>
  page.waitForFunction(
    ([selector, count]) =>
      document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelectorAll(selector as string).length === count,
    [shownNames, count] as const,
  );

export const organizations = (count: number, from = 0): Item[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Union of the ${from + index}th Platform`,
    url: `https://signers.example/${from + index}`,
  }));

/// The vertical position of the name in the window.
export const topOf = (page: Page, name: string) =>
  page
    .locator(shownNames, { hasText: name })
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);

/// The text of the focused element in the statement.
export const focused = (page: Page) =>
  page.evaluate(() => {
    const element =
      document.querySelector("joint-statement")!.shadowRoot!.activeElement;
    return element && (element.textContent || element.localName);
  });

/// Just enough names for the controls. Each order is different.
export const mixed: Item[] = [
  { name: "Żeglarze", signed: "2026-03-01" },
  { name: "émile zola Society", signed: "2026-05-01" },
  {
    name: "Society of Émile Zola",
    sort: "Zola, Society of",
    signed: "2026-04-01",
  },
  { name: "Αθήνα Walkers" },
  { name: "Łódź & <Night> Trams", signed: "2026-06-01" },
  ...organizations(18),
];
