import { spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SseParser } from "../../web/src/feed/sse.ts";

// Runs examples/servers/nchan unchanged, on ports and in a folder of its own.

const example = new URL("../../examples/servers/nchan/", import.meta.url);
export const statementId = "keep-the-night-ferry";

export type Nginx = {
  /** The folder that is served. */
  root: string;
  origin: string;
  streamUrl: string;
  publishUrl: string;
  /** The processes: the first one started the others. */
  pids(): number[];
  start(): Promise<void>;
  /** Cuts every connection. */
  stop(): Promise<void>;
  /** Kills it, like a machine that fails. */
  kill(): Promise<void>;
  /** Stops it, and removes the folder. */
  remove(): Promise<void>;
};

export type NginxOptions = {
  /** The port of a Redis for the events. */
  redis?: number;
  /** Replacements in nginx.conf: the old text and the new one. */
  changes?: [string, string][];
};

/** Different free ports of 127.0.0.1. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = servers.map(
    (server) =>
      new Promise<number>((done) =>
        server.listen(0, "127.0.0.1", () =>
          done((server.address() as AddressInfo).port),
        ),
      ),
  );
  const found = await Promise.all(ports);
  for (const server of servers) await new Promise((done) => server.close(done));
  return found;
}

/** Waits until the server answers, or its process has ended. */
async function untilReady(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 20));
    }
  }
  throw new Error("nginx has ended");
}

export async function makeNginx({
  redis,
  changes = [],
}: NginxOptions = {}): Promise<Nginx> {
  const prefix = mkdtempSync(join(tmpdir(), "undersigned-nginx-"));
  // If it is started as root, nginx reads files as another user.
  chmodSync(prefix, 0o755);
  const root = join(prefix, "public");
  mkdirSync(root);
  mkdirSync(join(prefix, "run"));
  const [port, publishPort] = await freePorts(2);
  const replaced: [string, string][] = [
    ["127.0.0.1:8090", `127.0.0.1:${port}`],
    ["127.0.0.1:8091", `127.0.0.1:${publishPort}`],
    ...changes,
  ];
  if (redis !== undefined)
    replaced.push(
      ["worker_processes auto;", "worker_processes 1;"],
      ["# include redis.conf;", "include redis.conf;"],
      ["# nchan_redis_pass", "nchan_redis_pass"],
      ["127.0.0.1:6379", `127.0.0.1:${redis}`],
    );
  for (const name of ["nginx.conf", "redis.conf"]) {
    let conf = readFileSync(new URL(name, example), "utf8");
    for (const [from, to] of replaced) conf = conf.replaceAll(from, to);
    writeFileSync(join(prefix, name), conf);
  }
  const origin = `http://127.0.0.1:${port}`;

  let child: ChildProcess;
  const start = async () => {
    const given = ["-p", prefix, "-c", "nginx.conf", "-e", "run/error.log"];
    child = spawn("nginx", [...given, "-g", "daemon off;"], {
      stdio: ["ignore", "ignore", "inherit"],
      // Debian's place, which is only on root's PATH.
      env: { PATH: `${process.env["PATH"]}:/usr/sbin` },
    });
    await untilReady(origin, child);
  };
  const end = async (kill: () => void) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.on("exit", done));
    kill();
    await ended;
  };
  const stop = () => end(() => child.kill());
  const pids = () => {
    const children = readFileSync(
      `/proc/${child.pid}/task/${child.pid}/children`,
      "utf8",
    );
    return [child.pid!, ...children.trim().split(" ").map(Number)];
  };
  // So that a test that fails early leaves nothing behind.
  process.once("exit", () => child.kill());
  await start();
  return {
    root,
    origin,
    streamUrl: `${origin}/stream/${statementId}`,
    publishUrl: `http://127.0.0.1:${publishPort}/publish/${statementId}`,
    pids,
    start,
    stop,
    // The first process first, because it would start others.
    kill: () =>
      end(() => pids().forEach((pid) => process.kill(pid, "SIGKILL"))),
    async remove() {
      await stop();
      rmSync(prefix, { recursive: true });
    },
  };
}

export type Stream = {
  response: Response;
  /** The next event. Rejects when the stream ends before. */
  next(): Promise<{ name: string; data: string; id: string }>;
  /** Everything that has arrived, as text. */
  text(): string;
  /** Waits for bytes, whatever they are. */
  read(): Promise<boolean>;
  close(): void;
};

/** Reads a stream as the element does. */
export async function openStream(url: string, last = ""): Promise<Stream> {
  const aborter = new AbortController();
  const response = await fetch(`${url}${last && `?last=${last}`}`, {
    cache: "no-store",
    headers: { accept: "text/event-stream", origin: "https://partner.example" },
    signal: aborter.signal,
  });
  const reader = response.body!.getReader();
  const events: { name: string; data: string; id: string }[] = [];
  let text = "";
  const parser = new SseParser("", (name, data) =>
    events.push({ name, data, id: parser.lastId }),
  );
  const read = async () => {
    const { value, done } = await reader.read();
    if (done) return false;
    text += new TextDecoder().decode(value);
    parser.push(value);
    return true;
  };
  return {
    response,
    read,
    async next() {
      while (events.length === 0)
        if (!(await read())) throw new Error("the stream has ended");
      return events.shift()!;
    },
    text: () => text,
    close: () => aborter.abort(),
  };
}
