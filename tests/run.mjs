// Runs every suite and closes with one line over all of them: "N passed, N failed, N skipped".
// `node tests/run.mjs native` runs that suite only, and all of it: native, fuzz, node, or the name of
// a browser. `make engines` runs so the browsers of which `make test` runs the files of `brief`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const results = "build/test";
mkdirSync(results, { recursive: true });

const suites = {
  native: googleTest,
  fuzz: fuzzers,
  node: () => nodeTest("node", "node", 2),
  // Most of it waits: for a server that fails, for a stream, for a frame.
  chromium: () => nodeTest("chromium", "browser", 2),
  // One at a time: these have both cores to themselves.
  firefox: () => nodeTest("firefox", "browser", 1),
  webkit: () => nodeTest("webkit", "browser", 1),
};

/** What tells soonest that another browser fell behind: all of it takes a quarter of an hour each. */
const brief = ["cases", "matrix"];
const isBrief = (name) => given.length === 0 && /firefox|webkit/.test(name);

const given = process.argv.slice(2);
const wanted = given.length > 0 ? given : Object.keys(suites);
const unknown = wanted.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  console.error(
    `No such suite: ${unknown.join(", ")}. There are ${Object.keys(suites).join(", ")}.`,
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: [] };
const account = [];
for (const [name, run] of Object.entries(suites)) {
  if (!wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const start = Date.now();
  const { passed, failed, skipped } = run();
  total.passed += passed;
  total.failed += failed;
  total.skipped.push(...skipped.map((test) => `${name}: ${test}`));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  account.push(
    `${name.padEnd(10)}${passed} of ${passed + failed} in ${seconds} s${isBrief(name) ? `, of ${brief.join(", ")}; \`make engines\` runs all` : ""}`,
  );
}

console.log(`\n== all\n${account.join("\n")}`);
for (const test of total.skipped) console.log(`skipped  ${test}`);
const skipped =
  total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function googleTest() {
  const file = `${results}/native.xml`;
  const run = runToFile(file, "build/native/undersigned_tests", [
    "--gtest_brief=1",
    `--gtest_output=xml:${file}`,
  ]);
  return counted("native", run, (xml) => {
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
  });
}

/** Each fuzzer, for as long as is bearable, is one test. */
function fuzzers() {
  const file = `${results}/fuzz.json`;
  const run = runToFile(file, process.execPath, [
    ...["tests/fuzz/run.mjs", "20", file],
  ]);
  return counted("fuzz", run, JSON.parse);
}

/** What tests/`folder` holds; those of a browser are told by BROWSER which one it is. */
function nodeTest(name, folder, concurrency) {
  const file = `${results}/${name}.json`;
  const tests = readdirSync(`tests/${folder}`, { recursive: true })
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => !isBrief(name) || brief.includes(path.split(".")[0]))
    .sort()
    .map((path) => `tests/${folder}/${path}`);
  const env = {
    ...process.env,
    ...(folder === "browser" && { BROWSER: name }),
  };
  const run = runToFile(
    file,
    process.execPath,
    [
      ...["--import", "tsx", "--test", `--test-concurrency=${concurrency}`],
      ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
      ...["--test-reporter=./tests/reporter.mjs"],
      ...[`--test-reporter-destination=${file}`],
      ...tests,
    ],
    env,
  );
  return counted(name, run, JSON.parse);
}

/** Runs a program that leaves its results in `file`: {results: their text or undefined, ended: how}. */
function runToFile(file, program, args, env = process.env) {
  rmSync(file, { force: true });
  const { status, signal, error } = spawnSync(program, args, {
    env,
    stdio: ["ignore", "inherit", "inherit"],
    timeout: 45 * 60 * 1000,
  });
  const ended = error?.message ?? signal ?? `exit code ${status}`;
  try {
    return { results: readFileSync(file, "utf8"), ok: status === 0, ended };
  } catch {
    return { results: undefined, ok: false, ended };
  }
}

/** The counts of a run; one that died, or failed without a failed test, counts as one failure. */
function counted(name, { results, ok, ended }, parse) {
  const counts = results
    ? parse(results)
    : { passed: 0, failed: 0, skipped: [] };
  if (counts.failed === 0 && (!ok || counts.passed === 0)) {
    console.log(
      ok ? `${name}: no test ran` : `${name} ended without a result: ${ended}`,
    );
    counts.failed = 1;
  }
  return counts;
}
