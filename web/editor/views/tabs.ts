const panelOf = (tab: HTMLElement): HTMLElement =>
  document.getElementById(tab.getAttribute("aria-controls")!)!;

/** Tabs by the ARIA pattern: arrow keys move between them, Tab goes into the panel. */
export class Tabs {
  readonly #tabs: HTMLElement[];
  readonly #onChange: (name: string) => void;
  current = "";

  /** Each tab has its name in `data-name`; all may control the same panel. */
  constructor(list: HTMLElement, onChange: (name: string) => void) {
    this.#tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    this.#onChange = onChange;
    for (const tab of this.#tabs)
      tab.addEventListener("click", () => this.choose(tab.dataset["name"]!));
    list.addEventListener("keydown", (event) => this.#move(event));
  }

  choose(name: string): void {
    this.current = name;
    const shown = panelOf(
      this.#tabs.find((tab) => tab.dataset["name"] === name)!,
    );
    for (const tab of this.#tabs) {
      const isChosen = tab.dataset["name"] === name;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = panelOf(tab);
      panel.hidden = panel !== shown;
    }
    this.#onChange(name);
  }

  #move(event: KeyboardEvent): void {
    const { length } = this.#tabs;
    const at = this.#tabs.findIndex((tab) => tab.tabIndex === 0);
    const next = {
      ArrowRight: (at + 1) % length,
      ArrowLeft: (at + length - 1) % length,
      Home: 0,
      End: length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.choose(this.#tabs[next]!.dataset["name"]!);
    this.#tabs[next]!.focus();
  }
}
