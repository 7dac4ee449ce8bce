import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { buffer } from "node:stream/consumers";
import { fetchBytes, isFailure } from "../src/feed/fetch.ts";

/** The message says why a command cannot be carried out, and what to do. */
export class CommandError extends Error {}

export type Input = {
  /** The name in reports. */
  name: string;
  bytes: Uint8Array;
  /** The final address it was fetched from, after redirects. */
  url?: string;
};

const reasons: Record<string, string> = {
  EACCES: "permission denied",
  EISDIR: "it is a folder; name a file in it",
  ENOENT: "there is no such file or folder",
  ENOTDIR: "there is no such file or folder",
};

export const reasonOf = (error: unknown): string => {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
};

export const stdinName = "<stdin>";

/** More than the reader accepts: larger input is reported by it. */
const MAX_BYTES = 16 << 20;

async function fetchInput(address: string): Promise<Input> {
  const { href, origin } = new URL(address);
  const found = await fetchBytes(
    href,
    MAX_BYTES,
    new AbortController().signal,
    {
      fetch,
      setTimeout: (callback, milliseconds) =>
        Number(setTimeout(callback, milliseconds)),
      clearTimeout,
      origin,
      isBlocked: () => Promise.resolve(false),
    },
  );
  if (isFailure(found)) throw new CommandError(found.message);
  return { name: address, ...found };
}

/** Reads a path, `-` for standard input, or, if allowed, an http(s) address. */
export async function readInput(
  file: string,
  mayFetch: boolean,
): Promise<Input> {
  if (file === "-")
    return { name: stdinName, bytes: await buffer(process.stdin) };
  if (/^https?:\/\//i.test(file)) {
    if (mayFetch) return fetchInput(file);
    throw new CommandError(`${file} is not fetched unless you say --fetch`);
  }
  try {
    return { name: file, bytes: readFileSync(file) };
  } catch (error) {
    throw new CommandError(`cannot read ${file}: ${reasonOf(error)}`);
  }
}

/** Decodes UTF-8, or UTF-16 if there is a byte-order mark. */
export function textOf({ name, bytes }: Input): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError(
      `${name} is not text in UTF-8: save it as UTF-8, and draft that`,
    );
  }
}

const statOf = (file: string) => statSync(file, { throwIfNoEntry: false });

export function isSameFile(one: string, other: string): boolean {
  if (!existsSync(one) || !existsSync(other)) return false;
  const [first, second] = [statSync(one), statSync(other)];
  return first.ino === second.ino && first.dev === second.dev;
}

const secondOf = (milliseconds: number): number =>
  Math.floor(milliseconds / 1000);

/** Writes atomically: readers of `file` see the old content or the new one, never a part. */
export function writeOutput(file: string, content: string | Uint8Array): void {
  try {
    const before = statOf(file);
    // A device or pipe is written into, not replaced.
    if (before && !before.isFile()) return writeFileSync(file, content);
    const target = before ? realpathSync(file) : file;
    const draft = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(draft, content, { flag: "wx", mode: before?.mode });
      // A new file gets the default mode (umask).
      if (before) chmodSync(draft, before.mode);
      // Servers recognize a changed file by its size and the second of its last change.
      const last = before ? secondOf(before.mtimeMs) : 0;
      if (secondOf(statSync(draft).mtimeMs) <= last)
        utimesSync(draft, last + 1, last + 1);
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw new CommandError(`cannot write ${file}: ${reasonOf(error)}`);
  }
}
