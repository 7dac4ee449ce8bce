import { ATTRIBUTES, viewOf } from "./attributes.ts";
import { isSameBytes } from "../feed/subscribers.ts";
import { DrawnStatement } from "./drawn_statement.ts";
import { subscribe } from "../feed/feed.ts";
import {
  withoutPrototype,
  fail,
  fetchBytes,
  isFailure,
  type Failure,
  type Fetched,
} from "../feed/fetch.ts";
import {
  hostUntil,
  setScriptAddress,
  pageHost,
  sharedRenderer,
  styleSheets,
} from "../renderer/shared.ts";
import { NOT_LIVE, THEMES, type View } from "../renderer/renderer.ts";
import { STATEMENT_BYTES, STATEMENT_REFRESH } from "./live_updates.ts";

/** The detail of `statement-load` and `statement-update`. `url` is "" for a statement that was set. */
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
 * content stays visible until the first drawing, and where drawing fails.
 */
export class JointStatement extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  /** An own property, in case the page's `Object.prototype` is polluted. */
  static readonly disabledFeatures = [];
  static readonly formAssociated = false;
  /**
   * The tags that embed.js has served; all copies of it on a page share this set.
   * @internal
   */
  static served?: WeakSet<Element>;

  readonly #root =
    this.shadowRoot ?? this.attachShadow(withoutPrototype({ mode: "open" }));
  /** Whether the shadow root shows a statement; a server may have sent it. */
  #isDrawn = this.#root.hasChildNodes();
  /** Whether `statement-load` has been dispatched. */
  #isLoaded = false;
  #statement: object | string | null = null;
  /** The current or last load; earlier ones are superseded. */
  #loading: AbortController | undefined;
  #mustLoad = true;
  #mustDraw = false;
  readonly #hinted = new Set<string>();
  readonly #drawn = new DrawnStatement(this.#root, {
    view: (isSchemeDark) => this.#view(isSchemeDark),
    onDrawn: (url, revision, isFirst) => {
      const isLoad = isFirst && !this.#isLoaded;
      this.#isDrawn = this.#isLoaded = true;
      this.#dispatch(isLoad ? "statement-load" : "statement-update", {
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
    // Properties that were set before the class was defined.
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
    this.#root.adoptedStyleSheets = styleSheets(this.ownerDocument);
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

  /** Once for many changes; an element that is only moved keeps its drawing. */
  #schedule(): void {
    queueMicrotask(() => {
      if (!this.isConnected) return this.#stop();
      // For its hints, which must not wait for the network.
      this.#view(false);
      if (this.#mustLoad) void this.#load();
      else if (this.#mustDraw) this.#drawn.redraw();
      this.#mustDraw = false;
    });
  }

  #begin(): AbortController {
    this.#loading?.abort();
    this.#drawn.cancel();
    return (this.#loading = new AbortController());
  }

  #stop(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#mustLoad = true;
    this.#drawn.close();
  }

  async #load(): Promise<void> {
    const loading = this.#begin();
    this.#mustLoad = false;
    const found = await this.#find(loading);
    if (loading !== this.#loading) return;
    if (found) return this.#show(found, loading);
    this.#drawn.close();
    this.#isDrawn = this.#isLoaded = false;
    this.#showContent();
  }

  async #show(
    found: Fetched | Failure,
    loading: AbortController,
  ): Promise<void> {
    const address = this.#address();
    const failure = isFailure(found)
      ? found
      : await this.#drawn.show(found, address ?? "");
    if (failure === found) this.#fail(failure);
    if (!failure || !address || loading !== this.#loading) return;
    // Wait until a wrong answer is replaced by another one.
    const known = failure.retryable ? failure : found;
    if (mayRecover(failure) && !(this.#view(false).flags & NOT_LIVE))
      this.#retryWhenChanged(address, known, loading);
  }

  /** Shows the next answer of `src` that is not `known`. */
  #retryWhenChanged(
    src: string,
    known: Failure | Fetched,
    loading: AbortController,
  ): void {
    const { signal } = loading;
    const subscription = subscribe(
      {
        src,
        stream: "",
        refresh: STATEMENT_REFRESH,
        limit: STATEMENT_BYTES,
        known,
      },
      {
        onList: (fetched) => {
          if (!isFailure(known) && isSameBytes(fetched.bytes, known.bytes))
            return "known";
          subscription.stop();
          if (!signal.aborted) void this.#show(fetched, loading);
          return "changed";
        },
        onEvent: () => "known",
        // Already dispatched.
        onFailure: () => undefined,
      },
      pageHost(),
    );
    const stop = (): void => subscription.stop();
    signal.addEventListener("abort", stop, withoutPrototype({ once: true }));
  }

  /** `src` as an http(s) address; undefined if it is none, or if a statement was set. */
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

  /** The statement; undefined when there is none to show. */
  async #find(
    loading: AbortController,
  ): Promise<Fetched | Failure | undefined> {
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
    // Loads both at once. A failure to load the renderer is reported when it is used.
    void sharedRenderer();
    return fetchBytes(
      url,
      STATEMENT_BYTES,
      loading.signal,
      hostUntil(loading.signal),
    );
  }

  #fail(failure: Failure): void {
    if (!this.#isDrawn && !this.firstElementChild && !this.textContent.trim())
      this.#showMessage();
    console.error(`<joint-statement>: ${failure.message}`);
    this.#dispatch("statement-error", failure);
  }

  #dispatch(type: string, detail: object): void {
    this.dispatchEvent(
      new CustomEvent(
        type,
        withoutPrototype({ bubbles: true, composed: true, detail }),
      ),
    );
  }

  #showContent(): void {
    this.#root.replaceChildren(document.createElement("slot"));
  }

  /** A message for visitors. What they cannot fix goes to the console. */
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

  /** Each wrong attribute is reported once. */
  #view(isSchemeDark: boolean): View {
    return viewOf(this, isSchemeDark, (hint) => {
      if (!this.#hinted.has(hint)) console.warn(hint);
      this.#hinted.add(hint);
    });
  }
}

/** Whether it may be fixed while the page is open: its policy and the address cannot. */
const mayRecover = ({ code }: Failure): boolean =>
  !["bad-address", "blocked", "renderer"].includes(code);

/**
 * Defines the element, once a page; `address` is that of the script. The result may be the class of
 * another copy of the script.
 */
export function register(address: string): typeof JointStatement {
  const name = "joint-statement";
  if (!customElements.get(name)) {
    setScriptAddress(address);
    customElements.define(name, JointStatement);
  }
  return customElements.get(name) as typeof JointStatement;
}
