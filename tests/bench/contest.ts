import type { Browser, Page } from "playwright-core";
import type { Found } from "./page/probe.ts";
import { drawAll, openAll, openPage, sign } from "./element.ts";
import { newcomers } from "./lists.ts";
import { contestants, type Site } from "./site.ts";
import { say, summarize, table } from "./statistics.ts";

// The same list drawn by other libraries: the same elements, from the same data, with the same
// style sheet.

const sizes = [100, 1_000, 10_000, 100_000];

/// Rounds for a list. In each round all contestants are measured. Flat lists of 100,000 take long.
const rounds = (count: number): number => (count < 100_000 ? 7 : 3);

const titles = {
  preact: "Preact",
  lit: "lit",
  inner_html: "innerHTML",
} as const;

type Contestant = { title: string; name: keyof typeof titles; isFlat: boolean };
const all: Contestant[] = [false, true].flatMap((isFlat) =>
  contestants.map((name) => ({
    title: `${titles[name]}, ${isFlat ? "flat" : "in groups"}`,
    name,
    isFlat,
  })),
);

type Measured = { laidOut: number; longestTask: number };

async function load(
  page: Page,
  { origin }: Site,
  { name, isFlat }: Contestant,
  count: number,
): Promise<Measured> {
  const run = (size: number) =>
    page.evaluate(([url, flat]) => window.contest.load(url, flat), [
      `/plain/${size}.json`,
      isFlat,
    ] as const);
  await page.goto(`${origin}/${name}`);
  await run(100);
  return run(count);
}

/// A table of full drawings: from the request to the layout, and the longest task.
export async function drawings(browser: Browser, site: Site): Promise<string> {
  // A page for each, so that no contestant pays for earlier drawings.
  const alone = async (
    draw: (page: Page) => Promise<Measured>,
  ): Promise<Measured> => {
    const page = await openPage(browser);
    const measured = await draw(page);
    await page.context().close();
    return measured;
  };
  const names = ["<joint-statement>", ...all.map(({ title }) => title)];
  const found = names.map(() => sizes.map((): Measured[] => []));
  for (const [column, count] of sizes.entries())
    for (let round = 0; round < rounds(count); round++) {
      const results: (Measured | undefined)[] = [
        await alone((page) => drawAll(page, site, count)),
      ];
      for (const one of all)
        results.push(
          // A flat list of 100,000 takes many seconds, so it is measured once.
          round > 0 && one.isFlat && count === 100_000
            ? undefined
            : await alone((page) => load(page, site, one, count)),
        );
      for (const [index, result] of results.entries()) {
        if (result) found[index]![column]!.push(result);
      }
    }
  const rows = (title: string, of: keyof Measured): string =>
    table([
      [title, ...sizes.map((size) => size.toLocaleString("en"))],
      ...names.map((name, index) => [
        name,
        ...found[index]!.map((all) => {
          const summary = summarize(all.map((one) => one[of]));
          return summary.median === 0 ? "< 50" : say(summary);
        }),
      ]),
    ]);
  return `${rows("until laid out, ms", "laidOut")}\n\n${rows("longest task, ms", "longestTask")}`;
}

/// A table of changes of a drawn list of 100,000: script and layout.
export async function changes(browser: Browser, site: Site): Promise<string> {
  const count = 100_000;
  const typed = ["m", "ma", "mar", "mari"];
  const rows: string[][] = [
    [
      "in a list of 100,000, ms",
      "one signs",
      "a key in the filter: the first names",
      "and all",
    ],
  ];
  const signers = newcomers(12);
  {
    const page = await openPage(browser);
    await openAll(page, site, count);
    const signed: number[] = [];
    for (const one of signers)
      signed.push((await sign(page, site, count, [one])).laidOut);
    const keys: Found[] = [];
    for (const text of typed)
      keys.push(await page.evaluate((all) => window.probe.type(all), text));
    rows.push([
      "<joint-statement>",
      say(summarize(signed.slice(2))),
      say(summarize(keys.map(({ first }) => first))),
      say(summarize(keys.map(({ all }) => all))),
    ]);
    await page.context().close();
  }
  // Without grouping, each change of a flat list takes seconds.
  for (const one of all) {
    const page = await openPage(browser);
    await load(page, site, one, count);
    const signed: number[] = [];
    for (const signer of signers.slice(0, one.isFlat ? 3 : 12)) {
      signed.push(
        (await page.evaluate((who) => window.contest.add(who), signer)).laidOut,
      );
      await page.evaluate((who) => window.contest.remove(who), signer);
    }
    const keys: number[] = [];
    for (const text of typed)
      keys.push(
        (await page.evaluate((all) => window.contest.type(all), text)).laidOut,
      );
    rows.push([
      one.title,
      say(summarize(signed.slice(one.isFlat ? 1 : 2))),
      say(summarize(keys)),
      "",
    ]);
    await page.context().close();
  }
  return table(rows);
}
