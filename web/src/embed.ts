import { ATTRIBUTES } from "./element/attributes.ts";
import { register } from "./element/element.ts";

// The one-tag form. A page may contain this script several times; each copy serves every tag that has
// not been served. `document.currentScript` is null under script rewriters: only a copy of this script
// under another file name depends on it.

/** A tag's value for an attribute; null if it has none. */
type Options = (attribute: string) => string | null;

/** With or without a version. */
const ownName = /\/embed(?:\.[\w.-]+)?\.js(?:[?#]|$)/;
const current = document.currentScript as HTMLScriptElement | null;
const scripts = (): HTMLScriptElement[] => [
  ...document.querySelectorAll("script"),
];
const isTag = (script: HTMLScriptElement): boolean =>
  script.matches("[data-statement]");
const isOwn = (script: HTMLScriptElement): boolean =>
  script === current || ownName.test(script.src);

// Other products have an embed.js, too: a tag with our attribute is the better guess.
const own =
  current ??
  scripts().find((script) => script.src && isTag(script)) ??
  scripts().find(
    (script) => isOwn(script) && queryOf(script).has("statement"),
  ) ??
  scripts().find(isOwn);
const element = register(own?.src ?? "");
const served = (element.served ??= new WeakSet());

const fromData =
  (tag: Element, src: string): Options =>
  (name) =>
    tag.getAttribute(`data-${name === "src" ? src : name}`);

function queryOf({ src }: HTMLScriptElement): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(src)?.[1]);
}

/** Undefined for a script that is no tag for a statement. */
function optionsOf(script: HTMLScriptElement): Options | undefined {
  if (isTag(script)) return fromData(script, "statement");
  if (!isOwn(script)) return undefined;
  const query = queryOf(script);
  return query.has("statement")
    ? (name) => query.get(name === "src" ? "statement" : name)
    : undefined;
}

function createElement(options: Options): HTMLElement {
  const made = document.createElement("joint-statement");
  for (const name of ATTRIBUTES) {
    const value = options(name);
    if (value !== null) made.setAttribute(name, value);
  }
  return made;
}

function serveScript(script: HTMLScriptElement, options: Options): void {
  const selector = options("target");
  if (selector === null) {
    if (script.closest("head"))
      console.warn(
        `<script data-statement> in <head> has no place to draw: add data-target="#…"`,
      );
    else script.after(createElement(options));
    return;
  }
  let target: Element | null = null;
  try {
    target = document.querySelector(selector);
  } catch {
    // Not a valid selector.
  }
  if (target) target.append(createElement(options));
  else
    console.warn(
      `<script data-statement data-target="${selector}">: there is no such element`,
    );
}

/** While the document is being parsed, only the tags that are drawn in their own place. */
function serve(): void {
  const isParsing = document.readyState === "loading";
  for (const script of scripts()) {
    const options = optionsOf(script);
    if (
      !options ||
      served.has(script) ||
      (isParsing && options("target") !== null)
    )
      continue;
    served.add(script);
    serveScript(script, options);
  }
  if (isParsing) return;
  for (const place of document.querySelectorAll("[data-joint-statement]")) {
    if (served.has(place)) continue;
    served.add(place);
    const made = createElement(fromData(place, "joint-statement"));
    made.append(...place.childNodes);
    place.append(made);
  }
}

serve();
if (document.readyState === "loading")
  document.addEventListener("DOMContentLoaded", serve);
