// The places of a string's characters in its JSON literal.

const escape = /\\(?:u[0-9a-fA-F]{4}|[^])/y;

/**
 * For each UTF-16 code unit of the string that `literal` (with its quotes) stands for, and for its
 * end: the offset in `literal`.
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

/** `text` as it is between the quotes of a JSON string. */
export const escaped = (text: string): string =>
  JSON.stringify(text).slice(1, -1);
