import { parseTree, type ParseError } from "jsonc-parser";
import type { OpenFile } from "./disk.ts";
import type { StatementDocument } from "../document/document.ts";
import type { Files } from "./files.ts";
import {
  lineEndingOf,
  toNewlines,
  withLineEnding,
} from "../document/line_ends.ts";
import { ENDED, type PreviewServer, type State } from "./preview_server.ts";

/** The line of the first syntax error; undefined if the text is a JSON object. */
function firstFaultLine(text: string): number | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const at = errors[0]?.offset ?? (root?.type === "object" ? -1 : 0);
  return at < 0 ? undefined : text.slice(0, at).split("\n").length;
}

const KEPT = "What was read before is still here.";
const NOTICES = {
  missing: "The file is gone. What was in it is still here; Save writes it.",
  "not text": `The file is not text at the moment. ${KEPT}`,
  "too large": `The file is too large. ${KEPT}`,
};
const CHANGED = "The file was changed by another program.";

/**
 * Keeps the document and the file of `undersigned preview` in sync. What another program saves is
 * loaded if the document has no unsaved changes; else the person is asked.
 */
export class FileSync {
  readonly #served: PreviewServer;
  readonly #doc: StatementDocument;
  readonly #files: Files;
  readonly #notice: HTMLElement;
  /** The state of the file on disk. */
  #state: State = { is: "missing" };
  /** The content that was last loaded, saved or kept: its text and its tag. */
  #text = "";
  #tag: string | undefined;
  /** The line end of the file. */
  #ending = "\n";
  /** Whether saving failed because another program had written the file. */
  #wasRefused = false;
  #isThere = true;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(
    served: PreviewServer,
    doc: StatementDocument,
    files: Files,
    notice: HTMLElement,
  ) {
    this.#served = served;
    this.#doc = doc;
    this.#files = files;
    this.#notice = notice;
    for (const [name, keepsMine] of [
      ["theirs", false],
      ["mine", true],
    ] as const)
      this.#find(`.${name}`).addEventListener("click", () => {
        this.#acceptFile(keepsMine);
        // The focused button has been removed.
        document
          .querySelector<HTMLElement>("#views [aria-selected=true]")!
          .focus();
      });
  }

  /**
   * Resolves when the file is loaded. `onBeside` is called with the path of a changed file that the
   * statement names.
   */
  begin(onBeside: (path: string) => void): Promise<void> {
    return new Promise((resolve) => {
      let hasBegun = false;
      this.#served.listen({
        onFile: (state) => {
          if (hasBegun)
            return void this.#saving.then(() => this.#onFileChange(state));
          hasBegun = true;
          this.#saving = this.#open(state).then(resolve);
        },
        onBeside,
        onConnection: (isThere) => {
          this.#isThere = isThere;
          this.#showNotice();
        },
      });
    });
  }

  async #open(state: State): Promise<void> {
    const { name } = this.#served;
    this.#accept(state);
    const before = await this.#files.bind(
      { name, write: (file) => this.#write(file) },
      this.#text,
    );
    // The unsaved changes are based on older content of the file.
    if (before !== undefined && before !== this.#text) this.#tag = "";
    this.#showNotice();
  }

  #accept(state: State): void {
    this.#state = state;
    this.#wasRefused = false;
    this.#tag = "tag" in state ? state.tag : undefined;
    this.#text = state.is === "text" ? toNewlines(state.text) : "";
    if (state.is === "text") this.#ending = lineEndingOf(state.text);
  }

  /** Whether another program has written what the document does not have. */
  get #isBehind(): boolean {
    return "tag" in this.#state && this.#state.tag !== this.#tag;
  }

  get #isClean(): boolean {
    return this.#doc.text === this.#text;
  }

  #onFileChange(state: State): void {
    this.#state = state;
    if (state.is !== "text") this.#files.renew("", true);
    else if (state.tag === this.#tag) this.#files.renew(this.#text, true);
    else {
      const text = toNewlines(state.text);
      const isHeld = firstFaultLine(text) !== undefined && this.#doc.isWhole;
      if (text === this.#doc.text || (this.#isClean && !isHeld))
        return this.#acceptFile(false);
    }
    this.#showNotice();
  }

  /** Takes notice of the file's content, and loads it unless the document is kept. */
  #acceptFile(keepsMine: boolean): void {
    this.#accept(this.#state);
    this.#files.renew(this.#text, keepsMine);
    this.#showNotice();
  }

  /** Saves the file, like writeFile in disk.ts. */
  #write(file: OpenFile): Promise<{ name: string } | false> {
    const written = this.#saving.then(() => this.#writeNow(file));
    this.#saving = written;
    return written;
  }

  async #writeNow({ name, text }: OpenFile): Promise<{ name: string } | false> {
    const content = withLineEnding(text, this.#ending);
    const tag = this.#state.is === "missing" ? undefined : this.#tag;
    const done = await this.#served.write(content, tag);
    if ("tag" in done)
      this.#accept({ is: "text", text: content, tag: done.tag });
    else if ("state" in done) {
      this.#state = done.state;
      this.#wasRefused = true;
    }
    this.#showNotice("failure" in done ? `Not saved: ${done.failure}` : "");
    return "tag" in done && { name };
  }

  #showNotice(failure = ""): void {
    const mayAsk = this.#isBehind && (this.#wasRefused || !this.#isClean);
    const saying =
      failure || (this.#isThere ? this.#noticeText(mayAsk) : ENDED);
    this.#notice.hidden = saying === "";
    this.#find("p").textContent = saying;
    this.#find(".theirs").hidden = !mayAsk || this.#state.is !== "text";
    this.#find(".mine").hidden = !mayAsk;
  }

  /** The notice about the file; "" for none. */
  #noticeText(isAsked: boolean): string {
    const state = this.#state;
    if (state.is !== "text") return NOTICES[state.is];
    if (!this.#isBehind) return "";
    const line = firstFaultLine(toNewlines(state.text));
    if (line === undefined) return isAsked ? CHANGED : "";
    const fault = `not JSON at the moment: see its line ${line}.`;
    return isAsked
      ? `${CHANGED} It is ${fault}`
      : `The file is ${fault} ${KEPT}`;
  }

  #find(selector: string): HTMLElement {
    return this.#notice.querySelector<HTMLElement>(selector)!;
  }
}
