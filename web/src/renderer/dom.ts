import { ATTRIBUTES, ELEMENTS, WORDS } from "./vocabulary.ts";

/**
 * Operation codes: the low byte of a word; the rest of the word is the operand.
 * wasm/dom/operations.h says what each of them means.
 */
const ELEMENT = 0;
const TEXT = 1;
const CLOSE = 2;
const WORD_ATTRIBUTE = 3;
const TEXT_ATTRIBUTE = 4;
const AT = 5;
const BEFORE = 6;
const MOVE = 7;
const REMOVE = 8;
const FORGET = 9;
const DATA = 10;
const UNSET = 11;
const CLEAR = 12;
const SEAL = 13;

/**
 * The nodes of a statement, made and changed by operations: `apply` slice after slice, in order. Only
 * what the vocabulary names can be made, and only what changed is written.
 */
export type Drawing = {
  /** Holds the nodes until they are put into the page. */
  readonly content: DocumentFragment;
  apply(words: Uint32Array, text: string): void;
  /**
   * Takes over the server-made nodes in `served` in place of those in `content`. False unless all of
   * them are equal, apart from TREE_ATTRIBUTE.
   */
  adopt(served: Element): boolean;
};

/** On server-made nodes: the hash of their tree. */
export const TREE_ATTRIBUTE = "data-tree";

type Place = { parent: Node; before: Node | null };

export function startDrawing(document: Document): Drawing {
  const content = document.createDocumentFragment();
  /** By number; there is no number 0. */
  const nodes: (Node | null)[] = [null];
  const free: number[] = [];
  const left: Place[] = [];
  let place: Place = { parent: content, before: null };
  /** Whether new nodes get no number: they stay and go with the node around them. */
  let isSealed = false;

  const add = (node: Node): void => {
    if (!isSealed) nodes[free.pop() ?? nodes.length] = node;
    place.parent.insertBefore(node, place.before);
  };
  /** Keeps focus and running animations where the browser can. */
  const move = (node: Node): void => {
    const { parent, before } = place as {
      parent: Element;
      before: Node | null;
    };
    if (node.isConnected && parent.isConnected && "moveBefore" in parent)
      (parent.moveBefore as typeof parent.insertBefore)(node, before);
    else parent.insertBefore(node, before);
  };

  return {
    content,
    adopt(made) {
      const drawn = content.firstChild as Element;
      drawn.setAttribute(TREE_ATTRIBUTE, made.getAttribute(TREE_ATTRIBUTE)!);
      if (!drawn.isEqualNode(made)) {
        drawn.removeAttribute(TREE_ATTRIBUTE);
        return false;
      }
      const [walker, others] = [drawn, made].map((root) =>
        document.createTreeWalker(root),
      ) as [TreeWalker, TreeWalker];
      const twins = new Map<Node | null, Node>();
      do twins.set(walker.currentNode, others.currentNode);
      while (walker.nextNode() && others.nextNode());
      nodes.forEach(
        (node, number) => (nodes[number] = twins.get(node) ?? null),
      );
      return true;
    },
    apply(words, text) {
      let offset = 0;
      const take = (length: number): string =>
        text.slice(offset, (offset += length));
      for (let at = 0; at < words.length; at++) {
        const operand = words[at]! >>> 8;
        const { parent } = place;
        switch (words[at]! & 0xff) {
          case ELEMENT: {
            const element = document.createElement(ELEMENTS[operand]!);
            add(element);
            left.push(place);
            place = { parent: element, before: null };
            break;
          }
          case TEXT:
            add(document.createTextNode(take(operand)));
            break;
          case CLOSE:
            place = left.pop()!;
            break;
          case WORD_ATTRIBUTE:
            (parent as Element).setAttribute(
              ATTRIBUTES[operand & 0xff]!,
              WORDS[operand >>> 8]!,
            );
            break;
          case TEXT_ATTRIBUTE:
            (parent as Element).setAttribute(
              ATTRIBUTES[operand]!,
              take(words[++at]!),
            );
            break;
          case AT:
            place = { parent: nodes[operand]!, before: null };
            break;
          case BEFORE:
            place.before = nodes[operand]!;
            break;
          case MOVE:
            move(nodes[operand]!);
            break;
          case REMOVE:
            (nodes[operand] as ChildNode).remove();
            break;
          case FORGET:
            for (let rest = words[++at]!; rest--;) {
              nodes[operand + rest] = null;
              free.push(operand + rest);
            }
            break;
          case DATA:
            (nodes[operand] as Text).data = take(words[++at]!);
            break;
          case UNSET:
            (parent as Element).removeAttribute(ATTRIBUTES[operand]!);
            break;
          case CLEAR:
            (parent as Element).replaceChildren();
            break;
          case SEAL:
            isSealed = !!operand;
        }
      }
    },
  };
}
