import { chooseFile, droppedFile, writeFile, type OpenFile } from "./disk.ts";
import type { Draft } from "./draft.ts";
import { keep, kept } from "./keeping.ts";
import { blank, fileNameOf } from "./starts.ts";

/** Milliseconds of quiet after which the document is kept. */
const QUIET = 400;

/** Which file the draft is, and whether that has all of it. */
export class Files {
  /** What the file held when it was opened or saved last; "" for none. */
  saved = "";
  readonly #draft: Draft;
  readonly #name: HTMLElement;
  readonly #state: HTMLElement;
  #fileName = "";
  #handle: FileSystemFileHandle | undefined;
  #timer: number | undefined;

  constructor(draft: Draft, name: HTMLElement, state: HTMLElement) {
    this.#draft = draft;
    this.#name = name;
    this.#state = state;
    draft.onChange(() => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#keep(), QUIET);
      this.#tell();
    });
    addEventListener("pagehide", () => this.#keep());
    addEventListener("beforeunload", (event) => {
      if (!this.isSaved) event.preventDefault();
    });
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      void droppedFile(event.dataTransfer).then((file) => this.#take(file));
    });
  }

  get isSaved(): boolean {
    return this.#draft.text === this.saved || this.#draft.text === this.#start;
  }
  /** What a new document began as. */
  #start = "";

  /** What was written here last, or a new document. */
  begin(): void {
    const before = kept();
    if (!before) return this.create();
    this.#set({ name: before.name, text: before.text }, before.saved);
    if (!this.isSaved) this.#say("Brought back; not saved yet");
  }

  create(): void {
    if (!this.#mayLeave()) return;
    this.#start = blank();
    this.#set({ name: "", text: this.#start }, "");
  }

  async open(): Promise<void> {
    if (!this.#mayLeave()) return;
    const file = await chooseFile();
    if (file) this.#set(file, file.text);
  }

  /** A document that is in no file yet. False when the person keeps the one that is here. */
  receive(text: string): boolean {
    const isTaken = this.#mayLeave();
    if (isTaken) this.#set({ name: "", text }, "");
    return isTaken;
  }

  async save(): Promise<void> {
    const { text } = this.#draft;
    const name = this.#fileName || fileNameOf(this.#draft.valueAt(["title"]));
    const done = await writeFile({
      name,
      text,
      ...(this.#handle && { handle: this.#handle }),
    });
    if (!done) return;
    this.saved = text;
    this.#fileName = done.name;
    this.#handle = done.handle;
    this.#keep();
    this.#tell();
  }

  #take(file: OpenFile | undefined): void {
    if (file && this.#mayLeave()) this.#set(file, file.text);
  }

  #set({ name, text, handle }: OpenFile, saved: string): void {
    this.saved = saved;
    this.#fileName = name;
    this.#handle = handle;
    this.#draft.open(text);
    this.#keep();
  }

  #mayLeave(): boolean {
    return (
      this.isSaved ||
      confirm("This statement has changes that are not saved. Leave them?")
    );
  }

  #keep(): void {
    clearTimeout(this.#timer);
    const { text } = this.#draft;
    const isKept = keep({ name: this.#fileName, text, saved: this.saved });
    if (!isKept) this.#say("Not saved, and this browser cannot keep it");
  }

  #tell(): void {
    this.#name.textContent = this.#fileName || "New statement";
    this.#say(
      this.#draft.text === this.saved
        ? "Saved"
        : this.isSaved
          ? ""
          : "Not saved",
    );
    document.title = `${this.isSaved ? "" : "• "}${this.#name.textContent} — Undersigned editor`;
  }

  #say(text: string): void {
    if (this.#state.textContent !== text) this.#state.textContent = text;
  }
}
