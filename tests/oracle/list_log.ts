/// Random histories of a list, as a publisher and the network may produce them, by the rules of
/// docs/format.md, and applied to plain arrays. For Node and for a page.

export type Item = { id: string; name: string; signed?: string; note?: string };

/// The messages, in order. `act` is an action of the reader: a control's `data-action` and its
/// value.
export type Message =
  | { what: "list" | "event"; json: string }
  | { what: "act"; action: string; value: string };

export type Log = {
  statement: string;
  messages: Message[];
  /// The response of `signatories.src` at the end.
  last: string;
  /// Segment files by their integrity.
  segments: Map<string, string>;
};

type Order = "given" | "name" | "newest";

/// mulberry32; from 0 to below 1.
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sorted = (items: Item[], order: Order): Item[] => {
  const places = new Map(items.map((item, index) => [item, index]));
  if (order === "given") return items;
  return [...items].sort((a, b) => {
    const [left, right] =
      order === "name" ? [a.name, b.name] : [b.signed ?? "", a.signed ?? ""];
    const names = left < right ? -1 : left > right ? 1 : 0;
    if (names || order === "name") return names || (a.id < b.id ? -1 : 1);
    return places.get(b)! - places.get(a)!;
  });
};

export function makeLog(seed: number, withReader: boolean): Log {
  const next = random(seed);
  const below = (most: number): number => Math.floor(next() * most);
  const chance = (part: number): boolean => next() < part;
  const isSegmented = chance(0.6);
  const order = (["given", "name", "newest"] as const)[below(3)]!;
  const segments = new Map<string, string>();
  let made = 0;
  const item = (): Item => ({
    id: `id${made++}`,
    name: `${"abcdefghij"[below(10)]}${"klmnopqrst"[below(10)]} ${made}`,
    ...(chance(0.6) && { signed: `2026-03-${10 + below(9)}` }),
  });
  let items = Array.from({ length: below(60) }, item);
  let epoch = 1;
  let revision = 1;

  /// Well-formed and different for different bytes, but not a hash.
  const integrityOf = (text: string): string => {
    let hash = 2166136261;
    for (let at = 0; at < text.length; at++)
      hash = Math.imul(hash ^ text.charCodeAt(at), 16777619) >>> 0;
    return `sha256-${hash.toString(16).padStart(8, "0").repeat(6).slice(0, 43)}=`;
  };
  const list = (): string => {
    const counts = { organizations: items.length };
    if (!isSegmented)
      return JSON.stringify({
        epoch,
        revision,
        ...(chance(0.5) && { counts }),
        items,
      });
    const all = sorted(items, order);
    const parts: Item[][] = [all.slice(0, 8)];
    for (const [index, one] of all.slice(8).entries()) {
      if (index === 0 || Number(one.id.slice(2)) % 7 === 0) parts.push([]);
      parts.at(-1)!.push(one);
    }
    return JSON.stringify({
      epoch,
      revision,
      counts,
      order,
      segments: parts.map((part) => {
        const json = JSON.stringify({ items: part });
        const integrity = integrityOf(json);
        segments.set(integrity, json);
        return {
          src: `${integrity.slice(7, 20)}.json`,
          integrity,
          count: part.length,
        };
      }),
    });
  };

  const change = (): string => {
    const from = revision++;
    const remove: string[] = [];
    const update: Item[] = [];
    const add: (Item & { before?: string })[] = [];
    for (let count = below(3); count > 0 && items.length > 0; count--) {
      const [gone] = items.splice(below(items.length), 1);
      remove.push(gone!.id);
    }
    for (let count = below(3); count > 0 && items.length > 0; count--) {
      const at = below(items.length);
      if (update.some(({ id }) => id === items[at]!.id)) continue;
      items[at] = { ...items[at]!, note: `note ${below(1000)}` };
      update.push(items[at]);
    }
    for (let count = below(4); count > 0; count--) {
      const one = item();
      const at =
        chance(0.4) && order === "given"
          ? below(items.length + 1)
          : items.length;
      const before = items[at]?.id;
      items.splice(at, 0, one);
      add.push({ ...one, ...(before && { before }) });
    }
    return JSON.stringify({
      epoch,
      from,
      revision,
      // If a signatory is in a missing segment, the number of its members is unknown.
      ...((chance(0.5) || (isSegmented && remove.length > 0)) && {
        counts: { organizations: items.length },
      }),
      remove,
      update,
      add,
    });
  };

  const messages: Message[] = [];
  const tell = (what: "list" | "event", json: string): void => {
    messages.push({ what, json });
  };
  const old: Message[] = [];
  if (chance(0.8)) tell("list", list());
  for (let step = below(14) + 2; step > 0; step--) {
    const kind = next();
    if (kind < 0.7) {
      const json = change();
      const event: Message = { what: "event", json };
      // Some are lost, some arrive twice.
      if (chance(0.9)) messages.push(event);
      if (chance(0.1)) messages.push(event);
      old.push(event);
    } else if (kind < 0.82) {
      const json = list();
      tell("list", json);
      old.push({ what: "list", json });
    } else if (kind < 0.92 && old.length > 0) {
      messages.push(old[below(old.length)]!);
    } else if (kind < 0.95) {
      epoch++;
      revision = 1;
      items = [
        ...items.slice(below(5)),
        ...Array.from({ length: below(9) }, item),
      ];
      tell("list", list());
    } else if (withReader) {
      const acts: [string, string][] = [
        ["all", ""],
        ["filter", "abc"[below(3)]!],
        ["filter", ""],
        ["name", ""],
        ["newest", ""],
        ["given", ""],
        ["pause", ""],
      ];
      const [action, value] = acts[below(acts.length)]!;
      messages.push({ what: "act", action, value });
    }
  }
  // At the end a list, and events that follow on from it.
  revision++;
  tell("list", list());
  for (let rest = below(6); rest > 0; rest--) tell("event", change());
  const last = list();
  return {
    statement: JSON.stringify({
      id: "s",
      publisher: { name: "P" },
      date: "2026-03-05",
      title: "T",
      body: "B",
      signatories: {
        src: "list.json",
        stream: "stream",
        order,
        items: items.slice(0, 3),
      },
    }),
    messages,
    last,
    segments,
  };
}
