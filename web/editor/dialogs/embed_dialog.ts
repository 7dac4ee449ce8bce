import { FORMS } from "../../full/full_renderer.ts";
import type { WorkerClient, Code, CodeOptions } from "../worker/client.ts";
import { element } from "../views/control.ts";
import { copyField } from "../views/clipboard.ts";
import type { StatementDocument } from "../document/document.ts";
import { isLocal } from "./local_address.ts";
import { Tabs } from "../views/tabs.ts";

type Form = (typeof FORMS)[number];

/** Shows what partners paste, in four forms. */
export class EmbedDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #doc: StatementDocument;
  readonly #worker: WorkerClient;
  readonly #tabs: Tabs;
  /**
   * The suggested values of fields, by name, which are replaced unless the person has changed them.
   */
  readonly #suggested = new Map<string, string>();
  /** How often the dialog has been shown. Answers to earlier requests are ignored. */
  #shown = 0;

  constructor(
    dialog: HTMLDialogElement,
    doc: StatementDocument,
    worker: WorkerClient,
  ) {
    this.#dialog = dialog;
    this.#doc = doc;
    this.#worker = worker;
    this.#tabs = new Tabs(
      this.#find("[role=tablist]"),
      () => void this.#show(),
    );
    this.#find("form.addresses").addEventListener(
      "input",
      () => void this.#show(),
    );
    this.#find("button.copy").addEventListener("click", () => {
      void copyField(this.#find("textarea"), this.#find(".copied"));
    });
  }

  open(): void {
    const url = this.#doc.valueAt(["url"]);
    this.#suggest("scriptUrl", new URL("../", location.href).href);
    for (const [name, file] of [
      ["statementUrl", "statement.json"],
      ["frameUrl", "frame.html"],
    ] as const) {
      const isKnown = typeof url === "string" && URL.canParse(url);
      this.#suggest(name, isKnown ? new URL(file, url).href : "");
    }
    this.#dialog.showModal();
    this.#tabs.choose(this.#tabs.current || FORMS[0]);
  }

  /** Sets the value of a field that the person has not changed; "" for none. */
  #suggest(name: string, value: string): void {
    const field = this.#find<HTMLInputElement>(`[name=${name}]`);
    const isOurs = field.value === (this.#suggested.get(name) ?? "");
    if (isOurs) field.value = value;
    this.#suggested.set(name, value);
  }

  async #show(): Promise<void> {
    const shown = ++this.#shown;
    const made = await this.#made();
    if (shown !== this.#shown) return;
    const field = this.#find<HTMLTextAreaElement>("textarea");
    field.value = typeof made === "string" ? "" : made.text;
    field.rows = Math.min(Math.max(field.value.split("\n").length, 3), 12);
    this.#find("button.copy").toggleAttribute("disabled", !field.value);
    this.#find(".copied").textContent = "";
    this.#find(".notes").replaceChildren(
      ...(typeof made === "string"
        ? [made]
        : [...made.warnings, ...this.#unreachable()]
      ).map((note) => element("li", {}, note)),
    );
  }

  /** Addresses that a partner's page cannot reach. */
  #unreachable(): string[] {
    return [...this.#dialog.querySelectorAll<HTMLInputElement>("[type=url]")]
      .map(({ value }) => value)
      .filter((value) => URL.canParse(value) && isLocal(new URL(value)))
      .map(
        (value) =>
          `${value} is on this machine only: write the address at which it will be published.`,
      );
  }

  /** The code, or the reason why there is none. */
  async #made(): Promise<Code | string> {
    const given = Object.fromEntries(
      new FormData(this.#find<HTMLFormElement>("form.addresses")),
    ) as Record<string, string>;
    const form = this.#tabs.current as Form;
    const options: CodeOptions = {
      form,
      theme: given["theme"] as NonNullable<CodeOptions["theme"]>,
      headingLevel: Number(given["level"]),
    };
    for (const name of ["scriptUrl", "statementUrl", "frameUrl"] as const)
      if (given[name]) options[name] = given[name];
    const made = await this.#worker.embedCode(this.#doc.text, options);
    if (!made) return "Mend the mistakes in the statement first.";
    return made.isGood ? made : made.text;
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#dialog.querySelector<T>(selector)!;
  }
}
