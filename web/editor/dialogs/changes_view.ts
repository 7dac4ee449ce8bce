import type {
  Changes,
  FieldChange,
  ParagraphChange,
  SignatoryChange,
  TargetChange,
  TextChange,
  WordRun,
} from "../../full/comparison.ts";
import { element } from "../views/control.ts";
import { plural } from "../views/plural.ts";
import { fieldName, signatoryFieldName } from "../document/field_names.ts";
import { listWithMore } from "../views/show_more.ts";

// Shows the changes between two revisions: text, head, signatories.

/** Number of names shown at first, and of paragraphs. */
const NAMES = 50;
const PARAGRAPHS = 100;

const unseen = (text: string): HTMLElement =>
  element("span", { className: "unseen" }, text);

/** With words for screen readers, few of which announce `del` and `ins`. */
const removed = (text: string): HTMLElement =>
  element("del", {}, unseen("removed: "), text, unseen(" (end) "));
const added = (text: string): HTMLElement =>
  element("ins", {}, unseen("added: "), text, unseen(" (end) "));

const wordRun = ({ edit, text }: WordRun): HTMLElement | string =>
  edit === "same" ? text : edit === "removed" ? removed(text) : added(text);

const nothing = (): HTMLElement => element("i", {}, "nothing");

/** The older and the newer value of a field, with the differences marked. Either may be nothing. */
function before({ older, words }: FieldChange): (HTMLElement | string)[] {
  if (!older) return [nothing()];
  if (words.length === 0) return [removed(older)];
  return words.filter(({ edit }) => edit !== "added").map(wordRun);
}
function now({ newer, words }: FieldChange): (HTMLElement | string)[] {
  if (!newer) return [nothing()];
  if (words.length === 0) return [added(newer)];
  return words.filter(({ edit }) => edit !== "removed").map(wordRun);
}

const target = ({ label, older, newer }: TargetChange): HTMLElement =>
  element(
    "p",
    { className: "aside" },
    `Link “${label}”: `,
    older ? removed(older) : nothing(),
    " → ",
    newer ? added(newer) : nothing(),
  );

function paragraph(one: ParagraphChange): HTMLElement {
  if (one.edit === "same")
    return element(
      "p",
      { className: "same" },
      `${plural(one.count, "paragraph")} unchanged`,
    );
  const box = element(
    "div",
    { className: `paragraph ${one.edit}` },
    element("p", { dir: "auto" }, ...one.words.map(wordRun)),
    ...one.targets.map(target),
  );
  if (one.olderForm !== one.newerForm)
    box.append(
      element(
        "p",
        { className: "aside" },
        `Form: ${one.olderForm} → ${one.newerForm}`,
      ),
    );
  return box;
}

const partName = ({ part, name }: TextChange): string =>
  ({
    title: "Title",
    subtitle: "Subtitle",
    body: "Body",
    about: `About ${name}`,
  })[part];

const text = (one: TextChange): HTMLElement[] => [
  element("h4", {}, partName(one)),
  ...listWithMore(
    element("div", { className: `text ${one.part}` }),
    one.paragraphs,
    PARAGRAPHS,
    paragraph,
  ),
];

const headRow = (field: FieldChange): HTMLElement =>
  element(
    "tr",
    {},
    element("th", { scope: "row" }, fieldName(field.path)),
    element("td", { dir: "auto" }, ...before(field)),
    element("td", { dir: "auto" }, ...now(field)),
  );

const heading = (label: string): HTMLElement =>
  element("th", { scope: "col" }, label);

function head(changes: FieldChange[]): HTMLElement[] {
  if (changes.length === 0) return [];
  const body = element("tbody");
  const table = element(
    "table",
    { className: "fields" },
    element(
      "thead",
      {},
      element("tr", {}, heading("Field"), heading("Before"), heading("Now")),
    ),
    body,
  );
  const [, ...more] = listWithMore(body, changes, PARAGRAPHS, headRow);
  return [table, ...more];
}

function signatory({
  name,
  parent,
  isLead,
  fields,
}: SignatoryChange): HTMLElement {
  const row = element("li", {}, element("bdi", {}, name));
  if (parent)
    row.append(
      element(
        "span",
        { className: "aside" },
        ", member of ",
        element("bdi", {}, parent),
      ),
    );
  else if (isLead)
    row.append(element("span", { className: "aside" }, ", lead"));
  for (const field of fields)
    row.append(
      element(
        "p",
        { className: "aside" },
        `${signatoryFieldName(field.path)}: `,
        ...before(field),
        " → ",
        ...now(field),
      ),
    );
  return row;
}

function signatories({
  added: come,
  removed: gone,
  changed,
  isReordered,
}: Changes["signatories"]): HTMLElement[] {
  const parts = (
    [
      ["Added", come, "added"],
      ["Removed", gone, "removed"],
      ["Changed", changed, "changed"],
    ] as const
  )
    .filter(([, list]) => list.length > 0)
    .flatMap(([label, list, className]) => [
      element("h4", {}, `${label} ${list.length.toLocaleString("en")}`),
      ...listWithMore(
        element("ul", { className: `names ${className}` }),
        list,
        NAMES,
        signatory,
      ),
    ]);
  if (isReordered)
    parts.push(
      element(
        "p",
        { className: "aside" },
        "Those who stay come in another order.",
      ),
    );
  return parts;
}

function section(label: string, parts: HTMLElement[]): HTMLElement {
  const nothing = element("p", { className: "same" }, "Nothing has changed");
  return element(
    "section",
    {},
    element("h3", {}, label),
    ...(parts.length > 0 ? parts : [nothing]),
  );
}

/** One section each for the text, the head and the signatories. */
export const sectionsOf = (changes: Changes): HTMLElement[] => [
  section("Text", changes.texts.flatMap(text)),
  section("Head", head(changes.head)),
  section("Signatories", signatories(changes.signatories)),
];
