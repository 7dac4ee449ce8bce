import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  type Node,
} from "jsonc-parser";
import { valueEdits, minimalEdit, type Edit } from "./edits.ts";
import { escaped, offsetsOf } from "./literal.ts";

// The Markdown of a statement as one text. In the document it is a string, or a list of blocks,
// which are joined by blank lines.

const JOINT = "\n\n";

type Block = {
  /** Offset in the JSON, of its opening quote. */
  offset: number;
  literal: string;
  /** Offset in the Markdown. */
  start: number;
  text: string;
};

function blocksOf(
  json: string,
  tree: Node | undefined,
): { blocks: Block[]; isList: boolean } {
  const body = tree && findNodeAtLocation(tree, ["body"]);
  const isList = body?.type === "array";
  const nodes: Node[] = isList ? (body.children ?? []) : body ? [body] : [];
  const blocks: Block[] = [];
  let start = 0;
  for (const node of nodes) {
    if (node.type !== "string") continue;
    const { offset, length } = node;
    const text = getNodeValue(node) as string;
    const literal = json.slice(offset, offset + length);
    blocks.push({ offset, literal, start, text });
    start += text.length + JOINT.length;
  }
  return { blocks, isList };
}

/** The Markdown of a document; `tree`, here and below, is its tree. */
export const markdownOf = (json: string, tree = parseTree(json)): string =>
  blocksOf(json, tree)
    .blocks.map(({ text }) => text)
    .join(JOINT);

const countJoints = (text: string): number => text.split(JOINT).length - 1;

/** The edits that change the document's Markdown to `next`. */
export function markdownEdits(
  json: string,
  next: string,
  tree = parseTree(json),
): Edit[] {
  const { blocks, isList } = blocksOf(json, tree);
  const old = blocks.map(({ text }) => text).join(JOINT);
  if (old === next) return [];
  if (blocks.length === 0) return valueEdits(json, ["body"], next, tree);
  const { from, to, insert } = minimalEdit(old, {
    from: 0,
    to: old.length,
    insert: next,
  });
  const endOf = ({ start, text }: Block): number => start + text.length;
  const first = blocks.findLast(({ start }) => start <= from)!;
  const last = blocks.find((block) => endOf(block) >= to)!;
  const isInside = first === last && endOf(first) >= from;
  const changed =
    old.slice(first.start, from) + insert + old.slice(to, endOf(last));
  if (
    isInside &&
    (!isList || countJoints(changed) === countJoints(first.text))
  ) {
    const offsets = offsetsOf(first.literal);
    const at = (index: number): number =>
      first.offset + offsets[index - first.start]!;
    return [{ from: at(from), to: at(to), insert: escaped(insert) }];
  }
  const lineStart = json.lastIndexOf("\n", first.offset) + 1;
  const indent = /^\s*/.exec(json.slice(lineStart, first.offset))![0];
  const spelled = changed.split(JOINT).map((text) => JSON.stringify(text));
  const end = last.offset + last.literal.length;
  return [
    minimalEdit(json, {
      from: first.offset,
      to: end,
      insert: spelled.join(`,\n${indent}`),
    }),
  ];
}

/** The place in the Markdown for a place in the JSON; undefined outside of the body. */
export function markdownOffset(
  json: string,
  offset: number,
  tree = parseTree(json),
): number | undefined {
  const { blocks } = blocksOf(json, tree);
  const block = blocks.find(
    (one) => offset >= one.offset && offset <= one.offset + one.literal.length,
  );
  if (!block) return undefined;
  const offsets = offsetsOf(block.literal);
  const index = offsets.findIndex((one) => one >= offset - block.offset);
  return block.start + (index < 0 ? block.text.length : index);
}
