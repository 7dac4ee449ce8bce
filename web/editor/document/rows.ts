import { findNodeAtLocation, parseTree } from "jsonc-parser";
import Papa from "papaparse";
import { applyEdits, valueEdits, minimalEdit, type Edit } from "./edits.ts";

// Turns rows copied from a spreadsheet or a table into signatories.

/** The columns of the table of signatories, in order. */
export const COLUMNS = [
  { key: "name", label: "Name" },
  { key: "kind", label: "Kind" },
  { key: "role", label: "Role" },
  { key: "affiliation", label: "Affiliation" },
  { key: "location", label: "Place" },
  { key: "url", label: "Website" },
] as const;

const items = ["signatories", "items"];

/** The cells of a copied text; undefined for a single cell, which any field accepts. */
export function parseRows(text: string): string[][] | undefined {
  const trimmed = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  if (!/[\t\n]/.test(trimmed)) return undefined;
  const options = { delimiter: "\t", skipEmptyLines: "greedy" } as const;
  const quoted = Papa.parse<string[]>(trimmed, options);
  // Text that is not from a spreadsheet keeps its quotation marks.
  const { data } = quoted.errors.some(({ type }) => type === "Quotes")
    ? Papa.parse<string[]>(trimmed, { ...options, quoteChar: "\0" })
    : quoted;
  return data.map((row) => row.map((cell) => cell.trim()));
}

const isPerson = (cell: string): boolean =>
  /^(person|individual|people|personne|p)$/i.test(cell);

/** The value of a cell in the document; undefined if it is empty. */
export function cellValue(key: string, cell: string): string | undefined {
  if (key === "kind") return isPerson(cell) ? "person" : undefined;
  return cell || (key === "name" ? "" : undefined);
}

/**
 * The edits that put `rows` into the list of signatories from row `row` and column `column` on,
 * over what is there and after it. Keys that the table does not show stay. `tree` is the document's
 * tree.
 */
export function rowEdits(
  json: string,
  row: number,
  column: number,
  rows: string[][],
  tree = parseTree(json),
): Edit[] {
  const list = tree && findNodeAtLocation(tree, items);
  const present = list?.type === "array" ? (list.children ?? []) : [];
  const edits: Edit[] = [];
  const added: Record<string, string>[] = [];
  rows.forEach((cells, index) => {
    const values = cells.slice(0, COLUMNS.length - column).map((cell, at) => {
      const { key } = COLUMNS[column + at]!;
      return [key, cellValue(key, cell)] as const;
    });
    const node = present[row + index];
    if (!node) {
      const one: Record<string, string> = { name: "" };
      for (const [key, value] of values)
        if (value !== undefined) one[key] = value;
      added.push(one);
      return;
    }
    const { offset, length } = node;
    const old = json.slice(offset, offset + length);
    const insert = values.reduce(
      (text, [key, value]) => applyEdits(text, valueEdits(text, [key], value)),
      old,
    );
    edits.push(
      minimalEdit(json, { from: offset, to: offset + length, insert }),
    );
  });
  if (added.length === 0) return edits;
  const last = present.at(-1);
  if (!last) return [...edits, ...valueEdits(json, items, added, tree)];
  const end = last.offset + last.length;
  const lineStart = json.lastIndexOf("\n", last.offset) + 1;
  const indent = /^\s*/.exec(json.slice(lineStart, last.offset))![0];
  const spelled = added.map(
    (one) =>
      `,\n${indent}{ ${Object.entries(one)
        .map(([key, value]) => `"${key}": ${JSON.stringify(value)}`)
        .join(", ")} }`,
  );
  return [...edits, { from: end, to: end, insert: spelled.join("") }];
}
