import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { relative } from "node:path";

const project = new URL("../../", import.meta.url);

/// The folder of third-party test data, which is not part of this repository.
const suites = process.env["SUITES_DIR"]
  ? pathToFileURL(`${process.env["SUITES_DIR"]}/`)
  : new URL("../shared/suites/", project);

/// The folder of one suite.
export const suite = (name: string): URL => new URL(`${name}/`, suites);

/// For a test's `skip`: false if the suite is there, else what is missing.
export function missing(name: string): string | false {
  if (existsSync(suite(name))) return false;
  const folder = relative(fileURLToPath(project), fileURLToPath(suite(name)));
  return `there is no ${folder}; SUITES_DIR names another place`;
}

export type Example = {
  markdown: string;
  /// The HTML of the suite's own renderer.
  html: string;
  /// The extensions that it tests, as flags of md4c's command line.
  flags: string;
  /// Whether white space in `html` counts.
  exact: boolean;
  section: string;
  /// From 1, in its file.
  number: number;
};

/// The examples of a document in the style of CommonMark's spec.txt, in which U+2192 is a tab.
export function examplesOf(text: string): Example[] {
  const examples: Example[] = [];
  let section = "";
  const pattern =
    /^`{32} example( \[no-normalize\])?\n([^]*?)^\.\n([^]*?)(?:^\.\n([^]*?))?^`{32}$|^#{1,6} *(.*)$/gm;
  for (const [, exact, markdown, html = "", flags = "", heading] of text
    .replaceAll("→", "\t")
    .matchAll(pattern)) {
    if (markdown === undefined) {
      section = heading ?? "";
    } else {
      examples.push({
        markdown,
        html,
        flags: flags.trim(),
        exact: exact !== undefined,
        section,
        number: examples.length + 1,
      });
    }
  }
  return examples;
}

/// CommonMark 0.31.2, from npm.
export const commonmarkExamples = (): Example[] =>
  examplesOf(
    readFileSync(
      new URL("node_modules/commonmark-spec/spec.txt", project),
      "utf8",
    ),
  );

export const md4cExamples = (file: string): Example[] =>
  examplesOf(readFileSync(new URL(file, suite("md4c")), "utf8"));
