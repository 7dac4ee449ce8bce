import { withoutPrototype } from "../feed/fetch.ts";
import { WORDS } from "../renderer/vocabulary.ts";

/** Called with the action, an index of WORDS, and what was typed. */
export type Act = (action: number, value: string) => void;

/** One delegated listener for all controls of the list, until `signal` aborts. */
export function listenToControls(
  root: ShadowRoot,
  act: Act,
  signal: AbortSignal,
): void {
  const onEvent = ({ target, type }: Event): void => {
    const control = (target as Element).closest("[data-action]");
    const action = control?.getAttribute("data-action");
    if (!action) return;
    const isField = control instanceof HTMLInputElement;
    // A search begins with the focus: the other names may have to be fetched.
    if (isField !== (type !== "click")) return;
    const last = isField ? null : lastName(control!);
    act(
      WORDS.indexOf(action as (typeof WORDS)[number]),
      isField ? control.value : "",
    );
    // "Show all" removes its own button, and the focus with it. Reading goes on at the name before
    // it: the names after that one arrive now.
    if (!control!.isConnected && last) focus(last);
  };
  for (const type of ["click", "input", "focusin"])
    root.addEventListener(type, onEvent, withoutPrototype({ signal }));
}

/** The last of the names that `button` will add to. */
const lastName = (button: Element): HTMLElement | null =>
  button
    .closest(".statement-names")
    ?.querySelector<HTMLElement>(
      ":scope > :nth-last-child(2) > :last-child > :last-child",
    ) ?? null;

/** Focuses an element that is not focusable by itself. */
function focus(element: HTMLElement): void {
  element.setAttribute("tabindex", "-1");
  element.addEventListener(
    "blur",
    () => element.removeAttribute("tabindex"),
    withoutPrototype({ once: true }),
  );
  element.focus(withoutPrototype({ preventScroll: true }));
}
