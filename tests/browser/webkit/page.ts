import { input } from "./input.ts";
import {
  insertText,
  offline,
  ownWorld,
  preparation,
  scrollIntoView,
  self,
  tag,
} from "./inside.ts";
import { call, contentQuads, contextIn, frameElement } from "./nodes.ts";
import { peer, type Message, type Params, type Peer } from "./peer.ts";

/// Connects a page in Playwright with WebKit's inspector. What both understand is passed on. What
/// only Playwright's own build of WebKit can do is done by means of every WebKit.
export type Page = {
  fromPlaywright: (message: Message) => void;
  fromWebKit: (message: Message) => void;
  /// Navigates, and returns the loader's id once the page has the new document; none if it stays.
  navigate: (url: string) => Promise<Params>;
  cookies: () => Promise<Params>;
};

export type Sides = {
  toPlaywright: (message: Message) => void;
  toWebKit: (message: Message) => void;
  automation: Peer;
  /// The page's name in the automation session.
  handle: string;
};

/// Requested for every page, but our pages do not depend on it: touch, the disguise as Safari on a
/// Mac, settings, permissions. WebKitGTK has no forced colors.
const unheard = new Set([
  "Dialog.enable",
  "Dialog.handleJavaScriptDialog",
  "Emulation.setActiveAndFocused",
  "Emulation.setAuthCredentials",
  "Page.createUserWorld",
  "Page.overrideSetting",
  "Page.overrideUserAgent",
  "Page.setForcedColors",
  "Page.setInterceptFileChooserDialog",
  "Page.setTouchEmulationEnabled",
  "Page.updateScrollingState",
]);

const accessControl = / cannot load .* due to access control checks\.$/;

/// One after the other for all pages, because the automation session has no queue and would drop
/// the earlier one.
let lastAct: Promise<Params> = Promise.resolve({});

/// The difference in size between a window and its page.
let border: { width: number; height: number } | undefined;

export function page(sides: Sides): Page {
  const { toPlaywright, toWebKit, automation, handle } = sides;
  const outer = peer(toWebKit);
  const inner = new Map<string, Peer>();
  const { key, mouse } = input();
  const bindings = new Set<string>();
  const frames = new Set<string>();
  /// The frames of execution contexts.
  const frameOf = new Map<number, string>();
  const contextOf = (frameId: string): number | undefined =>
    [...frameOf].findLast(([, frame]) => frame === frameId)?.[0];
  let bootstrap = "";
  let isOffline = false;
  let current = "";
  let mainFrame = "";
  let url = "";
  let onNavigated: ((loader: string) => void) | undefined;
  let isFirst = true;
  let isGoingBack = false;

  const toTarget = (targetId: string, message: Message): void =>
    void outer
      .ask("Target.sendMessageToTarget", {
        targetId,
        message: JSON.stringify(message),
      })
      .catch((error: Error) => {
        if (message.id) fromTarget(targetId, { id: message.id, error });
      });
  const tell = (targetId: string, message: Message): void =>
    toPlaywright({
      method: "Target.dispatchMessageFromTarget",
      params: { targetId, message: JSON.stringify(message) },
    });
  const asked = (targetId: string): Peer => {
    const found = inner.get(targetId);
    if (found) return found;
    const made = peer((message) => toTarget(targetId, message));
    inner.set(targetId, made);
    return made;
  };
  const act = (params: Params): Promise<Params> => {
    const acted = lastAct.then(() =>
      automation.ask("Automation.performInteractionSequence", {
        handle,
        ...params,
      }),
    );
    lastAct = acted.catch(() => ({}));
    return acted;
  };

  async function resize({ width, height }: Params): Promise<Params> {
    const size = async (): Promise<[number, number]> => {
      const { result } = await asked(current).ask("Runtime.evaluate", {
        expression: "[innerWidth, innerHeight]",
        returnByValue: true,
      });
      return (result as { value: [number, number] }).value;
    };
    for (let tries = 0; tries < 100; tries++) {
      const [innerWidth, innerHeight] = await size();
      if (innerWidth === width && innerHeight === height) return {};
      if (tries % 20 === 0) {
        if (!border || tries > 0) {
          const { context } = await automation.ask(
            "Automation.getBrowsingContext",
            { handle },
          );
          const { windowSize } = context as Record<
            string,
            { width: number; height: number }
          >;
          border = {
            width: windowSize!.width - innerWidth,
            height: windowSize!.height - innerHeight,
          };
        }
        await automation.ask("Automation.setWindowFrameOfBrowsingContext", {
          handle,
          origin: { x: 0, y: 0 },
          size: {
            width: Number(width) + border.width,
            height: Number(height) + border.height,
          },
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(
      `the page did not become ${width} by ${height}: ${(await size()).join()}`,
    );
  }

  const outerCommands: Record<string, (params: Params) => Promise<Params>> = {
    "Emulation.setDeviceMetricsOverride": resize,
    "Input.dispatchKeyEvent": (params) => act(key(params)),
    "Input.dispatchMouseEvent": (params) => act(mouse(params)),
    "Target.activate": () =>
      automation.ask("Automation.switchToBrowsingContext", {
        browsingContextHandle: handle,
      }),
  };

  const evaluate = (target: Peer, expression: string): Promise<Params> =>
    target.ask("Runtime.evaluate", { expression, emulateUserGesture: true });
  const prepare = (target: Peer): Promise<Params> =>
    target.ask("Page.setBootstrapScript", {
      source: `${preparation(bindings)};\n${isOffline ? offline(true) : ""};\n${bootstrap}`,
    });

  const innerCommands: Record<
    string,
    (target: Peer, params: Params) => Promise<Params>
  > = {
    "DOM.describeNode": (_, { objectId }) =>
      Promise.resolve({ ownerFrameId: frameOf.get(contextIn(objectId)) }),
    "DOM.getContentQuads": async (target, { objectId }) => ({
      quads: await contentQuads(target, objectId),
    }),
    "DOM.resolveNode": async (target, { objectId, frameId }) => ({
      object: frameId
        ? await frameElement(target, contextOf(String(frameId)))
        : await call(target, objectId, self, false),
    }),
    "DOM.scrollIntoViewIfNeeded": async (target, { objectId }) => {
      const { value } = await call(target, objectId, scrollIntoView, true);
      if (value) throw new Error(String(value));
      return {};
    },
    "Network.setEmulateOfflineState": async (target, params) => {
      isOffline = params["offline"] === true;
      await prepare(target);
      return evaluate(target, offline(isOffline));
    },
    "Page.goBack": () => {
      isGoingBack = true;
      return automation.ask("Automation.goBackInBrowsingContext", {
        handle,
        pageLoadStrategy: "None",
      });
    },
    "Page.insertText": (target, { text }) =>
      evaluate(target, insertText(String(text))),
    "Page.setBootstrapScript": (target, { source }) => {
      bootstrap = String(source);
      return prepare(target);
    },
    "Runtime.addBinding": async (target, { name }) => {
      bindings.add(String(name));
      await prepare(target);
      return evaluate(target, preparation(bindings));
    },
  };

  async function answer(
    reply: (message: Message) => void,
    id: number,
    result: Promise<Params>,
  ): Promise<void> {
    try {
      reply({ id, result: await result });
    } catch (error) {
      reply({ id, error: { message: (error as Error).message } });
    }
  }

  function toInner(targetId: string, message: Message): void {
    const { id = 0, method = "", params = {} } = message;
    const command = innerCommands[method];
    const reply = (given: Message): void => tell(targetId, given);
    if (unheard.has(method)) return reply({ id, result: {} });
    if (command)
      return void answer(reply, id, command(asked(targetId), params));
    if (params["contextId"] > ownWorld) params["contextId"] -= ownWorld;
    toTarget(targetId, message);
  }

  function fromTarget(targetId: string, message: Message): void {
    if (inner.get(targetId)?.take(message)) return;
    const { method = "", params = {} } = message;
    const also = (event: string, given: Params): void =>
      tell(targetId, { method: event, params: given });
    switch (method) {
      case "Runtime.executionContextCreated": {
        const context = params["context"] as Params;
        if (context["type"] !== "normal") return;
        frameOf.set(context["id"] as number, context["frameId"] as string);
        tell(targetId, message);
        return also(method, {
          context: {
            ...context,
            id: Number(context["id"]) + ownWorld,
            type: "user",
            name: "__playwright_utility_world__",
          },
        });
      }
      case "Page.loadEventFired":
      case "Page.domContentEventFired":
        params["frameId"] = mainFrame;
        break;
      case "Page.frameStoppedLoading":
        if (params["frameId"] === mainFrame) break;
        also("Page.domContentEventFired", params);
        return also("Page.loadEventFired", params);
      case "Page.frameNavigated":
        return navigated(targetId, message);
      case "Page.frameDetached":
        frames.delete(String(params["frameId"]));
        break;
      case "Console.messageAdded": {
        const line = params["message"] as Params;
        if (told(targetId, line)) return;
        // Otherwise it would be taken for an exception.
        if (accessControl.test(String(line["text"])))
          line["source"] = "network";
        break;
      }
      default: {
        const tree = message.result?.["frameTree"] as Params | undefined;
        const frame = tree?.["frame"] as { id: string } | undefined;
        if (frame && targetId === current) mainFrame = frame.id;
      }
    }
    tell(targetId, message);
  }

  function navigated(targetId: string, message: Message): void {
    const frame = message.params!["frame"] as Record<string, string>;
    const { id = "", parentId: parentFrameId, loaderId = "" } = frame;
    if (parentFrameId && !frames.has(id)) {
      frames.add(id);
      tell(targetId, {
        method: "Page.frameAttached",
        params: { frameId: id, parentFrameId },
      });
    }
    if (isGoingBack && !parentFrameId) return void wentBack(targetId);
    tell(targetId, message);
    if (parentFrameId) return;
    mainFrame = id;
    url = frame["url"]!;
    onNavigated?.(loaderId);
  }

  /// A page from the back/forward cache is reported with the address of the page that it replaces,
  /// and without its execution contexts.
  async function wentBack(targetId: string): Promise<void> {
    isGoingBack = false;
    const target = asked(targetId);
    const { frameTree } = await target.ask("Page.getResourceTree");
    const { frame } = frameTree as { frame: Record<string, string> };
    navigated(targetId, { method: "Page.frameNavigated", params: { frame } });
    await target.ask("Runtime.disable");
    await target.ask("Runtime.enable");
  }

  /// Whether the line on the console was for us.
  function told(targetId: string, { parameters }: Params): boolean {
    const [first, what, text, where] = (parameters ?? []) as Params[];
    if (first?.["value"] !== tag) return false;
    const name = String(what!["value"]);
    const argument = text!["value"] as unknown;
    const dialog = /^dialog (.*)/.exec(name)?.[1];
    if (dialog) {
      toPlaywright({
        method: "Dialog.javascriptDialogOpening",
        params: { type: dialog, message: argument },
      });
      toPlaywright({ method: "Dialog.javascriptDialogClosed", params: {} });
      return true;
    }
    const objectId = where!["objectId"] as string;
    tell(targetId, {
      method: "Runtime.bindingCalled",
      params: { contextId: contextIn(objectId), name, argument },
    });
    void asked(targetId).ask("Runtime.releaseObject", { objectId });
    return true;
  }

  return {
    fromPlaywright(message) {
      const { id = 0, method = "", params = {} } = message;
      const command = outerCommands[method];
      if (method === "Target.sendMessageToTarget") {
        toPlaywright({ id, result: {} });
        toInner(
          String(params["targetId"]),
          JSON.parse(String(params["message"])) as Message,
        );
      } else if (unheard.has(method)) toPlaywright({ id, result: {} });
      else if (command) void answer(toPlaywright, id, command(params));
      else toWebKit(message);
    },
    fromWebKit(message) {
      if (outer.take(message)) return;
      const { method = "", params = {} } = message;
      switch (method) {
        case "Target.targetCreated": {
          const info = params["targetInfo"] as Params;
          const targetId = String(info["targetId"]);
          if (isFirst)
            void outer.ask("Target.setPauseOnStart", { pauseOnStart: true });
          isFirst = false;
          if (info["type"] !== "page") {
            if (info["isPaused"]) void outer.ask("Target.resume", { targetId });
            return;
          }
          if (!info["isProvisional"]) current = targetId;
          break;
        }
        case "Target.didCommitProvisionalTarget":
          current = String(params["newTargetId"]);
          break;
        case "Target.dispatchMessageFromTarget":
          return fromTarget(
            String(params["targetId"]),
            JSON.parse(String(params["message"])) as Message,
          );
        default:
      }
      toPlaywright(message);
    },
    async navigate(wanted) {
      const staysHere =
        wanted.includes("#") && wanted.split("#")[0] === url.split("#")[0];
      const arrived = new Promise<string>((resolve) => (onNavigated = resolve));
      await automation.ask("Automation.navigateBrowsingContext", {
        handle,
        url: wanted,
        pageLoadStrategy: staysHere ? "Normal" : "None",
      });
      if (!staysHere) return { loaderId: await arrived };
      url = wanted;
      tell(current, {
        method: "Page.navigatedWithinDocument",
        params: { frameId: mainFrame, url },
      });
      return {};
    },
    cookies: () => asked(current).ask("Page.getCookies"),
  };
}
