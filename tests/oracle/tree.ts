/// The oracle's result: a tree without a DOM, and its HTML.

export type Element = {
  name: string;
  attributes: [name: string, value: string][];
  children: Node[];
};

export type Node = string | Element;

export function element(
  name: string,
  attributes: Element["attributes"] = [],
  children: Node[] = [],
): Element {
  return { name, attributes, children };
}

const voidElements = new Set(["br", "hr", "img", "source"]);

const references: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

const escapeText = (text: string): string =>
  text.replace(/[&<>\r]/g, (character) => references[character] ?? "");
const escapeAttribute = (value: string): string =>
  value.replace(/[&<>"\r]/g, (character) => references[character] ?? "");

/// HTML without white space between the nodes.
export function htmlOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return escapeText(node);
      const attributes = node.attributes.map(
        ([name, value]) => ` ${name}="${escapeAttribute(value)}"`,
      );
      const start = `<${node.name}${attributes.join("")}>`;
      if (voidElements.has(node.name)) return start;
      return `${start}${htmlOf(node.children)}</${node.name}>`;
    })
    .join("");
}

/// A DOM's `textContent`.
export function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => (typeof node === "string" ? node : textOf(node.children)))
    .join("");
}

/// Names and values of the attributes of a start tag as `htmlOf` and the renderer write them.
const startTag = /<([a-z][a-z0-9]*)((?: [a-z][a-z-]*="[^"]*")*)>/g;

const decode = (value: string): string =>
  value.replace(/&(amp|lt|gt|quot|#13);/g, (reference) => {
    const entry = Object.entries(references).find(
      ([, text]) => text === reference,
    );
    return entry?.[0] ?? reference;
  });

/// The same HTML with every address written as a browser does, so that two spellings of one address
/// compare equal. The HTML must escape `<` in texts and `"` in values, as both sides do.
export function canonicalAddresses(html: string): string {
  return html.replace(startTag, (_, name: string, attributes: string) => {
    const written = attributes.replace(
      / (href|src)="([^"]*)"/g,
      (_, attribute: string, value: string) =>
        ` ${attribute}="${escapeAttribute(new URL(decode(value)).href)}"`,
    );
    return `<${name}${written}>`;
  });
}

/// The content of the first element whose class attribute begins with the name `first`.
export function innerHtml(html: string, first: string): string | undefined {
  const found = new RegExp(
    `<([a-z][a-z0-9]*)(?: [a-z-]+="[^"]*")*? class="${first}[ "][^>]*>`,
  ).exec(html);
  if (!found) return undefined;
  const begin = found.index + found[0].length;
  const tags = new RegExp(`<(/?)${found[1]}[ >]`, "g");
  tags.lastIndex = begin;
  let depth = 1;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] === "/" ? -1 : 1;
    if (depth === 0) return html.slice(begin, tag.index);
  }
  return undefined;
}
