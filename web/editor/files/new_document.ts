import { today } from "../../full/date.ts";
import { slugOf } from "../document/slug.ts";

// What a document begins as.

/** All that a statement has to have, and nothing in it. */
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

/** What a file is called whose document has this title. */
export const fileNameOf = (title: unknown): string =>
  `${(typeof title === "string" && slugOf(title)) || "statement"}.json`;
