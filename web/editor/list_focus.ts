// Where the focus is in a list that is drawn anew.

/** The text of the item, and which of its links it is. */
export type Focus = { item: string; index: number };

const linksOf = (item: Element): HTMLElement[] => [
  ...item.querySelectorAll<HTMLElement>("a[href], button, summary"),
];

/** Undefined where no item of the list has it. */
export function focusIn(root: ShadowRoot): Focus | undefined {
  const active = root.activeElement as HTMLElement | null;
  const item = active?.closest("[role=listitem]");
  return item
    ? { item: item.textContent, index: linksOf(item).indexOf(active!) }
    : undefined;
}

/** To the same link of the item with the same text; nothing where there is none any more. */
export function refocus(root: ShadowRoot, { item, index }: Focus): void {
  if (root.activeElement) return;
  const found = [...root.querySelectorAll("[role=listitem]")].find(
    ({ textContent }) => textContent === item,
  );
  if (found) linksOf(found)[index]?.focus({ preventScroll: true });
}
