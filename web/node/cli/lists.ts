import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import {
  CommandError,
  isSameFile,
  readInput,
  reasonOf,
  stdinName,
  writeOutput,
  type Input,
} from "../files.ts";
import {
  integrityOf,
  segmentsOf,
  type ListFiles,
  type PublishedFiles,
} from "../../full/publication.ts";
import { createRenderer, type Renderer } from "../index.ts";

/** The options of both commands. */
type Given = { statement?: string; output: string; prune: boolean };

/** The file that `signatories.src` names. */
const listName = "list.json";
const segmentName = /^segment-[0-9a-f]{16}\.json$/;

/** What is published in the folder; undefined if nothing is. */
function publishedIn(folder: string): ListFiles | undefined {
  const file = join(folder, listName);
  if (!existsSync(file)) return undefined;
  const list = readFileSync(file);
  const segments = segmentsOf(list).map(({ src, integrity }) => {
    const path = join(folder, src);
    const bytes = existsSync(path) ? readFileSync(path) : undefined;
    if (bytes && integrityOf(bytes) === integrity) return bytes;
    throw new CommandError(
      `${path} is ${bytes ? "not what" : "missing, which"} ${file} names; put it back, or remove ${file} and raise the revision`,
    );
  });
  return { list, segments };
}

async function readStatement(
  file: string | undefined,
  renderer: Renderer,
): Promise<Uint8Array | undefined> {
  if (file === undefined) return undefined;
  const { bytes, name } = await readInput(file, false);
  const { valid, text } = renderer.validate(bytes, { file: name });
  if (valid) return bytes;
  throw new InvalidListError(text);
}

/** A statement or list has errors. The message is a report with places. */
export class InvalidListError extends Error {}

/** Writes the segments first, then `list.json`, as a whole or not at all. */
function writeFiles(folder: string, files: PublishedFiles): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new CommandError(`cannot write into ${folder}: ${reasonOf(error)}`);
  }
  for (const { name, bytes } of files.segments) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path).equals(bytes)) continue;
    writeOutput(path, bytes);
  }
  const path = join(folder, listName);
  const before = existsSync(path) ? readFileSync(path) : undefined;
  if (!before?.equals(files.list)) writeOutput(path, files.list);
}

/** Removes the segments that neither this list nor the one before it names. */
function prune(folder: string, lists: Uint8Array[]): void {
  const named = new Set(
    lists.flatMap((list) => segmentsOf(list).map(({ src }) => src)),
  );
  for (const name of readdirSync(folder))
    if (segmentName.test(name) && !named.has(name)) rmSync(join(folder, name));
}

/** Reads, checks, writes and notifies. Old segments stay until readers have been notified. */
async function publishList(
  { name, bytes }: Input,
  { statement, output, prune: isPruned }: Given,
  inSegments: boolean,
  tell?: (files: PublishedFiles) => Promise<void>,
): Promise<void> {
  if (isSameFile(name, join(output, listName)))
    throw new CommandError(
      `${name} is the file that would be written; keep the list somewhere else`,
    );
  if (name === stdinName && statement === "-")
    throw new CommandError("standard input can be read once only");
  const renderer = await createRenderer();
  const previous = publishedIn(output);
  const { text, files } = renderer.publication(bytes, {
    file: name,
    statement: await readStatement(statement, renderer),
    previous,
    inSegments,
  });
  if (!files)
    throw new InvalidListError(`${text}undersigned: nothing is written\n`);
  process.stderr.write(text);
  writeFiles(output, files);
  await tell?.(files);
  // Publishing the same list again keeps the segments of the one before.
  if (isPruned && files.isNew)
    prune(output, previous ? [previous.list, files.list] : [files.list]);
}

export async function segment(file: string, given: Given): Promise<void> {
  await publishList(await readInput(file, false), given, true);
}

/** Posts the event. nginx with nchan takes the event's name from a header. */
async function post(address: string, event: string): Promise<void> {
  const remedy = `${listName} is written, but no event was posted; run the same command again`;
  let answer: Response;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-eventsource-event": "signatories",
      },
      body: event,
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    throw new CommandError(`${address} cannot be reached: ${remedy}`);
  }
  if (answer.ok) return;
  throw new CommandError(
    `${address} answers with HTTP ${answer.status}: ${remedy}`,
  );
}

export async function publish(
  file: string,
  { streamUrl, ...given }: Given & { streamUrl?: string },
): Promise<void> {
  const input = await readInput(file, false);
  await publishList(input, given, false, async ({ event, isNew, isTold }) => {
    if (streamUrl === undefined) return;
    if (isNew && !isTold)
      process.stderr.write(
        "undersigned: no event can say this change: readers fetch the list\n",
      );
    await post(streamUrl, event);
  });
}
