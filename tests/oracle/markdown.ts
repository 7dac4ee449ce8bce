import { Parser, type Node as MarkdownNode } from "commonmark";
import { headingName, imageAddress, linkAddress, type Rules } from "./rules.ts";
import { element, textOf, type Element, type Node } from "./tree.ts";

/// What `markdown` should become, by the tree of the reference implementation, which has no tables.
export function markdownTree(markdown: string, rules: Rules): Node[] {
  return childrenOf(parse(markdown), rules);
}

/// The part of commonmark's internals that this file needs.
type InlineParser = {
  subject: string;
  pos: number;
  delimiters: unknown;
  brackets: unknown;
  parse(block: { _string_content: string | null }): void;
  parseInline(block: object): boolean;
  processEmphasis(bottom: null): void;
};

/// commonmark's tree, but only spaces and tabs are trimmed from paragraphs, as the specification
/// says, and not all Unicode white space.
export function parse(markdown: string): MarkdownNode {
  const parser = new Parser() as Parser & { inlineParser: InlineParser };
  parser.inlineParser.parse = function (block) {
    this.subject = (block._string_content ?? "").replace(
      /^[ \t\r\n]+|[ \t\r\n]+$/g,
      "",
    );
    this.pos = 0;
    this.delimiters = null;
    this.brackets = null;
    while (this.parseInline(block));
    block._string_content = null;
    this.processEmphasis(null);
  };
  return parser.parse(markdown);
}

function childrenOf(parent: MarkdownNode, rules: Rules): Node[] {
  const nodes: Node[] = [];
  for (let child = parent.firstChild; child; child = child.next) {
    nodes.push(...nodesOf(child, rules));
  }
  return nodes;
}

function nodesOf(node: MarkdownNode, rules: Rules): Node[] {
  const wrapped = (
    name: string,
    attributes: Element["attributes"] = [],
  ): Node[] => [element(name, attributes, childrenOf(node, rules))];
  switch (node.type) {
    case "text":
      return [node.literal ?? ""];
    case "softbreak":
      return ["\n"];
    case "linebreak":
      return [element("br")];
    case "code":
      return [element("code", [], [node.literal ?? ""])];
    case "html_inline":
      return [node.literal ?? ""];
    case "html_block":
      return [element("p", [], [(node.literal ?? "").replace(/\n+$/, "")])];
    case "emph":
      return wrapped("em");
    case "strong":
      return wrapped("strong");
    case "link":
      return link(node, childrenOf(node, rules), rules);
    case "image":
      return image(node, alternative(node), rules);
    case "paragraph":
      return node.parent?.parent?.type === "list" &&
        node.parent.parent.listTight
        ? childrenOf(node, rules)
        : wrapped("p");
    case "heading":
      return wrapped(headingName(node.level, rules));
    case "thematic_break":
      return [element("hr")];
    case "block_quote":
      return wrapped("blockquote");
    case "item":
      return wrapped("li");
    case "list": {
      if (node.listType === "bullet") return wrapped("ul");
      return wrapped(
        "ol",
        node.listStart === 1 ? [] : [["start", String(node.listStart)]],
      );
    }
    case "code_block": {
      const language = node.info?.split(/\s+/)[0] ?? "";
      return codeBlock(node.literal ?? "", language);
    }
    case "document":
    case "custom_inline":
    case "custom_block":
      return childrenOf(node, rules);
  }
}

/// The alternative text of an image. Breaks are line feeds, as in commonmark's own HTML.
function alternative(image: MarkdownNode): string {
  let text = "";
  const walker = image.walker();
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    if (!entering) continue;
    if (node.type === "softbreak" || node.type === "linebreak") text += "\n";
    else text += node.literal ?? "";
  }
  return text;
}

type Target = { destination: string | null; title: string | null };

/// A refused link leaves its content.
export function link(
  { destination, title }: Target,
  content: Node[],
  rules: Rules,
): Node[] {
  const address = linkAddress(destination ?? "", rules);
  if (address === undefined) return content;
  const attributes: Element["attributes"] = [["href", address]];
  if (title) attributes.push(["title", title]);
  return [element("a", attributes, content)];
}

/// A refused image leaves its alternative text.
export function image(
  { destination, title }: Target,
  alternative: string,
  rules: Rules,
): Node[] {
  const address = imageAddress(destination ?? "", rules);
  if (address === undefined) return alternative ? [alternative] : [];
  const attributes: Element["attributes"] = [
    ["src", address],
    ["alt", alternative],
  ];
  if (title) attributes.push(["title", title]);
  attributes.push(["loading", "lazy"]);
  return [element("img", attributes)];
}

/// `language` is the first word of a fence's info string, decoded; empty for none.
export function codeBlock(code: string, language: string): Node[] {
  const attributes: Element["attributes"] = language
    ? [["data-language", language]]
    : [];
  return [
    element("pre", [], [element("code", attributes, code ? [code] : [])]),
  ];
}

export const markdownText = (markdown: string, rules: Rules): string =>
  textOf(markdownTree(markdown, rules));
