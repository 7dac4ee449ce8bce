// `make bench`: prints what it has measured. It does not judge timings, and fails only when
// something does not work at all.
import { cpus, release, totalmem, type } from "node:os";
import { launch } from "../browser/browsers.ts";
import type { Row } from "./goals.ts";
import { bundle, site as open } from "./site.ts";
import { table } from "./statistics.ts";

await bundle();
const { firstViews, memory, showAll, updates } = await import("./goals.ts");
const { typing } = await import("./typing.ts");
const { changes, drawings } = await import("./contest.ts");

const report = (rows: Row[], what = "the element"): string =>
  table([
    [what, "measured", "goal", ""],
    ...rows.map(({ what, found, goal = "", isMet }) => [
      what,
      found,
      goal,
      isMet === undefined ? "" : isMet ? "met" : "NOT met",
    ]),
  ]);

const site = await open();
const browser = await launch();
try {
  const [cpu] = cpus();
  console.log(
    `${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}; Chromium ${browser.version()}; Node ${process.version}`,
  );
  console.log(
    "Medians, with the quartiles in brackets. × is the median of the ratios of pairs.\n",
  );
  for (const count of [100, 1_000, 10_000, 100_000, 200_000])
    await site.add(count);

  console.log(`${report(await typing(browser, site), "the editor")}\n`);
  for (const measure of [firstViews, showAll, updates, memory])
    console.log(`${report(await measure(browser, site))}\n`);
  console.log(`${await drawings(browser, site)}\n`);
  console.log(await changes(browser, site));
} finally {
  await browser.close();
  await site.close();
}
