import { defaultKeymap } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, keymap } from "@codemirror/view";
import {
  markdownOf,
  markdownOffset,
  markdownEdits,
} from "../document/markdown_body.ts";
import type { Diagnostic } from "../worker/client.ts";
import { mountEditor, type StatementDocument } from "../document/document.ts";
import { minimalEdit } from "../document/edits.ts";
import { markOf } from "./json_view.ts";
import { proseTheme } from "./theme.ts";
import { MARKS, markdownKeymap } from "./markdown_keys.ts";

/** The body as Markdown. It has no state of its own: what is typed is written into the document. */
export class TextView {
  readonly #doc: StatementDocument;
  readonly #view: EditorView;
  readonly #panel: HTMLElement;
  /** Whether this view is writing the document, or reading it. */
  #isBusy = false;
  #diagnostics: Diagnostic[] = [];

  constructor(panel: HTMLElement, doc: StatementDocument) {
    this.#doc = doc;
    this.#panel = panel;
    const state = EditorState.create({
      extensions: [
        drawSelection(),
        markdown(),
        proseTheme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": "The text of the statement, in Markdown",
          tabindex: "0",
          spellcheck: "true",
        }),
        EditorState.changeFilter.of(() => doc.isWhole || this.#isBusy),
        EditorView.updateListener.of(({ docChanged, transactions }) => {
          if (docChanged && !this.#isBusy)
            this.#write(transactions[0]?.annotation(Transaction.userEvent));
        }),
        keymap.of([
          { key: "Mod-z", run: () => (doc.undo(), true) },
          { key: "Mod-Shift-z", run: () => (doc.redo(), true) },
          { key: "Mod-y", run: () => (doc.redo(), true) },
          ...markdownKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...lintKeymap,
        ]),
      ],
    });
    this.#view = mountEditor(panel.querySelector(".editor-room")!, state);
    for (const { label, keys, run } of MARKS) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.title = keys;
      button.addEventListener("click", () => {
        run(this.#view);
        this.#view.focus();
      });
      panel.querySelector(".tools")!.append(button);
    }
    doc.onChange(() => this.#read());
  }

  mark(diagnostics: Diagnostic[]): void {
    this.#diagnostics = diagnostics;
    if (!this.#panel.hidden) this.#mark();
  }

  #mark(): void {
    const { length } = this.#view.state.doc;
    const marks = this.#diagnostics.flatMap((one) => {
      const place = this.#placeOf(one);
      return place ? [markOf(one, ...place, length)] : [];
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  /** Goes to the place. False if it is not in the body. */
  reveal(diagnostic: Diagnostic): boolean {
    const place = this.#placeOf(diagnostic);
    if (!place) return false;
    const [anchor, head] = place;
    this.#view.focus();
    this.#view.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    return true;
  }

  shown(): void {
    this.#read();
    this.#mark();
    this.#view.requestMeasure();
  }

  #placeOf({ path, start, end }: Diagnostic): [number, number] | undefined {
    if (!this.#doc.isWhole || !/^body\b/.test(path)) return undefined;
    const { text, tree } = this.#doc;
    const { length } = this.#view.state.doc;
    const from = markdownOffset(text, start, tree) ?? 0;
    const to = markdownOffset(text, end, tree) ?? length;
    return [Math.min(from, length), Math.min(Math.max(from, to), length)];
  }

  #write(userEvent: string | undefined): void {
    const edits = markdownEdits(
      this.#doc.text,
      this.#view.state.doc.toString(),
      this.#doc.tree,
    );
    this.#isBusy = true;
    this.#doc.write(edits, userEvent);
    this.#isBusy = false;
  }

  #read(): void {
    if (this.#panel.hidden || this.#isBusy || !this.#doc.isWhole) return;
    const old = this.#view.state.doc.toString();
    const next = markdownOf(this.#doc.text, this.#doc.tree);
    if (old === next) return;
    this.#isBusy = true;
    this.#view.dispatch({
      changes: minimalEdit(old, { from: 0, to: old.length, insert: next }),
    });
    this.#isBusy = false;
  }
}
