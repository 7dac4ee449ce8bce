import type { ServerResponse } from "node:http";
import { cors } from "./site.ts";
import type { Server } from "../server.ts";

const names: string = new URL(
  "../../examples/statements/crowd/names.mjs",
  import.meta.url,
).href;
const made = (await import(names)) as {
  signatories(count: number, from?: number): Item[];
};

export type Item = {
  name: string;
  sort?: string;
  kind?: string;
  signed?: string;
  url?: string;
  location?: string;
};

/// `count` of the crowd of the examples, each of them linked.
export const crowd = (count: number, from = 0): Item[] =>
  made.signatories(count, from).map((one, index) => ({
    ...one,
    url: `https://signers.example/${from + index}`,
  }));

export type Change = {
  add?: (Item & { before?: string })[];
  remove?: string[];
};

/// A publisher's list that changes while it is read, at /s/list.json. Its statement is at
/// /s/statement.json, and its stream at /s/stream unless the list is polled.
export type LiveList = {
  readonly items: Item[];
  /// Makes a new revision, and sends it to the readers of the stream.
  change(change: Change): void;
};

export type ListOptions = {
  order?: "given" | "name" | "newest";
  isPolled?: boolean;
  /// More keys of the statement.
  statement?: object;
  groups?: { key: string; heading: string }[];
};

/// The key by which events name it: what docs/format.md derives from the name.
export const keyOf = ({ kind, name, location }: Item): string =>
  [name, kind === "person" && location]
    .filter(Boolean)
    .join("; ")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());

export function liveList(
  publisher: Server,
  items: Item[],
  { order = "given", isPolled = false, statement, groups }: ListOptions = {},
): LiveList {
  const readers = new Set<ServerResponse>();
  let revision = 1;
  const counts = () => ({
    organizations: items.filter(({ kind }) => kind !== "person").length,
    persons: items.filter(({ kind }) => kind === "person").length,
  });
  publisher.set("/s/statement.json", {
    headers: cors,
    body: JSON.stringify({
      id: "last-tram",
      publisher: { name: "Riders of the Last Tram" },
      date: "2026-11-02",
      title: "Let the last tram wait for the last shift",
      body: "We, the undersigned, ask the city to let it leave at one.",
      signatories: {
        order,
        groups,
        src: "list.json",
        ...(!isPolled && { stream: "stream" }),
        refresh: 60,
      },
      ...statement,
    }),
  });
  publisher.set("/s/list.json", () => ({
    headers: cors,
    body: JSON.stringify({ revision, counts: counts(), items }),
  }));
  publisher.set("/s/stream", (_, response) => {
    response.writeHead(200, { ...cors, "content-type": "text/event-stream" });
    response.write(": open\n\n");
    readers.add(response);
    response.on("close", () => readers.delete(response));
    return undefined;
  });
  return {
    get items() {
      return items;
    },
    change({ add = [], remove = [] }) {
      items = items.filter((one) => !remove.includes(keyOf(one)));
      for (const { before, ...one } of add) {
        const at = items.findIndex((one) => keyOf(one) === before);
        items.splice(at < 0 ? items.length : at, 0, one);
      }
      const from = revision++;
      const event = { from, revision, counts: counts(), remove, add };
      const text = `event: signatories\ndata: ${JSON.stringify(event)}\n\n`;
      for (const reader of readers) reader.write(text);
    },
  };
}
