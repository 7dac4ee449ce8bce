import type { Doc } from "../src/renderer/renderer.ts";
import { WORDS } from "../src/renderer/vocabulary.ts";
import { integrityOf, segmentsOf } from "./publication.ts";

// Passes the files that a statement names to its document.

export type FetchedFile = { name: string; bytes: Uint8Array; url?: string };

export type FetchedFiles = {
  list: FetchedFile | undefined;
  segments: FetchedFile[];
  releases: FetchedFile | undefined;
  /** The base of the statement's relative addresses, or "". */
  base: string;
  /** Whether all names are drawn, not only those that an element shows at first. */
  isWhole: boolean;
};

/** For checking a list whose address is not known yet. */
const UNKNOWN_ADDRESS = "https://list.invalid/";

const decoder = new TextDecoder();

/** A statement for reading lists on their own. */
const emptyStatement = new TextEncoder().encode(
  JSON.stringify({
    id: "x",
    publisher: { name: "X" },
    date: "2026-01-01",
    title: "X",
    body: "X",
  }),
);

/**
 * Passes `files` to the document. `note` is called after each file with its name, while the
 * document has its diagnostics. Returns the integrity of a segment that is missing; without it the
 * list is not drawn.
 */
export function addFetchedFiles(
  doc: Doc,
  { list, segments, releases, base, isWhole }: FetchedFiles,
  note: (name: string) => void,
): string | undefined {
  let missing: string | undefined;
  if (list) {
    if (isWhole) doc.act(WORDS.indexOf("all"), "");
    const url = list.url ?? (doc.address("list") || base);
    const isHead = segmentsOf(list.bytes).length > 0;
    // The only addresses in a head are those of its segments, which are given.
    doc.receive("list", url || (isHead ? UNKNOWN_ADDRESS : ""), list.bytes);
    note(list.name);
    const given = new Map(
      segments.map((one) => [integrityOf(one.bytes), one] as const),
    );
    // At first only the first one is missing, then all others.
    const tried = new Set<string>();
    const next = () =>
      doc.missingSegments().find(({ integrity }) => !tried.has(integrity));
    for (let wanted = next(); wanted; wanted = next()) {
      const { integrity } = wanted;
      tried.add(integrity);
      const found = given.get(integrity);
      const from = found?.url ?? (url && wanted.url);
      if (found) {
        while (doc.receiveSegment(integrity, from, found.bytes) === "more");
        note(found.name);
      } else missing ??= integrity;
    }
  }
  if (releases) {
    const url = releases.url ?? (doc.address("releases") || base);
    doc.receive("releases", url, releases.bytes);
    note(releases.name);
  }
  return missing;
}

/** Whether this is a list or a head, rather than a statement. */
export function isList(bytes: Uint8Array): boolean {
  try {
    const json: unknown = JSON.parse(decoder.decode(bytes));
    const has = (key: string): boolean => Object.hasOwn(json as object, key);
    return (
      (has("items") || has("segments")) &&
      has("revision") &&
      !has("id") &&
      !has("title")
    );
  } catch {
    return false;
  }
}

/** Reads a list or head, so that `doc` has its diagnostics. */
export function loadList(doc: Doc, bytes: Uint8Array, base: string): void {
  doc.load(emptyStatement);
  doc.receive("list", base || UNKNOWN_ADDRESS, bytes);
}
