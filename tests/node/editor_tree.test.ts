import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseTree, type Node, type ParseError } from "jsonc-parser";
import { applyEdits } from "../../web/editor/document/edits.ts";
import { updateTree } from "../../web/editor/document/tree.ts";
import { random } from "../oracle/list_log.ts";

// The editor's syntax tree, which is updated without parsing after edits within a string.

const full = readFileSync(
  new URL("../../examples/statements/full/statement.json", import.meta.url),
  "utf8",
);

function parsed(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  return errors.length === 0 ? root : undefined;
}

/// The content of a tree, without the links to parents.
const said = (root: Node | undefined): string =>
  JSON.stringify(root, (key, value: unknown) =>
    key === "parent" ? undefined : value,
  );

test("after any edit the tree is that of the text, or has to be made anew", () => {
  const fraction = random(5);
  const next = (end: number): number => Math.floor(fraction() * end);
  const pieces = [
    "a",
    "Ü",
    "🎈",
    '"',
    "\\",
    "\\n",
    "\n",
    "{",
    "]",
    ",",
    ":",
    "7",
    "",
  ];
  let text = full;
  let root = parsed(text)!;
  const seen = { kept: 0, parsed: 0, broken: 0 };
  for (let round = 0; round < 2000; round++) {
    const from = next(text.length + 1);
    const to = Math.min(text.length, from + next(4));
    const edit = { from, to, insert: pieces[next(pieces.length)]! };
    const after = applyEdits(text, [edit]);
    const wanted = parsed(after);
    const before = said(root);
    const isKept = updateTree(root, edit, after);
    if (isKept) assert.equal(said(root), said(wanted), JSON.stringify(edit));
    else assert.equal(said(root), before);
    seen[isKept ? "kept" : wanted ? "parsed" : "broken"]++;
    if (!wanted) continue;
    text = after;
    root = wanted;
  }
  assert.ok(
    Object.values(seen).every((count) => count > 50),
    JSON.stringify(seen),
  );
});
