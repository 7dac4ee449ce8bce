// Runs every fuzzer, two at a time: `node tests/fuzz/run.mjs SECONDS`. Each begins with its seeds and
// with what it has found before, in build/corpus, and prints one line.
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
} from "node:fs";
import { fileURLToPath } from "node:url";

// What other tests read, and a fuzzer may begin with as well; its folders are read with those in them.
const shared = { draft_fuzz: ["tests/drafts"] };

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const [seconds = "60"] = process.argv.slice(2);

const waiting = readdirSync("tests/fuzz")
  .filter((name) => name.endsWith("_fuzz.cpp"))
  .map((name) => name.replace(".cpp", ""))
  .sort();
const counts = { passed: 0, failed: 0 };
await Promise.all([runNext(), runNext()]);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

async function runNext() {
  for (let name; (name = waiting.shift());) {
    const isGood = await run(name);
    counts[isGood ? "passed" : "failed"] += 1;
  }
}

async function run(name) {
  const program = `build/fuzz/${name}`;
  const corpus = `build/corpus/${name}`;
  const log = `${corpus}.log`;
  const dictionary = `tests/fuzz/${name}.dict`;
  mkdirSync(corpus, { recursive: true });
  const out = openSync(log, "w");
  const ended = await new Promise((resolve) => {
    const fuzzer = spawn(
      program,
      [
        `-max_total_time=${seconds}`,
        "-timeout=20",
        // Choosing by rare features costs more here than it finds.
        "-entropic=0",
        "-print_final_stats=1",
        `-artifact_prefix=${corpus}-`,
        ...(existsSync(dictionary) ? [`-dict=${dictionary}`] : []),
        corpus,
        ...[`tests/fuzz/seeds/${name}`, ...(shared[name] ?? [])].filter(
          existsSync,
        ),
      ],
      {
        stdio: ["ignore", out, out],
        // Half of the time would go into stacks of allocations; replaying shows them.
        env: {
          ASAN_OPTIONS: "malloc_context_size=0:quarantine_size_mb=16",
          ...process.env,
        },
      },
    );
    fuzzer.on("error", (error) => resolve(error.message));
    fuzzer.on("close", (code, signal) => resolve(signal ?? code));
  });
  const told = readFileSync(log, "utf8");
  const done = /^#(\d+)\s+DONE\s+cov: (\d+) .*corp: (\d+)\//m.exec(told);
  const label = name.padEnd(15);
  if (ended === 0 && done) {
    const [executions, edges, kept] = done
      .slice(1)
      .map((number) => Number(number).toLocaleString("en"));
    console.log(
      `${label}${executions} executions, ${edges} edges, ${kept} in the corpus`,
    );
    return true;
  }
  const artifact = /Test unit written to (\S+)/.exec(told)?.[1];
  const [, what] = /^(.+)\n==\d+== ?ERROR/m.exec(told) ?? [];
  console.log(
    `${label}failed (${ended}): ${what ?? "see the log"}\n  log: ${log}`,
  );
  if (artifact)
    console.log(`  input: ${artifact}\n  replay: ${program} ${artifact}`);
  return false;
}
