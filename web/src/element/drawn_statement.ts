import { keepScrollPosition } from "./scroll_anchor.ts";
import { listenToControls } from "./controls.ts";
import { startDrawing, TREE_ATTRIBUTE, type Drawing } from "../renderer/dom.ts";
import {
  withoutPrototype,
  fail,
  isFailure,
  type Failure,
  type Fetched,
} from "../feed/fetch.ts";
import {
  discardRenderer,
  isDark,
  pageHost,
  sharedRenderer,
} from "../renderer/shared.ts";
import {
  NO_RELEASES,
  NOT_LIVE,
  type Doc,
  type Outcome,
  type Renderer,
  type View,
} from "../renderer/renderer.ts";
import { yieldToPage } from "../renderer/yield.ts";
import {
  TIME_BUDGET,
  startLiveUpdates,
  type Announcements,
  type LiveUpdates,
} from "./live_updates.ts";

/** Nodes in the first slice; later slices fit TIME_BUDGET. */
const FIRST_SLICE = 2000;

/** How long a server-made drawing waits for the lists that it may contain, in milliseconds. */
const MAX_LIST_WAIT = 5000;

/** The element that shows the statement. */
export type Owner = {
  view(isSchemeDark: boolean): View;
  /** `isFirst`: the whole statement was drawn; else a part has changed. */
  onDrawn(url: string, revision: number, isFirst: boolean): void;
  onFailure(failure: Failure): void;
  /** The color scheme of the page around has changed. */
  onScheme(): void;
};

/** A statement in the renderer, kept up to date, and its nodes in `root`. */
export class DrawnStatement {
  readonly #root: ShadowRoot;
  readonly #owner: Owner;
  #renderer: Renderer | undefined;
  #doc: Doc | undefined;
  /** What the document holds, and the address that is polled for it; "" for none. */
  #fetched: Fetched | undefined;
  #address = "";
  #drawing: Drawing | undefined;
  #isSchemeDark = false;
  /** Cancels the drawing that waits for the renderer. */
  #pending: AbortController | undefined;
  /** Ends the current drawing, and the listeners on its nodes. */
  #nodes: AbortController | undefined;
  #updates: LiveUpdates | undefined;
  readonly #announcements: Announcements = {
    lastAt: -Infinity,
    isPending: false,
  };
  #flags = 0;
  #isPaused = false;
  /** Whether slices are being drawn, and whether something has changed since the last one. */
  #isDrawing = false;
  #isDue = false;
  readonly #onPainted = new Set<() => void>();
  /** Called when a fetch has succeeded or failed. */
  #onArrival = (): void => undefined;
  /** Whether the renderer has trapped since `show`. */
  #hasTrapped = false;

  constructor(root: ShadowRoot, owner: Owner) {
    this.#root = root;
    this.#owner = owner;
  }

  /** Replaces the drawing; where that fails, the old one stays, and the failure is the result. */
  show(fetched: Fetched, address: string): Promise<Failure | undefined> {
    this.#hasTrapped = false;
    return this.#draw(fetched, address);
  }

  /** Draws the same statement under another view. Nothing to do without a statement. */
  redraw(): void {
    if (this.#fetched) void this.#draw(this.#fetched, this.#address);
  }

  /** Gives up a statement that has not been read yet. */
  cancel(): void {
    this.#pending?.abort();
  }

  close(): void {
    this.cancel();
    this.#closeDocument();
    this.#fetched = this.#drawing = undefined;
    this.#isDrawing = false;
  }

  /** Stops updates and closes the document; its nodes stay on screen. */
  #closeDocument(): void {
    this.#nodes?.abort();
    this.#updates?.stop();
    this.#onPainted.clear();
    try {
      this.#doc?.close();
    } catch {
      // The renderer has already trapped.
    }
    this.#doc = this.#updates = undefined;
  }

  async #draw(fetched: Fetched, address: string): Promise<Failure | undefined> {
    this.cancel();
    const nodes = (this.#pending = new AbortController());
    const { signal } = nodes;
    const wasm = await sharedRenderer();
    if (signal.aborted) return;
    if (isFailure(wasm)) return this.#fail(wasm);
    const isSchemeDark = isDark(this.#root);
    const view = this.#owner.view(isSchemeDark);
    const drawing = startDrawing(document);
    let made: Element | undefined;
    const isHeld =
      !!this.#doc && this.#renderer === wasm && this.#fetched === fetched;
    try {
      const doc = isHeld ? this.#doc! : wasm.open();
      doc.base(fetched.url);
      doc.view(view);
      if (isHeld) {
        doc.draw();
        this.#nodes?.abort();
      } else if (doc.load(fetched.bytes)) {
        this.#closeDocument();
        this.#doc = doc;
        this.#renderer = wasm;
        this.#isPaused = false;
      } else {
        const failure = this.#reportDiagnostics(fetched, doc);
        doc.close();
        return failure;
      }
      this.#nodes = nodes;
      this.#pending = undefined;
      this.#isDrawing = true;
      this.#isSchemeDark = isSchemeDark;
      this.#fetched = fetched;
      this.#address = address;
      made = await this.#serverDrawing(doc, view.flags, signal);
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
    this.#notifyDrawn(true);
    if (signal.aborted) return;
    const isOther = (this.#flags ^ view.flags) & (NOT_LIVE | NO_RELEASES);
    if (!this.#updates || isOther) this.#startUpdates(view.flags);
    void this.#paint();
    return;
  }

  /**
   * The server-made element in the root, if it equals the drawing that has begun. It may contain lists
   * that have not arrived yet: then it waits for them.
   */
  async #serverDrawing(
    doc: Doc,
    flags: number,
    signal: AbortSignal,
  ): Promise<Element | undefined> {
    const made = this.#root.querySelector(`[${TREE_ATTRIBUTE}]`);
    if (!made) return undefined;
    const isSame = (): boolean =>
      made.getAttribute(TREE_ATTRIBUTE) === doc.tree();
    const awaited = (["list", "releases"] as const).filter((one) =>
      doc.address(one),
    );
    if (!isSame() && awaited.length) this.#startUpdates(flags);
    for (let { length } = awaited; length && !isSame(); length--) {
      let timer: number | undefined;
      await new Promise<void>((resolve) => {
        this.#onArrival = resolve;
        signal.addEventListener("abort", () => resolve());
        timer = pageHost().setTimeout(resolve, MAX_LIST_WAIT);
      });
      pageHost().clearTimeout(timer);
      if (signal.aborted) return undefined;
      doc.draw();
    }
    return isSame() ? made : undefined;
  }

  #listen(signal: AbortSignal): void {
    listenToControls(
      this.#root,
      (action, value) => this.#act(action, value),
      signal,
    );
    matchMedia("(prefers-color-scheme: dark)").addEventListener(
      "change",
      () => {
        if (isDark(this.#root) !== this.#isSchemeDark) this.#owner.onScheme();
      },
      withoutPrototype({ signal }),
    );
  }

  #notifyDrawn(isFirst: boolean): void {
    this.#owner.onDrawn(this.#fetched!.url, this.#doc!.revision(), isFirst);
  }

  /** Draws changes in slices, then calls `onEnd`. */
  async #paint(onEnd?: () => void): Promise<void> {
    if (onEnd) this.#onPainted.add(onEnd);
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
            keepScrollPosition(this.#root, () => drawing.apply(words, text));
          return more;
        });
        if (signal.aborted) return;
      }
    } catch (error) {
      return void this.#recover(error);
    }
    this.#isDrawing = false;
    const told = [...this.#onPainted];
    this.#onPainted.clear();
    for (const tell of told) tell();
  }

  #act(action: number, value: string): void {
    try {
      this.#isPaused = this.#doc!.act(action, value);
      void this.#paint();
      this.#updates?.pause(this.#isPaused);
      this.#updates?.fetchSegments();
    } catch (error) {
      void this.#recover(error);
    }
  }

  #startUpdates(flags: number): void {
    this.#updates?.stop();
    this.#flags = flags;
    const tell = (): void => this.#notifyDrawn(false);
    const held = this.#fetched!;
    this.#updates = startLiveUpdates({
      doc: this.#doc!,
      announced: this.#announcements,
      statement: this.#address
        ? { url: this.#address, known: held }
        : undefined,
      isLive: !(flags & NOT_LIVE),
      withReleases: !(flags & NO_RELEASES),
      host: pageHost(),
      onChange: (isNews) => {
        this.#onArrival();
        void this.#paint(isNews ? tell : undefined);
      },
      onStatement: (fetched) => this.#reload(fetched),
      onFailure: (failure) => {
        this.#onArrival();
        this.#owner.onFailure(failure);
      },
      onFindings: (fetched) => void this.#reportDiagnostics(fetched),
      onError: (error) => void this.#recover(error),
    });
    this.#updates.pause(this.#isPaused);
  }

  /** Reads a later answer of the statement's address. */
  #reload(fetched: Fetched): Outcome {
    const doc = this.#doc!;
    doc.base(fetched.url);
    const outcome = doc.reload(fetched.bytes);
    if (outcome === "refused") this.#reportDiagnostics(fetched);
    if (outcome !== "changed") return outcome;
    this.#fetched = fetched;
    // Its list or sidebar may have another address.
    this.#updates!.stop();
    this.#updates = undefined;
    // A correction is announced at once.
    if (doc.announce()) this.#announcements.lastAt = pageHost().now();
    void this.#paint(() => {
      this.#notifyDrawn(false);
      if (!this.#updates) this.#startUpdates(this.#flags);
    });
    return outcome;
  }

  #reportDiagnostics({ bytes, url }: Fetched, doc = this.#doc!): Failure {
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

  /** Starts over with a new renderer, once. What is on screen stays. */
  async #recover(
    error: unknown,
    fetched = this.#fetched!,
    address = this.#address,
  ): Promise<Failure | undefined> {
    this.#doc = undefined;
    this.#closeDocument();
    discardRenderer(this.#renderer);
    if (this.#hasTrapped) return this.#fail(broken(fetched, error));
    this.#hasTrapped = true;
    return this.#draw(fetched, address);
  }
}

/** Calls `step` with a number of nodes until it returns false, and yields to the page in between. */
async function inSlices(step: (nodes: number) => boolean): Promise<void> {
  for (let nodes = FIRST_SLICE; ;) {
    const begun = performance.now();
    if (!step(nodes)) return;
    const took = Math.max(performance.now() - begun, 1);
    nodes = Math.min(
      Math.max((nodes * TIME_BUDGET) / took, 200),
      8 * FIRST_SLICE,
    );
    await yieldToPage();
  }
}

const broken = ({ url }: Fetched, error: unknown): Failure =>
  fail("renderer", url, `the renderer broke: ${String(error)}`);
