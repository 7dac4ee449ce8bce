import { ATTRIBUTES } from "./element/attributes.ts";
import { register } from "./element/element.ts";

// The one-tag form. A page may hold this script several times, and each copy serves every tag that
// none has served. `document.currentScript` is null under script rewriters, so that nothing depends
// on it but a copy that goes by another name.

/** Gives a tag's value for an attribute. */
type Options = (attribute: string) => string | null;

/** With a version, too. */
const ownName = /\/embed(?:\.[\w.-]+)?\.js(?:[?#]|$)/;
const current = document.currentScript as HTMLScriptElement | null;
const scripts = (): HTMLScriptElement[] => [
  ...document.querySelectorAll("script"),
];
const isTag = (script: HTMLScriptElement): boolean =>
  script.matches("[data-statement]");
const isOwn = (script: HTMLScriptElement): boolean =>
  script === current || ownName.test(script.src);

// Others have an embed.js too: a tag of ours is the better guess.
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

/** Undefined for a script that is not a tag of ours. */
function optionsOf(script: HTMLScriptElement): Options | undefined {
  if (isTag(script)) return fromData(script, "statement");
  if (!isOwn(script)) return undefined;
  const query = queryOf(script);
  return query.has("statement")
    ? (name) => query.get(name === "src" ? "statement" : name)
    : undefined;
}

function make(options: Options): HTMLElement {
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
    else script.after(make(options));
    return;
  }
  let target: Element | null = null;
  try {
    target = document.querySelector(selector);
  } catch {
    // Not a selector.
  }
  if (target) target.append(make(options));
  else
    console.warn(
      `<script data-statement data-target="${selector}">: there is no such element`,
    );
}

/** While the document is still being parsed, only what has its place already. */
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
    const made = make(fromData(place, "joint-statement"));
    made.append(...place.childNodes);
    place.append(made);
  }
}

serve();
if (document.readyState === "loading")
  document.addEventListener("DOMContentLoaded", serve);
