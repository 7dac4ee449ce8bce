import { canonicalAddresses, innerHtml } from "./tree.ts";

/// Where the statements under test stand.
export const base = "https://publisher.example/s/statement.json";

export type Json =
  string | number | boolean | null | Json[] | { [key: string]: Json };

/// A statement with only what it must have, and `more`; nothing is put before its text.
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

/// The drawn text of a statement, with comparable addresses; empty where nothing is drawn of it.
export const bodyOf = (html: string): string =>
  canonicalAddresses(innerHtml(html, "statement-body") ?? "");
