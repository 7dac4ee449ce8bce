// What the tests of the look measure. Each function runs in the page, on its own: it cannot use
// anything outside of it.

/// Elements that extend beyond the statement's left or right edge, except in scrollers.
export function stickingOut(statement: Element): string[] {
  const edge = statement.getBoundingClientRect();
  return [...statement.querySelectorAll("*")]
    .filter((element) => !element.closest(".statement-scroller *"))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < edge.left - 0.5 || right > edge.right + 0.5);
    })
    .map((element) => `${element.localName}.${element.className}`);
}

/// Characters per line of the text: the mean over all lines except the last of each paragraph.
export function measureOf(body: Element): number {
  let characters = 0;
  let lines = 0;
  for (const paragraph of body.querySelectorAll(":scope > p")) {
    const counts = new Map<number, number>();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let i = 0; i < node.textContent!.length; ++i) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (!box) continue;
        const line = Math.round(box.bottom / 4);
        counts.set(line, (counts.get(line) ?? 0) + 1);
      }
    }
    const full = [...counts.entries()].sort(([a], [b]) => a - b).slice(0, -1);
    for (const [, count] of full) characters += count;
    lines += full.length;
  }
  return characters / lines;
}

export type Contrast = { of: string; ratio: number };

/// The contrast of every text with what is painted behind it, by WCAG 2.
export function contrasts(statement: Element): Contrast[] {
  type Color = [red: number, green: number, blue: number, alpha: number];
  const context = new OffscreenCanvas(1, 1).getContext("2d", {
    willReadFrequently: true,
  })!;
  const read = (color: string): Color => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!, alpha! / 255];
  };
  const over = (front: Color, back: Color): Color => {
    const mix = (i: 0 | 1 | 2): number =>
      front[i] * front[3] + back[i] * (1 - front[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const parentOf = (element: Element): Element | null => {
    const root = element.getRootNode();
    return (
      element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
    );
  };
  const backOf = (element: Element | null): Color => {
    if (!element) {
      // The canvas, in the color scheme of the root.
      const root = document.documentElement.style;
      const before = root.outlineColor;
      root.outlineColor = "Canvas";
      const canvas = getComputedStyle(document.documentElement).outlineColor;
      root.outlineColor = before;
      return read(canvas);
    }
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, backOf(parentOf(element)));
  };
  const luminance = (color: Color): number => {
    const linear = (i: 0 | 1 | 2): number => {
      const value = color[i] / 255;
      return value <= 0.04045
        ? value / 12.92
        : ((value + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2);
  };
  const found: Contrast[] = [];
  for (const element of statement.querySelectorAll("*")) {
    const text = [...element.childNodes]
      .filter((node) => node instanceof Text)
      .map((node) => node.data)
      .join("")
      .trim();
    if (!text || !element.checkVisibility()) continue;
    const back = backOf(element);
    const front = over(read(getComputedStyle(element).color), back);
    const [light, dark] = [luminance(front), luminance(back)].sort(
      (a, b) => b - a,
    );
    found.push({
      of: `${element.localName}.${element.className}: ${text.slice(0, 40)}`,
      ratio: (light! + 0.05) / (dark! + 0.05),
    });
  }
  return found;
}

export type Grid = { lefts: number[]; widths: number[]; areRows: boolean };

/// The columns of the groups' items, and whether they fill row by row.
export function gridOf(statement: Element): Grid {
  const isBackwards = getComputedStyle(statement).direction === "rtl";
  const groups = [...statement.querySelectorAll(".statement-group")].map(
    (group) => [...group.children].map((item) => item.getBoundingClientRect()),
  );
  const rounded = (values: number[]): number[] => [
    ...new Set(values.map((value) => Math.round(value))),
  ];
  return {
    lefts: rounded(groups.flat().map(({ left }) => left)),
    widths: rounded(groups.flat().map(({ width }) => width)),
    areRows: groups.every((group) =>
      group.every((item, i) => {
        const next = group[i + 1];
        if (!next || next.top > item.top) return true;
        return next.top === item.top && next.left > item.left !== isBackwards;
      }),
    ),
  };
}

/// Waits until every image has loaded or failed, including lazy ones.
export async function settle(): Promise<void> {
  const host = document.querySelector("joint-statement");
  const root = host?.shadowRoot ?? document;
  await Promise.all(
    [...root.querySelectorAll("img")].map((image) => {
      image.loading = "eager";
      return image.decode().catch(() => undefined);
    }),
  );
}
