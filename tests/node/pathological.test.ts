import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { createRenderer } from "../../web/node/index.ts";
import {
  largest,
  md4cShapes,
  namesInMd4c,
  ownShapes,
} from "../oracle/pathological.ts";
import { bodyOf, statementWith } from "../oracle/statement.ts";

// Each shape at its largest size under the body's limit: drawn, or refused because of its nodes.
// The native tests print the times; here no shape may take seconds.

const bodyLimit = 128 * 1024;
const mostMilliseconds = 5000;

const renderer = await createRenderer();
after(() => renderer.dispose());

test("md4c's script names the 29 shapes that are made here", () => {
  assert.equal(md4cShapes.length, 29);
  assert.deepEqual(
    md4cShapes.map(({ name }) => name),
    namesInMd4c(),
  );
});

describe("pathological Markdown", () => {
  for (const shape of [...md4cShapes, ...ownShapes]) {
    test(shape.name, (t) => {
      const body = largest(shape, bodyLimit);
      const start = performance.now();
      const { output, diagnostics } = renderer.render(statementWith({ body }), {
        format: "fragment",
      });
      const took = performance.now() - start;
      const codes = diagnostics.map(({ code }) => code);
      if (output === null) assert.deepEqual(codes, ["too-many-nodes"]);
      else assert.ok(bodyOf(output).length > 0);
      assert.ok(took < mostMilliseconds, `${took} ms`);
      t.diagnostic(
        `${body.length} characters, ${output === null ? "too many nodes" : "drawn"}, ${took.toFixed(0)} ms`,
      );
    });
  }
});
