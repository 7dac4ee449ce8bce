// Where the characters of a text stand in the JSON that spells it.

const escape = /\\(?:u[0-9a-fA-F]{4}|[^])/y;

/**
 * For each UTF-16 code unit of the text that `literal`, with its quotes, spells, and for its end, the
 * offset in `literal`.
 */
export function offsetsOf(literal: string): number[] {
  const offsets: number[] = [];
  let at = 1;
  while (at < literal.length - 1) {
    offsets.push(at);
    escape.lastIndex = at;
    at += escape.exec(literal)?.[0].length ?? 1;
  }
  offsets.push(literal.length - 1);
  return offsets;
}

/** The characters of `text` as they stand between the quotes of a JSON string. */
export const escaped = (text: string): string =>
  JSON.stringify(text).slice(1, -1);
