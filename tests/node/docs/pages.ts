import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Reads the documents.

/** The root of the project, with a slash at its end. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const textOf = (path: string): string =>
  readFileSync(`${root}${path}`, "utf8");

/** Files that git ignores, and git's own. */
const ignored = new Set([".git", "node_modules", "build", "web/dist"]);
const filesIn = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (ignored.has(path)) return [];
    return entry.isDirectory() ? filesIn(`${path}/`) : [path];
  });

/** The project's files, sorted. */
export const files: readonly string[] = filesIn("").sort();

/** Every page for readers: those in the root and in docs/, and each README. */
export const pages = files.filter((path) =>
  /^(?:[^/]+|docs\/[^/]+|.*\/README)\.md$/.test(path),
);

/** The fenced blocks of one language. */
export const blocks = (markdown: string, language: string): string[] =>
  [...markdown.matchAll(/^( *)```(\w*)\n([^]*?)^\1```$/gm)]
    .filter(([, , name]) => name === language)
    .map(([, , , code]) => code!);

export const withoutBlocks = (markdown: string): string =>
  markdown.replace(/^( *)```[^]*?^\1```$/gm, "");

/** The text from a heading to the next one of its level or above. */
export function section(markdown: string, heading: string): string {
  const at = markdown.indexOf(`\n${heading}\n`);
  assert.notEqual(at, -1, `there is no "${heading}"`);
  const body = markdown.slice(at + heading.length + 2);
  const level = heading.indexOf(" ");
  const end = body.search(new RegExp(`^#{1,${level}} `, "m"));
  return end < 0 ? body : body.slice(0, end);
}

/** The rows of every table whose first heading is `first`, without the heading row. */
export const rows = (markdown: string, first: string): string[][] =>
  [...markdown.matchAll(/^\|.*(?:\n\|.*)+/gm)]
    .map(([table]) =>
      table.split("\n").map((line) =>
        line
          .slice(1, -1)
          .split("|")
          .map((cell) => cell.trim()),
      ),
    )
    .filter(([heading]) => heading![0] === first)
    .flatMap(([, , ...body]) => body);

/** The texts in backticks. */
export const quoted = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name!);

export type Json = Record<string, unknown>;
export const isStatement = (json: Json): boolean =>
  "publisher" in json && "id" in json;
export const isList = (json: Json): boolean =>
  "items" in json || "segments" in json;
export const isEvent = (json: Json): boolean => "from" in json;

/** The first whole statement in a document, as written. */
export const exampleText = (markdown: string): string | undefined =>
  blocks(markdown, "json").find(
    (block) => block.includes('"publisher"') && block.includes('"body"'),
  );
export const example = (markdown: string): Json =>
  JSON.parse(exampleText(markdown)!) as Json;
