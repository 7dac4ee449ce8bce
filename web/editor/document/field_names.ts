import { SECTIONS } from "./fields.ts";
import { COLUMNS } from "./rows.ts";

// The names of fields for people, by their paths.

const OTHERS: Record<string, string> = {
  direction: "Direction",
  "publisher.abbreviation": "Publisher, abbreviation",
  "publisher.tagline": "Publisher, tagline",
  "publisher.logo.src": "Publisher, logo",
  "publisher.logo.dark": "Publisher, logo in the dark",
  "publisher.logo.alt": "Publisher, logo in words",
  "release.until": "Embargoed until",
  "release.note": "Release, note",
  dateline: "Dateline",
  contacts: "Media contact",
  "signatories.heading": "Signatories, heading",
  "signatories.order": "Signatories, order",
  "signatories.groups": "Group of signatories",
  "signatories.counts": "How many have signed",
  "signatories.src": "List of signatories, address",
  "signatories.stream": "List of signatories, stream",
  "signatories.refresh": "List of signatories, seconds",
  "sign.label": "Form to sign, label",
  "sign.url": "Form to sign, address",
  attachments: "Document",
  endMark: "End mark",
  "releases.heading": "Recent statements, heading",
  "releases.items": "Recent statement",
  "releases.src": "Recent statements, feed",
  "releases.more.label": "More statements, label",
  "releases.more.url": "More statements, address",
  "releases.limit": "Recent statements, at most",
  corrections: "Correction",
  translations: "Translation",
  imageOrigins: "Site of images",
};

const OF_SIGNATORIES: Record<string, string> = {
  sort: "Sorted as",
  abbreviation: "Abbreviation",
  "logo.src": "Logo",
  about: "About",
  country: "Country",
  signed: "Signed on",
  note: "Note",
  language: "Language",
  group: "Group",
  list: "Stands in",
  parent: "Member of",
};

const names = new Map(Object.entries(OTHERS));
for (const { heading, fields, list } of SECTIONS)
  for (const { path, label } of list ? [] : fields) {
    const isOfPublisher = path[0] === "publisher" && path.length > 1;
    names.set(
      path.join("."),
      isOfPublisher ? `${heading}, ${label.toLowerCase()}` : label,
    );
  }
const signatoryNames = new Map<string, string>([
  ...Object.entries(OF_SIGNATORIES),
  ...COLUMNS.map(({ key, label }) => [key, label] as const),
]);

/** The name of a statement's field; its path if it has none. */
export const fieldName = (path: string): string => names.get(path) ?? path;

/** The same for a signatory's field. */
export const signatoryFieldName = (path: string): string =>
  signatoryNames.get(path) ?? path;
