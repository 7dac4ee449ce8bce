import type { JSONPath } from "jsonc-parser";

/** The path of a diagnostic, `signatories.items[3].name`, as its segments. */
export const segmentsOf = (path: string): JSONPath =>
  [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
    ([, index, quoted, name]) =>
      index === undefined ? (quoted ?? name)! : Number(index),
  );

/** Whether `inner` is `outer` or lies in it. */
export const isWithin = (inner: JSONPath, outer: JSONPath): boolean =>
  outer.every((segment, index) => segment === inner[index]);
