import type { Browser } from "playwright-core";
import {
  drawAll,
  firstView,
  memoryAfter,
  openAll,
  openPage,
  sign,
} from "./element.ts";
import { newcomers, splits } from "./lists.ts";
import type { Cost, Found } from "./page/probe.ts";
import type { Site } from "./site.ts";
import { ratios, say, summarize, type Summary } from "./statistics.ts";

// The measurements with goals. Pairs are measured alternately.

const many = 100_000;
const few = 100;

/// A line of a report. `goal` is absent if none is set.
export type Row = {
  what: string;
  found: string;
  goal?: string;
  isMet?: boolean;
};

export const row = (
  what: string,
  found: Summary,
  unit: string,
  most?: number,
): Row => ({
  what,
  found: `${say(found)}${unit}`,
  ...(most !== undefined && {
    goal: `≤ ${most.toLocaleString("en")}${unit}`,
    isMet: found.median <= most,
  }),
});

export const worst = (values: number[]): Summary =>
  summarize([Math.max(...values)]);

/// Browsers do not report tasks under 50 ms; they count as 0.
function longest(what: string, those: { longestTask: number }[]): Row {
  const tasks = those.map(({ longestTask }) => longestTask);
  const all = row(what, worst(tasks), " ms", 50);
  return Math.max(...tasks) === 0 ? { ...all, found: "< 50 ms" } : all;
}

export async function firstViews(browser: Browser, site: Site): Promise<Row[]> {
  const page = await openPage(browser);
  const long: number[] = [];
  const short: number[] = [];
  // The first pair only warms up.
  for (let round = 0; round < 22; round++) {
    const above = await firstView(page, site, many);
    const below = await firstView(page, site, few);
    if (round === 0) continue;
    long.push(above);
    short.push(below);
  }
  await page.context().close();
  return [
    row("first view of 100, from the navigation", summarize(short), " ms"),
    row("first view of 100,000", summarize(long), " ms"),
    row("… and their ratio", ratios(long, short), " ×", 1.5),
  ];
}

export async function showAll(browser: Browser, site: Site): Promise<Row[]> {
  const drawn = [];
  for (let round = 0; round < 5; round++) {
    const page = await openPage(browser);
    drawn.push(await openAll(page, site, many));
    await page.context().close();
  }
  return [
    row(
      "“Show all 100,000” until all are laid out",
      summarize(drawn.map(({ laidOut }) => laidOut)),
      " ms",
    ),
    longest("… the longest task of all runs", drawn),
    row(
      "… the longest time between two frames",
      summarize(drawn.map(({ longestFrame }) => longestFrame)),
      " ms",
    ),
  ];
}

export async function updates(browser: Browser, site: Site): Promise<Row[]> {
  const [long, short] = [await openPage(browser), await openPage(browser)];
  await openAll(long, site, many);
  await openAll(short, site, few);
  const some = newcomers(8000);
  const above: Cost[] = [];
  const below: Cost[] = [];
  const ordinary = some.filter((one) => !splits(one));
  for (const [round, one] of ordinary.slice(0, 60).entries()) {
    const cost = await sign(long, site, many, [one]);
    const other = await sign(short, site, few, [one]);
    if (round < 10) continue;
    above.push(cost);
    below.push(other);
  }
  const splitting: Cost[] = [];
  for (const one of some.filter(splits).slice(0, 40))
    splitting.push(await sign(long, site, many, [one]));
  const thousands: Cost[] = [];
  for (let from = 1000; from < 8000; from += 1000)
    thousands.push(await sign(long, site, many, some.slice(from, from + 1000)));

  const typed: Found[] = [];
  await long.bringToFront();
  for (const word of ["mari", "holm", "west", "lucia", "öster"])
    for (let size = 1; size <= word.length; size++) {
      const text = word.slice(0, size);
      typed.push(await long.evaluate((all) => window.probe.type(all), text));
    }
  await long.context().close();
  await short.context().close();

  const laidOut = (costs: Cost[]) => costs.map((cost) => cost.laidOut);
  const bytes = (costs: Cost[]) => costs.map((cost) => cost.bytes);
  return [
    row(
      "one signs in a list of 100, until laid out",
      summarize(laidOut(below)),
      " ms",
    ),
    row("one signs in a list of 100,000", summarize(laidOut(above)), " ms"),
    row("… and their ratio", ratios(laidOut(above), laidOut(below)), " ×", 2),
    row("… operations", summarize(bytes(above)), " bytes"),
    row("… the most of them", worst(bytes(above)), " bytes", 1024),
    row(
      "… the most where a group splits",
      worst(bytes(splitting)),
      " bytes",
      8192,
    ),
    row(
      "… where a group splits, until laid out",
      summarize(laidOut(splitting)),
      " ms",
    ),
    row(
      "1,000 sign in one event, until laid out",
      summarize(laidOut(thousands)),
      " ms",
    ),
    row("… operations", summarize(bytes(thousands)), " bytes"),
    row(
      "a key in the filter over 100,000, until the first are laid out",
      summarize(typed.map(({ first }) => first)),
      " ms",
      50,
    ),
    row("… the slowest", worst(typed.map(({ first }) => first)), " ms", 50),
    row(
      "… until all are looked through",
      summarize(typed.map(({ all }) => all)),
      " ms",
    ),
    longest("… the longest task of all keys", typed),
  ];
}

/// In MB, each in a browser of its own. A list of 100 shows what everything else needs.
export async function memory(_: Browser, site: Site): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of [100, 100_000, 200_000]) {
    const what = `memory with ${count.toLocaleString("en")} drawn`;
    const say = (bytes: number) => (bytes / 1e6).toFixed(0);
    const found = await memoryAfter((page) => drawAll(page, site, count)).then(
      ({ process, script, wasm }) =>
        `${say(process)} MB, of it wasm ${say(wasm)}, JavaScript ${say(script)}`,
      (error: Error) => error.message.split("\n")[0]!,
    );
    rows.push({ what, found });
  }
  return rows;
}
