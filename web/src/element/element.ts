import { ATTRIBUTES, viewOf } from "./attributes.ts";
import { isSame } from "../feed/subscribers.ts";
import { Display } from "./drawn_statement.ts";
import { follow } from "../feed/feed.ts";
import {
  bare,
  fail,
  fetchBytes,
  isFailure,
  type Failure,
  type Fetched,
} from "../feed/fetch.ts";
import { host, locate, page, renderer, styles } from "../renderer/shared.ts";
import { NOT_LIVE, THEMES, type View } from "../renderer/renderer.ts";
import { STATEMENT_BYTES, STATEMENT_REFRESH } from "./live_updates.ts";

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

/**
 * `<joint-statement src="…">`: a publisher's statement, drawn in a shadow root. The element's own
 * content stays visible until the first drawing, and where there is none.
 */
export class JointStatement extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  /** Its own, lest a page's `Object.prototype` has another. */
  static readonly disabledFeatures = [];
  static readonly formAssociated = false;
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
  /** The load that is going on, or went on last; all else has been superseded. */
  #work: AbortController | undefined;
  #mustLoad = true;
  #mustDraw = false;
  readonly #hinted = new Set<string>();
  readonly #display = new Display(this.#root, {
    view: (isSchemeDark) => this.#view(isSchemeDark),
    onDrawn: (url, revision, isFirst) => {
      const isLoad = isFirst && !this.#isLoaded;
      this.#isDrawn = this.#isLoaded = true;
      this.#tell(isLoad ? "statement-load" : "statement-update", {
        url,
        revision,
      });
    },
    onFailure: (failure) => this.#fail(failure),
    onScheme: () => {
      this.#mustDraw = true;
      this.#schedule();
    },
  });

  constructor() {
    super();
    this.adoptedCallback();
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

  adoptedCallback(): void {
    this.#root.adoptedStyleSheets = styles(this.ownerDocument);
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
      else if (this.#mustDraw) this.#display.redraw();
      this.#mustDraw = false;
    });
  }

  #begin(): AbortController {
    this.#work?.abort();
    this.#display.cancel();
    return (this.#work = new AbortController());
  }

  #stop(): void {
    this.#work?.abort();
    this.#work = undefined;
    this.#mustLoad = true;
    this.#display.close();
  }

  async #load(): Promise<void> {
    const work = this.#begin();
    this.#mustLoad = false;
    const found = await this.#find(work);
    if (work !== this.#work) return;
    if (found) return this.#show(found, work);
    this.#display.close();
    this.#isDrawn = this.#isLoaded = false;
    this.#showContent();
  }

  async #show(found: Fetched | Failure, work: AbortController): Promise<void> {
    const address = this.#address();
    const failure = isFailure(found)
      ? found
      : await this.#display.show(found, address ?? "");
    if (failure === found) this.#fail(failure);
    if (!failure || !address || work !== this.#work) return;
    // An answer that is wrong is waited for to be another one.
    const known = failure.retryable ? failure : found;
    if (mayPass(failure) && !(this.#view(false).flags & NOT_LIVE))
      this.#await(address, known, work);
  }

  /** Shows what `src` answers later, other than `known`. */
  #await(src: string, known: Failure | Fetched, work: AbortController): void {
    const { signal } = work;
    const following = follow(
      {
        src,
        stream: "",
        refresh: STATEMENT_REFRESH,
        limit: STATEMENT_BYTES,
        known,
      },
      {
        onList: (fetched) => {
          if (!isFailure(known) && isSame(fetched.bytes, known.bytes))
            return "known";
          following.stop();
          if (!signal.aborted) void this.#show(fetched, work);
          return "changed";
        },
        onEvent: () => "known",
        // That has been told.
        onFailure: () => undefined,
      },
      page(),
    );
    const stop = (): void => following.stop();
    signal.addEventListener("abort", stop, bare({ once: true }));
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
    return fetchBytes(url, STATEMENT_BYTES, work.signal, host(work.signal));
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

/** Whether somebody may mend it while the page is open; its own policy and address stay. */
const mayPass = ({ code }: Failure): boolean =>
  !["bad-address", "blocked", "renderer"].includes(code);

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
