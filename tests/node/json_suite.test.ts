import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, describe, test } from "node:test";
import { createRenderer } from "../../web/node/index.ts";
import { missing, suite } from "../oracle/suites.ts";

// JSONTestSuite: `n_` is not JSON, `y_` is, `i_` is up to the parser. JSON that is not a statement
// should be reported as such.

const skip = missing("jsontestsuite");
const folder = new URL("test_parsing/", suite("jsontestsuite"));
const files = skip ? [] : readdirSync(folder).sort();

const renderer = await createRenderer();
after(() => renderer.dispose());

const codesOf = (file: string): string[] =>
  renderer
    .validate(readFileSync(new URL(encodeURIComponent(file), folder)))
    .diagnostics.map(({ code }) => code);

const withDuplicates = [
  "y_object_duplicated_key.json",
  "y_object_duplicated_key_and_value.json",
];

describe("JSONTestSuite", () => {
  if (skip) {
    test("its 318 files", { skip });
    return;
  }
  for (const file of files) {
    test(file, () => {
      const codes = codesOf(file);
      const about = codes.filter((code) =>
        ["syntax", "duplicate-key"].includes(code),
      );
      if (file.startsWith("n_")) assert.deepEqual(codes, ["syntax"]);
      else if (withDuplicates.includes(file))
        assert.deepEqual(about, ["duplicate-key"]);
      else if (file.startsWith("y_")) assert.deepEqual(about, []);
      // For `i_` either is right: the test is that there is an answer.
      else assert.ok(codes.length > 0);
    });
  }
  test("188 n_, 95 y_, 35 i_", () => {
    const count = (kind: string): number =>
      files.filter((file) => file.startsWith(kind)).length;
    assert.deepEqual(["n_", "y_", "i_"].map(count), [188, 95, 35]);
  });
});
