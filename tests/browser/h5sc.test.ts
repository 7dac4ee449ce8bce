import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { cut, fields, setAt, statementOf, variants } from "../oracle/fields.ts";
import { missing, suite } from "../oracle/suites.ts";
import { expected, openStage, type Stage } from "./hostile.ts";

// Each vector of the HTML5 Security Cheatsheet is in every text field at once, in the real element.
// It is found again as text where the field is drawn, and makes nothing but text.

const skip = missing("h5sc");
const vectors = skip
  ? []
  : (JSON.parse(
      readFileSync(new URL("vectors.json", suite("h5sc")), "utf8"),
    ) as string[]);

describe("h5sc", () => {
  if (skip) {
    test("its 139 vectors in every text field", { skip });
    return;
  }

  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });
  after(() => stage?.close());

  vectors.forEach((vector, number) => {
    test(`${number + 1} ${vector.slice(0, 60).replace(/\s+/g, " ")}`, async () => {
      const orders = variants.map((variant) => {
        const statement = statementOf(variant, stage.base);
        const own = fields.filter((field) => field.variant === variant);
        for (const { path, limit } of own) {
          setAt(statement, path, cut(vector, limit));
        }
        return { json: JSON.stringify(statement), fields: own };
      });
      const seen = await stage.draw(orders);
      variants.forEach((variant, index) => {
        const { event, texts, foreign } = seen[index]!;
        assert.equal(event, "statement-load", variant);
        assert.deepEqual(foreign, []);
        orders[index]!.fields.forEach((field, at) => {
          const wanted =
            field.selector === "" ? "" : expected(field, vector, stage.base);
          assert.equal(texts[at], wanted, `${variant}: ${field.path}`);
        });
      });
      stage.assertQuiet();
    });
  });

  test("139 vectors, and what watches them can see", async (t) => {
    assert.equal(vectors.length, 139);
    const paths = new Set(fields.map(({ path }) => path));
    t.diagnostic(
      `${paths.size} fields, drawn in ${fields.filter(({ selector }) => selector).length} places`,
    );
    await stage.assertWatches();
  });
});
