import { codeBlock, image, link } from "./markdown.ts";
import { headingName, type Rules } from "./rules.ts";
import { element, textOf, type Element, type Node } from "./tree.ts";

/// What a renderer with our rules should make of an example, from the example's HTML (as cmark and
/// md4c write it), if there is nothing else, as with tables. It reads only that style of HTML:
/// every element is closed, values are quoted, and no raw HTML is passed through.
export function suiteTree(html: string, rules: Rules): Node[] {
  const root = element("#root");
  const open: Element[] = [root];
  const add = (node: Node): void => void open.at(-1)?.children.push(node);
  let at = 0;
  for (const token of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*) ?\/?>/g,
  )) {
    const [all, slash, name = "", attributes = ""] = token;
    if (token.index > at) add(decode(html.slice(at, token.index)));
    at = token.index + all.length;
    if (slash) {
      const closed = open.pop();
      if (closed?.name !== name || open.length === 0) {
        throw new Error(`</${name}> in ${html}`);
      }
      continue;
    }
    const made = element(
      name,
      [...attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(
        ([, attribute = "", value = ""]): [string, string] => [
          attribute,
          decode(value),
        ],
      ),
    );
    add(made);
    if (name !== "br" && name !== "hr" && name !== "img") open.push(made);
  }
  if (at < html.length) add(decode(html.slice(at)));
  if (open.length !== 1) throw new Error(`unclosed in ${html}`);
  return convertAll(withoutLayout(root.children, true), rules);
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
};

function decode(text: string): string {
  return text.replace(
    /&([a-z]+);/g,
    (all, name: string) => entities[name] ?? all,
  );
}

const blocks = new Set(
  "blockquote h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul".split(
    " ",
  ),
);
const isBlock = (node: Node | undefined): boolean =>
  typeof node === "object" && blocks.has(node.name);

/// Line feeds next to a block's tags are layout; everything else is text.
function withoutLayout(nodes: readonly Node[], inContainer: boolean): Node[] {
  return nodes
    .map((node, index) => {
      if (typeof node !== "string") return node;
      let text = node;
      const previous = nodes[index - 1];
      const next = nodes[index + 1];
      if (isBlock(previous) || (inContainer && index === 0)) {
        text = text.replace(/^\n/, "");
      }
      if (typeof previous === "object" && previous.name === "br") {
        text = text.replace(/^\n/, "");
      }
      if (isBlock(next) || (inContainer && index === nodes.length - 1)) {
        text = text.replace(/\n+$/, "");
      }
      return text;
    })
    .filter((node) => node !== "");
}

const containers = new Set(
  "blockquote li ol table tbody thead tr ul".split(" "),
);

const convertAll = (nodes: readonly Node[], rules: Rules): Node[] =>
  nodes.flatMap((node) => convert(node, rules));

function convert(node: Node, rules: Rules): Node[] {
  if (typeof node === "string") return [node];
  const { name } = node;
  const value = (attribute: string): string | null =>
    node.attributes.find(([own]) => own === attribute)?.[1] ?? null;
  const content = convertAll(
    withoutLayout(node.children, containers.has(name)),
    rules,
  );
  switch (name) {
    case "a":
      return link(
        { destination: value("href"), title: value("title") },
        content,
        rules,
      );
    case "img":
      return image(
        { destination: value("src"), title: value("title") },
        value("alt") ?? "",
        rules,
      );
    case "pre": {
      const [code] = node.children;
      if (typeof code !== "object") throw new Error("<pre> without <code>");
      const language = code.attributes[0]?.[1].replace(/^language-/, "");
      return codeBlock(textOf(code.children), language ?? "");
    }
    case "table":
      return [element("div", tableScroller, [element("table", [], content)])];
    case "th":
    case "td": {
      const align = value("align");
      const attributes: Element["attributes"] = [];
      if (name === "th") attributes.push(["scope", "col"]);
      if (align) attributes.push(["class", `statement-${align}`]);
      return [element(name, attributes, content)];
    }
    default:
      return [
        /^h[1-6]$/.test(name)
          ? element(headingName(Number(name[1]), rules), [], content)
          : element(name, node.attributes, content),
      ];
  }
}

/// A wide table scrolls by itself; the keyboard has to reach what scrolls.
const tableScroller: Element["attributes"] = [
  ["class", "statement-scroller"],
  ["role", "region"],
  ["aria-label", "Table"],
  ["tabindex", "0"],
];
