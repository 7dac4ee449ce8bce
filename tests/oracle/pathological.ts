import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/// Markdown that has been pathological for parsers, by the names in md4c's tests. `count` is the
/// number of repetitions of its part, `full` that number in md4c's tests.
export type Shape = {
  name: string;
  full: number;
  make: (count: number) => string;
};

const repeated = (name: string, full: number, part: string): Shape => ({
  name,
  full,
  make: (count) => part.repeat(count),
});

const list = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join("");

export const md4cShapes: readonly Shape[] = [
  repeated("U+0000", 1, "abc\0de\0"),
  repeated("U+FEFF (Unicode BOM)", 1, "\uFEFFfoo"),
  {
    name: "nested strong emph",
    full: 65000,
    make: (count) => `${"*a **a ".repeat(count)}b${" a** a*".repeat(count)}`,
  },
  repeated("many emph closers with no openers", 65000, "a_ "),
  repeated("many emph openers with no closers", 65000, "_a "),
  repeated("many 3-emph openers with no closers", 65000, "a***"),
  repeated("many link closers with no openers", 65000, "a]"),
  repeated("many link openers with no closers", 65000, "[a"),
  repeated("mismatched openers and closers", 50000, "*a_ "),
  {
    name: "openers and closers multiple of 3",
    full: 50000,
    make: (count) => `a**b${"c* ".repeat(count)}`,
  },
  repeated("link openers and emph closers", 50000, "[ a_"),
  repeated("hard link/emph case", 1, "**x [a*b**c*](d)"),
  {
    name: "nested brackets",
    full: 50000,
    make: (count) => `${"[".repeat(count)}a${"]".repeat(count)}`,
  },
  {
    name: "nested block quotes",
    full: 50000,
    make: (count) => `${"> ".repeat(count)}a`,
  },
  {
    name: "backticks",
    full: 999,
    make: (count) => list(count, (index) => `e${"`".repeat(index + 1)}`),
  },
  repeated("many links", 50000, "[t](/u) "),
  {
    name: "many references",
    full: 319999,
    make: (count) =>
      list(count, (index) => `[${index + 1}]: u\n`) +
      "[0] ".repeat(Math.ceil(count / 16)),
  },
  {
    name: "deeply nested lists",
    full: 1000,
    make: (count) => list(count, (index) => `${"  ".repeat(index)}* a\n`),
  },
  repeated("many html openers and closers", 50000, "<>"),
  {
    name: "many html proc. inst. openers",
    full: 50000,
    make: (count) => `x${"<?".repeat(count)}`,
  },
  {
    name: "many html CDATA openers",
    full: 50000,
    make: (count) => `x${"<![CDATA[".repeat(count)}`,
  },
  repeated("many backticks and escapes", 50000, "\\``"),
  repeated("many broken link titles", 50000, "[ (]("),
  {
    name: "broken thematic break",
    full: 50000,
    make: (count) => `${"* ".repeat(count)}a`,
  },
  {
    name: "nested invalid link references",
    full: 50000,
    make: (count) => `${"[".repeat(count)}${"]".repeat(count)}\n\n[a]: /b`,
  },
  {
    name: "many broken permissive autolinks",
    full: 50000,
    make: (count) => `${"www._".repeat(count)}x`,
  },
  {
    name: "huge table",
    full: 10000,
    make: (count) =>
      `${"th|".repeat(count)}\n${"-|".repeat(count)}\n${"td\n".repeat(count)}`,
  },
  repeated("many broken links", 50000, "]([\n"),
  {
    name: "many link ref. def. instantiations",
    full: 50000,
    make: (count) => `[x]: ${"x".repeat(count)}${"\n[x]".repeat(count)}`,
  },
];

/// Two more that are known to have been slow.
export const ownShapes: readonly Shape[] = [
  repeated("100,000 opening brackets", 100000, "["),
  {
    name: "3,000 nested quotes",
    full: 3000,
    make: (n) => `${"> ".repeat(n)}a`,
  },
];

/// The largest text of a shape with at most `most` bytes.
export function largest({ full, make }: Shape, most: number): string {
  let [fits, next] = [1, full + 1];
  while (fits + 1 < next) {
    const middle = Math.floor((fits + next) / 2);
    if (Buffer.byteLength(make(middle)) <= most) fits = middle;
    else next = middle;
  }
  return make(fits);
}

const project = new URL("../../", import.meta.url);

/// The names in md4c's own script, in the source that CMake used.
export function namesInMd4c(): string[] {
  const cache = ["native", "wasm", "asan"]
    .map((preset) => new URL(`build/${preset}/CMakeCache.txt`, project))
    .find((file) => existsSync(file));
  const named =
    cache &&
    /^FETCHCONTENT_SOURCE_DIR_MD4C:\w+=(.+)$/m.exec(
      readFileSync(cache, "utf8"),
    )?.[1];
  const source = named
    ? pathToFileURL(`${named}/`)
    : new URL("_deps/md4c-src/", cache ?? project);
  const script = readFileSync(
    new URL("test/pathological-tests.py", source),
    "utf8",
  );
  return [...script.matchAll(/^ {4}"(.*)":$/gm)].map(([, name]) => name ?? "");
}
