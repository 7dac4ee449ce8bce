import type { Node } from "jsonc-parser";
import type { Edit } from "./edits.ts";

// Updates the syntax tree of a JSON text after the most frequent edits, those within a string.
// Parsing a long document again takes longer than a keystroke may.

type Writable = { -readonly [Key in keyof Node]: Node[Key] };

const isWithinText = ({ offset, length, type }: Node, edit: Edit): boolean =>
  type === "string" && offset < edit.from && edit.to < offset + length;

/** The string, value or key, that contains the whole edit. */
function textAt(node: Node, edit: Edit): Node | undefined {
  if (isWithinText(node, edit)) return node;
  const { children = [] } = node;
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { offset, length } = children[middle]!;
    if (offset + length <= edit.from) low = middle + 1;
    else high = middle;
  }
  const next = children[low];
  return next && textAt(next, edit);
}

function parsedText(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}

/** Shifts what starts after `at`, and lengthens what contains it. */
function shift(node: Writable, at: number, by: number): void {
  if (node.offset + node.length <= at) return;
  if (node.offset > at) node.offset += by;
  else node.length += by;
  if (node.colonOffset !== undefined && node.colonOffset >= at)
    node.colonOffset += by;
  for (const child of node.children ?? []) shift(child, at, by);
}

/**
 * Updates `root`, the tree of a text without errors, to the text after `edit`, which is `next`.
 * False, with nothing done, if that needs parsing.
 */
export function updateTree(root: Node, edit: Edit, next: string): boolean {
  const node = textAt(root, edit);
  if (!node) return false;
  const by = edit.insert.length - (edit.to - edit.from);
  const { offset, length } = node;
  const value = parsedText(next.slice(offset, offset + length + by));
  if (value === undefined) return false;
  (node as Writable).value = value;
  shift(root, edit.from, by);
  return true;
}
