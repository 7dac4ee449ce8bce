// Checks that the files of wasm/ and web/ include only what their wings allow, and prints a
// summary. `make lint` runs it. `node tests/lint/wings.mjs FOLDER` checks another checkout.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The wings of each product, from the bottom up. A file may include its own wing and earlier ones.
 */
const wasm = {
  full: `text diagnostics tree model dom json read list page document .
    full/report full/html full/publish full/compare full/draft/language full/draft/source
    full/draft/find full/draft/blocks full/draft/parts full/draft full`,
};
const web = {
  partner: "src/feed src/renderer src/element src",
  node: "src/feed src/renderer full node node/preview node/cli",
  editor:
    "src/renderer full editor/worker editor/document editor/views editor/preview editor/files editor/dialogs editor",
  frame: "framed",
  build: "build",
};
const longestFile = 450;

const root =
  process.argv[2] ?? fileURLToPath(new URL("../..", import.meta.url));
const complaints = [];
const filesIn = (folder, endings) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => endings.test(file) && !file.startsWith("dist/"))
    .sort();

survey("wasm", wasm, /\.(cpp|h)$/, (text, file) =>
  [...text.matchAll(/^#include "([^"]+)"/gm)]
    .filter(([, path]) => isHeader(path, file))
    .flatMap(([, path]) => [path, join(dirname(file), path)])
    .filter((path) => existsSync(join(root, "wasm", path))),
);
survey("web", web, /\.(ts|mjs|css|html)$/, (text, file) =>
  [...text.matchAll(/\b(?:from|import) "(\.[^"]+\.(?:ts|mjs))"/g)].map(
    ([, path]) => join(dirname(file), path).replaceAll("\\", "/"),
  ),
);
const tests = filesIn("tests", /\.(cpp|h|ts|mjs)$/);
const long = countLong("tests", tests);
console.log(
  `tests/: ${tests.length} files, ${long} over ${longestFile} lines.`,
);
if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exitCode = 1;
}

/** Whether `path` may be included; another is complained of. */
function isHeader(path, file) {
  const is = /\.(h|inc)$/.test(path);
  if (!is) complaints.push(`wasm/${file} includes ${path}, which is no header`);
  return is;
}

/** The number of files with too many lines. */
function countLong(folder, files) {
  return files.filter((file) => {
    const lines = readFileSync(join(root, folder, file), "utf8").split("\n");
    const isLong = lines.length - 1 > longestFile;
    if (isLong)
      complaints.push(
        `${folder}/${file} has ${lines.length - 1} lines, at most ${longestFile}`,
      );
    return isLong;
  }).length;
}

function survey(folder, products, endings, includesOf) {
  const orders = Object.values(products).map((order) => order.split(/\s+/));
  const wings = [...new Set(orders.flat())];
  const wingOf = (file) => {
    const place = dirname(file);
    const is = (wing) => place === wing || place.startsWith(`${wing}/`);
    return wings.filter(is).sort((a, b) => b.length - a.length)[0];
  };
  const isBelow = (lower, upper) =>
    orders.some(
      (order) =>
        order.includes(lower) && order.indexOf(lower) < order.indexOf(upper),
    );
  const files = filesIn(folder, endings);
  const includes = new Map();
  let upward = 0;
  for (const file of files) {
    const wing = wingOf(file);
    if (!wing) complaints.push(`${folder}/${file} stands in no wing`);
    const found = includesOf(
      readFileSync(join(root, folder, file), "utf8"),
      file,
    );
    includes.set(file, found);
    for (const target of found) {
      const other = wingOf(target);
      if (other === wing || isBelow(other, wing)) continue;
      upward += 1;
      complaints.push(
        `${folder}/${file} includes ${target}, which is not below it`,
      );
    }
  }

  // The number of files on the longest path of includes, the first included.
  const depths = new Map();
  const depthOf = (file, path = []) => {
    if (path.includes(file)) {
      complaints.push(`a circle: ${[...path, file].join(" → ")}`);
      return 0;
    }
    if (!depths.has(file)) {
      const below = (includes.get(file) ?? []).map((target) =>
        depthOf(target, [...path, file]),
      );
      depths.set(file, 1 + Math.max(0, ...below));
    }
    return depths.get(file);
  };
  const depth = Math.max(...files.map((file) => depthOf(file)));

  // A header and its source count as one.
  const counts = wings.map((wing) => {
    const inWing = files.filter((file) => wingOf(file) === wing);
    const rooms = new Set(inWing.map((file) => file.replace(/\.\w+$/, "")));
    return `${wing === "." ? "(root)" : wing} ${rooms.size}`;
  });
  console.log(
    `${folder}/: rooms ${counts.join(", ")}; includes ${depth} deep, ${upward} upward; ` +
      `${countLong(folder, files)} of ${files.length} files over ${longestFile} lines.`,
  );
}
