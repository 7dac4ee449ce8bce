import type { Changes } from "../../full/comparison.ts";
import type { Draft } from "../document/document.ts";
import { applied, setting, shrunk } from "../document/edits.ts";

const count = (list: unknown): number =>
  Array.isArray(list) ? list.length : 0;

/**
 * The text with a correction behind those that it has, and with the revision that it then needs. It
 * must be JSON.
 */
export function corrected(
  text: string,
  present: unknown,
  correction: { date: string; note: string },
  { newer, least }: Changes["revision"],
): string {
  const path = ["corrections", count(present)];
  const longer = applied(text, setting(text, path, correction));
  if (newer >= least) return longer;
  return applied(longer, setting(longer, ["revision"], least));
}

/** The correction that is proposed, and its way into the document. */
export class CorrectionBox {
  readonly #box: HTMLElement;
  readonly #draft: Draft;
  readonly #onTaken: () => Promise<void>;
  #changes: Changes | null = null;

  /** `onTaken` shows what has changed, now that the document has the correction. */
  constructor(box: HTMLElement, draft: Draft, onTaken: () => Promise<void>) {
    this.#box = box;
    this.#draft = draft;
    this.#onTaken = onTaken;
    this.#note.addEventListener("input", () => this.#allow());
    this.#button.addEventListener("click", () => void this.#take());
  }

  /** Nothing is shown where nothing is to be corrected. */
  show(changes: Changes | null): void {
    this.#changes = changes;
    const correction = changes?.correction ?? null;
    this.#box.hidden = !correction;
    if (!changes || !correction) return;
    const isTaken = changes.isCorrected;
    this.#note.hidden = this.#button.hidden = isTaken;
    this.#say("");
    this.#note.value = correction.note;
    const { newer, least } = changes.revision;
    const due = newer < least ? ` The revision becomes ${least}.` : "";
    this.#box.querySelector(".hint")!.textContent = isTaken
      ? "The document has a correction that the older one lacks."
      : `A proposal, for you to correct. It will stand under the title, dated ${correction.date}.${due}`;
    this.#allow();
  }

  async #take(): Promise<void> {
    const changes = this.#changes;
    if (!changes?.correction) return;
    const { text } = this.#draft;
    const { date } = changes.correction;
    const insert = corrected(
      text,
      this.#draft.valueAt(["corrections"]),
      { date, note: this.#note.value.trim() },
      changes.revision,
    );
    const whole = { from: 0, to: text.length, insert };
    this.#draft.write([shrunk(text, whole)], "input.correction");
    await this.#onTaken();
    this.#say("Added to the corrections.");
    this.#status.focus();
  }

  #allow(): void {
    this.#button.disabled = this.#note.value.trim() === "";
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  get #note(): HTMLTextAreaElement {
    return this.#box.querySelector("textarea")!;
  }
  get #button(): HTMLButtonElement {
    return this.#box.querySelector("button.take")!;
  }
  get #status(): HTMLElement {
    return this.#box.querySelector(".taken")!;
  }
}
