import { holdPlace } from "./scroll_anchor.ts";
import { listen } from "./controls.ts";
import { startDrawing, TREE, type Drawing } from "../renderer/dom.ts";
import {
  bare,
  fail,
  isFailure,
  type Failure,
  type Fetched,
} from "../feed/fetch.ts";
import { dropRenderer, isDark, page, renderer } from "../renderer/shared.ts";
import {
  LIST,
  NO_RELEASES,
  NOT_LIVE,
  RELEASES_SOURCE,
  type Doc,
  type Outcome,
  type Renderer,
  type View,
} from "../renderer/renderer.ts";
import { turn } from "../renderer/yield.ts";
import { BUDGET, keepUp, type News, type Upkeep } from "./live_updates.ts";

/** Nodes that are drawn before the page gets its turn, at first. */
const SLICE = 2000;

/** What a server has made waits so long for what it may be made of, in milliseconds. */
const ARRIVAL = 5000;

/** For whom something is displayed. */
export type Owner = {
  view(isSchemeDark: boolean): View;
  /** `isFirst`: all of it is drawn; else something of it has changed. */
  onDrawn(url: string, revision: number, isFirst: boolean): void;
  onFailure(failure: Failure): void;
  /** The color scheme around has become another one. */
  onScheme(): void;
};

/** A statement in the renderer, kept up to date, and the nodes in `root` that were made of it. */
export class Display {
  readonly #root: ShadowRoot;
  readonly #owner: Owner;
  #renderer: Renderer | undefined;
  #doc: Doc | undefined;
  /** What the document holds, and the address that it is looked for at; "" for none. */
  #held: Fetched | undefined;
  #address = "";
  #drawing: Drawing | undefined;
  #isSchemeDark = false;
  /** Ends what waits for the renderer. */
  #next: AbortController | undefined;
  /** Ends the drawing that is going on, and what listens to the nodes that it has made. */
  #nodes: AbortController | undefined;
  #upkeep: Upkeep | undefined;
  readonly #news: News = { told: -Infinity, isWaiting: false };
  #flags = 0;
  #isPaused = false;
  /** Whether slices are being drawn, and whether something has changed since the last of them. */
  #isDrawing = false;
  #isDue = false;
  readonly #told = new Set<() => void>();
  /** Something that was fetched has come, or will not. */
  #onArrival = (): void => undefined;
  /** Whether the renderer has broken since a statement was given. */
  #hasTrapped = false;

  constructor(root: ShadowRoot, owner: Owner) {
    this.#root = root;
    this.#owner = owner;
  }

  /** Draws a statement instead of what is there, which stays if that cannot be: then, why. */
  show(fetched: Fetched, address: string): Promise<Failure | undefined> {
    this.#hasTrapped = false;
    return this.#draw(fetched, address);
  }

  /** The same statement under another view; nothing where there is none. */
  redraw(): void {
    if (this.#held) void this.#draw(this.#held, this.#address);
  }

  /** Gives up a statement that has not been read. */
  cancel(): void {
    this.#next?.abort();
  }

  close(): void {
    this.cancel();
    this.#leave();
    this.#held = this.#drawing = undefined;
    this.#isDrawing = false;
  }

  /** Ends all that goes on with the statement that is drawn; what is drawn is only to be seen. */
  #leave(): void {
    this.#nodes?.abort();
    this.#upkeep?.stop();
    this.#told.clear();
    try {
      this.#doc?.close();
    } catch {
      // It had trapped before.
    }
    this.#doc = this.#upkeep = undefined;
  }

  async #draw(fetched: Fetched, address: string): Promise<Failure | undefined> {
    this.cancel();
    const nodes = (this.#next = new AbortController());
    const { signal } = nodes;
    const wasm = await renderer();
    if (signal.aborted) return;
    if (isFailure(wasm)) return this.#fail(wasm);
    const isSchemeDark = isDark(this.#root);
    const view = this.#owner.view(isSchemeDark);
    const drawing = startDrawing(document);
    let made: Element | undefined;
    const isHeld =
      !!this.#doc && this.#renderer === wasm && this.#held === fetched;
    try {
      const doc = isHeld ? this.#doc! : wasm.open();
      doc.base(fetched.url);
      doc.view(view);
      if (isHeld) {
        doc.draw();
        this.#nodes?.abort();
      } else if (doc.load(fetched.bytes)) {
        this.#leave();
        this.#doc = doc;
        this.#renderer = wasm;
        this.#isPaused = false;
      } else {
        const failure = this.#complain(fetched, doc);
        doc.close();
        return failure;
      }
      this.#nodes = nodes;
      this.#next = undefined;
      this.#isDrawing = true;
      this.#isSchemeDark = isSchemeDark;
      this.#held = fetched;
      this.#address = address;
      made = await this.#arrival(doc, view.flags, signal);
      if (signal.aborted) return;
      await inSlices((nodes) => {
        if (signal.aborted) return false;
        const { words, text, more } = doc.step(nodes);
        drawing.apply(words, text);
        return more;
      });
      if (signal.aborted) return;
    } catch (error) {
      this.#renderer = wasm;
      return this.#recover(error, fetched, address);
    }
    if (!made || !drawing.adopt(made))
      this.#root.replaceChildren(drawing.content);
    this.#drawing = drawing;
    this.#isDrawing = false;
    this.#listen(signal);
    this.#tell(true);
    if (signal.aborted) return;
    const isOther = (this.#flags ^ view.flags) & (NOT_LIVE | NO_RELEASES);
    if (!this.#upkeep || isOther) this.#keepUp(view.flags);
    void this.#paint();
    return;
  }

  /**
   * What a server has made of the drawing that has begun, if that is what stands here. It may have had
   * lists that are not here yet: it stays until they are.
   */
  async #arrival(
    doc: Doc,
    flags: number,
    signal: AbortSignal,
  ): Promise<Element | undefined> {
    const made = this.#root.querySelector(`[${TREE}]`);
    if (!made) return undefined;
    const isSame = (): boolean => made.getAttribute(TREE) === doc.tree();
    const sources = [LIST, RELEASES_SOURCE].filter((one) => doc.source(one));
    if (!isSame() && sources.length) this.#keepUp(flags);
    for (let { length } = sources; length && !isSame(); length--) {
      let timer: number | undefined;
      await new Promise<void>((resolve) => {
        this.#onArrival = resolve;
        signal.addEventListener("abort", () => resolve());
        timer = page().setTimeout(resolve, ARRIVAL);
      });
      page().clearTimeout(timer);
      if (signal.aborted) return undefined;
      doc.draw();
    }
    return isSame() ? made : undefined;
  }

  #listen(signal: AbortSignal): void {
    listen(this.#root, (action, value) => this.#act(action, value), signal);
    matchMedia("(prefers-color-scheme: dark)").addEventListener(
      "change",
      () => {
        if (isDark(this.#root) !== this.#isSchemeDark) this.#owner.onScheme();
      },
      bare({ signal }),
    );
  }

  #tell(isFirst: boolean): void {
    this.#owner.onDrawn(this.#held!.url, this.#doc!.revision(), isFirst);
  }

  /** Draws what has changed, in slices, and then calls `onEnd`. */
  async #paint(onEnd?: () => void): Promise<void> {
    if (onEnd) this.#told.add(onEnd);
    this.#isDue = true;
    if (this.#isDrawing) return;
    const drawing = this.#drawing!;
    const { signal } = this.#nodes!;
    this.#isDrawing = true;
    try {
      while (this.#isDue) {
        await inSlices((nodes) => {
          if (signal.aborted) return false;
          this.#isDue = false;
          const { words, text, more } = this.#doc!.step(nodes);
          if (words.length)
            holdPlace(this.#root, () => drawing.apply(words, text));
          return more;
        });
        if (signal.aborted) return;
      }
    } catch (error) {
      return void this.#recover(error);
    }
    this.#isDrawing = false;
    const told = [...this.#told];
    this.#told.clear();
    for (const tell of told) tell();
  }

  #act(action: number, value: string): void {
    try {
      this.#isPaused = this.#doc!.act(action, value);
      void this.#paint();
      this.#upkeep?.pause(this.#isPaused);
      this.#upkeep?.look();
    } catch (error) {
      void this.#recover(error);
    }
  }

  #keepUp(flags: number): void {
    this.#upkeep?.stop();
    this.#flags = flags;
    const tell = (): void => this.#tell(false);
    const held = this.#held!;
    this.#upkeep = keepUp({
      doc: this.#doc!,
      news: this.#news,
      statement: this.#address
        ? { url: this.#address, known: held }
        : undefined,
      isLive: !(flags & NOT_LIVE),
      withReleases: !(flags & NO_RELEASES),
      host: page(),
      onChange: (isNews) => {
        this.#onArrival();
        void this.#paint(isNews ? tell : undefined);
      },
      onStatement: (fetched) => this.#take(fetched),
      onFailure: (failure) => {
        this.#onArrival();
        this.#owner.onFailure(failure);
      },
      onComplaint: (fetched) => void this.#complain(fetched),
      onTrap: (error) => void this.#recover(error),
    });
    this.#upkeep.pause(this.#isPaused);
  }

  /** What the statement's address answers later. */
  #take(fetched: Fetched): Outcome {
    const doc = this.#doc!;
    doc.base(fetched.url);
    const outcome = doc.reload(fetched.bytes);
    if (outcome === "refused") this.#complain(fetched);
    if (outcome !== "changed") return outcome;
    this.#held = fetched;
    // Its list or its sidebar may be another one.
    this.#upkeep!.stop();
    this.#upkeep = undefined;
    // A correction does not wait.
    if (doc.announce()) this.#news.told = page().now();
    void this.#paint(() => {
      this.#tell(false);
      if (!this.#upkeep) this.#keepUp(this.#flags);
    });
    return outcome;
  }

  #complain({ bytes, url }: Fetched, doc = this.#doc!): Failure {
    const all = doc.findings();
    const errors = all.filter(({ isError }) => isError);
    const { code, line, column } = (errors[0] ?? all[0])!;
    const count = errors.length || all.length;
    const more = count > 1 ? ` and ${count - 1} more` : "";
    const isMarkup =
      code === "syntax" && bytes.find((byte) => byte > 0x20) === 0x3c;
    const remedy = isMarkup
      ? "this is HTML, not JSON"
      : "`undersigned validate` tells what to write";
    const message = `${url || "the statement property"}:${line}:${column}: ${code}${more}; ${remedy}`;
    return this.#fail(fail(code, url, message, false, line, column));
  }

  #fail(failure: Failure): Failure {
    this.#owner.onFailure(failure);
    return failure;
  }

  /** Another renderer, and everything from the beginning, once: what is on screen stays. */
  async #recover(
    error: unknown,
    fetched = this.#held!,
    address = this.#address,
  ): Promise<Failure | undefined> {
    this.#doc = undefined;
    this.#leave();
    dropRenderer(this.#renderer);
    if (this.#hasTrapped) return this.#fail(broken(fetched, error));
    this.#hasTrapped = true;
    return this.#draw(fetched, address);
  }
}

/** Calls `step` with a number of nodes until it returns false, and gives the page its turns. */
async function inSlices(step: (nodes: number) => boolean): Promise<void> {
  for (let nodes = SLICE; ;) {
    const begun = performance.now();
    if (!step(nodes)) return;
    const took = Math.max(performance.now() - begun, 1);
    nodes = Math.min(Math.max((nodes * BUDGET) / took, 200), 8 * SLICE);
    await turn();
  }
}

const broken = ({ url }: Fetched, error: unknown): Failure =>
  fail("renderer", url, `the renderer broke: ${String(error)}`);
