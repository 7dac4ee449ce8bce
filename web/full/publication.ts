import { makeListPublication, type ListToPublish } from "./full_renderer.ts";
import { sha256 } from "./platform.ts";

/** The files for `signatories.src`: a list, or a head and its segments in order. */
export type ListFiles = { list: Uint8Array; segments: Uint8Array[] };

export type PublicationOptions = {
  /** The list's name in the report. Default: `list.json`. */
  file?: string;
  /** For its leads, groups and order. Without it, the list's own `order` is used. */
  statement?: Uint8Array;
  /** What is published already. The event leads from it to the new list. */
  previous?: ListFiles;
  /** Whether lists of up to 2,000 names become a head and segments, too. */
  inSegments?: boolean;
};

export type Publication = {
  /** The diagnostics of the list, as lines for people. */
  text: string;
  /** Null if the list has errors or two signatories have the same key. */
  files: PublishedFiles | null;
};

export type PublishedFiles = {
  /** Whether it differs from what is published. */
  isNew: boolean;
  /** The list or the head, for `signatories.src`. Write it last. */
  list: Uint8Array;
  /** Write them into the folder of the list. A name is the hash of the content. */
  segments: { name: string; bytes: Uint8Array }[];
  /** For the stream, on one line. */
  event: string;
  /** Whether `event` has the change; otherwise it makes readers fetch the list. */
  isTold: boolean;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const nothing = new Uint8Array(0);

/** The integrity in the form of `fetch` and of heads. */
export const integrityOf = (bytes: Uint8Array): string =>
  `sha256-${btoa(String.fromCharCode(...sha256(bytes)))}`;

/** The segments that a head names; none if it is not a head. */
export function segmentsOf(
  list: Uint8Array,
): { src: string; integrity: string }[] {
  try {
    const { segments } = JSON.parse(decoder.decode(list)) as {
      segments?: unknown;
    };
    if (!Array.isArray(segments)) return [];
    return segments.filter(
      (one): one is { src: string; integrity: string } =>
        typeof (one as { src?: unknown } | null)?.src === "string",
    );
  } catch {
    return [];
  }
}

/** Relative to the head: relative addresses in a file resolve against the file's own address. */
const nameOf = (bytes: Uint8Array): string =>
  `segment-${Array.from(sha256(bytes).subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("")}.json`;

/**
 * Joins the segments to one list. Items keep their spelling if `undersigned` wrote them. If a
 * segment cannot be read, the result is the head alone: a list with an error.
 */
function joinSegments({ list, segments }: ListFiles): Uint8Array {
  if (segments.length === 0) return list;
  const begin = '{"items":[';
  const end = "]}";
  const itemsOf = (bytes: Uint8Array): string => {
    const text = decoder.decode(bytes);
    const { items, ...more } = JSON.parse(text) as { items: unknown[] };
    const isOurs = text.startsWith(begin) && text.endsWith(end);
    return isOurs && Object.keys(more).length === 0
      ? text.slice(begin.length, -end.length)
      : JSON.stringify(items).slice(1, -1);
  };
  try {
    const items = segments.map(itemsOf).filter((text) => text !== "");
    const { epoch, revision, counts, order } = JSON.parse(
      decoder.decode(list),
    ) as Record<string, unknown>;
    const head = JSON.stringify({ epoch, revision, counts, order });
    return encoder.encode(`${head.slice(0, -1)},"items":[${items.join()}]}`);
  } catch {
    return list;
  }
}

export function makePublication(
  instance: WebAssembly.Instance,
  list: Uint8Array,
  {
    file = "list.json",
    statement = nothing,
    previous,
    inSegments = false,
  }: PublicationOptions,
): Publication {
  const given: ListToPublish = {
    statement,
    previous: previous ? joinSegments(previous) : nothing,
    file,
    list,
    inSegments,
    isSorted: previous !== undefined && previous.segments.length > 0,
  };
  const made = makeListPublication(instance, given);
  const text = decoder.decode(made.report);
  if (!made.isGood) return { text, files: null };
  const segments = made.segments.map(({ bytes, count }) => ({
    name: nameOf(bytes),
    bytes,
    entry: { src: nameOf(bytes), integrity: integrityOf(bytes), count },
  }));
  const whole =
    segments.length === 0
      ? made.list
      : encoder.encode(
          JSON.stringify({
            ...(JSON.parse(decoder.decode(made.list)) as object),
            segments: segments.map(({ entry }) => entry),
          }),
        );
  return {
    text,
    files: {
      isNew: made.isNew,
      list: whole,
      segments: segments.map(({ name, bytes }) => ({ name, bytes })),
      event: decoder.decode(made.event),
      isTold: made.isTold,
    },
  };
}
