import type { StatementDocument } from "../document/document.ts";

/**
 * Handles the keys of undo and redo in a field, which would otherwise have a history of its own.
 */
export function takeHistoryKeys(
  target: HTMLElement,
  doc: StatementDocument,
): void {
  target.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (!isRedo && key !== "z") return;
    event.preventDefault();
    if (isRedo) doc.redo();
    else doc.undo();
  });
}
