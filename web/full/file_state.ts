// What `undersigned preview` tells the editor page of the file that it serves the page on.

/** What a file is at a moment. A tag tells one content from another. */
export type FileState =
  | { is: "text"; text: string; tag: string }
  | { is: "not text"; tag: string }
  | { is: "missing" | "too large" };
