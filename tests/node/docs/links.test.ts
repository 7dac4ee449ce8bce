import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";
import { files, pages, quoted, root, textOf, withoutBlocks } from "./pages.ts";

// Every link, anchor and path in the documents leads somewhere, and every page is linked.

const linesOf = (path: string) => textOf(path).trimEnd().split("\n").length;

/** The targets of links outside fenced blocks. */
const linksOf = (path: string): string[] =>
  [...withoutBlocks(textOf(path)).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target]) => target!,
  );

/** The anchors that GitHub makes of headings. A second one of the same name ends in "-1". */
function anchorsOf(path: string): string[] {
  const seen = new Map<string, number>();
  return [...withoutBlocks(textOf(path)).matchAll(/^#+ (.*)$/gm)].map(
    ([, heading]) => {
      const anchor = heading!
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}_\s-]/gu, "")
        .replaceAll(" ", "-");
      const before = seen.get(anchor) ?? 0;
      seen.set(anchor, before + 1);
      return before === 0 ? `#${anchor}` : `#${anchor}-${before}`;
    },
  );
}

const top = new Set(files.map((file) => file.split("/")[0]!));
const names = new Set(files.map((file) => file.split("/").at(-1)!));

/**
 * Whether a text in backticks should be a path: it begins with a folder, is a file of the root, or
 * is the bare name of a source file. ‹…› stands for a name. Files that make builds are not checked.
 */
const isPath = (text: string): boolean =>
  !/[‹*\s]/.test(text) &&
  !text.startsWith("web/dist") &&
  (text.includes("/")
    ? /^[\w.-]+(?:\/[\w.-]+)*\/?$/.test(text) && top.has(text.split("/")[0]!)
    : /^[\w-]+\.(?:ts|mjs|cpp|h|css)$/.test(text) ||
      /^(?:Makefile|Dockerfile|CMakeLists\.txt|[A-Z]+\.md)$/.test(text));
/** Bare names that are not source files: files for partners, and examples. */
const isOfReaders = new Set(["statement.css"]);

const exists = (path: string): boolean =>
  path.includes("/")
    ? existsSync(`${root}${path}`)
    : names.has(path) || isOfReaders.has(path);

for (const path of pages)
  describe(path, () => {
    test("links to what exists", () => {
      const folder = new URL(path, "file:///");
      for (const target of linksOf(path)) {
        assert.doesNotMatch(target, /^\w+:/, "links stay in the project");
        const { pathname, hash } = new URL(target, folder);
        const file = target.startsWith("#") ? path : pathname.slice(1);
        assert.ok(existsSync(`${root}${file}`), target);
        if (hash) assert.ok(anchorsOf(file).includes(decodeURI(hash)), target);
      }
    });

    test("names paths that exist", () => {
      const missing = quoted(withoutBlocks(textOf(path)))
        .filter(isPath)
        .filter((one) => !exists(one));
      assert.deepEqual(missing, []);
    });

    test("names only hosts under .example", () => {
      for (const [, host] of textOf(path).matchAll(
        /\bhttps?:\/\/(?:[^\s/@"`<>)]*@)?([^\s/"`<>)?:,]+)/g,
      ))
        assert.match(host!, /(?:\.example|^127\.0\.0\.1)$/);
    });
  });

describe("the index", () => {
  const targets = linksOf("docs/README.md");
  test("lists every page in docs/, once", () => {
    assert.deepEqual(
      targets.filter((target) => !target.startsWith("..")).sort(),
      pages
        .filter((path) => path.startsWith("docs/"))
        .map((path) => path.slice("docs/".length))
        .filter((name) => name !== "README.md"),
    );
  });

  test("is linked from the README, as are the documents of its root", () => {
    const linked = new Set(linksOf("README.md"));
    for (const path of ["docs/README.md", ...pages])
      if (path !== "README.md" && !/\/.*(?<!docs\/README\.md)$/.test(path))
        assert.ok(linked.has(path), path);
  });
});

test("README.md has at most 200 lines", () => {
  assert.ok(linesOf("README.md") <= 200, `it has ${linesOf("README.md")}`);
});

test("CONTRIBUTING.md has at most 40 lines", () => {
  const lines = linesOf("CONTRIBUTING.md");
  assert.ok(lines <= 40, `it has ${lines}`);
});
