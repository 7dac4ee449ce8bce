import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createRenderer } from "../../web/node/index.ts";
import { markdownTree } from "../oracle/markdown.ts";
import { base, bodyOf, statementWith } from "../oracle/statement.ts";
import { canonicalAddresses, htmlOf } from "../oracle/tree.ts";

// Random Markdown, the same at every run. It has no tabs: md4c drops those at the end of a line,
// and expands those that indent fenced code.

const renderer = await createRenderer();
after(() => renderer.dispose());

/** A linear congruential generator: numbers from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 2 ** 31;
}

const alphabets: Record<string, string[]> = {
  "code spans and lines": ["`", "``", "\n", " ", "  ", "a", "*", "> "],
  inlines: `* ** _ [x](/u) ![i](/i) <b> <http://a.b> \\ &amp; é a ! [ ] ( )`
    .split(" ")
    .concat(["\n", " ", '[x](/u\n"t")', "  \n", "\\\n", "`"]),
  blocks: [
    "- ",
    "1. ",
    "> ",
    "    ",
    "#",
    "---",
    "~~~",
    "```",
    "\n",
    "\n\n",
  ].concat(["<div>", "<!--", "-->", "a", "===", "[a]: /u", "[a]", "\n  "]),
};

for (const [name, parts] of Object.entries(alphabets)) {
  test(`5,000 random texts of ${name} are what the oracle makes`, () => {
    const next = numbers(7);
    for (let count = 0; count < 5000; count++) {
      let markdown = "x";
      for (let left = 2 + next() * 9; left > 0; left--)
        markdown += parts[Math.floor(next() * parts.length)]!;
      markdown += "y";
      const { output } = renderer.render(statementWith({ body: markdown }), {
        format: "fragment",
        baseUrl: base,
      });
      assert.equal(
        output && bodyOf(output),
        canonicalAddresses(htmlOf(markdownTree(markdown, { base }))),
        JSON.stringify(markdown),
      );
    }
  });
}
