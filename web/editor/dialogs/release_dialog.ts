import type { WorkerClient, Reading } from "../worker/client.ts";
import { chooseFile, droppedFile, type OpenFile } from "../files/disk.ts";
import { draftReport } from "./draft_report.ts";
import { coalesced } from "../worker/latest.ts";
import {
  pasted,
  placesIn,
  refusalOf,
  type Place,
  type PressRelease,
} from "./press_release.ts";
import { reasonOf } from "../worker/reason.ts";

const empty: PressRelease = { shown: "", source: "" };

/** Makes a draft from a press release, pasted or opened, for the person to take and correct. */
export class ReleaseDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #worker: WorkerClient;
  readonly #onUse: (json: string) => boolean;
  readonly #field: HTMLTextAreaElement;
  readonly #readSoon = coalesced(
    () => this.#read(),
    (error) => {
      this.#show(undefined);
      this.#fail(error);
    },
  );
  #release = empty;
  #reading: Reading | undefined;

  /** `onUse` gets the JSON of the draft and returns whether it was taken. */
  constructor(
    dialog: HTMLDialogElement,
    worker: WorkerClient,
    onUse: (json: string) => boolean,
  ) {
    this.#dialog = dialog;
    this.#worker = worker;
    this.#onUse = onUse;
    this.#field = this.#find("textarea");
    this.#field.addEventListener("paste", (event) => this.#paste(event));
    this.#field.addEventListener("input", () => {
      const { value } = this.#field;
      this.#take({ shown: value, source: value });
    });
    this.#find("button.choose").addEventListener("click", () => {
      void this.#open(chooseFile("press release"));
    });
    dialog.addEventListener("drop", (event) => {
      const { dataTransfer } = event;
      if (dataTransfer?.files.length)
        void this.#open(droppedFile(dataTransfer));
    });
    this.#find("button.use").addEventListener("click", () => {
      if (this.#reading && this.#onUse(this.#reading.json)) dialog.close();
    });
    this.#take(empty);
  }

  open(): void {
    this.#dialog.showModal();
    this.#field.focus();
  }

  /** Pastes with formatting into an empty field. Into a text it pastes text, as everywhere. */
  #paste(event: ClipboardEvent): void {
    const { value, selectionStart, selectionEnd } = this.#field;
    const isAll = selectionStart === 0 && selectionEnd === value.length;
    if (!isAll || !event.clipboardData?.types.includes("text/html")) return;
    event.preventDefault();
    this.#put(pasted(event.clipboardData));
  }

  async #open(opening: Promise<OpenFile | undefined>): Promise<void> {
    try {
      const { text } = (await opening) ?? {};
      if (text === undefined) return;
      const refusal = refusalOf(text);
      if (refusal) this.#tell(refusal);
      else this.#put({ shown: text, source: text });
    } catch (error) {
      this.#fail(error);
    }
  }

  #put(release: PressRelease): void {
    this.#field.value = release.shown;
    this.#take(release);
  }

  #take(release: PressRelease): void {
    this.#release = release;
    // The last draft is not one of this press release.
    this.#reading = undefined;
    this.#find("button.use").toggleAttribute("disabled", true);
    const isFormatted = release.source !== release.shown;
    this.#tell(
      isFormatted
        ? "Pasted with its formatting. What you change here makes it plain text."
        : "",
    );
    this.#readSoon();
  }

  async #read(): Promise<void> {
    const release = this.#release;
    const isEmpty = release.source.trim() === "";
    const reading = isEmpty
      ? undefined
      : await this.#worker.draft(release.source);
    if (release === this.#release) this.#show(reading);
  }

  #show(reading: Reading | undefined): void {
    this.#reading = reading;
    this.#find("button.use").toggleAttribute("disabled", !reading);
    this.#find(".readings").replaceChildren(
      ...(reading
        ? draftReport(reading, this.#placesOf(reading), (place) =>
            this.#select(place),
          )
        : []),
    );
  }

  /** The places of the warnings, then of the spans. */
  #placesOf({ warnings, spans }: Reading): (Place | undefined)[] {
    const { source } = this.#release;
    return [
      ...placesIn(
        this.#release,
        warnings.map((one) => ({
          ...one,
          text: source.slice(one.start, one.end),
        })),
      ),
      ...placesIn(this.#release, spans),
    ];
  }

  #select({ start, end }: Place): void {
    const field = this.#field;
    field.focus();
    field.setSelectionRange(start, end);
    // Browsers scroll to a selection only when the person types.
    const lines = field.value.slice(0, start).split("\n").length;
    const all = field.value.split("\n").length;
    field.scrollTop =
      (lines / all) * field.scrollHeight - field.clientHeight / 2;
  }

  #fail(error: unknown): void {
    this.#tell(reasonOf(error));
  }

  #tell(text: string): void {
    this.#find(".told").textContent = text;
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#dialog.querySelector<T>(selector)!;
  }
}
