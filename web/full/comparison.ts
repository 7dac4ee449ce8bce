import { findChanges, type Revisions } from "./full_renderer.ts";
import type { Instance } from "../src/renderer/renderer.ts";
import { isDay, today } from "./date.ts";
import type { Diagnostic } from "./diagnostic.ts";

// The comparison of two revisions of a statement.

/** Consecutive words and the text between them. */
export type WordRun = { edit: "same" | "removed" | "added"; text: string };

/** A change of a field or of a list's entry, as text; "" is nothing. */
export type FieldChange = {
  /** `place`, `publisher.logo.src`; for an entry, the list's path: `contacts`. */
  path: string;
  older: string;
  newer: string;
  /** The changes by words; empty if one of both texts is nothing. */
  words: WordRun[];
};

/**
 * A link or image whose address has changed. `older` is "" if it was added, `newer` if it was
 * removed.
 */
export type TargetChange = { label: string; older: string; newer: string };

export type ParagraphForm =
  | "paragraph"
  | "heading"
  | "list item"
  | "quotation"
  | "code"
  | "table row"
  | "line across";

/**
 * A paragraph that was removed, added or changed: then `count` is 1. Or `count` consecutive
 * paragraphs that are the same.
 */
export type ParagraphChange =
  | { edit: "same"; count: number }
  | {
      edit: "removed" | "added" | "changed";
      count: 1;
      olderForm: ParagraphForm;
      newerForm: ParagraphForm;
      /**
       * The `same` and `removed` runs joined are the older text, the `same` and `added` runs the
       * newer one.
       */
      words: WordRun[];
      targets: TargetChange[];
    };

export type TextChange = {
  part: "title" | "subtitle" | "body" | "about";
  /** For an `about`, whose it is; else "". */
  name: string;
  paragraphs: ParagraphChange[];
};

export type SignatoryChange = {
  key: string;
  /** The newer name. */
  name: string;
  /** The organization that it is a member of; else "". */
  parent: string;
  isLead: boolean;
  /**
   * For a changed signatory: its changed fields, `list` (where it is listed) or `parent`. Otherwise
   * empty.
   */
  fields: FieldChange[];
};

export type Changes = {
  /** Whether the JSON differs in more than white space between its tokens. */
  isChanged: boolean;
  /** `least`: the lowest revision under which the newer one may be published. */
  revision: { older: number; newer: number; least: number };
  /** The changed texts, by paragraphs and words. */
  texts: TextChange[];
  /** All other changes except those of signatories. */
  head: FieldChange[];
  signatories: {
    added: SignatoryChange[];
    removed: SignatoryChange[];
    changed: SignatoryChange[];
    /** Whether the signatories in both are in another order. */
    isReordered: boolean;
  };
  /**
   * A proposed entry for `corrections`; null if nothing that readers saw has changed, or if one of
   * the revisions is a draft, embargoed or withdrawn.
   */
  correction: { date: string; note: string } | null;
  /** Whether the newer one has a new entry in `corrections`. */
  isCorrected: boolean;
};

export type CompareOptions = {
  /** As in RenderOptions. */
  baseUrl?: string | URL;
  /** The date of the proposed correction, YYYY-MM-DD. Default: today. */
  date?: string;
  /** The names of the newer one (default: `statement.json`) and the older one in reports. */
  file?: string;
  olderFile?: string;
};

export type Compared = {
  /** Null if either has errors. */
  changes: Changes | null;
  /**
   * The errors of both; if there are none, what is wrong with the newer one's `revision`. Each has
   * its `file`.
   */
  diagnostics: Diagnostic[];
  /** The diagnostics as lines for people, and the changes. */
  text: string;
  changesText: string;
};

const isAboutRevision = ({ code }: Diagnostic): boolean =>
  code === "same-revision" || code === "lower-revision";

const lineOf = ({ file, line, column, path, message }: Diagnostic): string =>
  `${file}:${line}:${column} ${path ? `${path}: ` : ""}${message}\n`;

/**
 * Compares two revisions. `judge` validates a document, also against an older one. Throws a
 * TypeError for a wrong date.
 */
export function compareRevisions(
  instance: Instance,
  revisions: Omit<Revisions, "date">,
  options: CompareOptions,
  judge: (document: Uint8Array, older?: Uint8Array) => Diagnostic[],
): Compared {
  const {
    date = today(),
    file = "statement.json",
    olderFile = "older statement",
  } = options;
  if (!isDay(date))
    throw new TypeError(
      `date: write a day as 2026-03-05, not "${String(date)}"`,
    );
  const { older, newer } = revisions;
  const found = findChanges(instance, { ...revisions, date });
  const errorsOf = (document: Uint8Array, name: string): Diagnostic[] =>
    judge(document)
      .filter(({ severity }) => severity === "error")
      .map((one) => ({ file: name, ...one }));
  const diagnostics = [
    ...(found.isOlderGood ? [] : errorsOf(older, olderFile)),
    ...(found.isNewerGood ? [] : errorsOf(newer, file)),
    ...(found.json
      ? judge(newer, older)
          .filter(isAboutRevision)
          .map((one) => ({ file, ...one }))
      : []),
  ];
  return {
    changes: found.json ? (JSON.parse(found.json) as Changes) : null,
    diagnostics,
    text: diagnostics.map(lineOf).join(""),
    changesText: found.text,
  };
}
