import { previewOptionsOf, type PreviewOptions } from "./preview_options.ts";
import { plural } from "../views/plural.ts";
import { FakeNetwork } from "./fake_network.ts";
import { PreviewFrame } from "./preview_frame.ts";

/** Milliseconds: one or two frames, and the longest delay of a drawing. */
const FRAME = 34;
const LONGEST = 300;

/**
 * The right side of the editor: the statement on a partner's page, and the options of the preview.
 */
export class Preview {
  readonly #frame: PreviewFrame;
  readonly #form: HTMLFormElement;
  readonly #room: HTMLElement;
  readonly #status: HTMLElement;
  readonly #banner: HTMLElement;
  readonly #scale: HTMLElement;
  #now: PreviewOptions;
  #isShown = false;
  /** When the last drawing began, and how many milliseconds a drawing takes. */
  #begun = 0;
  #cost = 0;

  /** `base` is the base of relative addresses, if it is not the statement's own `url`. */
  constructor(pane: HTMLElement, base?: string) {
    const find = <T extends HTMLElement>(selector: string): T =>
      pane.querySelector<T>(selector)!;
    this.#form = find("form");
    this.#room = find(".room");
    this.#status = find(".told");
    this.#banner = find(".banner");
    this.#scale = find(".scale");
    this.#frame = new PreviewFrame(this.#room, new FakeNetwork(base), {
      onDrawn: () => {
        this.#room.dataset["drawn"] = "true";
        // Only drawings after an edit are measured.
        if (this.#begun) this.#cost = performance.now() - this.#begun;
        this.#begun = 0;
      },
      onFailure: (message) => {
        this.#status.textContent = `The page is told: ${message}`;
      },
      onLink: (address) => {
        this.#status.textContent = `The link leads to ${address}`;
      },
    });
    this.#now = previewOptionsOf(this.#form);
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", () => this.#change());
    find(".arrival").addEventListener("click", () => {
      const { name } = this.#frame.network.sign();
      this.#frame.update();
      this.#status.textContent = `${name} has signed.`;
    });
    find(".paper").addEventListener("click", () =>
      this.#frame.frame?.contentWindow?.print(),
    );
    new ResizeObserver(() => this.#fit()).observe(this.#room);
    this.#fit();
  }

  /**
   * Milliseconds without typing before a drawing: as long as a drawing takes, if that is longer
   * than a frame, so that typing never waits.
   */
  get pause(): number {
    return this.#cost > FRAME ? Math.min(this.#cost, LONGEST) : 0;
  }

  /** Shows a document, which must have no errors. */
  show(text: string): void {
    this.#isShown = true;
    this.#begun = performance.now();
    this.#banner.hidden = true;
    this.#frame.show(text, this.#now);
  }

  /** The document has errors: the last drawing stays. */
  hold(errors: number): void {
    const mistakes = plural(errors, "mistake");
    this.#banner.hidden = false;
    this.#banner.textContent = this.#isShown
      ? `The last version without mistakes. ${mistakes} to mend.`
      : `Shown as soon as nothing is wrong or missing. ${mistakes} to mend.`;
  }

  /** A file next to the statement has changed. */
  refresh(path: string): void {
    if (!/\.json$/i.test(path)) return this.#frame.build(this.#now);
    this.#frame.network.renew();
    this.#frame.update({ isAll: true });
  }

  #change(): void {
    const before = this.#now;
    const now = (this.#now = previewOptionsOf(this.#form));
    const { network } = this.#frame;
    this.#status.textContent = "";
    this.#form.querySelector<HTMLElement>(".pixels")!.hidden =
      new FormData(this.#form).get("width") !== "free";
    Object.assign(network, {
      names: now.names,
      network: now.network,
      direction: now.direction,
    });
    this.#fit();
    const isOther = (["page", "scheme", "medium", "network"] as const).some(
      (key) => before[key] !== now[key],
    );
    if (isOther) this.#frame.build(now);
    else {
      this.#frame.level(now.headingLevel);
      if (before.names !== now.names || before.direction !== now.direction) {
        network.renew();
        this.#frame.update();
      }
    }
  }

  /** Scales a page down if it is wider than the pane. */
  #fit(): void {
    const { clientWidth, clientHeight } = this.#room;
    if (!clientWidth) return;
    const paper = 794;
    const chosen = this.#now.medium === "print" ? paper : this.#now.width;
    const width = chosen === "fit" ? clientWidth : chosen;
    const scale = Math.min(1, clientWidth / width);
    const { style } = this.#room;
    style.setProperty("--page-width", `${width}px`);
    style.setProperty("--page-height", `${clientHeight / scale}px`);
    style.setProperty("--page-scale", String(scale));
    style.setProperty(
      "--page-start",
      `${Math.max(0, (clientWidth - width * scale) / 2)}px`,
    );
    const percent = scale < 1 ? `, at ${Math.round(scale * 100)} %` : "";
    this.#scale.textContent = `${Math.round(width)} pixels wide${percent}`;
  }
}
