import { json } from "@codemirror/lang-json";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { defaultKeymap } from "@codemirror/commands";
import type { Checker } from "./check.ts";
import { element } from "./control.ts";
import { chooseFile } from "./disk.ts";
import { mounted, type Draft } from "./draft.ts";
import type { Files } from "./files.ts";
import { codeLook } from "./look.ts";

const isOfRevision = (code: string): boolean =>
  code === "same-revision" || code === "lower-revision";

/** What has changed since the file was saved, or since what is published. */
export class CompareDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #draft: Draft;
  readonly #files: Files;
  readonly #checker: Checker;
  readonly #view: EditorView;

  constructor(
    dialog: HTMLDialogElement,
    draft: Draft,
    files: Files,
    checker: Checker,
  ) {
    this.#dialog = dialog;
    this.#draft = draft;
    this.#files = files;
    this.#checker = checker;
    this.#view = mounted(
      this.#find(".difference"),
      EditorState.create({ doc: "" }),
    );
    this.#find("button.other").addEventListener("click", () => {
      void chooseFile().then((file) => {
        if (file) void this.#show(file.text, file.name);
      });
    });
  }

  open(): void {
    void this.#show(
      this.#files.saved,
      "the file as it was last opened or saved",
    );
    this.#dialog.showModal();
  }

  async #show(older: string, name: string): Promise<void> {
    const { text } = this.#draft;
    this.#find(".with").textContent = older
      ? `Compared with ${name}.`
      : "There is no saved state yet: choose a file to compare with.";
    const found = older
      ? (await this.#checker.compare(text, older)).filter(({ code }) =>
          isOfRevision(code),
        )
      : [];
    this.#find(".verdict").replaceChildren(
      ...(older && found.length === 0
        ? [text === older ? "Nothing has changed." : "These are the changes."]
        : found.map(({ message }) => element("span", {}, message))),
    );
    this.#view.setState(
      EditorState.create({
        doc: text,
        extensions: [
          json(),
          codeLook,
          EditorView.lineWrapping,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({
            "aria-label": "What has changed",
            tabindex: "0",
          }),
          keymap.of(defaultKeymap),
          older
            ? unifiedMergeView({
                original: older,
                mergeControls: false,
                collapseUnchanged: { margin: 2, minSize: 5 },
              })
            : [],
        ],
      }),
    );
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#dialog.querySelector<T>(selector)!;
  }
}
