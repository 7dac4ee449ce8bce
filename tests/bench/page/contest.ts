// Shared by all contestants: the data, the markup around the names, and the measurements. Each
// draws the same elements as the statement's own list.

export type Signatory = {
  name: string;
  sort?: string;
  role?: string;
  location: string;
};
/** Signatories that are drawn as one. A changed group is another array. */
export type Group = Signatory[];
/** Draws groups into `list`, which has the drawing of the last call. */
export type Draw = (list: HTMLElement, groups: Group[]) => void;

export type Cost = { script: number; laidOut: number };
export type Contest = {
  /**
   * Fetches the array at `url` and draws it, in groups of a hundred or as one. `laidOut` includes
   * fetching. `longestTask` is 0 if no task took over 50 ms.
   */
  load(
    url: string,
    isFlat: boolean,
  ): Promise<{ laidOut: number; longestTask: number }>;
  add(one: Signatory): Cost;
  remove(one: Signatory): Cost;
  type(text: string): Cost;
};

declare global {
  interface Window {
    contest: Contest;
  }
}

/** As many matches as the statement shows. */
const shown = 200;

export const keyOf = ({ name, location }: Signatory): string =>
  `${name}; ${location}`;
/** Approximately the element's order. */
const orderOf = (one: Signatory): string => fold(one.sort ?? one.name);
const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The number of entries, of `count` in order, that are not after `one`. */
function placeOf(
  one: Signatory,
  count: number,
  at: (index: number) => Signatory,
): number {
  const order = orderOf(one);
  let low = 0;
  for (let high = count; low < high;) {
    const middle = (low + high) >> 1;
    if (orderOf(at(middle)) <= order) low = middle + 1;
    else high = middle;
  }
  return low;
}

const tasks: PerformanceEntry[] = [];
new PerformanceObserver((list) => {
  tasks.push(...list.getEntries());
}).observe({ type: "longtask" });

function element(
  name: string,
  parent: Element,
  className: string,
): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  parent.append(made);
  return made;
}

export function enter(draw: Draw): void {
  const root = document.querySelector(".statement")!;
  const sheet = element("div", root, "statement-sheet");
  const section = element("section", sheet, "statement-signatories");
  const count = element("p", section, "statement-count");
  const lists = ["all", "found"].map(() => {
    const names = element("div", section, "statement-names");
    const list = element("div", names, "statement-list");
    list.setAttribute("role", "list");
    return { names, list };
  });
  const [all, found] = lists as [(typeof lists)[0], (typeof lists)[0]];
  let groups: Group[] = [];
  let folded: { one: Signatory; text: string }[] | undefined;

  const layOut = (): void => void root.getBoundingClientRect();
  const measure = (change: () => void): Cost => {
    const start = performance.now();
    change();
    const end = performance.now();
    layOut();
    return { script: end - start, laidOut: performance.now() - start };
  };
  const drawAll = (): void => {
    const size = groups.reduce((sum, group) => sum + group.length, 0);
    count.textContent = `${size.toLocaleString("en")} have signed`;
    draw(all.list, groups);
    folded = undefined;
  };
  /** The index of the group in which `one` is, or would be. */
  const groupOf = (one: Signatory): number =>
    Math.max(0, placeOf(one, groups.length, (at) => groups[at]![0]!) - 1);

  window.contest = {
    async load(url, isFlat) {
      const start = performance.now();
      const items = (await (await fetch(url)).json()) as Signatory[];
      const size = isFlat ? items.length : 100;
      groups = [];
      for (let at = 0; at < items.length; at += size)
        groups.push(items.slice(at, at + size));
      drawAll();
      layOut();
      const end = performance.now();
      // A task is reported when it has ended.
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
      const durations = tasks
        .filter(({ startTime }) => startTime >= start && startTime < end)
        .map(({ duration }) => duration);
      return { laidOut: end - start, longestTask: Math.max(0, ...durations) };
    },
    add: (one) =>
      measure(() => {
        const at = groupOf(one);
        const group = groups[at]!;
        const place = placeOf(one, group.length, (index) => group[index]!);
        groups = groups.with(at, group.toSpliced(place, 0, one));
        drawAll();
      }),
    remove: (one) =>
      measure(() => {
        const at = groupOf(one);
        const key = keyOf(one);
        const without = groups[at]!.filter((other) => keyOf(other) !== key);
        groups = groups.with(at, without);
        drawAll();
      }),
    type(text) {
      // Like the element: when the field gets the focus, before the first key.
      folded ??= groups
        .flat()
        .map((one) => ({ one, text: fold(`${one.name}\0${one.location}`) }));
      const all = folded;
      return measure(() => {
        const wanted = fold(text);
        const matches = wanted
          ? all.filter(({ text }) => text.includes(wanted))
          : [];
        lists[0]!.names.hidden = wanted !== "";
        found.names.hidden = wanted === "";
        draw(found.list, [matches.slice(0, shown).map(({ one }) => one)]);
      });
    },
  };
}
