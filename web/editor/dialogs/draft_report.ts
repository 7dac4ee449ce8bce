import type { Reading } from "../worker/client.ts";
import { element } from "../views/control.ts";
import { plural } from "../views/plural.ts";
import type { Place } from "./press_release.ts";

// The report on a draft: what it has, what is uncertain, and what of the press release is in none
// of its texts.

type Json = Record<string, unknown>;
type Show = (place: Place) => void;

const countOf = (list: unknown): number =>
  Array.isArray(list)
    ? (list as Json[]).reduce(
        (sum, { members }) => sum + 1 + countOf(members),
        0,
      )
    : 0;

const some = (count: number, one: string): string =>
  count === 0 ? "" : plural(count, one);

/** The number of lines after the last thematic break of the body. */
const notUnderstood = (body: unknown): number => {
  const blocks = [body ?? []].flat() as string[];
  const mark = blocks.lastIndexOf("---");
  return mark < 0
    ? 0
    : blocks
        .slice(mark + 1)
        .join("\n")
        .split("\n").length;
};

/** What every statement must have. */
const needed = new Set(["Publisher", "Title", "Date", "Text"]);

/** The parts of the draft, by their names in the form; "" if missing. */
function partsOf(draft: Json): [name: string, value: string][] {
  const text = (value: unknown): string =>
    typeof value === "string" ? value : "";
  const publisher = (draft["publisher"] ?? {}) as Json;
  const signatories = (draft["signatories"] ?? {}) as Json;
  const rest = notUnderstood(draft["body"]);
  const blocks = ([draft["body"] ?? []].flat() as string[]).filter(Boolean);
  const paragraphs = blocks.length - (rest ? 2 : 0);
  return [
    ["Publisher", text(publisher["name"])],
    ["Title", text(draft["title"])],
    ["Date", text(draft["date"])],
    ["Place", text(draft["place"])],
    ["Dateline", text(draft["dateline"])],
    ["Text", some(paragraphs, "paragraph")],
    ["Contacts", some(countOf(draft["contacts"]), "contact")],
    ["Led by", some(countOf(draft["leads"]), "name")],
    ["Signatories", some(countOf(signatories["items"]), "name")],
    ["About the publisher", publisher["about"] ? "found" : ""],
    [
      "Not understood",
      rest ? `${some(rest, "line")}, at the end of the text` : "nothing",
    ],
  ];
}

/** A line, with a link to its place if it has one. */
function entry(
  parts: (Node | string)[],
  place: Place | undefined,
  show: Show,
): HTMLElement {
  if (!place) return element("li", {}, element("p", {}, ...parts));
  const where = element("span", { className: "line" }, `line ${place.line}`);
  const button = element("button", { type: "button" }, ...parts, where);
  button.addEventListener("click", () => show(place));
  return element("li", {}, button);
}

const found = (draft: Json): HTMLElement =>
  element(
    "dl",
    { className: "found" },
    ...partsOf(draft).map(([name, value]) =>
      element(
        "div",
        { className: value ? "" : needed.has(name) ? "missing" : "absent" },
        element("dt", {}, name),
        element("dd", {}, value || "not found"),
      ),
    ),
  );

/** `places` are those of the warnings, then of the spans. `show` goes to one. */
export function draftReport(
  { json, warnings, spans }: Reading,
  places: (Place | undefined)[],
  show: Show,
): HTMLElement[] {
  const uncertain = warnings.map(({ message }, index) =>
    entry(
      [element("span", { className: "what" }, message)],
      places[index],
      show,
    ),
  );
  const kinds = new Map<string, HTMLElement[]>();
  spans.forEach(({ kind, text, value }, index) => {
    const parts = [element("span", { className: "what" }, text || "—")];
    if (value && value !== text)
      parts.push(element("span", { className: "value" }, `→ ${value}`));
    const item = entry(parts, places[warnings.length + index], show);
    kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  });
  const read = [...kinds].map(([kind, items]) =>
    element(
      "details",
      { open: items.length <= 3 },
      element(
        "summary",
        {},
        items.length > 1 ? `${kind} (${items.length})` : kind,
      ),
      element("ol", {}, ...items),
    ),
  );
  return [
    element("h3", {}, "The draft"),
    found(JSON.parse(json) as Json),
    element("h3", {}, `To look at (${uncertain.length})`),
    uncertain.length
      ? element("ol", { className: "uncertain" }, ...uncertain)
      : element("p", {}, "Nothing was uncertain."),
    element("h3", {}, "Read as a value or a mark"),
    element(
      "p",
      { className: "hint" },
      "All other words stand in the draft as they are.",
    ),
    ...read,
  ];
}
