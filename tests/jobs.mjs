// Runs jobs beside each other, as many as there are cores for, each when what it needs is done.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

export const cores = availableParallelism();

/**
 * A job is {name, command, env, needs, weight, group, isNice}. `needs` are names of jobs that have to
 * succeed first. `weight` is the part of a core that it keeps busy (1). Of one `group` no more run at
 * once than `limits` says. What `isNice` takes only the time that the others leave.
 *
 * Those that come first in `jobs` begin first. `onEnd(job, outcome)` is called as each ends; an
 * outcome is {ok, ended, output, seconds, cpu}, of a job whose needs have failed {ok, ended} only.
 */
export async function runAll(jobs, { limits = {}, onEnd }) {
  const waiting = [...jobs];
  const known = new Set(jobs.map(({ name }) => name));
  const outcomes = new Map();
  const running = new Map();
  const used = () =>
    [...running.keys()].reduce((sum, { weight = 1 }) => sum + weight, 0);
  const inGroup = (group) =>
    [...running.keys()].filter((job) => job.group === group).length;
  const needsOf = (job) => (job.needs ?? []).filter((name) => known.has(name));
  const isReady = (job) =>
    needsOf(job).every((name) => outcomes.get(name)?.ok) &&
    (running.size === 0 || used() + (job.weight ?? 1) <= cores) &&
    inGroup(job.group) < (limits[job.group] ?? Infinity);
  const end = (job, outcome) => {
    outcomes.set(job.name, outcome);
    onEnd(job, outcome);
  };
  const stop = () => {
    for (const { child } of running.values()) killTree(child);
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);

  while (waiting.length > 0 || running.size > 0) {
    const isLost = (job) =>
      needsOf(job).find((name) => outcomes.get(name)?.ok === false);
    for (const job of waiting.filter(isLost)) {
      waiting.splice(waiting.indexOf(job), 1);
      end(job, { ok: false, ended: `not run: ${isLost(job)} has failed` });
    }
    for (let job; (job = waiting.find(isReady));) {
      waiting.splice(waiting.indexOf(job), 1);
      const { child, done } = begin(job);
      const over = done.then((outcome) => {
        running.delete(job);
        end(job, outcome);
      });
      running.set(job, { child, over });
    }
    if (running.size === 0 && waiting.length > 0 && !waiting.some(isLost))
      throw new Error(`these wait for each other: ${waiting[0].name}`);
    await Promise.race([...running.values()].map(({ over }) => over));
  }
  process.off("SIGINT", stop).off("SIGTERM", stop);
}

/** Milliseconds after which a job has failed. */
const patience = 30 * 60_000;

function begin({ command, env, isNice }) {
  const start = performance.now();
  // The shell knows what time its children took; Node does not.
  const timed = '"$@"; code=$?; times >&3; exit $code';
  const words = isNice ? ["nice", ...command] : command;
  const child = spawn("sh", ["-c", timed, "sh", ...words], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    // A group of its own, to end with all that it has started.
    detached: true,
  });
  let output = "";
  let times = "";
  let isLate = false;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  child.stdio[3].setEncoding("utf8").on("data", (text) => (times += text));
  const timer = setTimeout(() => {
    isLate = true;
    killTree(child);
  }, patience);
  const done = new Promise((resolve) => {
    const finish = (ended, ok) => {
      clearTimeout(timer);
      const seconds = (performance.now() - start) / 1000;
      resolve({ ok, ended, output, seconds, cpu: cpuOf(times) });
    };
    child.on("error", (error) => finish(error.message, false));
    child.on("close", (code, signal) =>
      finish(
        isLate ? "it took too long" : (signal ?? `exit code ${code}`),
        code === 0,
      ),
    );
  });
  return { child, done };
}

/** Seconds of user and system, of the shell's two lines "0m1.23s 0m0.45s" the second. */
function cpuOf(times) {
  const [, children = ""] = times.trim().split("\n");
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

function killTree(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
