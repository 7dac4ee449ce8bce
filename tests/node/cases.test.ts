import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { createRenderer } from "../../web/node/index.ts";
import { readCases } from "../oracle/cases.ts";
import { innerHtml } from "../oracle/tree.ts";

const renderer = await createRenderer();
after(() => renderer.dispose());

describe("cases", () => {
  for (const { title, json, view, part, html } of readCases()) {
    test(title, () => {
      const { base: baseUrl, ...options } = view;
      const { output, diagnostics } = renderer.render(json, {
        format: "fragment",
        ...options,
        ...(baseUrl && { baseUrl }),
      });
      const report = JSON.stringify(diagnostics);
      assert.ok(output !== null, report);
      assert.equal(diagnostics.length > 0, title.includes("warning"), report);
      assert.equal(part ? innerHtml(output, part) : output, html);
    });
  }
});
