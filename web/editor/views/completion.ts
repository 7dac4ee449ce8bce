import type {
  Completion,
  CompletionContext,
  CompletionResult,
} from "@codemirror/autocomplete";
import { hoverTooltip, type Tooltip } from "@codemirror/view";
import {
  findNodeAtLocation,
  getLocation,
  parseTree,
  type JSONPath,
} from "jsonc-parser";
import {
  descriptionOf,
  emptyOf,
  keysOf,
  requiredOf,
  valuesOf,
} from "../document/schema.ts";

// Completion and explanations from the published schema, while JSON is written.

function presentKeys(text: string, path: JSONPath): string[] {
  const tree = parseTree(text);
  const object = tree && findNodeAtLocation(tree, path);
  return (object?.children ?? []).map(({ children }) =>
    String(children?.[0]?.value),
  );
}

function keyCompletions(text: string, path: JSONPath): Completion[] {
  const parent = path.slice(0, -1);
  const present = presentKeys(text, parent);
  const required = requiredOf(parent);
  return keysOf(parent)
    .filter((key) => !present.includes(key) || key === path.at(-1))
    .map((key) => ({
      label: `"${key}"`,
      type: "property",
      info: descriptionOf([...parent, key]),
      boost: required.includes(key) ? 1 : 0,
    }));
}

/**
 * The source of autocompletion: keys at the place of a key, and the values that the schema names.
 */
export function complete(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context;
  const text = state.doc.toString();
  const { path, isAtPropertyKey, previousNode } = getLocation(text, pos);
  const isIn =
    previousNode !== undefined &&
    pos >= previousNode.offset &&
    pos <= previousNode.offset + previousNode.length;
  if (!explicit && !isIn) return null;
  const from = isIn ? previousNode.offset : pos;
  const to = isIn ? previousNode.offset + previousNode.length : pos;
  const filter = text.slice(from, pos);
  if (isAtPropertyKey) {
    const hasColon = /^\s*:/.test(text.slice(to));
    const parent = path.slice(0, -1);
    const options = keyCompletions(text, path)
      .filter(({ label }) => startsAlike(label, filter))
      .map((option) => ({
        ...option,
        apply: hasColon
          ? option.label
          : `${option.label}: ${emptyOf([...parent, JSON.parse(option.label) as string])}`,
      }));
    return { from, to, options, filter: false };
  }
  const options = valuesOf(path)
    .map((value) => ({
      label: JSON.stringify(value),
      type: "enum",
    }))
    .filter(({ label }) => startsAlike(label, filter));
  return options.length > 0 ? { from, to, options, filter: false } : null;
}

const startsAlike = (label: string, typed: string): boolean =>
  label
    .replace(/^"/, "")
    .toLowerCase()
    .startsWith(typed.replaceAll('"', "").toLowerCase());

/** Shows the schema's description of the key or value under the pointer. */
export const explanation = hoverTooltip((view, pos): Tooltip | null => {
  const text = view.state.doc.toString();
  const { path, previousNode } = getLocation(text, pos);
  const description = descriptionOf(path);
  if (!previousNode || !description) return null;
  return {
    pos: previousNode.offset,
    end: previousNode.offset + previousNode.length,
    create() {
      const dom = document.createElement("div");
      dom.className = "explanation";
      dom.textContent = description;
      return { dom };
    },
  };
});
