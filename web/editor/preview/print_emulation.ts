// A page on the screen as it is printed.

/** Lets what style sheets say of paper hold for the screen, and what they say of screens not. */
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
