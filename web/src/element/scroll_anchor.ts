/**
 * Runs `change`, which may insert nodes above what is being read, and keeps that in its place. Does
 * what scroll anchoring does, for engines without it.
 */
export function keepScrollPosition(root: ShadowRoot, change: () => void): void {
  if (CSS.supports("overflow-anchor", "auto")) return change();
  const { top, bottom } = root.host.getBoundingClientRect();
  if (top >= 0) return change();
  // Scrolled past the statement: keep what follows it in place.
  const edge = bottom > 0 ? "top" : "bottom";
  const anchor = bottom > 0 ? firstInView(root) : root.host;
  const before = anchor?.getBoundingClientRect()[edge] ?? 0;
  change();
  if (!anchor?.isConnected) return;
  const moved = anchor.getBoundingClientRect()[edge] - before;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

/** The first name, paragraph or heading whose beginning is visible. */
function firstInView(root: ShadowRoot): Element | undefined {
  const { left, width } = root.host.getBoundingClientRect();
  for (let y = 1; y < innerHeight; y += 16) {
    const found = root
      .elementFromPoint(left + width / 4, y)
      ?.closest("[role=listitem], p, li, h1, h2, h3, h4, h5, h6");
    if (found && found.getBoundingClientRect().top >= 0) return found;
  }
  return undefined;
}
