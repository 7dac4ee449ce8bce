import type { JSONPath } from "jsonc-parser";
import type { Diagnostic } from "../worker/client.ts";
import { control, element, type Control } from "./control.ts";
import type { StatementDocument } from "../document/document.ts";
import { SECTIONS, type Section } from "../document/fields.ts";
import { takeHistoryKeys } from "./history_keys.ts";
import { isWithin, segmentsOf } from "../document/paths.ts";
import { SignatoryTable } from "./signatory_table.ts";
import { slugOf } from "../document/slug.ts";

/** A form with the fields that most statements have. Each change is written into the document. */
export class FormView {
  readonly #host: HTMLElement;
  readonly #doc: StatementDocument;
  readonly #fixed: Control[] = [];
  readonly #lists: (() => Control[])[] = [];
  readonly #table: SignatoryTable;
  #diagnostics: Diagnostic[] = [];

  constructor(host: HTMLElement, doc: StatementDocument) {
    this.#host = host;
    this.#doc = doc;
    const table = host.querySelector<HTMLElement>(".signatories")!;
    for (const section of SECTIONS) {
      const heading = element("legend", {}, section.heading);
      const set = element("fieldset", {}, heading);
      table.before(set);
      if (section.list) this.#lists.push(this.#list(set, section));
      else
        for (const field of section.fields) {
          const made = control(field, field.path, doc);
          this.#fixed.push(made);
          set.append(made.box);
        }
    }
    this.#table = new SignatoryTable(
      table.querySelector("tbody")!,
      table.querySelector(".pager")!,
      doc,
    );
    const title = this.#fixed.find(({ path }) => path[0] === "title")!;
    title.input.addEventListener("change", () => {
      if (doc.isWhole && doc.valueAt(["id"]) === "")
        doc.set(["id"], slugOf(title.input.value));
    });
    takeHistoryKeys(host, doc);
    doc.onChange(() => this.#read());
  }

  mark(diagnostics: Diagnostic[]): void {
    this.#diagnostics = diagnostics;
    if (!this.#host.hidden) this.#markAll();
  }

  /** Goes to the place. False if no field shows it. */
  reveal({ path }: Diagnostic): boolean {
    if (!this.#doc.isWhole) return false;
    const place = segmentsOf(path);
    this.#table.turnTo(place);
    this.#markAll();
    const found = this.#controlOf(place);
    found?.input.focus();
    return found !== undefined;
  }

  shown(): void {
    this.#read();
    this.#markAll();
  }

  /** The control at the place; if it is an object, the first one in it. */
  #controlOf(place: JSONPath): Control | undefined {
    const all = this.#controls();
    return (
      all.find(({ path }) => path.length && isWithin(place, path)) ??
      (place.length > 0
        ? all.find(({ path }) => isWithin(path, place))
        : undefined)
    );
  }

  #controls(): Control[] {
    return [
      ...this.#fixed,
      ...this.#lists.flatMap((controls) => controls()),
      ...this.#table.controls,
    ];
  }

  #markAll(): void {
    const messages = new Map<Control, string[]>();
    for (const { path, message } of this.#diagnostics) {
      const found = this.#controlOf(segmentsOf(path));
      if (found) messages.set(found, [...(messages.get(found) ?? []), message]);
    }
    for (const one of this.#controls())
      one.mark(messages.get(one)?.join("; ") ?? "");
  }

  /** Not while it is hidden, because with a long list each keystroke would have to wait for it. */
  #read(): void {
    if (this.#host.hidden) return;
    for (const one of this.#fixed) one.read();
    for (const controls of this.#lists)
      for (const one of controls()) one.read();
    this.#table.read();
  }

  /** Builds a section with several entries. The returned function updates it. */
  #list(set: HTMLElement, { list, fields }: Section): () => Control[] {
    const { path, one } = list!;
    const entries = element("div", { className: "entries" });
    const add = element("button", { type: "button" }, `Add a ${one}`);
    let controls: Control[][] = [];
    const count = (): number => this.#doc.nodeAt(path)?.children?.length ?? 0;
    add.addEventListener("click", () => {
      this.#doc.set([...path, count()], { name: "" });
      update();
      controls.at(-1)?.[0]?.input.focus();
    });
    const entry = (index: number): HTMLElement => {
      const remove = element("button", { type: "button" }, "Remove");
      remove.setAttribute("aria-label", `Remove ${one} ${index + 1}`);
      remove.addEventListener("click", () => {
        this.#doc.set([...path, index], undefined);
        add.focus();
      });
      const made = fields.map((field) =>
        control(field, [...path, index, ...field.path], this.#doc),
      );
      controls.push(made);
      const box = element("div", { className: "entry" });
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `${one} ${index + 1}`);
      box.append(...made.map((field) => field.box), remove);
      return box;
    };
    const update = (): Control[] => {
      const wanted = count();
      add.disabled = !this.#doc.isWhole;
      while (entries.children.length > wanted)
        entries.lastElementChild!.remove();
      controls = controls.slice(0, wanted);
      while (entries.children.length < wanted)
        entries.append(entry(entries.children.length));
      return controls.flat();
    };
    set.append(entries, add);
    return update;
  }
}
