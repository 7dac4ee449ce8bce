/// Runs in the page of drawing.ts: compares the DOM that operations build with the DOM that the
/// browser's own parser makes of the HTML.

import {
  FORMATS,
  startFull,
  type FullRenderer,
} from "../../web/full/full_renderer.ts";
import { startDrawing } from "../../web/src/renderer/dom.ts";
import {
  COUNT_ONLY,
  DARK,
  NO_MASTHEAD,
  NO_RELEASES,
  THEMES,
  imports,
  start,
  type Doc,
  type Renderer,
} from "../../web/src/renderer/renderer.ts";
import type { CaseView } from "./cases.ts";

export type Drawn = {
  /// The fragment written by undersigned-full.wasm.
  html: string;
  /// The first difference of the two trees, with both sides; empty if they are equal.
  difference: string;
  nodes: number;
};

const all = 0xffffffff;
/// An odd number, so that slices end at all kinds of places.
const few = 7;

async function instance(url: string): Promise<WebAssembly.Instance> {
  const module = await WebAssembly.compileStreaming(fetch(url));
  return WebAssembly.instantiate(module, imports(module));
}

let partner: Renderer;
let full: FullRenderer;

export async function prepare(
  partnerUrl: string,
  fullUrl: string,
): Promise<void> {
  partner = start(await instance(partnerUrl));
  full = startFull(await instance(fullUrl));
}

function open<Opened extends Doc>(
  renderer: { open(): Opened },
  json: string,
  view: CaseView,
): Opened {
  const doc = renderer.open();
  doc.base(view.base);
  doc.view({
    headingLevel: view.headingLevel,
    theme: THEMES.indexOf(view.theme),
    flags:
      (view.masthead ? 0 : NO_MASTHEAD) |
      (view.releases ? 0 : NO_RELEASES) |
      (view.names === "count" ? COUNT_ONLY : 0) |
      (view.scheme === "dark" ? DARK : 0),
    highlight: view.highlight,
  });
  if (doc.load(new TextEncoder().encode(json))) return doc;
  const codes = doc.findings().map(({ code }) => code);
  doc.close();
  throw new Error(`not drawn: ${codes.join(", ")}`);
}

function draw(json: string, view: CaseView, nodes: number): Node {
  const doc = open(partner, json, view);
  const drawing = startDrawing(document);
  for (let more = true; more;) {
    const slice = doc.step(nodes);
    drawing.apply(slice.words, slice.text);
    more = slice.more;
  }
  doc.close();
  return drawing.content;
}

export function compare(json: string, view: CaseView): Drawn {
  const doc = open(full, json, view);
  const html = doc.html(FORMATS.indexOf("fragment"));
  doc.close();
  const parsed = new DOMParser().parseFromString(
    `<!doctype html><body>${html}`,
    "text/html",
  ).body;
  const drawn = draw(json, view, all);
  const difference =
    firstDifference(drawn, parsed, "") ||
    firstDifference(draw(json, view, few), parsed, "in slices: ");
  return { html, difference, nodes: count(drawn) };
}

const count = (node: Node): number =>
  [...node.childNodes].reduce((sum, child) => sum + 1 + count(child), 0);

function say(node: Node | undefined): string {
  if (node === undefined) return "nothing";
  if (!(node instanceof Element)) return JSON.stringify(node.nodeValue);
  const attributes = [...node.attributes].map(
    ({ name, value }) => ` ${name}=${JSON.stringify(value)}`,
  );
  return `<${node.localName}${attributes.join("")}>`;
}

/// Stricter than isEqualNode: the order of attributes counts.
function firstDifference(ours: Node, parsed: Node, path: string): string {
  const here = ours instanceof Element ? `${path}${ours.localName}/` : path;
  for (
    let index = 0;
    index < Math.max(ours.childNodes.length, parsed.childNodes.length);
    index++
  ) {
    const [a, b] = [ours.childNodes[index], parsed.childNodes[index]];
    const isSame =
      a?.nodeType === b?.nodeType &&
      (a as Partial<Element>).namespaceURI ===
        (b as Partial<Element>).namespaceURI &&
      say(a) === say(b);
    if (!a || !b || !isSame) {
      return `${here}[${index}]: operations ${say(a)}, parser ${say(b)}`;
    }
    const inside = firstDifference(a, b, `${here}[${index}] `);
    if (inside) return inside;
    if (!a.isEqualNode(b)) return `${here}[${index}]: ${say(a)} is not equal`;
  }
  return "";
}
