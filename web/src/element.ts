import { ATTRIBUTES, viewOf } from "./attributes.ts";
import { holdPlace } from "./anchor.ts";
import { listen } from "./controls.ts";
import { startDrawing, type Drawing } from "./dom.ts";
import { follow } from "./feed.ts";
import {
  bare,
  fail,
  fetchBytes,
  isFailure,
  type Failure,
  type Fetched,
} from "./fetch.ts";
import {
  dropRenderer,
  host,
  isDark,
  locate,
  page,
  renderer,
  styles,
  turn,
} from "./page.ts";
import {
  NO_RELEASES,
  NOT_LIVE,
  THEMES,
  type Doc,
  type Outcome,
  type Renderer,
  type View,
} from "./renderer.ts";
import { STATEMENT_BYTES, keepUp, type Upkeep } from "./upkeep.ts";

/** What `statement-load` and `statement-update` carry. `url` is "" for a statement that was set. */
export type Drawn = { url: string; revision: number };

declare global {
  interface HTMLElementTagNameMap {
    "joint-statement": JointStatement;
  }
  interface HTMLElementEventMap {
    "statement-load": CustomEvent<Drawn>;
    "statement-update": CustomEvent<Drawn>;
    "statement-error": CustomEvent<Failure>;
  }
}

/** Nodes that are drawn before the page gets its turn: some milliseconds of work. */
const SLICE = 4000;

/**
 * `<joint-statement src="…">`: a publisher's statement, drawn in a shadow root. The element's own
 * content stays visible until the first drawing, and where there is none.
 */
export class JointStatement extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  /**
   * The tags that embed.js has turned into elements; all its copies on a page share this.
   * @internal
   */
  static served?: WeakSet<Element>;

  readonly #root = this.shadowRoot ?? this.attachShadow(bare({ mode: "open" }));
  /** Whether the shadow root shows a statement: a server may have sent it. */
  #isDrawn = this.#root.hasChildNodes();
  /** Whether `statement-load` has been told. */
  #isLoaded = false;
  #statement: object | string | null = null;
  /** What was drawn last. */
  #fetched: Fetched | undefined;
  /** What is going on, or went on last; all else has been superseded. */
  #work: AbortController | undefined;
  /** Whether the work has yet to look at the attributes. */
  #isLoading = false;
  #mustLoad = true;
  #mustDraw = false;
  readonly #hinted = new Set<string>();
  #renderer: Renderer | undefined;
  #doc: Doc | undefined;
  /** What the document holds. */
  #held: Fetched | undefined;
  #drawing: Drawing | undefined;
  #upkeep: Upkeep | undefined;
  /** Whether slices of a change are still being drawn. */
  #isPainting = false;
  /** Whether the renderer has broken since the last statement was loaded. */
  #hasTrapped = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = styles();
    if (!this.#isDrawn) this.#showContent();
    // Properties that were set before this class was defined.
    for (const name of ["src", "statement"] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = this[name];
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  /** The attribute. */
  get src(): string {
    return this.getAttribute("src") ?? "";
  }
  set src(value: string) {
    this.setAttribute("src", value);
  }

  /**
   * Drawn instead of what `src` names, unless it is null: a statement as an object, or the text of
   * a statement.json. Setting it always draws.
   */
  get statement(): object | string | null {
    return this.#statement;
  }
  set statement(value: object | string | null | undefined) {
    this.#statement = value ?? null;
    this.#mustLoad = true;
    this.#schedule();
  }

  connectedCallback(): void {
    this.#schedule();
  }
  disconnectedCallback(): void {
    this.#schedule();
  }
  attributeChangedCallback(
    name: string,
    before: string | null,
    after: string | null,
  ): void {
    if (before === after) return;
    if (name !== "src") this.#mustDraw = true;
    else if (this.#statement === null) this.#mustLoad = true;
    this.#schedule();
  }

  /** The first of many changes does it for all, and an element that is moved is left alone. */
  #schedule(): void {
    queueMicrotask(() => {
      if (!this.isConnected) return this.#stop();
      // For its hints, which are not to wait for the network.
      this.#view(false);
      if (this.#mustLoad) void this.#load();
      else if (this.#mustDraw && !this.#isLoading && this.#fetched)
        void this.#draw(this.#fetched, this.#begin());
      this.#mustDraw = false;
    });
  }

  #begin(): AbortController {
    this.#work?.abort();
    this.#upkeep?.stop();
    this.#upkeep = undefined;
    this.#isPainting = false;
    return (this.#work = new AbortController());
  }

  #stop(): void {
    this.#begin().abort();
    this.#work = undefined;
    this.#isLoading = false;
    this.#mustLoad = true;
    try {
      this.#doc?.close();
    } catch {
      // It had trapped before.
    }
    this.#doc = this.#held = this.#drawing = undefined;
  }

  async #load(): Promise<void> {
    const work = this.#begin();
    this.#mustLoad = this.#hasTrapped = false;
    this.#isLoading = true;
    const found = await this.#find(work);
    if (work !== this.#work) return;
    if (found && !isFailure(found)) return this.#draw(found, work);
    this.#isLoading = false;
    if (found) {
      this.#fail(found);
      // What may pass is asked for again, as long as there is nothing to keep up to date.
      if (found.retryable && this.#isLive) this.#await(found, work);
      return;
    }
    this.#fetched = undefined;
    this.#isDrawn = this.#isLoaded = false;
    this.#showContent();
  }

  /** What `src` names; undefined when that is not on the web, or another statement was set. */
  #address(): string | undefined {
    const src = this.src.trim();
    if (!src || this.#statement !== null) return undefined;
    try {
      const { href } = new URL(src, document.baseURI);
      return /^https?:/.test(href) ? href : undefined;
    } catch {
      return undefined;
    }
  }

  /** The statement; undefined when none is wanted. */
  async #find(work: AbortController): Promise<Fetched | Failure | undefined> {
    if (this.#statement !== null) {
      try {
        const json: unknown =
          typeof this.#statement === "string"
            ? this.#statement
            : JSON.stringify(this.#statement);
        return { bytes: new TextEncoder().encode(String(json)), url: "" };
      } catch (error) {
        return fail(
          "syntax",
          "",
          `the statement property is not JSON: ${String(error)}`,
        );
      }
    }
    const src = this.src.trim();
    if (!src) return undefined;
    const url = this.#address();
    if (!url)
      return fail(
        "bad-address",
        src,
        `src="${src}" is not an http or https address`,
      );
    // Both at once; what has failed is told when it is used.
    void renderer();
    return fetchBytes(url, STATEMENT_BYTES, work, host(work.signal));
  }

  async #draw(fetched: Fetched, work: AbortController): Promise<void> {
    for (let isRetry = false; ; isRetry = true) {
      this.#isLoading = true;
      const shared = renderer();
      const wasm = await shared;
      if (work !== this.#work) return;
      this.#isLoading = false;
      if (isFailure(wasm)) return this.#fail(wasm);
      const isSchemeDark = isDark(this.#root);
      const view = this.#view(isSchemeDark);
      let revision: number;
      const drawing = startDrawing(document);
      try {
        const isHeld =
          this.#doc && this.#renderer === wasm && this.#held === fetched;
        if (!this.#doc || this.#renderer !== wasm) this.#doc = wasm.open();
        this.#renderer = wasm;
        const doc = this.#doc;
        doc.base(fetched.url);
        doc.view(view);
        if (isHeld) doc.draw();
        else if (!doc.load(fetched.bytes)) {
          this.#fail(this.#finding(doc, fetched));
          if (this.#held) this.#keepUp(work);
          return;
        }
        this.#fetched = this.#held = fetched;
        for (;;) {
          const { words, text, more } = doc.step(SLICE);
          drawing.apply(words, text);
          if (!more) break;
          await turn();
          if (work !== this.#work) return;
        }
        revision = doc.revision();
      } catch (error) {
        dropRenderer(shared);
        if (!isRetry) continue;
        return this.#fail(
          fail("renderer", fetched.url, `the renderer broke: ${String(error)}`),
        );
      }
      this.#root.replaceChildren(drawing.content);
      this.#drawing = drawing;
      listen(
        this.#root,
        (action, value) => this.#act(action, value),
        work.signal,
      );
      matchMedia("(prefers-color-scheme: dark)").addEventListener(
        "change",
        () => {
          this.#mustDraw ||= isDark(this.#root) !== isSchemeDark;
          this.#schedule();
        },
        bare({ signal: work.signal }),
      );
      this.#isDrawn = true;
      const event = this.#isLoaded ? "statement-update" : "statement-load";
      this.#isLoaded = true;
      this.#tell(event, { url: fetched.url, revision });
      if (work === this.#work) this.#keepUp(work);
      return;
    }
  }

  /** Draws what has changed, in slices; what changes meanwhile is drawn with them. */
  async #paint(onEnd?: () => void): Promise<void> {
    if (this.#isPainting) return;
    const work = this.#work;
    this.#isPainting = true;
    try {
      for (;;) {
        const { words, text, more } = this.#doc!.step(SLICE);
        if (words.length)
          holdPlace(this.#root, () => this.#drawing!.apply(words, text));
        if (!more) break;
        await turn();
        if (work !== this.#work) return;
      }
    } catch (error) {
      this.#isPainting = false;
      return this.#recover(error);
    }
    this.#isPainting = false;
    onEnd?.();
  }

  #act(action: number, value: string): void {
    try {
      const isPaused = this.#doc!.act(action, value);
      void this.#paint();
      this.#upkeep?.pause(isPaused);
      this.#upkeep?.look();
    } catch (error) {
      this.#recover(error);
    }
  }

  /** Another renderer, and everything from the beginning, once: what is on screen stays until then. */
  #recover(error: unknown): void {
    const fetched = this.#fetched!;
    const failure = fail(
      "renderer",
      fetched.url,
      `the renderer broke: ${String(error)}`,
    );
    this.#doc = this.#held = undefined;
    if (this.#hasTrapped) {
      this.#begin();
      return this.#fail(failure);
    }
    this.#hasTrapped = true;
    dropRenderer(renderer());
    void this.#draw(fetched, this.#begin());
  }

  get #isLive(): boolean {
    return !(this.#view(false).flags & NOT_LIVE);
  }

  /** Until the statement can be had. */
  #await(failure: Failure, work: AbortController): void {
    const url = this.#address();
    if (!url) return;
    const following = follow(
      { src: url, stream: "", refresh: 300, limit: STATEMENT_BYTES, known: failure },
      {
        onList: (fetched) => {
          following.stop();
          if (work === this.#work) void this.#draw(fetched, work);
          return "changed";
        },
        onEvent: () => "known",
        // It was told.
        onFailure: () => undefined,
      },
      page(),
    );
    work.signal.addEventListener("abort", () => following.stop(), bare({ once: true }));
  }

  #keepUp(work: AbortController): void {
    const doc = this.#doc!;
    const held = this.#held!;
    const { flags } = this.#view(false);
    const told = (): void => {
      if (work === this.#work)
        this.#tell("statement-update", { url: held.url, revision: doc.revision() });
    };
    this.#upkeep = keepUp({
      doc,
      statement:
        this.#statement === null ? { url: this.#address()!, known: held } : undefined,
      isLive: !(flags & NOT_LIVE),
      withReleases: !(flags & NO_RELEASES),
      host: page(),
      onChange: () => void this.#paint(told),
      onStatement: (fetched) => this.#take(fetched, work),
      onFailure: (failure) => this.#fail(failure),
      onComplaint: (fetched) => this.#fail(this.#finding(doc, fetched)),
      onTrap: (error) => this.#recover(error),
    });
  }

  /** What the statement's address answers later. */
  #take(fetched: Fetched, work: AbortController): Outcome {
    const doc = this.#doc!;
    doc.base(fetched.url);
    const outcome = doc.reload(fetched.bytes);
    if (outcome === "refused") this.#fail(this.#finding(doc, fetched));
    if (outcome !== "changed") return outcome;
    this.#fetched = this.#held = fetched;
    void this.#paint(() => {
      if (work !== this.#work) return;
      this.#tell("statement-update", { url: fetched.url, revision: doc.revision() });
      // Its list or its sidebar may be another one.
      this.#upkeep?.stop();
      this.#keepUp(work);
      doc.announce();
      void this.#paint();
    });
    return outcome;
  }

  #finding(doc: Doc, { bytes, url }: Fetched): Failure {
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
    return fail(code, url, message, false, line, column);
  }

  #fail(failure: Failure): void {
    if (!this.#isDrawn && !this.firstElementChild && !this.textContent.trim())
      this.#showMessage();
    console.error(`<joint-statement>: ${failure.message}`);
    this.#tell("statement-error", failure);
  }

  #tell(type: string, detail: object): void {
    this.dispatchEvent(
      new CustomEvent(type, bare({ bubbles: true, composed: true, detail })),
    );
  }

  #showContent(): void {
    this.#root.replaceChildren(document.createElement("slot"));
  }

  /** For visitors; what they cannot mend is for the console. */
  #showMessage(): void {
    const message = document.createElement("p");
    message.setAttribute("class", "statement statement-note");
    message.setAttribute("data-theme", THEMES[this.#view(false).theme]!);
    message.setAttribute("lang", "en");
    message.append("This statement cannot be shown here at the moment.");
    const url = this.#address();
    if (url) {
      const link = document.createElement("a");
      link.setAttribute("href", url);
      link.append(url);
      message.append(" It is published at ", link, ".");
    }
    this.#root.replaceChildren(message);
  }

  /** A wrong attribute is hinted at once, and only once. */
  #view(isSchemeDark: boolean): View {
    return viewOf(this, isSchemeDark, (hint) => {
      if (!this.#hinted.has(hint)) console.warn(hint);
      this.#hinted.add(hint);
    });
  }
}

/**
 * Registers the element, once a page; `address` is that of the script. The class that is in use may
 * be that of another copy of it.
 */
export function register(address: string): typeof JointStatement {
  const name = "joint-statement";
  if (!customElements.get(name)) {
    locate(address);
    customElements.define(name, JointStatement);
  }
  return customElements.get(name) as typeof JointStatement;
}
