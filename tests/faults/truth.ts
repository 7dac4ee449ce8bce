import { createHash } from "node:crypto";

/// A minimal signatory of a fetched list.
export type Signatory = { id: string; name: string };
export type Counts = { organizations: number; persons: number };
/// The `data` of one event.
export type Change = {
  epoch: number;
  from: number;
  revision: number;
  counts: Counts;
  remove: string[];
  add: Signatory[];
};
export type Segment = { src: string; integrity: string; count: number };

/// The text of one event; its id is its revision.
export const eventOf = (change: Change): string =>
  `id: ${change.revision}\nevent: signatories\ndata: ${JSON.stringify(change)}\n\n`;

/// Number of names in the first segment (docs/format.md).
const FIRST = 200;

/// The true list, which readers must finally show, whatever happens in between.
export class Truth {
  readonly epoch = 1;
  revision = 0;
  items: Signatory[] = [];
  /// The event that led to revision 2 is the first.
  readonly changes: Change[] = [];
  /// The lists of all revisions, by revision.
  readonly lists: string[] = [""];
  /// The bytes of all segments that a head ever named, by their path.
  readonly segments = new Map<string, string>();
  readonly #listeners = new Set<(change: Change) => void>();
  #signed = 0;

  constructor(count: number) {
    this.#change(this.#names(count), []);
  }

  /// Adds this many names, in one change.
  sign(count: number): void {
    this.#change(this.#names(count), []);
  }
  /// The key of a signatory is its `id`.
  remove(key: string): void {
    this.#change([], [key]);
  }
  /// Calls `listener` after every change. Returns a function that ends that.
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  counts(): Counts {
    return { organizations: this.items.length, persons: 0 };
  }
  /// The response of `signatories.src` as a list.
  list(): string {
    return this.lists[this.revision]!;
  }
  /// The response as a head, whose segments are at `segments/…`.
  head(): string {
    const segments: Segment[] = [];
    for (const items of [this.items.slice(0, FIRST), this.items.slice(FIRST)]) {
      if (items.length === 0) continue;
      const body = JSON.stringify({ items });
      const hash = createHash("sha256").update(body);
      const integrity = `sha256-${hash.digest("base64")}`;
      const src = `segments/${encodeURIComponent(integrity)}.json`;
      this.segments.set(`/${src}`, body);
      segments.push({ src, integrity, count: items.length });
    }
    const { epoch, revision } = this;
    const counts = this.counts();
    return JSON.stringify({
      epoch,
      revision,
      counts,
      order: "given",
      segments,
    });
  }

  #names(count: number): Signatory[] {
    return Array.from({ length: count }, () => {
      const number = ++this.#signed;
      return { id: `o${number}`, name: `Organization ${number} für Ŝpaß 🌍` };
    });
  }

  #change(add: Signatory[], remove: string[]): void {
    this.items = [
      ...this.items.filter(({ id }) => !remove.includes(id)),
      ...add,
    ];
    const from = this.revision++;
    const { epoch, revision } = this;
    const counts = this.counts();
    this.lists.push(
      JSON.stringify({ epoch, revision, counts, items: this.items }),
    );
    // The first list is not a change.
    if (from === 0) return;
    const change = { epoch, from, revision, counts, remove, add };
    this.changes.push(change);
    for (const listener of [...this.#listeners]) listener(change);
  }
}
