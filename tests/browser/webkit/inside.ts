/// Pages send us messages over their console, as console.debug(tag, what, text, {}). The object
/// identifies the frame.
export const tag = "__told_by_the_page__";

/// Runs before everything else in each frame: makes `names` functions that send us their argument,
/// and replaces dialogs by functions that report and dismiss them, because a real dialog would stop
/// the page unnoticed.
export const preparation = (names: Iterable<string>): string => `{
  const debug = console.debug.bind(console);
  const define = (name, value) =>
    Object.defineProperty(window, name, { value, configurable: true, writable: true });
  for (const name of ${JSON.stringify([...names])})
    define(name, (text) => debug("${tag}", name, text, {}));
  for (const [name, answer] of [["alert"], ["confirm", false], ["prompt", null]])
    define(name, (text = "") => {
      debug("${tag}", "dialog " + name, String(text), {});
      return answer;
    });
}`;

/// Playwright needs an isolated world in each frame. The inspector has none, so it gets the page's,
/// under another number.
export const ownWorld = 1_000_000;

/// What Playwright asks about a node and only its own WebKit answers, as functions of the node.
export const quads = `function () {
  let node = this;
  while (node && node.nodeType !== 1) node = node.parentNode;
  return [...(node?.getClientRects() ?? [])].map(({ left, top, right, bottom }) =>
    [left, top, right, top, right, bottom, left, bottom]);
}`;
export const scrollIntoView = `function () {
  if (!this.isConnected) return "Node is detached from document";
  if (!this.getClientRects().length) return "Node does not have a layout object";
  const { left, top, right, bottom } = this.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  if (left < 0 || top < 0 || right > clientWidth || bottom > clientHeight)
    this.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
}`;
export const self = "function () { return this; }";

/// The network itself cannot be cut. The page gets the events that the browser would send.
export const offline = (
  isOffline: boolean,
): string => `if (navigator.onLine === ${isOffline}) {
  Object.defineProperty(navigator, "onLine", { value: ${!isOffline}, configurable: true });
  dispatchEvent(new Event("${isOffline ? "offline" : "online"}"));
}`;

export const insertText = (text: string): string =>
  `document.execCommand("insertText", false, ${JSON.stringify(text)})`;

/// The index of the frame's window in its parent page; -1 for the page's own.
export const place = `parent === self ? -1
  : [...Array(parent.length).keys()].find((index) => parent[index] === self) ?? -1`;

/// The element that shows the window with this index.
export const frameAt = (index: number): string =>
  `[...document.querySelectorAll("iframe")].find((one) => one.contentWindow === self[${index}])`;

/// The distance from the page's edge to the frame's content, as a function of the element.
export const inset = `function () {
  const { left, top } = this.getBoundingClientRect();
  const { paddingLeft, paddingTop } = getComputedStyle(this);
  return [left + this.clientLeft + parseFloat(paddingLeft), top + this.clientTop + parseFloat(paddingTop)];
}`;
