import { bare } from "./fetch.ts";
import { WORDS } from "./vocabulary.ts";

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
    act(
      WORDS.indexOf(action as (typeof WORDS)[number]),
      isField ? control.value : "",
    );
    // A button that has done its work is gone, and the focus with it.
    if (type === "click" && !control!.isConnected)
      root
        .querySelector<HTMLElement>("[tabindex='-1']:not([hidden])")
        ?.focus(bare({ preventScroll: true }));
  };
  for (const type of ["click", "input", "focusin"])
    root.addEventListener(type, onEvent, bare({ signal }));
}
