import type { Params } from "./peer.ts";

/// Keys that are not a character, by Playwright's `code`, as the automation session calls them.
const virtualKeys: Record<string, string> = {
  ShiftLeft: "Shift",
  ControlLeft: "Control",
  AltLeft: "Alternate",
  MetaLeft: "Meta",
  Backspace: "Backspace",
  Tab: "Tab",
  Enter: "Enter",
  Escape: "Escape",
  Space: "Space",
  PageUp: "PageUp",
  PageDown: "PageDown",
  End: "End",
  Home: "Home",
  ArrowLeft: "LeftArrow",
  ArrowUp: "UpArrow",
  ArrowRight: "RightArrow",
  ArrowDown: "DownArrow",
  Delete: "Delete",
};

const buttons: Record<string, string> = {
  none: "None",
  left: "Left",
  middle: "Middle",
  right: "Right",
};

const interactions: Record<string, string> = {
  move: "Move",
  down: "Down",
  up: "Up",
};

/// Playwright sends what happens, the automation session expects what is pressed from now on. Each
/// function returns the parameters of Automation.performInteractionSequence.
export function input() {
  const pressed = new Set<string>();
  let char: string | undefined;
  const sequence = (source: string, state: Params): Params => ({
    inputSources: [{ sourceId: source, sourceType: source }],
    steps: [{ states: [{ sourceId: source, ...state }] }],
  });
  return {
    key: ({ type, code, text, key }: Params): Params => {
      const isDown = type !== "keyUp";
      const virtual = virtualKeys[String(code)];
      // With a modifier a key types no text.
      if (!virtual) char = isDown ? String(text || key) : undefined;
      else if (isDown) pressed.add(virtual);
      else pressed.delete(virtual);
      return sequence("Keyboard", {
        ...(char !== undefined && { pressedCharKey: char }),
        pressedVirtualKeys: [...pressed],
      });
    },
    mouse: ({ type, x, y, button }: Params): Params =>
      sequence("Mouse", {
        mouseInteraction: interactions[String(type)],
        pressedButton: buttons[String(button)],
        origin: "Viewport",
        location: { x: Math.round(Number(x)), y: Math.round(Number(y)) },
      }),
  };
}
