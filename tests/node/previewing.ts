import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import {
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "../until.ts";
import { SseParser } from "../../web/src/feed/sse.ts";

// `undersigned preview` on a file of a test's own, and a browser's requests.

const cli = fileURLToPath(new URL("../../web/dist/cli.js", import.meta.url));

export type State = { is: string; text?: string; tag?: string };
export type Told = { name: string; data: unknown };

/** The file of each test. */
export let folder: string;
export let file: string;
const children: ChildProcess[] = [];
const streams: AbortController[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "undersigned-preview-"));
  file = join(folder, "statement.json");
  writeFileSync(file, '{"n": 0}\n');
});
afterEach(() => {
  for (const one of streams.splice(0)) one.abort();
  for (const one of children.splice(0)) one.kill();
  rmSync(folder, { recursive: true });
});

export function start(...given: string[]): ChildProcess {
  const child = spawn(process.execPath, [cli, "preview", ...given]);
  children.push(child);
  return child;
}

/** The address that it prints. */
export async function addressOf(child: ChildProcess): Promise<string> {
  const ended = new AbortController();
  child.once("exit", () => ended.abort());
  const { signal } = ended;
  const [line] = (await once(child.stdout!, "data", { signal })) as [Buffer];
  return String(line).trimEnd();
}

/** Its address, at a port of the system's choice. */
export const preview = (path = file): Promise<string> =>
  addressOf(start(path, "--port", "0"));

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
};

/** Like `fetch`, but with any Host and Origin, and without normalizing paths. */
export async function ask(
  address: string,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
  body = "",
): Promise<Answer> {
  const { port, pathname } = new URL(address);
  const asked = request({
    ...{ port, method, headers, host: "127.0.0.1" },
    path: path.startsWith("/") ? path : pathname + path,
  });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const { statusCode = 0 } = answer;
  return {
    status: statusCode,
    headers: answer.headers,
    body: await text(answer),
  };
}

/** The events that a page gets, in order. */
export async function listen(address: string): Promise<{
  told: Told[];
  until(isDone: (told: Told[]) => boolean): Promise<void>;
}> {
  const controller = new AbortController();
  streams.push(controller);
  const told: Told[] = [];
  const parser = new SseParser(
    "",
    (name, data) => void told.push({ name, data: JSON.parse(data) as unknown }),
  );
  const { body } = await fetch(`${address}events`, {
    signal: controller.signal,
  });
  const reader = body!.getReader();
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.push(value);
    }
  })().catch(() => undefined);
  return {
    told,
    async until(isDone) {
      await until(() => told, { what: "told", isIt: isDone, pause: 5 });
    },
  };
}

export const isText =
  (wanted: string) =>
  (told: Told[]): boolean =>
    (told.at(-1)?.data as State | undefined)?.text === wanted;

/** Writes like the page does. */
export const save = (
  address: string,
  content: string,
  condition: Record<string, string>,
): Promise<Answer> =>
  ask(
    address,
    "file",
    { Origin: new URL(address).origin, ...condition },
    "PUT",
    content,
  );

export const tagIn = ({ told }: { told: Told[] }): string =>
  `"${(told.findLast(({ name }) => name === "file")!.data as State).tag}"`;
