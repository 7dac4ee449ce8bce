import { findChanges, type Revisions } from "./full_renderer.ts";
import type { Instance } from "../src/renderer/renderer.ts";
import { isDay, today } from "./date.ts";
import type { Diagnostic } from "./diagnostic.ts";

// Two revisions of a statement, compared.

/** Neighbouring words with what stands between them. */
export type WordRun = { edit: "same" | "removed" | "added"; text: string };

/** A field, or an entry of a list, as text; "" is nothing. */
export type FieldChange = {
  /** `place`, `publisher.logo.src`; of an entry the list's, `contacts`. */
  path: string;
  older: string;
  newer: string;
  /** What is the same, removed and added in it; none where one of both is nothing. */
  words: WordRun[];
};

/** A link or picture that leads elsewhere; `older` or `newer` is "" where it was or is none. */
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
 * A paragraph that was removed, added or changed, `count` being 1; or `count` neighbours that are the
 * same.
 */
export type ParagraphChange =
  | { edit: "same"; count: number }
  | {
      edit: "removed" | "added" | "changed";
      count: 1;
      olderForm: ParagraphForm;
      newerForm: ParagraphForm;
      /** What is same and removed is the older text, what is same and added the newer one. */
      words: WordRun[];
      targets: TargetChange[];
    };

export type TextChange = {
  part: "title" | "subtitle" | "body" | "about";
  /** Whom an `about` is about; else "". */
  name: string;
  paragraphs: ParagraphChange[];
};

export type SignatoryChange = {
  key: string;
  /** The newer one. */
  name: string;
  /** Whose member it is; else "". */
  parent: string;
  isLead: boolean;
  /**
   * Of those who have changed: fields of a signatory; `list`, that it stands in; `parent`. Empty for
   * others.
   */
  fields: FieldChange[];
};

export type Changes = {
  /** Whether the JSON is another, apart from white space between its tokens. */
  isChanged: boolean;
  /** `least`: the lowest revision that the newer one may be published under. */
  revision: { older: number; newer: number; least: number };
  /** What readers read, by paragraphs and words: those texts that have changed. */
  texts: TextChange[];
  /** Everything else but who has signed. */
  head: FieldChange[];
  signatories: {
    added: SignatoryChange[];
    removed: SignatoryChange[];
    changed: SignatoryChange[];
    /** Whether those who stay come in another order. */
    isReordered: boolean;
  };
  /**
   * A proposal for `corrections`; null where nothing that readers saw has changed, and where one of
   * the revisions is not out: drafts, embargoed and withdrawn ones.
   */
  correction: { date: string; note: string } | null;
  /** Whether the newer one has a correction that the older one lacks. */
  isCorrected: boolean;
};

export type CompareOptions = {
  /** As for rendering. */
  baseUrl?: string | URL;
  /** The day of the correction that is proposed, YYYY-MM-DD; today unless said. */
  date?: string;
  /** What reports call the newer one, `statement.json` unless said, and the older one. */
  file?: string;
  olderFile?: string;
};

export type Compared = {
  /** Null where one of both has errors. */
  changes: Changes | null;
  /**
   * The errors of whichever has some; else, of the newer one, that it has changed and its `revision`
   * has not grown. Each has its `file`.
   */
  diagnostics: Diagnostic[];
  /** The same as lines for people; and the changes. */
  text: string;
  changesText: string;
};

const isAboutRevision = ({ code }: Diagnostic): boolean =>
  code === "same-revision" || code === "lower-revision";

const lineOf = ({ file, line, column, path, message }: Diagnostic): string =>
  `${file}:${line}:${column} ${path ? `${path}: ` : ""}${message}\n`;

/**
 * `judge` says what is wrong with a document, and how it differs from an older one and should not.
 * Throws a TypeError for a date that is none.
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
