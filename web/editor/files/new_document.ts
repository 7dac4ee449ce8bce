import { today } from "../../full/date.ts";
import { slugOf } from "../document/slug.ts";

// The text of a new document.

/** All required keys of a statement, empty. */
export const blank = (): string =>
  `${JSON.stringify(
    {
      id: "",
      revision: 1,
      language: "en",
      publisher: { name: "" },
      release: { status: "draft" },
      date: today(),
      title: "",
      body: "",
      signatories: { items: [] },
    },
    null,
    2,
  )}\n`;

/** The file name for a document with this title. */
export const fileNameOf = (title: unknown): string =>
  `${(typeof title === "string" && slugOf(title)) || "statement"}.json`;
