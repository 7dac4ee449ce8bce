import { chooseFile, droppedFile, writeFile, type OpenFile } from "./disk.ts";
import type { StatementDocument } from "../document/document.ts";
import type { Autosave, SavedDocument } from "./autosave.ts";
import { blank, fileNameOf } from "./new_document.ts";
import { reasonOf } from "../worker/reason.ts";

/** Milliseconds without a change after which the document is stored. */
const QUIET = 400;

const BROUGHT_BACK = "Brought back; not saved yet";

/** The file that the page is bound to. */
export type Bound = {
  name: string;
  write: typeof writeFile;
};

/** Manages the document's file, and whether it is saved. */
export class Files {
  /** The file's content when it was last opened or saved; "" for none. */
  saved = "";
  readonly #doc: StatementDocument;
  readonly #autosave: Autosave;
  readonly #name: HTMLElement;
  readonly #state: HTMLElement;
  #fileName = "";
  /** The line ending of the file. */
  #ending = "\n";
  #handle: FileSystemFileHandle | undefined;
  #bound: Bound | undefined;
  #timer: number | undefined;

  constructor(
    doc: StatementDocument,
    autosave: Autosave,
    name: HTMLElement,
    state: HTMLElement,
  ) {
    this.#doc = doc;
    this.#autosave = autosave;
    this.#name = name;
    this.#state = state;
    doc.onChange(() => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#keep(), QUIET);
      this.#tell();
    });
    addEventListener("pagehide", () => this.#keep());
    addEventListener("beforeunload", (event) => {
      if (!this.isSaved) event.preventDefault();
    });
    addEventListener("dragover", (event) => event.preventDefault());
    // Before CodeMirror, which would insert the file's text. Dialogs handle drops themselves.
    addEventListener("drop", (event) => this.#drop(event), { capture: true });
  }

  get isSaved(): boolean {
    return [this.saved, this.#start].includes(this.#doc.text);
  }
  /** The text of a new document. */
  #start: string | undefined;

  /** Begins with what was last written in this tab, or with a new document. */
  begin(): void {
    const before = this.#autosave.own();
    if (before) this.bringBack(before);
    else this.create();
  }

  /** Restores a document. False if the person does not want to leave the current one. */
  bringBack({ name, text, saved }: SavedDocument): boolean {
    if (!this.#mayLeave()) return false;
    this.#set({ name, text }, saved);
    if (!this.isSaved) this.#say(BROUGHT_BACK);
    return true;
  }

  /**
   * Binds the page to `bound`, which has `text`. If this tab has unsaved changes of it, they are
   * restored, and the promise resolves to the content that they are based on; otherwise to
   * undefined.
   */
  async bind(bound: Bound, text: string): Promise<string | undefined> {
    const own = this.#autosave.own();
    const [left] = own ? [] : await this.#autosave.left();
    const before = own ?? left;
    this.#fileName = bound.name;
    this.saved = text;
    this.#doc.open(text);
    this.#bound = bound;
    if (!before || before.text === before.saved || before.text === text)
      return undefined;
    this.#doc.replace(before.text);
    this.#keep();
    left?.drop();
    this.#say(BROUGHT_BACK);
    return before.saved;
  }

  /** The file has `text` now. The document is replaced by it, unless `keepsDraft`. */
  renew(text: string, keepsDraft: boolean): void {
    this.saved = text;
    if (!keepsDraft) this.#doc.replace(text);
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
    const file = await this.#tried("Not opened", () => chooseFile());
    if (!file) return;
    if (this.#bound) this.#take(file);
    else this.#set(file, file.text);
  }

  /** Takes a document that is in no file yet. False if the person keeps the current one. */
  receive(text: string): boolean {
    return this.#take({ name: "", text }, "");
  }

  async save(): Promise<void> {
    const { text } = this.#doc;
    const name = this.#fileName || fileNameOf(this.#doc.valueAt(["title"]));
    const write = this.#bound?.write ?? writeFile;
    const done = await this.#tried("Not saved", () =>
      write({
        name,
        text,
        ending: this.#ending,
        ...(this.#handle && { handle: this.#handle }),
      }),
    );
    if (!done) return;
    this.saved = text;
    this.#fileName = done.name;
    this.#handle = done.handle;
    this.#keep();
    this.#tell();
  }

  #drop(event: DragEvent): void {
    const { dataTransfer } = event;
    if (!dataTransfer?.files.length) return;
    event.preventDefault();
    if ((event.target as Element).closest("dialog")) return;
    event.stopPropagation();
    void this.#tried("Not opened", () => droppedFile(dataTransfer)).then(
      (file) => file && this.#take(file),
    );
  }

  /** The result of `work`; undefined if it fails, which is reported. */
  async #tried<T>(
    what: string,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const reason = reasonOf(error);
      this.#say(`${what}: ${reason}`);
      return undefined;
    }
  }

  /**
   * Opens a file. On a bound page only the text is taken, which can be undone. False if the person
   * cancels.
   */
  #take(file: OpenFile, saved = file.text): boolean {
    if (this.#bound) this.#doc.replace(file.text);
    else if (this.#mayLeave()) this.#set(file, saved);
    else return false;
    return true;
  }

  #set({ name, text, ending = "\n", handle }: OpenFile, saved: string): void {
    this.#ending = ending;
    this.saved = saved;
    this.#fileName = name;
    this.#handle = handle;
    this.#doc.open(text);
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
    const { text } = this.#doc;
    const { saved } = this;
    // A new document without changes is not kept.
    if (this.isSaved && text !== saved) return this.#autosave.clear();
    const isKept = this.#autosave.save({ name: this.#fileName, text, saved });
    if (!isKept) this.#say("Not saved, and this browser cannot keep it");
  }

  #tell(): void {
    this.#name.textContent = this.#fileName || "New statement";
    this.#say(
      this.#doc.text === this.saved ? "Saved" : this.isSaved ? "" : "Not saved",
    );
    document.title = `${this.isSaved ? "" : "• "}${this.#name.textContent} — Undersigned editor`;
  }

  #say(text: string): void {
    if (this.#state.textContent !== text) this.#state.textContent = text;
  }
}
