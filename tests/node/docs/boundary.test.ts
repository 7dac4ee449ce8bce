import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { quoted, rows, textOf } from "./pages.ts";
import { OUTCOMES, sources } from "./sources.ts";

// boundary.md lists what crosses between C++ and script, with the numbers of the code.

const page = textOf("docs/boundary.md");

describe("docs/boundary.md", () => {
  test("has every export, with its module", () => {
    const listed = Object.entries(sources.exports).flatMap(([where, path]) =>
      textOf(path)
        .split("\n")
        .filter((line) => /^[a-z]/.test(line))
        .map((name) => [name.trim(), where]),
    );
    const described = rows(page, "Export").map(([call, where]) => [
      quoted(call!)[0]!.replace(/\(.*/, ""),
      where!,
    ]);
    assert.deepEqual(described.sort(), listed.sort());
  });

  test("has the operations, by their numbers", () => {
    const body = /enum class Operation[^{]*\{([^}]*)\}/.exec(
      textOf(sources.operations),
    )![1]!;
    const names = [...body.matchAll(/^\s*(\w+),/gm)].map(([, name]) => name!);
    assert.ok(names.length > 0);
    assert.deepEqual(
      rows(page, "Number").map(([number, name]) => [number, name]),
      names.map((name, index) => [String(index), `\`${name}\``]),
    );
  });

  test("has the outcomes, by their numbers", () => {
    assert.deepEqual(
      rows(page, "Outcome").map(([number, name]) => [number, name]),
      OUTCOMES.map((name, index) => [String(index), `\`${name}\``]),
    );
  });
});
