import { readFileSync, readdirSync } from "node:fs";

/// A case of tests/cases/*.md. Their README describes the form.
export type Case = {
  /// "masthead.md: The name alone".
  title: string;
  json: string;
  view: CaseView;
  /// The class of the element whose content is `html`; empty for the whole fragment.
  part: string;
  html: string;
};

export type CaseView = {
  base: string;
  headingLevel: number;
  theme: "auto" | "light" | "dark" | "host";
  scheme: "light" | "dark";
  masthead: boolean;
  releases: boolean;
  names: "all" | "count";
  highlight: string;
};

const folder = new URL("../cases/", import.meta.url);

export function readCases(): Case[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .sort()
    .flatMap((file) =>
      casesOf(file, readFileSync(new URL(file, folder), "utf8")),
    );
}

export function casesOf(file: string, text: string): Case[] {
  const cases: Case[] = [];
  let heading = "";
  let json: string | undefined;
  let view = "";
  const pattern =
    /^```(json|view|html)(?: ([a-z-]+))?\n([^]*?)^```$|^#+ (.*)$|^```.*$/gm;
  for (const [line, kind, part = "", content = "", title] of text.matchAll(
    pattern,
  )) {
    if (title !== undefined) {
      if (json !== undefined) throw new Error(`${file}: ${heading}: no HTML`);
      heading = title;
    } else if (kind === "json") json = content;
    else if (kind === "view") view = content;
    else if (kind === "html") {
      if (json === undefined) throw new Error(`${file}: ${heading}: no JSON`);
      const html = joined(content);
      cases.push({
        title: `${file}: ${heading}`,
        json,
        view: viewOf(file, view),
        part,
        html,
      });
      json = undefined;
      view = "";
    } else throw new Error(`${file}: ${heading}: what is ${line}?`);
  }
  if (json !== undefined) throw new Error(`${file}: ${heading}: no HTML`);
  return cases;
}

/// A backslash at the end of a line joins the next line, whose indentation is dropped. The last
/// line has no line end.
const joined = (content: string): string =>
  content.replace(/\n$/, "").replace(/\\\n */g, "");

function viewOf(file: string, text: string): CaseView {
  const values = new Map(
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line): [string, string] => {
        const colon = line.indexOf(": ");
        if (colon < 0) throw new Error(`${file}: what is the view "${line}"?`);
        return [line.slice(0, colon), line.slice(colon + 2)];
      }),
  );
  const take = <Value extends string>(
    key: string,
    ...allowed: [Value, ...Value[]]
  ): Value => {
    const value = values.get(key) ?? allowed[0];
    values.delete(key);
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw new Error(`${file}: ${key}: ${value}?`);
    return found;
  };
  const takeText = (key: string): string => {
    const value = values.get(key) ?? "";
    values.delete(key);
    return value;
  };
  const view: CaseView = {
    base: takeText("base"),
    headingLevel: Number(take("heading-level", "2", "1", "3", "4", "5", "6")),
    theme: take("theme", "auto", "light", "dark", "host"),
    scheme: take("scheme", "light", "dark"),
    masthead: take("masthead", "on", "off") === "on",
    releases: take("releases", "on", "off") === "on",
    names: take("names", "all", "count"),
    highlight: takeText("highlight"),
  };
  for (const key of values.keys()) throw new Error(`${file}: view ${key}?`);
  return view;
}
