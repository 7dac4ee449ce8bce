import {
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { buffer } from "node:stream/consumers";
import { fetchBytes, isFailure } from "../src/fetch.ts";

/** Why the command line could not do what it was told, with the remedy. */
export class Refusal extends Error {}

export type Input = {
  /** For reports. */
  name: string;
  bytes: Uint8Array;
  /** Where it was fetched from, after redirects. */
  url?: string;
};

const reasons: Record<string, string> = {
  EACCES: "permission denied",
  EISDIR: "it is a folder; name a file in it",
  ENOENT: "there is no such file or folder",
  ENOTDIR: "there is no such file or folder",
};

const reasonOf = (error: unknown): string => {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
};

/** More than the reader takes: what is too large is its own to say. */
const mostBytes = 16 << 20;

async function fetchInput(address: string): Promise<Input> {
  const { href, origin } = new URL(address);
  const found = await fetchBytes(href, mostBytes, new AbortController(), {
    fetch,
    setTimeout: (callback, milliseconds) =>
      Number(setTimeout(callback, milliseconds)),
    clearTimeout,
    origin,
    isRefused: () => Promise.resolve(false),
  });
  if (isFailure(found)) throw new Refusal(found.message);
  return { name: address, ...found };
}

/** `file` is a path, `-` for standard input, or, where that is allowed, an http(s) address. */
export async function readInput(
  file: string,
  mayFetch: boolean,
): Promise<Input> {
  if (file === "-")
    return { name: "<stdin>", bytes: await buffer(process.stdin) };
  if (/^https?:\/\//i.test(file)) {
    if (mayFetch) return fetchInput(file);
    throw new Refusal(`${file} is not fetched unless you say --fetch`);
  }
  try {
    return { name: file, bytes: readFileSync(file) };
  } catch (error) {
    throw new Refusal(`cannot read ${file}: ${reasonOf(error)}`);
  }
}

const statOf = (file: string) => statSync(file, { throwIfNoEntry: false });

/** Whole or not at all: readers of `file` see the old content until they see the new one. */
export function writeOutput(file: string, content: string): void {
  try {
    const before = statOf(file);
    // A device or a pipe is not to be replaced.
    if (before && !before.isFile()) return writeFileSync(file, content);
    const target = before ? realpathSync(file) : file;
    const draft = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(draft, content, { flag: "wx", mode: before?.mode });
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw new Refusal(`cannot write ${file}: ${reasonOf(error)}`);
  }
}
