import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The look of texts in CodeMirror. The colors are those of editor.css.

const theme = EditorView.theme({
  "&": {
    height: "100%",
    color: "var(--ink)",
    backgroundColor: "var(--paper)",
    fontSize: "0.875rem",
  },
  "&.cm-focused": { outline: "0" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "1.6",
    overflow: "auto",
  },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.75rem 0" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    backgroundColor: "var(--paper)",
    color: "var(--soft)",
    border: "0",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--wash)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--chosen) !important",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--chosen)",
  },
  ".cm-tooltip": {
    maxWidth: "26rem",
    border: "1px solid var(--line)",
    borderRadius: "4px",
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    fontFamily: "var(--sans)",
    fontSize: "0.875rem",
    boxShadow: "0 4px 16px rgb(0 0 0 / 18%)",
  },
  ".explanation, .cm-diagnostic": { padding: "0.5rem 0.75rem" },
  ".cm-tooltip-autocomplete ul li": { padding: "0.2rem 0.6rem !important" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--link) !important",
    color: "var(--paper) !important",
  },
  ".cm-completionInfo": { padding: "0.5rem 0.75rem", lineHeight: "1.45" },
  ".cm-panels": { backgroundColor: "var(--desk)", color: "var(--ink)" },
  ".cm-collapsedLines": {
    background: "var(--wash) !important",
    color: "var(--soft) !important",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--alert)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
});

const words = EditorView.theme({
  ".cm-scroller": {
    fontFamily: "var(--serif)",
    fontSize: "1.0625rem",
    lineHeight: "1.56",
  },
  ".cm-content": { padding: "1.25rem 0" },
  ".cm-line": { padding: "0 1.5rem" },
  ".cm-activeLine": { backgroundColor: "transparent" },
});

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--link)" },
  { tag: tags.string, color: "var(--ink)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--warn)" },
  { tag: [tags.punctuation, tags.separator], color: "var(--soft)" },
  { tag: tags.heading, fontWeight: "700" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--link)" },
  { tag: tags.quote, color: "var(--soft)" },
  {
    tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName],
    color: "var(--soft)",
  },
  { tag: tags.monospace, fontFamily: "var(--mono)", fontSize: "0.9em" },
]);

/** The theme of code. */
export const codeTheme = [theme, syntaxHighlighting(colors)];
/** The theme of prose. */
export const proseTheme = [words, theme, syntaxHighlighting(colors)];
