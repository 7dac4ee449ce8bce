import { canonicalAddresses, innerHtml } from "./tree.ts";

/// The base of the statements under test.
export const base = "https://publisher.example/s/statement.json";

export type Json =
  string | number | boolean | null | Json[] | { [key: string]: Json };

/// A minimal statement with `more`, and without a dateline.
export const statementWith = (
  more: Record<string, Json> = {},
): Record<string, Json> => ({
  id: "under-test",
  publisher: { name: "Publisher" },
  date: "2026-03-05",
  dateline: "",
  title: "Title",
  body: "Body",
  ...more,
});

/// The drawn text of a statement, with comparable addresses; empty if nothing is drawn.
export const bodyOf = (html: string): string =>
  canonicalAddresses(innerHtml(html, "statement-body") ?? "");
