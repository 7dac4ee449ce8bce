// `make test`: builds, lints and tests, beside each other where nothing forbids it, and closes with one
// line over all suites: "N passed, N failed, N skipped". `node tests/run.mjs native` runs that suite
// only, and all of it, with what is built: native, node, or the name of a browser. `make
// engines` runs so the browsers of which `make test` runs the files of `brief`.
import { cpus } from "node:os";
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { cores, runAll } from "./jobs.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const results = "build/test";
mkdirSync(results, { recursive: true });

const browsers = ["chromium", "firefox", "webkit"];
const suites = ["native", "node", ...browsers];
/** What tells soonest that another browser fell behind: all of it takes a quarter of an hour each. */
const brief = ["cases", "matrix"];

const given = process.argv.slice(2);
const unknown = given.filter((name) => !suites.includes(name));
if (unknown.length > 0) {
  console.error(
    `No such suite: ${unknown.join(", ")}. There are ${suites.join(", ")}.`,
  );
  process.exit(2);
}
const isWhole = given.length === 0;
const isBrief = (suite) => isWhole && /firefox|webkit/.test(suite);

/** Seconds that each job took the last time, here. */
const timesFile = `${results}/times.json`;
const times = readJson(timesFile) ?? {};

// What comes first begins first: whatever the browsers wait for, since they take longest.
const jobs = isWhole
  ? [
      goal("wasm"),
      goal("dist", { needs: ["wasm"], isTold: true }),
      ...nodeTests("chromium"),
      goal("native", { isNice: true }),
      googleTest("native", "build/native/undersigned_tests"),
      ...nodeTests("firefox"),
      ...nodeTests("webkit"),
      ...nodeTests("node"),
      ...["style", "types", "wings", "eslint", "tidy"].map((part) =>
        goal(`lint-${part}`, { isNice: true, isTold: part === "wings" }),
      ),
    ]
  : given.flatMap((suite) => {
      if (suite === "native")
        return [googleTest(suite, "build/native/undersigned_tests")];
      return nodeTests(suite);
    });

const total = { passed: 0, failed: 0, skipped: [] };
const accounts = new Map();
const start = performance.now();
const busyBefore = busy();
await runAll(jobs, {
  // Most of a browser's test waits: for a server that fails, for a stream, for a frame. Firefox and
  // WebKit have trouble with two.
  limits: { chromium: cores, firefox: 1, webkit: 1 },
  onEnd: tell,
});
close();

/** A goal of the Makefile. `isTold`: what it prints is worth reading though nothing is wrong. */
function goal(name, more = {}) {
  const command = ["make", "--silent", `-j${cores}`, name];
  return { name, suite: "build and lint", command, count, ...more };

  function count({ ok }) {
    return { passed: 0, failed: ok ? 0 : 1, skipped: [] };
  }
}

function googleTest(suite, program) {
  const file = `${results}/${suite}.xml`;
  return {
    name: `${suite} tests`,
    suite,
    command: [program, "--gtest_brief=1", `--gtest_output=xml:${file}`],
    needs: [suite],
    count: (outcome) => counted(outcome, countGoogleTests(takeText(file))),
  };
}

/** A job for each file of tests/node or tests/browser; those of a browser are told which one it is. */
function nodeTests(suite) {
  const isBrowser = browsers.includes(suite);
  const folder = `tests/${isBrowser ? "browser" : "node"}`;
  const size = (path) => times[`${suite} ${path}`] ?? statSync(path).size / 1e6;
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => !isBrief(suite) || brief.includes(path.split(".")[0]))
    .map((path) => `${folder}/${path}`)
    .sort((a, b) => size(b) - size(a))
    .map((path) => {
      const file = `${results}/${suite}-${path.replaceAll("/", "-")}.json`;
      return {
        name: `${suite} ${path}`,
        suite,
        group: suite,
        command: [
          ...[process.execPath, "--import", "tsx"],
          ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
          ...["--test-reporter=./tests/reporter.mjs"],
          `--test-reporter-destination=${file}`,
          path,
        ],
        env: isBrowser ? { BROWSER: suite } : {},
        needs: ["dist"],
        weight: suite === "chromium" ? 0.5 : 1,
        count: (outcome) =>
          counted(outcome, JSON.parse(takeText(file) ?? "null")),
      };
    });
}

/** {passed, failed, skipped} of GoogleTest's report, or undefined. */
function countGoogleTests(xml) {
  if (!xml) return undefined;
  const [, tests, failed, disabled] =
    /<testsuites tests="(\d+)" failures="(\d+)" disabled="(\d+)"/.exec(xml);
  const skipped = [
    ...xml.matchAll(
      /<testcase name="([^"]*)"[^>]* classname="([^"]*)">\s*<skipped message="([^"]*)"/g,
    ),
  ].map(
    ([, name, group, message]) =>
      // "file:line", a line's end, and why.
      `${group}.${name}: ${message.split("&#x0A;").slice(1).join(" ") || "no reason given"}`,
  );
  const left = [
    ...xml.matchAll(
      /<testcase name="([^"]*)"[^>]* status="notrun"[^>]* classname="([^"]*)"/g,
    ),
  ].map(([, name, group]) => `${group}.${name}: it is switched off`);
  return {
    passed: tests - failed - disabled - skipped.length,
    failed: Number(failed),
    skipped: [...skipped, ...left],
  };
}

/** The counts; a run that died, or failed without a failed test, or had none, counts as one failure. */
function counted({ ok }, counts) {
  const { passed = 0, failed = 0, skipped = [] } = counts ?? {};
  const isOdd = failed === 0 && (!ok || passed + skipped.length === 0);
  return { passed, failed: isOdd ? 1 : failed, skipped };
}

/** The text of `file`, which goes away: a later run must not find it. */
function takeText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function tell(job, outcome) {
  const { ok, ended, output = "", seconds, cpu } = outcome;
  const { passed, failed, skipped } = job.count(outcome);
  total.passed += passed;
  total.failed += failed;
  total.skipped.push(...skipped.map((test) => `${job.suite}: ${test}`));
  const account = accounts.get(job.suite) ?? { passed: 0, failed: 0, cpu: 0 };
  accounts.set(job.suite, {
    passed: account.passed + passed,
    failed: account.failed + failed,
    cpu: account.cpu + (cpu ?? 0),
    begin: Math.min(account.begin ?? Infinity, now() - (seconds ?? 0)),
    end: now(),
  });
  if (seconds !== undefined) times[job.name] = seconds;
  if ((failed > 0 || job.isTold) && output) console.log(output.trimEnd());
  const took =
    seconds === undefined
      ? ""
      : `  ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of a core`;
  const tests = passed + failed > 0 && ok ? `  ${passed} passed` : "";
  console.log(
    failed > 0
      ? `FAILED  ${job.name}  ${failed} failed (${ended})${took}`
      : `ok  ${job.name}${tests}${took}`,
  );
}

/** Seconds since the beginning. */
function now() {
  return (performance.now() - start) / 1000;
}

/** Seconds that all cores together were busy with whatever it was, since the machine's start. */
function busy() {
  return cpus().reduce(
    (sum, { times: { user, nice, sys, irq } }) =>
      sum + (user + nice + sys + irq) / 1000,
    0,
  );
}

function close() {
  writeFileSync(timesFile, JSON.stringify(times));
  const slowest = jobs
    .filter(({ name }) => times[name] !== undefined)
    .sort((a, b) => times[b.name] - times[a.name])
    .slice(0, 10);
  console.log("\n== slowest");
  for (const { name } of slowest)
    console.log(`${times[name].toFixed(1).padStart(7)} s  ${name}`);

  console.log("\n== all");
  for (const [suite, { passed, failed, begin, end, cpu }] of accounts) {
    const tests =
      suite === "build and lint"
        ? failed > 0
          ? `${failed} failed`
          : "good"
        : `${passed} of ${passed + failed}`;
    const more = isBrief(suite)
      ? `, of ${brief.join(", ")}; \`make engines\` runs all`
      : "";
    console.log(
      `${suite.padEnd(15)}${tests}, from ${begin.toFixed(0)} s to ${end.toFixed(0)} s, ${cpu.toFixed(0)} s of a core${more}`,
    );
  }
  const share = (100 * (busy() - busyBefore)) / (now() * cores);
  console.log(
    `In ${now().toFixed(0)} s; ${cores} cores were busy for ${share.toFixed(0)} % of it.`,
  );
  for (const test of total.skipped) console.log(`skipped  ${test}`);
  const skipped =
    total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : "";
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}
