import { copyField } from "../views/clipboard.ts";
import type { StatementDocument } from "../document/document.ts";
import { isLocal } from "./local_address.ts";
import { LONGEST_LINK, fragmentOf } from "../files/share_link.ts";

/** Makes a link that contains the document. */
export class ShareDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #doc: StatementDocument;

  constructor(dialog: HTMLDialogElement, doc: StatementDocument) {
    this.#dialog = dialog;
    this.#doc = doc;
    this.#find("button.copy").addEventListener("click", () => {
      void copyField(this.#find("textarea"), this.#find(".copied"));
    });
  }

  async open(): Promise<void> {
    const field = this.#find<HTMLTextAreaElement>("textarea");
    const link = new URL(location.href);
    link.hash = await fragmentOf(this.#doc.text);
    const { length } = link.href;
    const isShort = length <= LONGEST_LINK;
    field.value = isShort ? link.href : "";
    this.#find("button.copy").toggleAttribute("disabled", !isShort);
    const size = `${length.toLocaleString("en")} of at most ${LONGEST_LINK.toLocaleString("en")} characters`;
    this.#find(".size").textContent = isShort
      ? size
      : `${size}: too long for a link. Save the statement and send the file.`;
    this.#find(".local").hidden = !isShort || !isLocal(link);
    this.#find(".copied").textContent = "";
    this.#dialog.showModal();
    field.select();
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#dialog.querySelector<T>(selector)!;
  }
}
