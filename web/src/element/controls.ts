import { bare } from "../feed/fetch.ts";
import { WORDS } from "../renderer/vocabulary.ts";

/** What the renderer is to do: an index of WORDS, and what was typed. */
export type Act = (action: number, value: string) => void;

/** The one listener for all that a reader can do with the list; it ends with `signal`. */
export function listen(root: ShadowRoot, act: Act, signal: AbortSignal): void {
  const onEvent = ({ target, type }: Event): void => {
    const control = (target as Element).closest("[data-action]");
    const action = control?.getAttribute("data-action");
    if (!action) return;
    const isField = control instanceof HTMLInputElement;
    // To look for a name begins with the focus: the other names may have to be fetched.
    if (isField !== (type !== "click")) return;
    const last = isField ? null : lastName(control!);
    act(
      WORDS.indexOf(action as (typeof WORDS)[number]),
      isField ? control.value : "",
    );
    // A button that has done its work is gone, and the focus with it: reading goes on with the name
    // before it, whose followers come now.
    if (!control!.isConnected && last) focus(last);
  };
  for (const type of ["click", "input", "focusin"])
    root.addEventListener(type, onEvent, bare({ signal }));
}

/** The last of the names that `button` adds to. */
const lastName = (button: Element): HTMLElement | null =>
  button
    .closest(".statement-names")
    ?.querySelector<HTMLElement>(
      ":scope > :nth-last-child(2) > :last-child > :last-child",
    ) ?? null;

/** Focuses what cannot have the focus otherwise. */
function focus(element: HTMLElement): void {
  element.setAttribute("tabindex", "-1");
  element.addEventListener(
    "blur",
    () => element.removeAttribute("tabindex"),
    bare({ once: true }),
  );
  element.focus(bare({ preventScroll: true }));
}
