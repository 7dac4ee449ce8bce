import { parseTree, type ParseError } from "jsonc-parser";
import type { OpenFile } from "./disk.ts";
import type { Draft } from "../document/document.ts";
import type { Files } from "./files.ts";
import { endingOf, inLines, withEnding } from "../document/line_ends.ts";
import { ENDED, type Served, type State } from "./preview_server.ts";

/** The line of the first fault of what is no JSON object; undefined for none. */
function faultIn(text: string): number | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const at = errors[0]?.offset ?? (root?.type === "object" ? -1 : 0);
  return at < 0 ? undefined : text.slice(0, at).split("\n").length;
}

const stays = "What was read before is still here.";
const sayings = {
  missing: "The file is gone. What was in it is still here; Save writes it.",
  "not text": `The file is not text at the moment. ${stays}`,
  "too large": `The file is too large. ${stays}`,
};
const CHANGED = "The file was changed by another program.";

/**
 * Keeps the draft and the file that the page is served on together. What another program saves is
 * loaded where the draft has nothing unsaved; else the person is asked.
 */
export class Following {
  readonly #served: Served;
  readonly #draft: Draft;
  readonly #files: Files;
  readonly #notice: HTMLElement;
  /** What the disk has. */
  #state: State = { is: "missing" };
  /** The content that was last loaded, saved or kept: as text, and what tells it from another. */
  #text = "";
  #tag: string | undefined;
  /** What its lines end with. */
  #ending = "\n";
  /** Whether the person wanted to save, and another program was first. */
  #wasRefused = false;
  #isThere = true;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(served: Served, draft: Draft, files: Files, notice: HTMLElement) {
    this.#served = served;
    this.#draft = draft;
    this.#files = files;
    this.#notice = notice;
    for (const [name, keepsMine] of [
      ["theirs", false],
      ["mine", true],
    ] as const)
      this.#find(`.${name}`).addEventListener("click", () => {
        this.#take(keepsMine);
        // The button that had it is gone.
        document
          .querySelector<HTMLElement>("#views [aria-selected=true]")!
          .focus();
      });
  }

  /** Resolves when the file is in the draft. `onBeside` is told of the files that its statement names. */
  begin(onBeside: (path: string) => void): Promise<void> {
    return new Promise((resolve) => {
      let hasBegun = false;
      this.#served.listen({
        onFile: (state) => {
          if (hasBegun) return void this.#saving.then(() => this.#see(state));
          hasBegun = true;
          this.#saving = this.#open(state).then(resolve);
        },
        onBeside,
        onConnection: (isThere) => {
          this.#isThere = isThere;
          this.#tell();
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
    // It was written upon what the file no longer has.
    if (before !== undefined && before !== this.#text) this.#tag = "";
    this.#tell();
  }

  #accept(state: State): void {
    this.#state = state;
    this.#wasRefused = false;
    this.#tag = "tag" in state ? state.tag : undefined;
    this.#text = state.is === "text" ? inLines(state.text) : "";
    if (state.is === "text") this.#ending = endingOf(state.text);
  }

  /** Whether another program has written what is not in the draft. */
  get #isBehind(): boolean {
    return "tag" in this.#state && this.#state.tag !== this.#tag;
  }

  get #isClean(): boolean {
    return this.#draft.text === this.#text;
  }

  #see(state: State): void {
    this.#state = state;
    if (state.is !== "text") this.#files.renew("", true);
    else if (state.tag === this.#tag) this.#files.renew(this.#text, true);
    else {
      const text = inLines(state.text);
      const isHeld = faultIn(text) !== undefined && this.#draft.isWhole;
      if (text === this.#draft.text || (this.#isClean && !isHeld))
        return this.#take(false);
    }
    this.#tell();
  }

  /** From now on the file's content is known of. It becomes the draft, too, unless that is kept. */
  #take(keepsMine: boolean): void {
    this.#accept(this.#state);
    this.#files.renew(this.#text, keepsMine);
    this.#tell();
  }

  /** As disk.ts has it. */
  #write(file: OpenFile): Promise<{ name: string } | false> {
    const written = this.#saving.then(() => this.#writeNow(file));
    this.#saving = written;
    return written;
  }

  async #writeNow({ name, text }: OpenFile): Promise<{ name: string } | false> {
    const content = withEnding(text, this.#ending);
    const tag = this.#state.is === "missing" ? undefined : this.#tag;
    const done = await this.#served.write(content, tag);
    if ("tag" in done)
      this.#accept({ is: "text", text: content, tag: done.tag });
    else if ("state" in done) {
      this.#state = done.state;
      this.#wasRefused = true;
    }
    this.#tell("failure" in done ? `Not saved: ${done.failure}` : "");
    return "tag" in done && { name };
  }

  #tell(failure = ""): void {
    const mayAsk = this.#isBehind && (this.#wasRefused || !this.#isClean);
    const saying = failure || (this.#isThere ? this.#saying(mayAsk) : ENDED);
    this.#notice.hidden = saying === "";
    this.#find("p").textContent = saying;
    this.#find(".theirs").hidden = !mayAsk || this.#state.is !== "text";
    this.#find(".mine").hidden = !mayAsk;
  }

  /** What is to be known of the file; "" for nothing. */
  #saying(isAsked: boolean): string {
    const state = this.#state;
    if (state.is !== "text") return sayings[state.is];
    if (!this.#isBehind) return "";
    const line = faultIn(inLines(state.text));
    if (line === undefined) return isAsked ? CHANGED : "";
    const fault = `not JSON at the moment: see its line ${line}.`;
    return isAsked
      ? `${CHANGED} It is ${fault}`
      : `The file is ${fault} ${stays}`;
  }

  #find(selector: string): HTMLElement {
    return this.#notice.querySelector<HTMLElement>(selector)!;
  }
}
