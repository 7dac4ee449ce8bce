// What `undersigned preview` tells the editor page about the file.

/** The state of a file. Different contents have different tags. */
export type FileState =
  | { is: "text"; text: string; tag: string }
  | { is: "not text"; tag: string }
  | { is: "missing" | "too large" };
