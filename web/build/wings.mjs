// Holds the files of web/ to its wings, and prints how they stand. `make lint` runs it.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The way up in each product, from the bottom: a file imports its own wing or what stands before it. */
const products = {
  partner: "src/feed src/renderer src/element src",
  node: "src/feed src/renderer full node node/preview node/cli",
  editor:
    "src/renderer full editor/worker editor/document editor/views editor/preview editor/files editor/dialogs editor",
  frame: "framed",
  build: "build",
};
const longestFile = 450;

const web = fileURLToPath(new URL("..", import.meta.url));
const orders = Object.values(products).map((order) => order.split(" "));
const wings = [...new Set(orders.flat())];
const wingOf = (file) => {
  const folder = dirname(file);
  const is = (wing) => folder === wing || folder.startsWith(`${wing}/`);
  return wings.filter(is).sort((a, b) => b.length - a.length)[0];
};
const isBelow = (lower, upper) =>
  orders.some(
    (order) =>
      order.includes(lower) && order.indexOf(lower) < order.indexOf(upper),
  );

const files = readdirSync(web, { recursive: true })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(ts|mjs|css|html)$/.test(file))
  .filter((file) => !file.startsWith("dist/"))
  .sort();
const complaints = [];
const imports = new Map();
for (const file of files) {
  const text = readFileSync(join(web, file), "utf8");
  const lines = text.split("\n").length - 1;
  if (lines > longestFile)
    complaints.push(`${file} has ${lines} lines, at most ${longestFile}`);
  const wing = wingOf(file);
  if (!wing) complaints.push(`${file} stands in no wing`);
  const found = [...text.matchAll(/\b(?:from|import) "(\.[^"]+\.(?:ts|mjs))"/g)]
    .map(([, path]) => relative(web, join(web, dirname(file), path)))
    .map((path) => path.replaceAll("\\", "/"));
  imports.set(file, found);
  for (const target of found) {
    const other = wingOf(target);
    if (other !== wing && !isBelow(other, wing))
      complaints.push(`${file} imports ${target}, which is not below it`);
  }
}

/** How many files the longest way down from `file` passes, itself included. */
const depths = new Map();
function depthOf(file, path = []) {
  if (path.includes(file)) {
    complaints.push(`a circle: ${[...path, file].join(" → ")}`);
    return 0;
  }
  if (!depths.has(file)) {
    const below = (imports.get(file) ?? []).map((target) =>
      depthOf(target, [...path, file]),
    );
    depths.set(file, 1 + Math.max(0, ...below));
  }
  return depths.get(file);
}
const depth = Math.max(...files.map((file) => depthOf(file)));

const counts = wings.map(
  (wing) => `${wing} ${files.filter((file) => wingOf(file) === wing).length}`,
);
console.log(`web/: ${counts.join(", ")} files; imports ${depth} deep.`);
if (complaints.length > 0) {
  console.error(complaints.map((one) => `web/${one}`).join("\n"));
  process.exitCode = 1;
}
