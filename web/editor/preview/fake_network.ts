import type { Names, Network } from "./preview_options.ts";
import {
  newcomer,
  signatories,
  type InventedSignatory,
} from "./invented_names.ts";

// Answers the requests of a previewed page: the document itself, and invented lists. All other
// addresses are really fetched.

const home = "https://preview.invalid/";
/** The address of the statement in the previewed page's tag. */
export const STATEMENT = `${home}statement.json`;
const LIST = `${home}list.json`;
const SEGMENT = `${home}segment-`;
/** Milliseconds that each answer takes on a slow network. */
const SLOW = 3000;
/** Longest list that is one file. */
const MAX_UNSEGMENTED = 10_000;
const FIRST = 200;
const PART = 2000;

type Json = Record<string, unknown>;
type Item = InventedSignatory | Json;

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};

export class FakeNetwork {
  /** The address of the document's file, if it is served. */
  readonly #file: string | undefined;
  names: Names = "document";
  network: Network = "normal";
  direction: "document" | "rtl" = "document";
  #document: Json = {};
  /** Grows with every change, so that pages accept it as new. */
  #revision = 0;
  /** The revision that a page last fetched. */
  #asked = 0;
  #arrivals: InventedSignatory[] = [];
  /**
   * Whether anyone has signed here. From then on pages see other revisions of the document's own
   * list.
   */
  #hasSigned = false;

  constructor(file?: string) {
    this.#file = file;
  }

  /**
   * Sets the document, which must have no errors. True if it is another statement than the one that
   * invented signatories have signed: then pages must be rebuilt.
   */
  publish(text: string): boolean {
    const next = JSON.parse(text) as Json;
    const isOther = next["id"] !== this.#document["id"];
    const isDeserted = isOther && this.#arrivals.length > 0;
    if (isOther) this.#arrivals = [];
    this.#document = next;
    this.#revision++;
    return isDeserted;
  }

  /** Adds one signatory. */
  sign(): InventedSignatory {
    const one = newcomer(this.#arrivals.length);
    this.#arrivals.push(one);
    this.#hasSigned = true;
    this.#revision++;
    return one;
  }

  /** Makes pages fetch what has changed besides the document. */
  renew(): void {
    this.#revision++;
  }

  /** Whether the page has fetched the current revision. */
  get isAskedFor(): boolean {
    return this.#asked === this.#revision;
  }

  /** The content of the page's tag until the statement is drawn. */
  get title(): string {
    const { title } = this.#document;
    return typeof title === "string" ? title : "";
  }

  /** The `fetch` of a page that shows the statement. `real` fetches all other addresses. */
  async fetch(
    url: string,
    init: RequestInit,
    real: typeof fetch,
  ): Promise<Response> {
    if (url === STATEMENT) this.#asked = this.#revision;
    const isOurs = url.startsWith(home);
    const isList = isOurs ? url !== STATEMENT : url === this.#ownList();
    if (this.network === "slow" && (isOurs || isList))
      await new Promise((resolve) => setTimeout(resolve, SLOW));
    const isFailing =
      (this.network === "no list" && isList) ||
      (this.network === "no statement" && url === STATEMENT);
    if (isFailing) return new Response("", { status: 503 });
    if (!isOurs) {
      const answer = await real(url, init);
      const folder = this.#file && new URL(".", this.#file).href;
      const isBeside = folder !== undefined && url.startsWith(folder);
      return isList && (isBeside || this.#hasSigned)
        ? this.#asNews(answer, isBeside)
        : answer;
    }
    const answer = new Response(JSON.stringify(this.#answer(url)));
    // Relative addresses in it resolve against the statement's own `url`.
    Object.defineProperty(answer, "url", { value: this.#base() });
    return answer;
  }

  #answer(url: string): Json {
    if (url === STATEMENT) return this.#statement();
    if (url === LIST) return this.#list();
    const index = Number(url.slice(SEGMENT.length).replace(".json", ""));
    return { items: this.#parts()[index] ?? [] };
  }

  /**
   * The document's own list, with the signatories added here. A list next to the file is new
   * whenever its content changes, even with the same revision. Of a list in segments only the head
   * is changed.
   */
  async #asNews(answer: Response, isBeside: boolean): Promise<Response> {
    const text = await answer.text();
    const { status, url } = answer;
    let body = text;
    try {
      const list: unknown = JSON.parse(text);
      if (list === asObject(list)) {
        const { items, revision } = list as Json;
        const before = isBeside || typeof revision !== "number" ? 0 : revision;
        body = JSON.stringify({
          ...list,
          revision: before + this.#revision,
          ...(Array.isArray(items) && {
            items: [...(items as Json[]), ...this.#arrivals],
          }),
        });
      }
    } catch {
      // The element reports what is wrong with it.
    }
    const news = new Response(body, { status });
    Object.defineProperty(news, "url", { value: url });
    return news;
  }

  #base(): string {
    if (this.#file) return this.#file;
    const { url } = this.#document;
    return typeof url === "string" && /^https?:\/\//.test(url)
      ? url
      : STATEMENT;
  }

  #ownList(): string | undefined {
    const { src } = asObject(this.#document["signatories"]);
    return typeof src === "string" && URL.canParse(src, this.#base())
      ? new URL(src, this.#base()).href
      : undefined;
  }

  #statement(): Json {
    const { signatories: own, ...rest } = this.#document;
    const signatories = asObject(own);
    const hasList = typeof signatories["src"] === "string";
    const hasArrivals = this.#arrivals.length > 0;
    const isOwn = this.names === "document" && (hasList || !hasArrivals);
    const isAsked = hasList && (this.#file !== undefined || this.#hasSigned);
    return {
      ...rest,
      ...(this.#file && { imageOrigins: this.#imageOrigins() }),
      revision: this.#revision,
      ...(this.direction === "rtl" && { direction: "rtl" }),
      ...(isOwn
        ? own !== undefined && {
            // A list that is never fetched again would not follow its file.
            signatories: isAsked ? { ...signatories, refresh: 60 } : own,
          }
        : {
            signatories: {
              ...signatories,
              src: LIST,
              stream: undefined,
              counts: undefined,
              refresh: 60,
              items: this.#items().slice(0, 50),
            },
          }),
    };
  }

  /** With the origin of the statement's own `url`, whose images partners can see. */
  #imageOrigins(): unknown {
    const { imageOrigins, url } = this.#document;
    return typeof url === "string" &&
      /^https:\/\//.test(url) &&
      URL.canParse(url)
      ? [
          ...(Array.isArray(imageOrigins) ? (imageOrigins as unknown[]) : []),
          new URL(url).origin,
        ]
      : imageOrigins;
  }

  #items(): Item[] {
    const { items } = asObject(this.#document["signatories"]);
    const present =
      this.names !== "document"
        ? signatories(Number(this.names))
        : Array.isArray(items)
          ? (items as Json[])
          : [];
    return [...present, ...this.#arrivals];
  }

  #parts(): Item[][] {
    const items = this.#items();
    const parts = [items.slice(0, FIRST)];
    for (let at = FIRST; at < items.length; at += PART)
      parts.push(items.slice(at, at + PART));
    return parts;
  }

  #list(): Json {
    const revision = this.#revision;
    const items = this.#items();
    if (items.length <= MAX_UNSEGMENTED) return { revision, items };
    const persons = items.filter(({ kind }) => kind === "person").length;
    const parts = this.#parts();
    return {
      revision,
      counts: { organizations: items.length - persons, persons },
      order: "given",
      segments: parts.map((part, index) => ({
        src: `${SEGMENT}${index}.json`,
        // It is not checked, and only distinguishes the states of a segment.
        integrity: integrityOf(`${index} ${part.length}`),
        count: part.length,
      })),
    };
  }
}

const integrityOf = (name: string): string =>
  `sha256-${btoa(name.padEnd(32).slice(0, 32))}`;
