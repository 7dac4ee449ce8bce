// Runs clang-tidy over wasm/, by the units that the preset native compiles: read with each file, the
// same headers would take most of its time. `make lint` runs it. Its static analyzer is slow: it looks at
// the units that differ from the main branch or, by `node tests/lint/tidy.mjs analyzer`, at all of them.
// A unit is looked at again only when one of its files, a header or .clang-tidy has changed.
import { execFile, execFileSync } from "node:child_process";
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const build = join(root, "build/native");
const results = join(root, "build/tidy");
mkdirSync(results, { recursive: true });

const analyzer = { name: "analyzer", checks: "-*,clang-analyzer-*" };
const others = {
  name: "others",
  // A unit includes sources; tests/lint/wings.mjs sees to it that nothing else does.
  checks: "-clang-analyzer-*,-bugprone-suspicious-include",
};

/** [{file, sources}], the sources as paths from the root. */
const units = JSON.parse(
  readFileSync(join(build, "compile_commands.json"), "utf8"),
)
  .map(({ file }) => file)
  .filter((file) => /\/Unity\/|\/wasm\/(full\/)?exports\.cpp$/.test(file))
  .map((file) => ({
    file,
    sources: (file.includes("/Unity/")
      ? [...readFileSync(file, "utf8").matchAll(/^#include "(.*)"$/gm)].map(
          ([, source]) => source,
        )
      : [file]
    ).map((source) => relative(root, source)),
  }));

const common = readdirSync(join(root, "wasm"), { recursive: true })
  .filter((path) => /\.(h|inc)$/.test(path))
  .map((path) => `wasm/${path}`)
  .concat(".clang-tidy");

const changed = changedFiles();
const tasks = units.flatMap((unit) => {
  if (process.argv[2] === "analyzer") return [{ unit, kind: analyzer }];
  const isChanged = unit.sources.some((source) => changed.has(source));
  return [others, ...(isChanged ? [analyzer] : [])].map((kind) => ({
    unit,
    kind,
  }));
});
const waiting = tasks.filter((task) => !isDone(task));
await Promise.all(Array.from({ length: availableParallelism() }, runNext));

async function runNext() {
  for (let task; (task = waiting.shift());) {
    const { file } = task.unit;
    const begin = new Date();
    try {
      const options = ["--quiet", `--checks=${task.kind.checks}`, "-p", build];
      await run("clang-tidy", [...options, file], { maxBuffer: 1 << 26 });
      writeFileSync(stampOf(task), "");
      // What is saved meanwhile is looked at the next time.
      utimesSync(stampOf(task), begin, begin);
    } catch (error) {
      console.error(error.stdout || error.message);
      process.exitCode = 1;
    }
  }
}

function stampOf({ unit, kind }) {
  const name = unit.file.includes("/Unity/")
    ? basename(unit.file)
    : unit.sources[0].replaceAll("/", "_");
  return join(results, `${name}.${kind.name}`);
}

function isDone(task) {
  const time = timeOf(stampOf(task));
  return [...task.unit.sources, ...common].every(
    (path) => timeOf(join(root, path)) < time,
  );
}

/** Milliseconds of the last change; 0 for what is missing. */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** What differs from the main branch; nothing where there is none, or no git. */
function changedFiles() {
  const git = (...words) => {
    try {
      const options = { cwd: root, encoding: "utf8", stdio: "pipe" };
      return execFileSync("git", words, options).trim();
    } catch {
      return "";
    }
  };
  const base =
    git("merge-base", "HEAD", "origin/main") ||
    git("merge-base", "HEAD", "main");
  if (!base) return new Set();
  return new Set(git("diff", "--name-only", base, "--", "wasm").split("\n"));
}
