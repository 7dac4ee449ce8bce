import type { JSONPath } from "jsonc-parser";
import { bindInput, element, type Control } from "./control.ts";
import type { StatementDocument } from "../document/document.ts";
import { COLUMNS, cellValue, parseRows, rowEdits } from "../document/rows.ts";

/** Rows per page. Browsers are slow with tens of thousands of fields. */
const PAGE = 50;
const items: JSONPath = ["signatories", "items"];

/** The signatories as rows, and an empty row for the next one. */
export class SignatoryTable {
  readonly #doc: StatementDocument;
  readonly #body: HTMLTableSectionElement;
  readonly #pager: HTMLElement;
  #first = 0;
  /** What is drawn: the first row and the number of rows. */
  #drawn = "";
  controls: Control[] = [];

  constructor(
    body: HTMLTableSectionElement,
    pager: HTMLElement,
    doc: StatementDocument,
  ) {
    this.#doc = doc;
    this.#body = body;
    this.#pager = pager;
    body.addEventListener("paste", (event) => this.#paste(event));
    body.addEventListener("keydown", (event) => this.#move(event));
  }

  /** Shows the page with the row that `path` names. False if it names none. */
  turnTo(path: JSONPath): boolean {
    const [list, key, row] = path;
    if (list !== "signatories" || key !== "items" || typeof row !== "number")
      return false;
    this.#first = row - (row % PAGE);
    this.read();
    return true;
  }

  read(): void {
    const count = this.#count();
    if (this.#first > count) this.#first = count - (count % PAGE);
    const drawn = `${this.#first} ${count}`;
    if (drawn !== this.#drawn) this.#draw(count);
    this.#drawn = drawn;
    for (const one of this.controls) one.read();
  }

  #count(): number {
    return this.#doc.nodeAt(items)?.children?.length ?? 0;
  }

  #draw(count: number): void {
    const active = this.#place(this.#focused());
    const last = Math.min(this.#first + PAGE, count + 1);
    // Rows that stay keep their fields, so that the cursor stays.
    const wanted = last - this.#first;
    const start = Number(this.#body.dataset["first"] ?? -1);
    if (start !== this.#first) {
      this.#body.replaceChildren();
      this.controls = [];
    }
    this.#body.dataset["first"] = String(this.#first);
    while (this.#body.rows.length > wanted) {
      this.#body.rows[this.#body.rows.length - 1]!.remove();
      this.controls.length -= COLUMNS.length;
    }
    while (this.#body.rows.length < wanted)
      this.#body.append(this.#row(this.#first + this.#body.rows.length));
    [...this.#body.rows].forEach((row, index) => {
      const isNext = this.#first + index >= count;
      row.classList.toggle("next", isNext);
      row.querySelector("button")!.hidden = isNext;
    });
    if (active && !this.#body.contains(this.#focused()))
      this.#focus(active.row, active.column);
    this.#page(count);
  }

  #row(index: number): HTMLTableRowElement {
    // Explicit roles, because in a narrow form the CSS turns the table into blocks.
    const row = element(
      "tr",
      { role: "row" },
      element("th", { role: "rowheader", scope: "row" }, String(index + 1)),
    );
    for (const { key, label } of COLUMNS) {
      const input =
        key === "kind"
          ? element(
              "select",
              {},
              new Option("Organization", "organization"),
              new Option("Person", "person"),
            )
          : element("input", { type: "text" });
      input.setAttribute("aria-label", `${label} of signatory ${index + 1}`);
      this.controls.push({
        input,
        path: [...items, index, key],
        ...this.#bound(input, index, key),
        mark(message) {
          input.title = message;
          input.ariaDescription = message || null;
          if (message) input.setAttribute("aria-invalid", "true");
          else input.removeAttribute("aria-invalid");
        },
      });
      row.append(element("td", { role: "cell" }, input));
    }
    const remove = element(
      "button",
      { type: "button", className: "remove", title: "Remove this signatory" },
      "×",
    );
    remove.setAttribute("aria-label", `Remove signatory ${index + 1}`);
    remove.addEventListener("click", () => {
      this.#doc.set([...items, index], undefined);
      this.#focus(Math.min(index, this.#count()), 0);
    });
    row.append(element("td", { role: "cell" }, remove));
    return row;
  }

  /** The empty row becomes an entry of the list with its first character. */
  #bound(
    input: HTMLInputElement | HTMLSelectElement,
    index: number,
    key: string,
  ): Pick<Control, "read"> {
    input.addEventListener(
      "input",
      (event) => {
        if (index < this.#count()) return;
        event.stopImmediatePropagation();
        const row = COLUMNS.map((one) => (one.key === key ? input.value : ""));
        if (cellValue(key, input.value)) this.#write(index, 0, [row]);
      },
      { capture: true },
    );
    return bindInput(input, [...items, index, key], this.#doc, {
      isRequired: key === "name",
      standard: key === "kind" ? "organization" : "",
    });
  }

  #write(
    row: number,
    column: number,
    rows: string[][],
    userEvent?: string,
  ): void {
    const { text, tree } = this.#doc;
    this.#doc.write(rowEdits(text, row, column, rows, tree), userEvent);
  }

  #page(count: number): void {
    const button = (label: string, first: number): HTMLButtonElement => {
      const made = element("button", { type: "button" }, label);
      made.disabled = first < 0 || first > count;
      made.addEventListener("click", () => {
        this.#first = first;
        this.read();
      });
      return made;
    };
    const end = Math.min(this.#first + PAGE, count);
    this.#pager.hidden = count < PAGE;
    this.#pager.replaceChildren(
      button("Previous", this.#first - PAGE),
      `${this.#first + 1} to ${end} of ${count}`,
      button("Next", this.#first + PAGE),
    );
  }

  #focused(): Element | null {
    return document.activeElement;
  }

  #place(from: Element | null): { row: number; column: number } | undefined {
    const cell = from?.closest("td");
    const row = cell?.closest("tr");
    if (!cell || !row || !this.#body.contains(row)) return undefined;
    return {
      row: this.#first + row.sectionRowIndex,
      column: cell.cellIndex - 1,
    };
  }

  #focus(row: number, column: number): void {
    const target = this.#body.rows[row - this.#first]?.cells[column + 1];
    target?.querySelector<HTMLElement>("input, select")?.focus();
  }

  /** Enter and Shift+Enter go down and up, as in a spreadsheet. */
  #move(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement))
      return;
    const place = this.#place(event.target);
    if (!place) return;
    event.preventDefault();
    this.#focus(place.row + (event.shiftKey ? -1 : 1), place.column);
  }

  #paste(event: ClipboardEvent): void {
    const place = this.#place(event.target as Element);
    const rows = parseRows(event.clipboardData?.getData("text/plain") ?? "");
    if (!place || !rows) return;
    event.preventDefault();
    const { row, column } = place;
    this.#write(row, column, rows, "input.paste");
    this.#focus(Math.min(row + rows.length, this.#first + PAGE - 1), column);
  }
}
