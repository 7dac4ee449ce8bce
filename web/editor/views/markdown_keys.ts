import { EditorSelection, type StateCommand } from "@codemirror/state";
import type { KeyBinding } from "@codemirror/view";

// The Markdown formatting that has keys and buttons.

/** Puts `mark` around the selection, or removes it. */
const around =
  (mark: string): StateCommand =>
  ({ state, dispatch }) => {
    const { length } = mark;
    const changes = state.changeByRange(({ from, to }) => {
      const isMarked =
        state.sliceDoc(from - length, from) === mark &&
        state.sliceDoc(to, to + length) === mark;
      if (isMarked)
        return {
          changes: [
            { from: from - length, to: from },
            { from: to, to: to + length },
          ],
          range: EditorSelection.range(from - length, to - length),
        };
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + length, to + length),
      };
    });
    dispatch(state.update(changes, { userEvent: "input" }));
    return true;
  };

/** Makes the selection a link, `[selection](https://)`, and selects the address. */
const link: StateCommand = ({ state, dispatch }) => {
  const address = "https://";
  const changes = state.changeByRange(({ from, to }) => {
    const label = state.sliceDoc(from, to);
    const start = from + label.length + "[](".length;
    return {
      changes: { from, to, insert: `[${label}](${address})` },
      range: label
        ? EditorSelection.range(start, start + address.length)
        : EditorSelection.cursor(from + 1),
    };
  });
  dispatch(state.update(changes, { userEvent: "input" }));
  return true;
};

/** Begins each line of the selection with `mark` of the line, or removes it from all of them. */
const lines =
  (mark: (index: number) => string, pattern: RegExp): StateCommand =>
  ({ state, dispatch }) => {
    const { from, to } = state.selection.main;
    const first = state.doc.lineAt(from).number;
    const last = state.doc.lineAt(to).number;
    const all = Array.from({ length: last - first + 1 }, (_, index) =>
      state.doc.line(first + index),
    );
    const isMarked = all.every(({ text }) => pattern.test(text));
    const changes = all.map((line, index) =>
      isMarked
        ? {
            from: line.from,
            to: line.from + pattern.exec(line.text)![0].length,
          }
        : { from: line.from, insert: mark(index) },
    );
    dispatch(state.update({ changes, userEvent: "input" }));
    return true;
  };

export const MARKS: {
  label: string;
  key: string;
  /** The name of the key for people. */
  keys: string;
  run: StateCommand;
}[] = [
  { label: "Bold", key: "Mod-b", keys: "Ctrl+B", run: around("**") },
  { label: "Italic", key: "Mod-i", keys: "Ctrl+I", run: around("*") },
  { label: "Link", key: "Mod-k", keys: "Ctrl+K", run: link },
  {
    label: "Heading",
    key: "Mod-Alt-1",
    keys: "Ctrl+Alt+1",
    run: lines(() => "# ", /^#{1,6} /),
  },
  {
    label: "List",
    key: "Mod-Shift-8",
    keys: "Ctrl+Shift+8",
    run: lines(() => "- ", /^[-*+] /),
  },
  {
    label: "Numbers",
    key: "Mod-Shift-7",
    keys: "Ctrl+Shift+7",
    run: lines((index) => `${index + 1}. `, /^\d+[.)] /),
  },
  {
    label: "Quote",
    key: "Mod-Shift-9",
    keys: "Ctrl+Shift+9",
    run: lines(() => "> ", /^> ?/),
  },
];

export const markdownKeymap: KeyBinding[] = MARKS.map(({ key, run }) => ({
  key,
  run,
  preventDefault: true,
}));
