import { ATTRIBUTES, ELEMENTS, WORDS } from "./vocabulary.ts";

/**
 * Operations, in the low byte of a word; the rest of it is the operand. wasm/ops.h has the same.
 */
const ELEMENT = 0;
const TEXT = 1;
const CLOSE = 2;
const WORD_ATTRIBUTE = 3;
const TEXT_ATTRIBUTE = 4;

/**
 * A drawing that is being made, apart from the page: `apply` slice after slice, in order; then
 * `content` is complete. What a number does not name in the vocabulary cannot be made.
 */
export type Drawing = {
  readonly content: DocumentFragment;
  apply(words: Uint32Array, text: string): void;
};

export function startDrawing(document: Document): Drawing {
  const content = document.createDocumentFragment();
  let current: Node = content;
  return {
    content,
    apply(words, text) {
      let offset = 0;
      const take = (length: number): string =>
        text.slice(offset, (offset += length));
      for (let at = 0; at < words.length; at++) {
        const operand = words[at]! >>> 8;
        switch (words[at]! & 0xff) {
          case ELEMENT:
            current = current.appendChild(
              document.createElement(ELEMENTS[operand]!),
            );
            break;
          case TEXT:
            current.appendChild(document.createTextNode(take(operand)));
            break;
          case CLOSE:
            current = current.parentNode!;
            break;
          case WORD_ATTRIBUTE:
            (current as Element).setAttribute(
              ATTRIBUTES[operand & 0xff]!,
              WORDS[operand >>> 8]!,
            );
            break;
          case TEXT_ATTRIBUTE:
            (current as Element).setAttribute(
              ATTRIBUTES[operand]!,
              take(words[++at]!),
            );
        }
      }
    },
  };
}
