import type { JSONPath } from "jsonc-parser";
import type { StatementDocument } from "../document/document.ts";
import type { Field } from "../document/fields.ts";

// A control of the form, bound to a place in the document.

export type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export type Control = {
  input: Input;
  path: JSONPath;
  /** Shows what is wrong there; "" for nothing. */
  mark(message: string): void;
  /** Shows the current value in the document. */
  read(): void;
};

let count = 0;

/** An id for an element that another one refers to. */
const freshId = (): string => `field-${++count}`;

export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const textOf = (value: unknown): string =>
  value === undefined || value === null
    ? ""
    : typeof value === "string"
      ? value
      : JSON.stringify(value);

/** Binds `input` to `path`. An empty optional field removes its key. */
export function bindInput(
  input: Input,
  path: JSONPath,
  doc: StatementDocument,
  { isRequired = false, standard = "" } = {},
): Pick<Control, "read"> {
  input.addEventListener("input", () => {
    const { value } = input;
    const isAbsent = !isRequired && (value === "" || value === standard);
    doc.set(path, isAbsent ? undefined : value);
  });
  return {
    read() {
      const value = textOf(doc.valueAt(path)) || standard;
      if (input instanceof HTMLSelectElement) {
        const isKnown = [...input.options].some((one) => one.value === value);
        // So that a value that is none of the choices is visible and not lost.
        if (!isKnown) input.add(new Option(value, value));
      }
      if (input.value !== value) input.value = value;
      input.disabled = !doc.isWhole;
    },
  };
}

function inputOf({ kind = "text", choices, isRequired }: Field): Input {
  if (choices)
    return element(
      "select",
      {},
      ...choices.map(([value, label]) => new Option(label, value)),
    );
  const common = { required: isRequired ?? false };
  if (kind === "long") return element("textarea", { ...common, rows: 4 });
  return element("input", { ...common, type: kind });
}

/** A labeled control with its hint and a place for an error. */
export function control(
  field: Field,
  path: JSONPath,
  doc: StatementDocument,
): Control & { box: HTMLElement } {
  const input = inputOf(field);
  input.id = freshId();
  const fault = element("p", {
    id: freshId(),
    className: "fault",
    hidden: true,
  });
  const label = element("label", { htmlFor: input.id }, field.label);
  if (field.isRequired)
    label.append(element("span", { className: "needed" }, " needed"));
  const box = element("div", { className: "field" }, label, input, fault);
  if (field.isWide) box.classList.add("wide");
  const describedBy = [fault.id];
  if (field.hint) {
    const hint = element("p", { id: freshId(), className: "hint" }, field.hint);
    input.after(hint);
    describedBy.push(hint.id);
  }
  input.setAttribute("aria-describedby", describedBy.join(" "));
  return {
    box,
    input,
    path,
    ...bindInput(input, path, doc, {
      isRequired: field.isRequired ?? false,
      standard: field.choices?.[0]?.[0] ?? "",
    }),
    mark(message) {
      fault.textContent = message;
      fault.hidden = message === "";
      if (message) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    },
  };
}
