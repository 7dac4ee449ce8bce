import type { Engine } from "./browsers.ts";

// What old scripts do to a page before ours runs. With additions the statement is drawn the same;
// with a replaced built-in it is at least readable.

export type Spoiled = {
  name: string;
  script: string;
  isReplaced?: true;
  /// Also breaks the driver's code in the page.
  isUndrivable?: Engine;
};

/// Enumerable, like those of `Object.prototype.x = …`.
const properties = (names: string[], value: string): string =>
  names.map((name) => `Object.prototype.${name} = ${value};`).join("\n");

export const spoiledPages: Spoiled[] = [
  {
    name: "functions in Object.prototype, enumerable",
    script: `Object.prototype.extend = function (more) { for (var key in more) this[key] = more[key]; return this; };
      Object.prototype.each = function (run) { for (var key in this) run(this[key]); };`,
  },
  {
    name: "options of fetch in Object.prototype",
    script: properties(
      ["method", "body", "mode", "cache", "credentials", "redirect"],
      `"no-such-thing"`,
    ),
  },
  {
    name: "options of integrity, signal and headers",
    script: `${properties(["integrity", "referrerPolicy", "duplex", "priority", "window"], `"x"`)} ${properties(["signal", "headers"], "{}")}`,
  },
  {
    name: "options of shadow roots and custom elements",
    script: `${properties(["delegatesFocus", "clonable", "serializable", "formAssociated"], "true")}
      ${properties(["slotAssignment"], `"manual"`)} Object.prototype.disabledFeatures = ["shadow"];
      Object.prototype.extends = "p"; Object.prototype.customElementRegistry = null;`,
  },
  {
    name: "options of listeners and events",
    script: properties(
      ["once", "passive", "capture", "cancelable", "composed"],
      "true",
    ),
  },
  {
    name: "parts of property descriptors",
    isUndrivable: "webkit",
    script: properties(
      ["value", "writable", "enumerable", "configurable"],
      "true",
    ),
  },
  {
    name: "accessors as parts of property descriptors",
    script: `Object.prototype.get = function () { return "got"; }; Object.prototype.set = function () {};`,
  },
  {
    name: "names that our own objects have",
    script: properties(
      ["code", "url", "message", "retryable", "bytes", "src", "statement"],
      `"spoiled"`,
    ),
  },
  {
    name: "indices and lengths",
    script: `Object.prototype[0] = "zero"; Object.prototype[1] = "one"; Object.prototype.length = 7;`,
  },
  {
    name: "toJSON, as Prototype 1.6 has it",
    script: `Object.prototype.toJSON = Array.prototype.toJSON = String.prototype.toJSON = function () { return "spoiled"; };`,
  },
  {
    name: "functions in Array.prototype, enumerable",
    script: `for (const name of ["remove", "contains", "first", "last", "clone", "invoke"])
      Array.prototype[name] = function () { throw new Error("not for you"); };`,
  },
  {
    name: "functions in String, Function, Element and Promise",
    script: `for (const { prototype } of [String, Function, Element, Promise, Number, Map, Set])
      for (const name of ["bindAsEventListener", "startsWithout", "addClassName", "fail", "done"])
        prototype[name] = function () { throw new Error("not for you"); };`,
  },
  {
    name: "a sealed and frozen Object.prototype",
    script: `Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.freeze(Function.prototype);`,
  },
  {
    name: "Array.prototype's own functions, replaced",
    isReplaced: true,
    script: `Array.prototype.map = function () { return []; }; Array.prototype.filter = function () { return this; };`,
  },
  {
    name: "a fetch of the page's own, that knows no options",
    isReplaced: true,
    script: `const { fetch } = window; window.fetch = (url) => fetch(String(url));`,
  },
  {
    name: "a fetch that never answers",
    isReplaced: true,
    script: `window.fetch = () => new Promise(() => {});`,
  },
  {
    name: "JSON and URL, replaced by what throws",
    isReplaced: true,
    script: `JSON.stringify = JSON.parse = () => { throw new Error("not for you"); };
      window.URL = function () { throw new Error("not for you"); };`,
  },
  {
    name: "Promise, replaced by an old library's",
    isReplaced: true,
    script: `const Native = Promise; window.Promise = function (run) { return new Native(run); };
      Promise.resolve = (value) => Native.resolve(value); Promise.prototype = Native.prototype;`,
  },
  {
    name: "DOM functions, replaced by what throws",
    isReplaced: true,
    script: `Element.prototype.setAttribute = Element.prototype.remove = Node.prototype.insertBefore =
      function () { throw new Error("not for you"); };`,
  },
  {
    name: "no TextDecoder",
    isReplaced: true,
    script: `delete window.TextDecoder; delete window.TextEncoder;`,
  },
];
