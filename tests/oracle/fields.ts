import { statementWith, type Json } from "./statement.ts";

/// Every key of a statement for a text in the publisher's own words: its kind, its maximum length,
/// and where it is drawn.
export type Field = {
  /// `signatories.items[0].note`
  path: string;
  /// Names and other texts that share a line lose their directional controls. Markdown is laid out.
  kind: "text" | "name" | "markdown";
  /// In code points; for the body, in bytes.
  limit: number;
  /// The statements that have the field.
  variant: Variant;
  /// Empty if it is not drawn.
  selector: string;
  /// The index among the elements that `selector` finds.
  index?: number;
  /// Drawn as this attribute's value.
  attribute?: string;
  /// The text drawn before it in the same element.
  before?: string;
};

/// Statements that together draw every field.
export const variants = ["whole", "brief", "withdrawn", "embargoed"] as const;
export type Variant = (typeof variants)[number];

const field = (
  path: string,
  limit: number,
  selector: string,
  more: Partial<Field> = {},
): Field => ({
  path,
  kind: "text",
  limit,
  variant: "whole",
  selector,
  ...more,
});

const listed = ".statement-list > .statement-group > .statement-signatory";
const name: Partial<Field> = { kind: "name" };
const brief: Partial<Field> = { variant: "brief" };

export const fields: readonly Field[] = [
  field("publisher.name", 200, ".statement-publisher-name", name),
  field("publisher.abbreviation", 500, ".statement-mark", name),
  field("publisher.tagline", 500, ".statement-tagline"),
  field("publisher.logo.alt", 500, ".statement-masthead img", {
    attribute: "alt",
    ...brief,
  }),
  field("publisher.about", 8000, ".statement-about", { kind: "markdown" }),
  field("release.note", 2000, ".statement-withdrawn > p:last-child", {
    variant: "withdrawn",
  }),
  field("release.note", 2000, ".statement-main > .statement-note", {
    variant: "embargoed",
  }),
  field("place", 500, ".statement-head .statement-place", name),
  field("dateline", 500, ".statement-body .statement-dateline", {
    ...name,
    ...brief,
  }),
  field("contacts[0].label", 500, ".statement-contact-label"),
  field("contacts[0].name", 200, ".statement-contact bdi", name),
  field("contacts[0].email", 500, ".statement-contact bdi", { index: 1 }),
  field("contacts[0].phone", 500, ".statement-contact bdi", { index: 2 }),
  field("title", 300, ".statement-title"),
  field("title", 300, ".statement", {
    variant: "brief",
    attribute: "aria-label",
  }),
  field("subtitle", 500, ".statement-subtitle"),
  field("body", 128 * 1024, ".statement-body", { kind: "markdown" }),
  field("leads[0].name", 200, ".statement-leads .statement-name", name),
  field("leads[0].id", 200, ""),
  field("leads[0].sort", 500, "", name),
  field("leads[0].abbreviation", 500, "", name),
  field("leads[0].about", 8000, ".statement-about", {
    kind: "markdown",
    index: 1,
  }),
  field("leads[0].role", 500, "", name),
  field("leads[0].affiliation", 500, "", name),
  field("leads[0].location", 500, "", name),
  field("leads[0].country", 500, "", name),
  field("leads[0].note", 2000, ""),
  field("leads[0].group", 500, ""),
  field("leads[0].logo.alt", 500, ""),
  // Of the leads' members, only the names are drawn.
  field("leads[0].members[0].name", 200, ".statement-leads .statement-name", {
    kind: "name",
    index: 1,
  }),
  field("leads[0].members[0].id", 200, "", { variant: "withdrawn" }),
  field("leads[0].members[0].sort", 500, "", name),
  field("leads[0].members[0].abbreviation", 500, "", name),
  field("leads[0].members[0].about", 8000, "", { kind: "markdown" }),
  field("leads[0].members[0].role", 500, "", name),
  field("leads[0].members[0].affiliation", 500, "", name),
  field("leads[0].members[0].location", 500, "", name),
  field("leads[0].members[0].country", 500, "", name),
  field("leads[0].members[0].note", 2000, ""),
  field("leads[0].members[0].group", 500, ""),
  field("leads[0].members[0].logo.alt", 500, ""),
  field(
    "signatories.heading",
    500,
    ".statement-signatories > .statement-heading",
  ),
  field("signatories.groups[0].key", 500, ""),
  field("signatories.groups[0].heading", 500, ".statement-group-heading"),
  field("signatories.items[0].name", 200, `${listed} > .statement-name`, name),
  field("signatories.items[0].id", 200, ""),
  field("signatories.items[0].sort", 500, "", name),
  field(
    "signatories.items[0].abbreviation",
    500,
    `${listed} > .statement-abbreviation > bdi`,
    name,
  ),
  field("signatories.items[0].about", 8000, "", { kind: "markdown" }),
  ...["role", "affiliation", "location", "country"].map((key, index) =>
    field(
      `signatories.items[0].${key}`,
      500,
      `${listed} > .statement-details > bdi`,
      { index, ...name },
    ),
  ),
  field("signatories.items[0].note", 2000, `${listed} > .statement-note > bdi`),
  field("signatories.items[0].group", 500, ""),
  field("signatories.items[0].logo.alt", 500, ""),
  field(
    "signatories.items[0].members[0].name",
    200,
    ".statement-members .statement-name",
    name,
  ),
  // In another statement than the other ids, which it must not repeat.
  field("signatories.items[0].members[0].id", 200, "", {
    variant: "withdrawn",
  }),
  field("signatories.items[0].members[0].sort", 500, "", name),
  field(
    "signatories.items[0].members[0].abbreviation",
    500,
    ".statement-members .statement-abbreviation > bdi",
    name,
  ),
  field("signatories.items[0].members[0].about", 8000, "", {
    kind: "markdown",
  }),
  ...["role", "affiliation", "location", "country"].map((key, index) =>
    field(
      `signatories.items[0].members[0].${key}`,
      500,
      ".statement-members .statement-details > bdi",
      { index, ...name },
    ),
  ),
  field(
    "signatories.items[0].members[0].note",
    2000,
    ".statement-members .statement-note > bdi",
  ),
  field("signatories.items[0].members[0].group", 500, ""),
  field("signatories.items[0].members[0].logo.alt", 500, ""),
  field("sign.label", 500, ".statement-sign"),
  field("attachments[0].label", 500, ".statement-documents li"),
  field("endMark", 500, ".statement-end-mark"),
  field("releases.heading", 500, ".statement-releases > .statement-heading"),
  field("releases.heading", 500, ".statement-releases", {
    variant: "brief",
    attribute: "aria-label",
  }),
  field("releases.items[0].title", 300, ".statement-released-title bdi"),
  field("releases.items[0].summary", 2000, ".statement-released-summary"),
  field("releases.more.label", 500, ".statement-more"),
  field("corrections[0].note", 2000, ".statement-correction", {
    before: "Correction, March 6, 2026: ",
  }),
  field("translations[0].title", 300, ""),
];

/// The statement in which the fields of `variant` have values. `base` is the origin of its images.
export function statementOf(
  variant: Variant,
  base: string,
): Record<string, Json> {
  const logo = (): Json => ({
    src: new URL("logo.svg", base).href,
    alt: "Logo",
  });
  switch (variant) {
    case "embargoed":
      return {
        id: "under-test",
        publisher: { name: "Publisher" },
        release: { status: "embargoed", until: "2031-03-03T09:00:00Z" },
      };
    case "withdrawn":
      return statementWith({
        release: { status: "withdrawn", note: "Note" },
        leads: [{ name: "Lead", members: [{ name: "Part" }] }],
        signatories: {
          items: [{ name: "Signatory", members: [{ name: "Member" }] }],
        },
      });
    case "brief":
      return statementWith({
        url: base,
        publisher: { name: "Publisher", logo: logo() },
        releases: { heading: "Releases", items: [{ title: "Release" }] },
      });
    case "whole":
      return statementWith({
        url: base,
        place: "Place",
        contacts: [{ label: "Media", url: base }],
        leads: [
          {
            name: "Lead",
            kind: "person",
            logo: logo(),
            members: [{ name: "Part", kind: "person", logo: logo() }],
          },
        ],
        signatories: {
          groups: [{ key: "group", heading: "Group" }],
          items: [
            {
              name: "Signatory",
              kind: "person",
              group: "group",
              logo: logo(),
              members: [{ name: "Member", kind: "person", logo: logo() }],
            },
          ],
        },
        sign: { label: "Sign", url: base },
        attachments: [{ label: "PDF", url: base }],
        releases: {
          items: [{ title: "Release", url: base }],
          more: { label: "More", url: base },
        },
        corrections: [{ date: "2026-03-06", note: "Note" }],
        translations: [{ language: "fr", src: base }],
      });
  }
}

/// Sets the value at `path`. Missing objects on the way are created.
export function setAt(
  statement: Record<string, Json>,
  path: string,
  value: Json,
): void {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  const last = keys.pop() ?? "";
  let at: Record<string, Json> = statement;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Record<string, Json>;
  }
  at[last] = value;
}

/// At most `limit` code points of `text`.
export const cut = (text: string, limit: number): string =>
  [...text].slice(0, limit).join("");
