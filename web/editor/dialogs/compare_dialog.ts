import { defaultKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { sectionsOf } from "./changes_view.ts";
import type { WorkerClient, Compared } from "../worker/client.ts";
import { element } from "../views/control.ts";
import { CorrectionBox } from "./correction_box.ts";
import { plural } from "../views/plural.ts";
import { chooseFile, droppedFile, type OpenFile } from "../files/disk.ts";
import { mountEditor, type StatementDocument } from "../document/document.ts";
import type { Files } from "../files/files.ts";
import { codeTheme } from "../views/theme.ts";
import { reasonOf } from "../worker/reason.ts";

/** Maximum number of errors listed when two documents cannot be compared. */
const MOST_ERRORS = 5;

const sentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1);

type Older = { text: string; name: string };

/** Shows what has changed since the file was saved, or since the published version. */
export class CompareDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #doc: StatementDocument;
  readonly #files: Files;
  readonly #worker: WorkerClient;
  readonly #correction: CorrectionBox;
  readonly #view: EditorView;
  #older: Older = { text: "", name: "" };
  /** Number of the request whose answer is awaited. */
  #asked = 0;

  constructor(
    dialog: HTMLDialogElement,
    doc: StatementDocument,
    files: Files,
    worker: WorkerClient,
  ) {
    this.#dialog = dialog;
    this.#doc = doc;
    this.#files = files;
    this.#worker = worker;
    this.#correction = new CorrectionBox(this.#find(".correction"), doc, () =>
      this.#compare(),
    );
    this.#view = mountEditor(
      this.#find(".difference"),
      EditorState.create({ doc: "" }),
    );
    this.#find("button.other").addEventListener("click", () => {
      void this.#take(chooseFile());
    });
    dialog.addEventListener("drop", ({ dataTransfer }) => {
      if (dataTransfer?.files.length)
        void this.#take(droppedFile(dataTransfer));
    });
    // CodeMirror measures what it draws, which is impossible while it is folded.
    this.#notation.addEventListener("toggle", () => this.#drawNotation());
  }

  open(): void {
    const name = "the file as it was last opened or saved";
    void this.#show({ text: this.#files.saved, name });
    this.#dialog.showModal();
  }

  /** Compares with another file. */
  async #take(opening: Promise<OpenFile | undefined>): Promise<void> {
    try {
      const file = await opening;
      if (file) await this.#show(file);
    } catch (error) {
      this.#find(".with").textContent = reasonOf(error);
    }
  }

  async #show(older: Older): Promise<void> {
    this.#older = older;
    this.#find(".with").textContent = older.text
      ? `Compared with ${older.name}.`
      : "There is no saved state yet: choose a file to compare with.";
    await this.#compare();
  }

  async #compare(): Promise<void> {
    const { text: older, name } = this.#older;
    const { text } = this.#doc;
    const asked = ++this.#asked;
    const found = older
      ? await this.#worker.changes(older, name, text)
      : undefined;
    if (asked !== this.#asked) return;
    const changes = found?.changes ?? null;
    this.#find(".verdict").replaceChildren(...this.#verdict(found));
    this.#find(".findings").hidden = !older || changes?.isChanged === false;
    this.#find(".changes").replaceChildren(
      ...(changes ? sectionsOf(changes) : []),
    );
    this.#correction.show(changes);
    // If the words cannot be compared, only the notation is shown.
    this.#notation.open = found !== undefined && !changes;
    this.#drawNotation();
  }

  #verdict(found: Compared | undefined): (HTMLElement | string)[] {
    if (!found) return [];
    const { changes, diagnostics } = found;
    if (!changes) return this.#flaws(diagnostics);
    if (!changes.isChanged) return ["Nothing has changed."];
    if (diagnostics.length > 0)
      return diagnostics.map(({ message }) =>
        element("span", { className: "due" }, `${sentence(message)}.`),
      );
    const { older, newer } = changes.revision;
    return [
      older === newer
        ? "These are the changes."
        : `These are the changes from revision ${older} to ${newer}.`,
    ];
  }

  /** Which of the two has errors, and the first of them. */
  #flaws(diagnostics: Compared["diagnostics"]): HTMLElement[] {
    const files = [...new Set(diagnostics.map(({ file = "" }) => file))];
    return files.flatMap((name) => {
      const all = diagnostics.filter(({ file }) => file === name);
      const errors = plural(all.length, "mistake");
      return [
        element(
          "span",
          {},
          `${sentence(name)} has ${errors}: only the JSON can be compared.`,
        ),
        ...all
          .slice(0, MOST_ERRORS)
          .map(({ line, message }) =>
            element("span", { className: "flaw" }, `Line ${line}: ${message}`),
          ),
      ];
    });
  }

  #drawNotation(): void {
    const { text: older } = this.#older;
    if (!this.#notation.open || !older) return;
    this.#view.setState(
      EditorState.create({
        doc: this.#doc.text,
        extensions: [
          json(),
          codeTheme,
          EditorView.lineWrapping,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({
            "aria-label": "What has changed in the JSON",
            tabindex: "0",
          }),
          keymap.of(defaultKeymap),
          unifiedMergeView({
            original: older,
            mergeControls: false,
            collapseUnchanged: { margin: 2, minSize: 5 },
          }),
        ],
      }),
    );
  }

  get #notation(): HTMLDetailsElement {
    return this.#find<HTMLDetailsElement>("details.notation");
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#dialog.querySelector<T>(selector)!;
  }
}
