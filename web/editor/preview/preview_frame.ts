import type { PreviewOptions } from "./preview_options.ts";
import { emulatePrint } from "./print_emulation.ts";
import { STATEMENT, type FakeNetwork } from "./fake_network.ts";

/**
 * Milliseconds after which a page fetches again for certain: the statement, and the other files.
 */
const LATER = 301_000;
const MUCH_LATER = 86_401_000;

/** Milliseconds until a page that has not fetched is notified again, and how often that is done. */
const AGAIN = 250;
const TRIES = 20;

type PageWindow = Window & typeof globalThis;

/** Callbacks for events in the page. */
export type FrameEvents = {
  /** The statement has been drawn, or drawn again. */
  onDrawn(): void;
  /** The element has reported a failure. */
  onFailure(message: string): void;
  /** A link was clicked. */
  onLink(address: string): void;
};

/**
 * A partner's page in a frame, with the same element that partners load. Its network is a
 * FakeNetwork, and its clock advances when something is published. So an edit arrives like a newer
 * revision: in place, and the reader's scroll position, focus and open details stay.
 */
export class PreviewFrame {
  readonly network: FakeNetwork;
  readonly #host: HTMLElement;
  readonly #events: FrameEvents;
  #frame: HTMLIFrameElement | undefined;
  #element: HTMLElement | undefined;
  #skew = 0;
  #isOnline = true;
  #again: number | undefined;
  /** Whether there is something to show. */
  #isReady = false;

  constructor(host: HTMLElement, network: FakeNetwork, events: FrameEvents) {
    this.#host = host;
    this.network = network;
    this.#events = events;
  }

  get frame(): HTMLIFrameElement | undefined {
    return this.#frame;
  }

  /** Shows a document, which must have no errors. */
  show(text: string, options: PreviewOptions): void {
    const isOther = this.network.publish(text);
    this.#isReady = true;
    if (isOther || !this.#frame) this.build(options);
    else if (this.#element) this.update();
  }

  /** Makes the page fetch the statement, or all files that it names, too. */
  update({ isAll = false } = {}, tries = TRIES): void {
    const page = this.#frame?.contentWindow as PageWindow | undefined;
    if (!page || !this.#element) return;
    this.#skew += isAll ? MUCH_LATER : LATER;
    for (const isOnline of [false, true]) {
      this.#isOnline = isOnline;
      page.dispatchEvent(new page.Event(isOnline ? "online" : "offline"));
    }
    // A page that has just drawn its statement does not follow it yet.
    clearTimeout(this.#again);
    this.#again = window.setTimeout(() => {
      if (!this.network.isAskedFor && tries > 0)
        this.update({ isAll }, tries - 1);
    }, AGAIN);
  }

  level(headingLevel: number): void {
    this.#element?.setAttribute("heading-level", String(headingLevel));
  }

  /** Builds another page. The last one stays until the new one is drawn. */
  build(options: PreviewOptions): void {
    if (!this.#isReady) return;
    const frame = document.createElement("iframe");
    frame.title = "The statement on a partner’s page";
    frame.src = `hosts/${options.page}.html`;
    frame.className = "arriving";
    this.#frame = frame;
    this.#element = undefined;
    frame.addEventListener("load", () => {
      if (frame !== this.#frame) return;
      for (const other of [...this.#host.children])
        if (other !== frame) other.remove();
      frame.classList.remove("arriving");
      this.#populate(frame.contentWindow as PageWindow, options);
    });
    this.#host.append(frame);
  }

  #populate(page: PageWindow, options: PreviewOptions): void {
    const { document } = page;
    const { scheme, medium, headingLevel } = options;
    this.#take(page);
    document.documentElement.dataset["scheme"] = scheme;
    document.documentElement.dataset["medium"] = medium;
    const element = document.createElement("joint-statement");
    element.setAttribute("src", STATEMENT);
    element.setAttribute("heading-level", String(headingLevel));
    // What a partner's page shows until the statement is drawn, or if it cannot be.
    const content = document.createElement("p");
    content.append(this.network.title);
    element.append(content);
    element.addEventListener("statement-error", (event) =>
      this.#events.onFailure(
        (event as CustomEvent<{ message: string }>).detail.message,
      ),
    );
    for (const type of ["statement-load", "statement-update"])
      element.addEventListener(type, () => this.#events.onDrawn());
    document.querySelector("[data-statement]")!.replaceChildren(element);
    document.addEventListener("click", (event) => this.#stay(event));
    this.#element = element;
    if (medium !== "print") return;
    emulatePrint(document);
    emulatePrint(element.shadowRoot!);
  }

  /** Links are reported but not followed, because the page would be lost. */
  #stay(event: Event): void {
    const link = event
      .composedPath()
      .find((one) => (one as Element).matches?.("a[href]")) as
      HTMLAnchorElement | undefined;
    if (!link || link.getAttribute("href")!.startsWith("#")) return;
    event.preventDefault();
    this.#events.onLink(link.href);
  }

  /** Replaces the page's network and clock. */
  #take(page: PageWindow): void {
    const { performance } = page;
    const now = performance.now.bind(performance);
    const fetch = page.fetch.bind(page);
    page.fetch = (input, init) => {
      const url =
        typeof input === "string" || input instanceof page.URL
          ? String(input)
          : input.url;
      return this.network.fetch(url, init ?? {}, fetch);
    };
    Object.defineProperties(performance, {
      now: { value: () => now() + this.#skew },
    });
    Object.defineProperty(page.navigator, "onLine", {
      get: () => this.#isOnline,
    });
    // No other pages wake up at the same time.
    page.Math.random = () => 0;
  }
}
