// In the editor lines end with "
// ", whatever the file has.

export const toNewlines = (text: string): string =>
  text.replaceAll(/\r\n?/g, "\n");

export const lineEndingOf = (text: string): string =>
  text.includes("\r\n") ? "\r\n" : "\n";

export const withLineEnding = (text: string, ending: string): string =>
  text.replaceAll("\n", ending);
