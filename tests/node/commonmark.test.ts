import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { createRenderer } from "../../web/node/index.ts";
import { exampleTree } from "../oracle/example.ts";
import { markdownTree } from "../oracle/markdown.ts";
import { base, bodyOf, statementWith } from "../oracle/statement.ts";
import {
  commonmarkExamples,
  md4cExamples,
  missing,
  type Example,
} from "../oracle/suites.ts";
import { canonicalAddresses, htmlOf, type Node } from "../oracle/tree.ts";

// Each example is the text of a statement, and its drawing equals what the oracle makes. Each
// example is one test, so that the summary counts examples.

const renderer = await createRenderer();
after(() => renderer.dispose());

function compare(markdown: string, tree: Node[]): void {
  const { output, diagnostics } = renderer.render(
    statementWith({ body: markdown }),
    { format: "fragment", baseUrl: base },
  );
  assert.ok(output !== null, JSON.stringify(diagnostics));
  assert.equal(bodyOf(output), canonicalAddresses(htmlOf(tree)), markdown);
}

const titleOf = ({ number, section }: Example): string =>
  `${number} ${section.replace(/[[\]]|\(http[^)]*\)/g, "").trim()}`;

const commonmark = commonmarkExamples();

describe("CommonMark 0.31.2", () => {
  for (const example of commonmark) {
    test(titleOf(example), () => {
      compare(example.markdown, markdownTree(example.markdown, { base }));
    });
  }
});

const skip = missing("md4c");

test("CommonMark 0.31.2 has 652 examples, and md4c's copy the same", (t) => {
  assert.equal(commonmark.length, 652);
  if (skip) return t.skip(skip);
  assert.deepEqual(md4cExamples("spec.txt"), commonmark);
});

describe("md4c", () => {
  if (skip) {
    test("its 87 applicable examples", { skip });
    return;
  }
  let applicable = 0;
  const others: string[] = [];
  for (const file of ["spec-tables.txt", "regressions.txt", "coverage.txt"]) {
    for (const example of md4cExamples(file)) {
      const title = `${file} ${titleOf(example)}`;
      if (example.flags === "" || example.flags === "--ftables") {
        applicable += 1;
        test(title, () => {
          compare(example.markdown, exampleTree(example, { base }));
        });
      } else {
        others.push(`${title} (${example.flags})`);
      }
    }
  }
  test("87 of 111 examples are about what we draw", (t) => {
    assert.equal(applicable, 87);
    assert.equal(others.length, 24);
    for (const other of others) t.diagnostic(`not applicable: ${other}`);
  });
});
