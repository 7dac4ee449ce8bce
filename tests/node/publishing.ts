import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";

// Shared by the tests of `undersigned segment` and `undersigned publish`.

const cli = fileURLToPath(new URL("../../web/dist/cli.js", import.meta.url));

export type Item = {
  name: string;
  id?: string;
  signed?: string;
  kind?: "person";
  note?: string;
  url?: string;
  members?: Item[];
};
export type List = {
  epoch?: number;
  revision: number;
  order?: string;
  items: Item[];
};
export type Segment = { src: string; integrity: string; count: number };
export type Published = {
  epoch: number;
  revision: number;
  counts: { organizations: number; persons: number };
  order?: string;
  items?: Item[];
  segments?: Segment[];
};

/** One event of the stream. */
export type Event = {
  epoch: number;
  from: number;
  revision: number;
  counts?: Published["counts"];
  remove?: string[];
  update?: Item[];
  add?: (Item & { before?: string })[];
};

export type Folder = {
  path: string;
  write(name: string, content: string | object): string;
  read(name: string): string;
  json<T>(name: string): T;
  /** The command line, started in the folder. */
  run(
    ...given: string[]
  ): Promise<{ code: number | null; stdout: string; stderr: string }>;
};

/** An empty folder that is removed after the test. */
export function makeFolder(t: Pick<TestContext, "after">): Folder {
  const path = mkdtempSync(join(tmpdir(), "undersigned-"));
  t.after(() => rmSync(path, { recursive: true }));
  const read = (name: string) => readFileSync(join(path, name), "utf8");
  return {
    path,
    write(name, content) {
      const spelled =
        typeof content === "string" ? content : JSON.stringify(content);
      writeFileSync(join(path, name), spelled);
      return name;
    },
    read,
    json: <T>(name: string) => JSON.parse(read(name)) as T,
    async run(...given) {
      const child = spawn(process.execPath, [cli, ...given], { cwd: path });
      child.stdin.end();
      const exit = new Promise<number | null>((done) =>
        child.on("close", done),
      );
      const [stdout, stderr, code] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        exit,
      ]);
      return { code, stdout, stderr };
    },
  };
}

export const named = (...names: string[]): Item[] =>
  names.map((name) => ({ name }));

/** Different names in no order. */
export const associations = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Association ${String((index * 7919) % count).padStart(6, "0")}`,
  }));

export const itemsOf = (segment: string): Item[] =>
  (JSON.parse(segment) as { items: Item[] }).items;

/** Numbers from 0 up to `most`, exclusive; the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): (most: number) => number {
  return (most) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}
