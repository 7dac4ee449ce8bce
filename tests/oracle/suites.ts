import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { relative } from "node:path";

const project = new URL("../../", import.meta.url);

/// Where third-party test data is kept; it is no part of this repository.
const suites = process.env["SUITES_DIR"]
  ? pathToFileURL(`${process.env["SUITES_DIR"]}/`)
  : new URL("../shared/suites/", project);

/// The folder of one suite.
export const suite = (name: string): URL => new URL(`${name}/`, suites);

/// For a test's `skip`: false where the suite is there, else what is missing.
export function missing(name: string): string | false {
  if (existsSync(suite(name))) return false;
  const folder = relative(fileURLToPath(project), fileURLToPath(suite(name)));
  return `there is no ${folder}; SUITES_DIR names another place`;
}

export type Example = {
  markdown: string;
  /// As the suite's own renderer writes it.
  html: string;
  /// The extensions that it is about, as flags of md4c's command line.
  flags: string;
  /// Whether white space counts in `html`; else it is that of the suite's authors.
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
