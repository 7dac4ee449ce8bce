import type { Outcome, Subscriber } from "../../web/src/feed/subscribers.ts";
import type { Failure, Fetched } from "../../web/src/feed/fetch.ts";
import type { Change, Signatory } from "./truth.ts";

/// A subscriber in place of the renderer, as simple as docs/format.md allows.
export class Fold implements Subscriber {
  epoch = 0;
  revision = 0;
  names = new Map<string, string>();
  readonly failures: string[] = [];
  /// What must never happen: a count that falls without a removal, a revision that falls.
  readonly wrongs: string[] = [];
  #listRevision = 0;
  #list = "";
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  onList({ bytes }: Fetched): Outcome {
    const text = new TextDecoder().decode(bytes);
    let list: { epoch: number; revision: number; items: Signatory[] };
    try {
      list = JSON.parse(text) as typeof list;
    } catch {
      return "refused";
    }
    if (!Array.isArray(list?.items)) return "refused";
    const { revision } = list;
    if (revision === this.#listRevision && text !== this.#list)
      return "refused";
    if (revision < this.revision) return "known";
    this.#listRevision = revision;
    this.#list = text;
    this.epoch = list.epoch;
    const items = list.items.filter(({ name }) => typeof name === "string");
    const before = this.names;
    this.names = new Map(items.map(({ id, name }) => [id, name]));
    if (this.names.size !== items.length)
      this.wrongs.push(`a key twice in revision ${revision}`);
    if (revision === this.revision && this.names.size !== before.size)
      this.wrongs.push(`another count in revision ${revision}`);
    this.revision = revision;
    this.#onChange();
    return "changed";
  }

  onEvent(data: Uint8Array): Outcome {
    let change: Change;
    try {
      change = JSON.parse(new TextDecoder().decode(data)) as Change;
    } catch {
      return "refused";
    }
    if (change.revision <= this.revision) return "known";
    if (change.from !== this.revision) return "gap";
    for (const key of change.remove) this.names.delete(key);
    for (const { id, name } of change.add) {
      if (this.names.has(id)) this.wrongs.push(`${id} is added twice`);
      this.names.set(id, name);
    }
    this.revision = change.revision;
    this.#onChange();
    return "changed";
  }

  onFailure({ code }: Failure): void {
    this.failures.push(code);
  }
}
