import type { Diagnostic } from "../worker/client.ts";
import { element } from "./control.ts";
import { plural } from "./plural.ts";
import { describePath } from "../document/paths.ts";
import { reasonOf } from "../worker/reason.ts";

/** The list of problems. Each leads to its place. */
export class Problems {
  readonly #list: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #onJump: (diagnostic: Diagnostic) => void;

  constructor(pane: HTMLElement, onJump: (diagnostic: Diagnostic) => void) {
    this.#list = pane.querySelector("ol")!;
    this.#heading = pane.querySelector("h2")!;
    this.#onJump = onJump;
  }

  show(diagnostics: Diagnostic[]): void {
    const errors = diagnostics.filter((one) => one.severity === "error").length;
    const warnings = diagnostics.length - errors;
    const text =
      [
        errors && plural(errors, "mistake"),
        warnings && plural(warnings, "warning"),
      ]
        .filter(Boolean)
        .join(", ") || "Nothing is wrong";
    this.#tell(text, errors ? "error" : warnings ? "warning" : "good");
    const active = [...this.#list.children].findIndex((one) =>
      one.contains(document.activeElement),
    );
    this.#list.replaceChildren(
      ...diagnostics.map((one) => {
        const button = element(
          "button",
          { type: "button", className: one.severity },
          element("span", { className: "where" }, describePath(one.path)),
          element("span", { className: "what" }, one.message),
          element("span", { className: "line" }, `line ${one.line}`),
        );
        button.addEventListener("click", () => this.#onJump(one));
        return element("li", {}, button);
      }),
    );
    if (active < 0) return;
    const near = this.#list.children[Math.min(active, diagnostics.length - 1)];
    (near?.querySelector("button") ?? this.#heading).focus();
  }

  /** The check itself has failed: the last problems stay. */
  fail(error: unknown): void {
    const reason = reasonOf(error);
    this.#tell(
      `Nothing can be checked or drawn: ${reason}. Save, then load this page again.`,
      "error",
    );
  }

  #tell(text: string, state: "error" | "warning" | "good"): void {
    // Screen readers get one announcement instead of one for each key.
    const status = this.#heading.querySelector("[role=status]")!;
    if (status.textContent !== text) status.textContent = text;
    this.#heading.dataset["state"] = state;
  }
}
