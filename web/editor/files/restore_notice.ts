import type { LeftDocument } from "./autosave.ts";

/** The name of a kept document: its title, else its file's name. */
function titleOf({ name, text }: LeftDocument): string {
  try {
    const { title } = JSON.parse(text) as { title?: unknown };
    if (typeof title === "string" && title !== "") return `“${title}”`;
  } catch {
    // The text is not JSON, which may be why it was not saved.
  }
  return name || "A statement without a title";
}

/**
 * Offers the documents that closed tabs have left, one at a time. `bringBack` returns false if the
 * person cancels.
 */
export function showRestoreNotice(
  notice: HTMLElement,
  all: LeftDocument[],
  bringBack: (one: LeftDocument) => boolean,
): void {
  const rest = [...all];
  const find = (selector: string): HTMLElement =>
    notice.querySelector<HTMLElement>(selector)!;
  const show = (): void => {
    const [first] = rest;
    notice.hidden = !first;
    if (!first) return;
    const time = new Date(first.at).toLocaleString("en", {
      dateStyle: "medium",
      timeStyle: "short",
    });
    const more = rest.length > 1 ? ` ${rest.length - 1} more after it.` : "";
    find("p").textContent =
      `${titleOf(first)} was not saved when its tab was closed, on ${time}.${more}`;
  };
  const done = (): void => {
    rest.shift()!.drop();
    show();
    // The focused button has been removed.
    if (notice.hidden)
      document
        .querySelector<HTMLElement>("#views [aria-selected=true]")!
        .focus();
  };
  find(".back").addEventListener("click", () => {
    if (bringBack(rest[0]!)) done();
  });
  find(".drop").addEventListener("click", done);
  show();
}
