import { element } from "./control.ts";
import { numbers } from "./plural.ts";

/**
 * Puts what `draw` makes of the first `most` items into `list`, and after it a button that shows
 * the others and focuses the first of them.
 */
export function listWithMore<Item>(
  list: HTMLElement,
  items: Item[],
  most: number,
  draw: (item: Item) => HTMLElement,
): HTMLElement[] {
  list.append(...items.slice(0, most).map(draw));
  const rest = items.slice(most);
  if (rest.length === 0) return [list];
  const button = element(
    "button",
    { type: "button", className: "rest" },
    `and ${numbers.format(rest.length)} more`,
  );
  button.addEventListener("click", () => {
    const more = rest.map(draw);
    list.append(...more);
    button.remove();
    const [first] = more;
    first!.tabIndex = -1;
    first!.focus();
  });
  return [list, button];
}
