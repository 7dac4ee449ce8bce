import {
  execFileSync,
  fork,
  spawn,
  type ChildProcess,
} from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts, makeNginx, type Nginx } from "../node/nginx.ts";
import { until } from "../until.ts";
import type { Figures, Order, State } from "./clients.ts";

// Two nginx with nchan over one Redis, and as many readers of one stream as this machine holds.
// `make scale`; SCALE_CLIENTS says how many, else 50,000 or what the limit of open files allows.

/** A process of readers, or of nginx, has fewer open files than this. */
const openFiles = Number(
  execFileSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" }).trim(),
);
/** What a process needs besides its connections. */
const spare = 200;
/** Local ports to one address, for each of the two. */
const localPorts = 28_000;
const events = 20;
const burst = 10;
/** An event of usual size: one signature. */
const signatory = {
  name: "Friends of the Skarholm Lighthouse and its Keepers",
  url: "https://lighthouse.example/",
  location: "Skarholm",
  signed: "2026-10-02",
};

const wanted = Number(process.env["SCALE_CLIENTS"] ?? 50_000);
/** Half of them connect to each of the two nginx, which are one process each. */
const most = 2 * Math.min(localPorts, openFiles - 2 * spare);
const count = Math.min(wanted, most);
const perProcess = Math.min(openFiles - spare, Math.ceil(count / 2));

const stops: (() => void | Promise<void>)[] = [];
const rows: [string, string][] = [];
const say = (what: string, figure: string) => {
  rows.push([what, figure]);
  console.log(`${what.padEnd(68)}${figure}`);
};
const number = (value: number, digits = 0) =>
  value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
const seconds = (milliseconds: number) => `${number(milliseconds / 1000, 1)} s`;
const pause = (milliseconds: number) =>
  new Promise((done) => setTimeout(done, milliseconds));

/** Memory of these processes in bytes, with shared pages divided among them (PSS). */
const memoryOf = (pids: number[]): number =>
  pids
    .map((pid) => readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))
    .map((text) => Number(/^Pss: +(\d+) kB/m.exec(text)![1]) * 1024)
    .reduce((sum, bytes) => sum + bytes);

async function startRedis(): Promise<{ port: number; pid: number }> {
  const [port] = await freePorts(1);
  const folder = mkdtempSync(join(tmpdir(), "undersigned-redis-"));
  const given = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", ""];
  const child = spawn("redis-server", [...given, "--dir", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  stops.push(() => {
    child.kill();
    rmSync(folder, { recursive: true });
  });
  for await (const chunk of child.stdout)
    if (String(chunk).includes("Ready to accept")) break;
  child.stdout.resume();
  return { port: port!, pid: child.pid! };
}

type Readers = {
  open(): number;
  delivered(): number;
  report(): Promise<Figures>;
};

const command = (child: ChildProcess, order: Order) => child.send(order);

function startReaders(ports: number[], path: string): Readers {
  const children: { process: ChildProcess; state: State; count: number }[] = [];
  for (let left = count; left > 0; left -= perProcess) {
    const child = fork(fileURLToPath(new URL("clients.ts", import.meta.url)), {
      execArgv: ["--import", "tsx"],
    });
    stops.push(() => void child.kill());
    const entry = {
      process: child,
      state: { open: 0, delivered: 0 },
      count: Math.min(left, perProcess),
    };
    child.on("message", ({ open, delivered }: State) => {
      entry.state = { open, delivered };
    });
    command(child, { do: "connect", ports, path, count: entry.count });
    children.push(entry);
  }
  const sum = (of: (state: State) => number) =>
    children.reduce((total, { state }) => total + of(state), 0);
  return {
    open: () => sum(({ open }) => open),
    delivered: () => sum(({ delivered }) => delivered),
    async report() {
      const all = await Promise.all(
        children.map(
          ({ process: child }) =>
            new Promise<Figures>((done) => {
              const take = (message: State | Figures) => {
                if (!("latencies" in message)) return;
                child.off("message", take);
                done(message);
              };
              child.on("message", take);
              command(child, { do: "report" });
            }),
        ),
      );
      for (const child of children) child.state.delivered = 0;
      const total = (of: (one: Figures) => number) =>
        all.reduce((known, one) => known + of(one), 0);
      return {
        open: total(({ open }) => open),
        delivered: total(({ delivered }) => delivered),
        doubled: total(({ doubled }) => doubled),
        lost: total(({ lost }) => lost),
        attempts: total(({ attempts }) => attempts),
        peak: total(({ peak }) => peak),
        latencies: all
          .flatMap(({ latencies }) => latencies)
          .sort((a, b) => a - b),
      };
    },
  };
}

let revision = 0;
async function post(nginx: Nginx): Promise<void> {
  revision++;
  const response = await fetch(nginx.publishUrl, {
    method: "POST",
    headers: { "x-eventsource-event": "signatories" },
    body: JSON.stringify({
      epoch: 1,
      from: revision - 1,
      revision,
      counts: { organizations: revision, persons: 0 },
      add: [{ ...signatory, id: `s-${revision}` }],
      _sent: performance.timeOrigin + performance.now(),
    }),
  });
  if (!response.ok) throw new Error(`nchan answers HTTP ${response.status}`);
}

/** False after `most` milliseconds. */
function within(is: () => boolean, most: number): Promise<boolean> {
  return until(is, { patience: most, pause: 100 }).catch(() => false);
}

function sayDelivery(what: string, figures: Figures, expected: number): void {
  const { delivered, doubled, lost, latencies } = figures;
  const missing = expected - delivered + doubled;
  say(
    `${what}: delivered`,
    `${number(delivered)} of ${number(expected)}; lost ${number(Math.max(lost, missing))}, doubled ${number(doubled)}`,
  );
  const at = (part: number) =>
    `${number(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))]!)}`;
  say(
    `${what}: ms to arrive, p50 / p95 / p99 / max`,
    [0.5, 0.95, 0.99, 1].map(at).join(" / "),
  );
}

async function run(): Promise<void> {
  const redis = await startRedis();
  const both: Nginx[] = [];
  for (let index = 0; index < 2; index++) {
    const nginx = await makeNginx({
      redis: redis.port,
      changes: [
        ["worker_connections 16384", `worker_connections ${openFiles - spare}`],
      ],
    });
    stops.push(() => nginx.remove());
    both.push(nginx);
  }
  const [first, second] = both as [Nginx, Nginx];
  const servers = () => both.flatMap((nginx) => nginx.pids());
  say(
    "machine",
    `${cpus().length} cores, ${number(totalmem() / 2 ** 30)} GiB; all of it on this one`,
  );
  say("open files a process", number(openFiles));

  const idle = memoryOf(servers());
  const start = Date.now();
  const readers = startReaders(
    both.map(({ origin }) => Number(new URL(origin).port)),
    new URL(first.streamUrl).pathname,
  );
  if (!(await within(() => readers.open() >= count, 300_000)))
    throw new Error(`${readers.open()} of ${count} readers are connected`);
  say(
    "readers connected",
    `${number(count)} in ${seconds(Date.now() - start)}`,
  );
  const busy = memoryOf(servers());
  say(
    "nginx's memory a reader",
    `${number((busy - idle) / count / 1024, 1)} KiB`,
  );
  await readers.report();

  for (let index = 0; index < events; index++) {
    const arrived = (index + 1) * count;
    await post(both[index % 2]!);
    await within(() => readers.delivered() >= arrived, 30_000);
  }
  sayDelivery(
    `${events} events, one after another`,
    await readers.report(),
    events * count,
  );

  for (let index = 0; index < burst; index++) await post(both[index % 2]!);
  await within(() => readers.delivered() >= burst * count, 60_000);
  const together = await readers.report();
  sayDelivery(`${burst} events at once`, together, burst * count);
  say(
    `${burst} events at once: deliveries a second`,
    number((1000 * together.delivered) / together.latencies.at(-1)!),
  );

  await first.kill();
  await within(() => readers.open() <= count / 2, 30_000);
  for (let index = 0; index < 3; index++) await post(second);
  await pause(5000);
  await first.start();
  const back = Date.now();
  await within(() => readers.open() >= count, 180_000);
  say(
    "one nginx killed, 5 s away: all connected again after",
    seconds(Date.now() - back),
  );
  await post(first);
  await within(() => readers.delivered() >= 4 * count, 60_000);
  const outage = await readers.report();
  say(
    "attempts meanwhile; most in 100 ms",
    `${number(outage.attempts)}; ${number(outage.peak)} (${number((100 * outage.peak) / (count / 2), 1)} % of those cut off)`,
  );
  const { delivered, lost, doubled } = outage;
  say(
    "3 events meanwhile and one after: delivered",
    `${number(delivered)} of ${number(4 * count)}; lost ${number(lost)}, doubled ${number(doubled)}`,
  );
  say("Redis's memory", `${number(memoryOf([redis.pid]) / 2 ** 20, 1)} MiB`);
  if (lost > 0 || doubled > 0 || delivered !== 4 * count) process.exitCode = 1;
}

try {
  await run();
} finally {
  for (const stop of stops.reverse()) await stop();
}
console.log(`\n| | |\n| --- | --- |`);
for (const [what, figure] of rows) console.log(`| ${what} | ${figure} |`);
