// Shows a page on the screen as it is printed.

/** Applies the rules for print to the screen, and disables the rules for screens. */
function turn(rules: CSSRuleList): void {
  for (const rule of rules) {
    const { media, cssRules } = rule as CSSMediaRule;
    if (media?.mediaText === "print") media.mediaText = "all";
    else if (media?.mediaText === "screen") media.mediaText = "not all";
    if (cssRules?.length) turn(cssRules);
  }
}

export function emulatePrint(root: Document | ShadowRoot): void {
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets])
    turn(sheet.cssRules);
}
