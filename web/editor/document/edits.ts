import {
  findNodeAtLocation,
  modify,
  parseTree,
  type JSONPath,
  type Node,
} from "jsonc-parser";
import { keysOf } from "./schema.ts";

// Changes of a JSON text that leave all else in it as it is written.

/** `insert` instead of what stands from `from` to `to`, in UTF-16 code units. */
export type Edit = { from: number; to: number; insert: string };

/** The same change without what it leaves as it is. */
export function minimalEdit(text: string, { from, to, insert }: Edit): Edit {
  const least = Math.min(to - from, insert.length);
  let head = 0;
  while (head < least && text[from + head] === insert[head]) head++;
  let tail = 0;
  while (
    tail < least - head &&
    text[to - tail - 1] === insert[insert.length - tail - 1]
  )
    tail++;
  // A surrogate pair is one character: half of it cannot be spelled.
  if (isPair(text, from + head) || isPair(insert, head)) head--;
  if (isPair(text, to - tail) || isPair(insert, insert.length - tail)) tail--;
  return {
    from: from + head,
    to: to - tail,
    insert: insert.slice(head, insert.length - tail),
  };
}

/** Whether `at` is in the midst of a surrogate pair. */
const isPair = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(
    text.slice(Math.max(at - 1, 0), at + 1),
  );

/** The text after edits that do not overlap and count from the same state. */
export function applyEdits(text: string, edits: Edit[]): string {
  let result = text;
  for (const { from, to, insert } of edits.toSorted(
    (one, other) => other.from - one.from,
  ))
    result = result.slice(0, from) + insert + result.slice(to);
  return result;
}

const canHold = (node: Node, segment: string | number): boolean =>
  node.type === (typeof segment === "string" ? "object" : "array");

/**
 * Puts `value` at `path`; undefined takes away what is there. What is missing on the way is made, and
 * what is there instead of an object or a list gives way. A new key comes where the schema has it.
 * The text must be JSON, and `tree` is its tree.
 */
export function valueEdits(
  text: string,
  path: JSONPath,
  value: unknown,
  tree = parseTree(text),
): Edit[] {
  const present = tree && findNodeAtLocation(tree, path);
  if (present?.type === "string" && typeof value === "string") {
    const { offset: from, length } = present;
    const insert = JSON.stringify(value);
    return [minimalEdit(text, { from, to: from + length, insert })];
  }
  let [place, content] = [path, value];
  for (let length = 0; tree && length < path.length; length++) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node && canHold(node, path[length]!)) continue;
    if (value === undefined) return [];
    content = path
      .slice(length)
      .reduceRight<unknown>(
        (inner, segment) =>
          typeof segment === "string" ? { [segment]: inner } : [inner],
        value,
      );
    place = path.slice(0, length);
    break;
  }
  const order = keysOf(path.slice(0, -1));
  // Without its formatting, which reaches as far as the line does.
  return modify(text, place, content, {
    getInsertionIndex: (present) => {
      const rank = order.indexOf(String(place.at(-1)));
      const next = present.findIndex((key) => order.indexOf(key) > rank);
      return rank < 0 || next < 0 ? present.length : next;
    },
  }).map(({ offset, length, content: insert }) => {
    const parent = tree && findNodeAtLocation(tree, place.slice(0, -1));
    const isAdded = length === 0 && parent !== undefined;
    return minimalEdit(text, {
      from: offset,
      to: offset + length,
      insert: isAdded
        ? newEntry(text, parent, place.at(-1)!, content, insert)
        : insert && spell(content, indentAt(text, offset)),
    });
  });
}

/** The white space that the line of `offset` begins with. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))![0];
}

const spell = (value: unknown, indent: string): string =>
  JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);

/** An entry of `parent`, set apart as those beside it are; `bare` is what it is with its comma. */
function newEntry(
  text: string,
  parent: Node,
  key: string | number,
  value: unknown,
  bare: string,
): string {
  const name = typeof key === "string" ? `${JSON.stringify(key)}: ` : "";
  const outer = indentAt(text, parent.offset);
  const [first] = parent.children ?? [];
  if (!first) {
    const isOneLine = !text.includes("\n");
    if (isOneLine) return `${name}${JSON.stringify(value)}`;
    const inner = `${outer}  `;
    return `\n${inner}${name}${spell(value, inner)}\n${outer}`;
  }
  const space = text.slice(parent.offset + 1, first.offset);
  const isApart = space.includes("\n");
  const entry = `${name}${isApart ? spell(value, indentAt(text, first.offset)) : JSON.stringify(value)}`;
  return bare.startsWith(",")
    ? `,${isApart ? space : " "}${entry}`
    : `${isApart ? space : ""}${entry},${isApart ? "" : " "}`;
}
