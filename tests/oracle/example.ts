import { HtmlRenderer, Parser } from "commonmark";
import { markdownTree } from "./markdown.ts";
import type { Rules } from "./rules.ts";
import { suiteTree } from "./suite_html.ts";
import type { Example } from "./suites.ts";
import type { Node } from "./tree.ts";

/// Layout and spelling in which cmark and md4c differ.
const normalized = (html: string): string =>
  html.replace(/ ?\/>/g, ">").replaceAll("&quot;", '"').trim();

/// Whether `markdown` holds HTML, which is passed through in an example's HTML and cannot be told
/// there from what Markdown made.
export function hasRawHtml(markdown: string): boolean {
  const walker = new Parser().parse(markdown).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    if (event.node.type.startsWith("html_")) return true;
  }
  return false;
}

/// What our renderer should make of a suite's example: from commonmark's tree where commonmark
/// makes of it what the example says, else (tables, and where md4c is the more exact one) from the
/// example's own HTML.
export function exampleTree({ markdown, html }: Example, rules: Rules): Node[] {
  const own = new HtmlRenderer().render(new Parser().parse(markdown));
  return normalized(own) === normalized(html) || hasRawHtml(markdown)
    ? markdownTree(markdown, rules)
    : suiteTree(html, rules);
}
