import type { JSONPath } from "jsonc-parser";

// The fields of the form, in its order.

export type Field = {
  /** Relative to the section's place. */
  path: JSONPath;
  label: string;
  hint?: string;
  kind?: "text" | "email" | "tel" | "url" | "long";
  /** For a choice: the values in the document and their labels. The first is the default. */
  choices?: [value: string, label: string][];
  isRequired?: boolean;
  /** Whether it takes the whole width. */
  isWide?: boolean;
};

export type Section = {
  heading: string;
  fields: Field[];
  /** If there may be several: their list in the document, and the name of one. */
  list?: { path: JSONPath; one: string };
};

export const SECTIONS: Section[] = [
  {
    heading: "Headline",
    fields: [
      { path: ["title"], label: "Title", isRequired: true, isWide: true },
      { path: ["subtitle"], label: "Subtitle", isWide: true },
      {
        path: ["id"],
        label: "Short name",
        hint: "Small letters, digits and hyphens. It never changes.",
        isRequired: true,
      },
      {
        path: ["language"],
        label: "Language",
        hint: "A tag, such as en or pt-BR",
      },
    ],
  },
  {
    heading: "Place and date",
    fields: [
      { path: ["place"], label: "Place" },
      {
        path: ["date"],
        label: "Date",
        hint: "Year, month, day: 2026-03-05",
        isRequired: true,
      },
      {
        path: ["release", "status"],
        label: "Release",
        choices: [
          ["published", "Published"],
          ["immediate", "For immediate release"],
          ["draft", "Draft"],
          ["embargoed", "Embargoed"],
          ["withdrawn", "Withdrawn"],
        ],
      },
      { path: ["url"], label: "Web page of the statement", kind: "url" },
    ],
  },
  {
    heading: "Publisher",
    fields: [
      { path: ["publisher", "name"], label: "Name", isRequired: true },
      { path: ["publisher", "url"], label: "Website", kind: "url" },
      {
        path: ["publisher", "about"],
        label: "About the publisher",
        kind: "long",
        isWide: true,
      },
    ],
  },
  {
    heading: "Media contacts",
    list: { path: ["contacts"], one: "contact" },
    fields: [
      { path: ["name"], label: "Name" },
      { path: ["label"], label: "What for" },
      { path: ["email"], label: "Email", kind: "email" },
      { path: ["phone"], label: "Phone", kind: "tel" },
    ],
  },
  {
    heading: "Leads",
    list: { path: ["leads"], one: "lead" },
    fields: [
      { path: ["name"], label: "Name", isRequired: true },
      { path: ["url"], label: "Website", kind: "url" },
      { path: ["about"], label: "About", kind: "long", isWide: true },
    ],
  },
];
