import type { Changes } from "../../full/comparison.ts";
import type { StatementDocument } from "../document/document.ts";
import { applyEdits, valueEdits, minimalEdit } from "../document/edits.ts";

const count = (list: unknown): number =>
  Array.isArray(list) ? list.length : 0;

/**
 * The document with a correction added after its others, and with the revision that it then needs.
 * `text` must be JSON.
 */
export function correctionEdits(
  text: string,
  present: unknown,
  correction: { date: string; note: string },
  { newer, least }: Changes["revision"],
): string {
  const path = ["corrections", count(present)];
  const longer = applyEdits(text, valueEdits(text, path, correction));
  if (newer >= least) return longer;
  return applyEdits(longer, valueEdits(longer, ["revision"], least));
}

/** The proposed correction, and the button that adds it to the document. */
export class CorrectionBox {
  readonly #box: HTMLElement;
  readonly #doc: StatementDocument;
  readonly #onTaken: () => Promise<void>;
  #changes: Changes | null = null;

  /** `onTaken` shows the changes again, after the document has got the correction. */
  constructor(
    box: HTMLElement,
    doc: StatementDocument,
    onTaken: () => Promise<void>,
  ) {
    this.#box = box;
    this.#doc = doc;
    this.#onTaken = onTaken;
    this.#note.addEventListener("input", () => this.#allow());
    this.#button.addEventListener("click", () => void this.#take());
  }

  /** Hidden if there is nothing to correct. */
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
    const { text } = this.#doc;
    const { date } = changes.correction;
    const insert = correctionEdits(
      text,
      this.#doc.valueAt(["corrections"]),
      { date, note: this.#note.value.trim() },
      changes.revision,
    );
    const whole = { from: 0, to: text.length, insert };
    this.#doc.write([minimalEdit(text, whole)], "input.correction");
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
