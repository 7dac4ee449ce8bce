import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { files, quoted, rows, textOf } from "./pages.ts";

// architecture.md lists every folder of the code, so that a new one gets its line.

const page = textOf("docs/architecture.md");

/** The folders directly in `folder` that have files of the repository. */
const foldersIn = (folder: string): string[] => [
  ...new Set(
    files
      .filter((file) => file.startsWith(folder))
      .map((file) => file.slice(folder.length).split("/"))
      .filter((parts) => parts.length > 1)
      .map(([name]) => `${folder}${name}/`),
  ),
];
const described = (heading: string): string[] =>
  rows(page, heading).map(([cell]) => quoted(cell!)[0]!);

describe("docs/architecture.md", () => {
  test("has the wings of wasm/, and no other", () => {
    const wings = described("Wing").filter((path) => path.endsWith("/"));
    assert.deepEqual(wings.toSorted(), foldersIn("wasm/").sort());
  });

  test("has the folders of web/ and web/src/, and no other", () => {
    assert.deepEqual(
      described("Folder").sort(),
      [...foldersIn("web/"), ...foldersIn("web/src/")].sort(),
    );
  });
});
