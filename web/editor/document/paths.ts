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

const ONES: [list: string, one: string][] = [
  ["signatories.items", "signatory"],
  ["contacts", "contact"],
  ["leads", "lead"],
];

/** The path as people count: `signatories.items[2].name` is "signatory 3, name". */
export function describePath(path: string): string {
  for (const [list, one] of ONES) {
    const [, index, rest] =
      (path.startsWith(`${list}[`) &&
        /^\[(\d+)\]\.?(.*)$/.exec(path.slice(list.length))) ||
      [];
    if (index !== undefined)
      return `${one} ${Number(index) + 1}${rest ? `, ${rest}` : ""}`;
  }
  return path || "document";
}
