import { HtmlRenderer } from "commonmark";
import { markdownTree, parse } from "./markdown.ts";
import type { Rules } from "./rules.ts";
import { suiteTree } from "./suite_html.ts";
import type { Example } from "./suites.ts";
import type { Node } from "./tree.ts";

/// Removes what cmark and md4c spell differently. md4c ignores white space when it compares its
/// examples, so that it is unreliable in most of them.
function normalized(html: string, exact: boolean): string {
  const spelled = html.replace(/ ?\/>/g, ">").replaceAll("&quot;", '"').trim();
  if (exact) return spelled;
  return spelled
    .replace(/\s+/g, " ")
    .replace(/ ?(<\/?(?:p|li|ul|ol|blockquote|h[1-6])>) ?/g, "$1");
}

/// Whether `markdown` has HTML. In an example's HTML it is passed through, and cannot be told from
/// what Markdown made.
export function hasRawHtml(markdown: string): boolean {
  const walker = parse(markdown).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    if (event.node.type.startsWith("html_")) return true;
  }
  return false;
}

/// What our renderer should make of a suite's example: from commonmark's tree if commonmark agrees
/// with the example, else (with tables, and where md4c is more exact) from the example's own HTML.
export function exampleTree(
  { markdown, html, exact }: Example,
  rules: Rules,
): Node[] {
  const own = new HtmlRenderer().render(parse(markdown));
  return normalized(own, exact) === normalized(html, exact) ||
    hasRawHtml(markdown)
    ? markdownTree(markdown, rules)
    : suiteTree(html, rules);
}
