// A text has "\n" here, whatever its file has.

export const inLines = (text: string): string =>
  text.replaceAll(/\r\n?/g, "\n");

export const endingOf = (text: string): string =>
  text.includes("\r\n") ? "\r\n" : "\n";

export const withEnding = (text: string, ending: string): string =>
  text.replaceAll("\n", ending);
