import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
} from "@codemirror/language";
import {
  lintGutter,
  lintKeymap,
  setDiagnostics,
  type Diagnostic as Mark,
} from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Diagnostic } from "../worker/client.ts";
import { complete, explanation } from "./completion.ts";
import type { StatementDocument } from "../document/document.ts";
import { codeTheme } from "./theme.ts";

/** The extensions that make the document's CodeMirror an editor of statement.json. */
export const jsonExtensions: Extension = [
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  indentOnInput(),
  highlightSelectionMatches(),
  autocompletion({ override: [complete] }),
  explanation,
  json(),
  codeTheme,
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({
    "aria-label": "The document as JSON",
    tabindex: "0",
    spellcheck: "false",
  }),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]),
];

/** A diagnostic in CodeMirror's form, for a text of `length`. */
export const markOf = (
  { severity, message }: Diagnostic,
  start: number,
  end: number,
  length: number,
): Mark => ({
  from: Math.min(start, length),
  to: Math.min(Math.max(start, end), length),
  severity,
  message,
});

export class JsonView {
  readonly #doc: StatementDocument;

  constructor(doc: StatementDocument) {
    this.#doc = doc;
  }

  mark(diagnostics: Diagnostic[]): void {
    const { view } = this.#doc;
    const { length } = view.state.doc;
    const marks = diagnostics.map((one) =>
      markOf(one, one.start, one.end, length),
    );
    view.dispatch(setDiagnostics(view.state, marks));
  }

  /** Goes to the place. The JSON has every place. */
  reveal({ start, end }: Diagnostic): boolean {
    const { view } = this.#doc;
    const { length } = view.state.doc;
    view.focus();
    view.dispatch({
      selection: {
        anchor: Math.min(start, length),
        head: Math.min(end, length),
      },
      effects: EditorView.scrollIntoView(Math.min(start, length), {
        y: "center",
      }),
    });
    return true;
  }

  shown(): void {
    this.#doc.view.requestMeasure();
  }
}
