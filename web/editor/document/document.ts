import { history, isolateHistory, redo, undo } from "@codemirror/commands";
import {
  EditorState,
  Transaction,
  type ChangeSet,
  type Extension,
  type TransactionSpec,
} from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  type JSONPath,
  type Node,
  type ParseError,
} from "jsonc-parser";
import { valueEdits, minimalEdit, type Edit } from "./edits.ts";
import { updateTree } from "./tree.ts";

/**
 * A CodeMirror in a shadow root, where it uses constructed style sheets, which every policy allows.
 */
export function mountEditor(host: Element, state: EditorState): EditorView {
  const root = host.attachShadow({ mode: "open" });
  return new EditorView({ state, parent: root, root });
}

/**
 * The document that is being edited. Its only state is the JSON text in a CodeMirror, with one
 * history for all views.
 */
export class StatementDocument {
  readonly view: EditorView;
  readonly #extensions: Extension;
  readonly #listeners: (() => void)[] = [];
  #text: string | undefined;
  /** The result of parsing the current text, once it has been parsed. */
  #parse: { root: Node | undefined; isWhole: boolean } | undefined;

  constructor(host: Element, extensions: Extension) {
    this.#extensions = [
      history(),
      EditorView.updateListener.of(({ docChanged, changes }) => {
        if (!docChanged) return;
        this.#text = undefined;
        this.#keepTree(changes);
        this.#tell();
      }),
      extensions,
    ];
    this.view = mountEditor(host, this.#stateOf(""));
  }

  get text(): string {
    return (this.#text ??= this.view.state.doc.toString());
  }

  /** Whether the text is JSON. Only then other views can write into it. */
  get isWhole(): boolean {
    return this.#parsed().isWhole;
  }

  /** The value at `path`; undefined if there is none. */
  valueAt(path: JSONPath): unknown {
    const node = this.nodeAt(path);
    return node && (getNodeValue(node) as unknown);
  }

  nodeAt(path: JSONPath): Node | undefined {
    return this.tree && findNodeAtLocation(this.tree, path);
  }

  /** The syntax tree of the text, valid until the text changes. */
  get tree(): Node | undefined {
    return this.#parsed().root;
  }

  /**
   * Sets the value at `path`, or removes it if `value` is undefined. Everything else stays as
   * written.
   */
  set(path: JSONPath, value: unknown): void {
    this.write(valueEdits(this.text, path, value, this.tree));
  }

  /** Applies edits as one step of the history; while typing continues, as part of the last step. */
  write(edits: Edit[], userEvent = "input.type"): void {
    if (edits.length === 0) return;
    this.dispatch({
      changes: edits,
      annotations: Transaction.userEvent.of(userEvent),
    });
  }

  /**
   * Changes the text to `next`, as one step of the history. What is the same in both stays
   * untouched.
   */
  replace(next: string): void {
    const { text } = this;
    if (next === text) return;
    this.dispatch({
      changes: minimalEdit(text, { from: 0, to: text.length, insert: next }),
      annotations: [
        Transaction.userEvent.of("reload"),
        isolateHistory.of("full"),
      ],
    });
  }

  dispatch(spec: TransactionSpec): void {
    this.view.dispatch(spec);
  }

  /** Opens another document, with a history of its own. */
  open(text: string): void {
    this.view.setState(this.#stateOf(text));
    this.#text = this.#parse = undefined;
    this.#tell();
  }

  undo(): boolean {
    return undo(this.view);
  }
  redo(): boolean {
    return redo(this.view);
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #stateOf(doc: string): EditorState {
    return EditorState.create({ doc, extensions: this.#extensions });
  }

  #parsed(): { root: Node | undefined; isWhole: boolean } {
    if (this.#parse) return this.#parse;
    const errors: ParseError[] = [];
    const root = parseTree(this.text, errors, { disallowComments: true });
    const isWhole = errors.length === 0 && root?.type === "object";
    return (this.#parse = { root, isWhole });
  }

  #keepTree(changes: ChangeSet): void {
    const edits: Edit[] = [];
    changes.iterChanges((from, to, _, __, insert) => {
      edits.push({ from, to, insert: insert.toString() });
    });
    const [edit] = edits;
    const isKept =
      this.#parse?.isWhole &&
      edits.length === 1 &&
      updateTree(this.#parse.root!, edit!, this.text);
    if (!isKept) this.#parse = undefined;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
