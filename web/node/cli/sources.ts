import { dirname, join } from "node:path";
import type { FetchedFiles } from "../../full/fetched_files.ts";
import { CommandError, readInput, stdinName, type Input } from "../files.ts";
import { integrityOf, segmentsOf } from "../../full/publication.ts";

// Reads the files that a statement names, for the command line.

/** The part of a statement that is read here. The renderer checks it. */
type StatementSources = {
  url?: unknown;
  release?: { status?: unknown } | null;
  signatories?: { src?: unknown } | null;
  releases?: { src?: unknown } | null;
};

export type SourceFiles = Pick<
  FetchedFiles,
  "list" | "releases" | "segments"
> & {
  /** What is missing and why, and what is drawn instead. */
  notes: string[];
};

const decoder = new TextDecoder();

function parse({ bytes }: Input): StatementSources {
  try {
    return (JSON.parse(decoder.decode(bytes)) ?? {}) as StatementSources;
  } catch {
    return {};
  }
}

/** The file name in a path without query. */
function pathOf(address: string): string {
  const [path = ""] = address.split(/[?#]/);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Where `src`, an address in `file`, is read from. A relative one is a file next to `file`. One
 * that begins with a slash or a scheme is on the web, resolved against `base`.
 */
function locate(src: string, file: Input, base: string): string {
  if (file.url === undefined && !/^([a-z][a-z\d+.-]*:|[/\\])/i.test(src)) {
    const folder = file.name === stdinName ? "." : dirname(file.name);
    const path = join(folder, pathOf(src));
    return path === "-" ? "./-" : path;
  }
  const from = (file.url ?? base) || undefined;
  const url = URL.canParse(src, from) ? new URL(src, from).href : "";
  if (/^https?:/.test(url)) return url;
  throw new CommandError(
    `nothing says where ${src} is; write it in full, or say --base-url`,
  );
}

/**
 * Reads the files that a statement names, from disk or, if allowed, from the web. A list of which a
 * part is missing is left out. `isWhole`: reads all segments, not only the first.
 */
export async function readSources(
  statement: Input,
  {
    baseUrl,
    mayFetch,
    isWhole,
    withReleases,
  }: {
    baseUrl: string | undefined;
    mayFetch: boolean;
    isWhole: boolean;
    withReleases: boolean;
  },
): Promise<SourceFiles> {
  const found: SourceFiles = {
    list: undefined,
    segments: [],
    releases: undefined,
    notes: [],
  };
  const { url, release, signatories, releases } = parse(statement);
  if (/^(embargoed|withdrawn)$/.test(String(release?.status))) return found;
  const base = baseUrl ?? statement.url ?? (typeof url === "string" ? url : "");
  const here = statement.url ? { ...statement, url: base } : statement;
  const read = (src: string, file: Input): Promise<Input> =>
    readInput(locate(src, file, base), mayFetch);
  const attempt = async (
    what: string,
    work: () => Promise<void>,
  ): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      found.notes.push(
        `${error.message}; the ${what} in ${statement.name} are drawn`,
      );
    }
  };

  const { src } = signatories ?? {};
  if (typeof src === "string" && src !== "")
    await attempt("names", async () => {
      const list = await read(src, here);
      const named = segmentsOf(list.bytes).slice(0, isWhole ? undefined : 1);
      const segments = [];
      for (const { src, integrity } of named) {
        const segment = await read(src, list);
        if (integrityOf(segment.bytes) !== integrity)
          throw new CommandError(
            `${segment.name} is not what ${list.name} names`,
          );
        segments.push(segment);
      }
      found.list = list;
      found.segments = segments;
    });
  const { src: feed } = releases ?? {};
  if (withReleases && typeof feed === "string" && feed !== "")
    await attempt("recent statements", async () => {
      found.releases = await read(feed, here);
    });
  return found;
}
