import type { CODES } from "../src/renderer/vocabulary.ts";

export type Diagnostic = {
  /** The name of the file, if it is not the statement: `list.json`, `segments[2]`, … */
  file?: string;
  severity: "error" | "warning";
  code: (typeof CODES)[number];
  /** The path in the document: `signatories.items[3].name`; "" is the whole document. */
  path: string;
  /** What is wrong, and what to write instead. */
  message: string;
  /** 1-based; columns count code points. The end is exclusive. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** Offsets in UTF-16 code units, as in JavaScript strings. */
  start: number;
  end: number;
};
