import { chooseFile, droppedFile, writeFile, type OpenFile } from "./disk.ts";
import type { Draft } from "./draft.ts";
import { keep, kept } from "./keeping.ts";
import { blank, fileNameOf } from "./starts.ts";

/** Milliseconds of quiet after which the document is kept. */
const QUIET = 400;

/** The one file that a page is served on. */
export type Bound = {
  /** Tells it from other files. */
  path: string;
  name: string;
  write: typeof writeFile;
};

/** Which file the draft is, and whether that has all of it. */
export class Files {
  /** What the file held when it was opened or saved last; "" for none. */
  saved = "";
  readonly #draft: Draft;
  readonly #name: HTMLElement;
  readonly #state: HTMLElement;
  #fileName = "";
  #handle: FileSystemFileHandle | undefined;
  #bound: Bound | undefined;
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
    return [this.saved, this.#start].includes(this.#draft.text);
  }
  /** What a new document began as. */
  #start: string | undefined;

  /** What was written here last, or a new document. */
  begin(): void {
    const before = kept();
    if (!before) return this.create();
    this.#set({ name: before.name, text: before.text }, before.saved);
    if (!this.isSaved) this.#say("Brought back; not saved yet");
  }

  /**
   * Is `bound` from now on, which has `text`. Gives back what it had when something was written here
   * last and not saved, which then is there again; undefined for nothing.
   */
  bind(bound: Bound, text: string): string | undefined {
    const before = kept(bound.path);
    this.#fileName = bound.name;
    this.saved = text;
    this.#draft.open(text);
    this.#bound = bound;
    if (!before || before.text === before.saved || before.text === text)
      return undefined;
    this.#draft.replace(before.text);
    this.#say("Brought back; not saved yet");
    return before.saved;
  }

  /** The file has `text` now. The draft becomes it, too, unless that is kept. */
  renew(text: string, keepsDraft: boolean): void {
    this.saved = text;
    if (!keepsDraft) this.#draft.replace(text);
    this.#keep();
    this.#tell();
  }

  create(): void {
    if (!this.#mayLeave()) return;
    this.#start = blank();
    this.#set({ name: "", text: this.#start }, "");
  }

  async open(): Promise<void> {
    if (!this.#bound && !this.#mayLeave()) return;
    const file = await chooseFile();
    if (this.#bound) this.#take(file);
    else if (file) this.#set(file, file.text);
  }

  /** A document that came in a link: not on this machine yet. */
  receive(text: string): void {
    this.#take({ name: "", text }, "");
  }

  async save(): Promise<void> {
    const { text } = this.#draft;
    const name = this.#fileName || fileNameOf(this.#draft.valueAt(["title"]));
    const write = this.#bound?.write ?? writeFile;
    const done = await write({
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

  /** Into a bound file comes its text only, which can be undone. */
  #take(file: OpenFile | undefined, saved = file?.text ?? ""): void {
    if (!file) return;
    if (this.#bound) this.#draft.replace(file.text);
    else if (this.#mayLeave()) this.#set(file, saved);
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
    const isKept = keep(
      { name: this.#fileName, text, saved: this.saved },
      this.#bound?.path,
    );
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
