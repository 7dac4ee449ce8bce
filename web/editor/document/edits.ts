import {
  findNodeAtLocation,
  modify,
  parseTree,
  type JSONPath,
  type Node,
} from "jsonc-parser";
import { keysOf } from "./schema.ts";

// Changes a JSON text and leaves everything else in it as written.

/** Replaces the text from `from` to `to` by `insert`. Offsets are in UTF-16 code units. */
export type Edit = { from: number; to: number; insert: string };

/** The same change without the text that it leaves as it is. */
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
  // A surrogate pair is one character, which must not be split.
  if (isPair(text, from + head) || isPair(insert, head)) head--;
  if (isPair(text, to - tail) || isPair(insert, insert.length - tail)) tail--;
  return {
    from: from + head,
    to: to - tail,
    insert: insert.slice(head, insert.length - tail),
  };
}

/** Whether `at` is between the halves of a surrogate pair. */
const isPair = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(
    text.slice(Math.max(at - 1, 0), at + 1),
  );

/** Applies edits, which must not overlap and all refer to the same state of the text. */
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
 * The edits that set the value at `path`, or remove it if `value` is undefined. Missing objects and
 * lists on the path are created, and replace values of another type. A new key goes where the
 * schema has it. The text must be JSON, and `tree` its tree.
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
  // Without jsonc-parser's formatting, which affects the whole line.
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

/** The white space at the start of the line of `offset`. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))![0];
}

const spell = (value: unknown, indent: string): string =>
  JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);

/**
 * A new entry of `parent`, separated like the entries next to it. `bare` is the entry with its
 * comma.
 */
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
