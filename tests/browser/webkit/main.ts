import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { page, type Page } from "./page.ts";
import { peer, type Message, type Params } from "./peer.ts";
import { wire, type Target } from "./wire.ts";

// Stands in for Playwright's own build of WebKit: Playwright starts it, and talks to it over the
// descriptors 3 and 4. It starts Debian's WebKitGTK on a display of its own, and talks to that over
// WebKit's own protocols: the automation session, which WebKitWebDriver uses, for windows and
// input, and the remote inspector, from which Playwright's protocol descends, for the rest.
// WebDriver alone has neither a script before the page's own nor the console; WebKitWebDriver 2.50
// does not offer BiDi, which has both. A context is a window. The suite separates what windows
// share (cookies, storage, the cache) by origins: each test serves from ports of its own.

const incoming = createReadStream("", { fd: 3 });
const outgoing = createWriteStream("", { fd: 4 });
const toPlaywright = (message: Message & { pageProxyId?: string }): void =>
  void outgoing.write(`${JSON.stringify(message)}\0`);

const children: ChildProcess[] = [];
function end(): never {
  for (const child of children) child.kill("SIGKILL");
  process.exit(0);
}
incoming.on("close", end);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const)
  process.on(signal, end);

/// A screen for the largest page of the suite. Xvfb chooses a free number and reports it.
async function display(): Promise<string> {
  const xvfb = spawn(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", "400x400x24", "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  children.push(xvfb);
  const [told] = (await Promise.race([
    new Promise((resolve) =>
      xvfb.stdio[3]!.once("data", (text) => resolve([text])),
    ),
    new Promise((_, reject) => xvfb.once("error", reject)),
  ])) as [Buffer];
  return `:${String(told).trim()}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/// Debian's place, by architecture; WEBKIT names another MiniBrowser.
const miniBrowser =
  process.env["WEBKIT"] ??
  `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

const port = await freePort();
const browser = spawn(miniBrowser, ["--automation"], {
  stdio: ["ignore", "inherit", "inherit"],
  env: {
    ...process.env,
    DISPLAY: await display(),
    GDK_BACKEND: "x11",
    XDG_CONFIG_HOME: fileURLToPath(new URL("config", import.meta.url)),
    LANG: "C.UTF-8",
    NO_AT_BRIDGE: "1",
    WEBKIT_INSPECTOR_SERVER: `127.0.0.1:${port}`,
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    // Root cannot make the sandbox's namespaces.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  },
});
children.push(browser);
browser.once("exit", end);
browser.once("error", (error) => {
  console.error(error.message);
  end();
});

let known: Target[] = [];
let onChange = (): void => {};
const pages = new Map<bigint, Page>();
const taken = new Set<bigint>();

const socket = await connectSoon();
const automation = peer((message) =>
  socket.send(session, JSON.stringify(message)),
);
socket.start(randomUUID());
const session = await until(() =>
  known.find(({ type }) => type === "Automation"),
);
socket.setup(session);
// The browser would end with its last window.
await openWindow();

async function connectSoon(): ReturnType<typeof wire> {
  for (;;) {
    try {
      return await wire(port, {
        onTargets(targets) {
          known = targets;
          onChange();
        },
        onMessage(id, text) {
          const message = JSON.parse(text) as Message;
          const page = pages.get(id);
          if (page) page.fromWebKit(message);
          else automation.take(message);
        },
        onClose: end,
      });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/// The result of `find` among the targets, now or after they have changed.
function until<Found>(find: () => Found | undefined): Promise<Found> {
  return new Promise((resolve) => {
    onChange = () => {
      const found = find();
      if (found) resolve(found);
    };
    onChange();
  });
}

/// Windows by the context they stand for, and pages by the handle of their window.
const windows = new Map<string, Set<string>>();
const byHandle = new Map<string, Page>();
let lastContext = 0;

async function openWindow(): Promise<{ handle: string; target: Target }> {
  const { handle } = (await automation.ask("Automation.createBrowsingContext", {
    presentationHint: "Window",
  })) as { handle: string };
  const target = await until(() =>
    known.find(({ id, type }) => type === "WebPage" && !taken.has(id)),
  );
  taken.add(target.id);
  await automation.ask("Automation.switchToBrowsingContext", {
    browsingContextHandle: handle,
  });
  return { handle, target };
}

async function createPage(browserContextId: string): Promise<Params> {
  // Windows that pages have opened, which the suite does not use.
  for (const { id } of known) taken.add(id);
  const { handle, target } = await openWindow();
  const made = page({
    toPlaywright: (message) =>
      toPlaywright({ ...message, pageProxyId: handle }),
    toWebKit: (message) => socket.send(target, JSON.stringify(message)),
    automation,
    handle,
  });
  pages.set(target.id, made);
  byHandle.set(handle, made);
  windows.get(browserContextId)?.add(handle);
  toPlaywright({
    method: "Playwright.pageProxyCreated",
    params: { pageProxyId: handle, browserContextId },
  });
  socket.setup(target);
  return { pageProxyId: handle };
}

async function closePage(handle: string): Promise<void> {
  byHandle.delete(handle);
  await automation.ask("Automation.closeBrowsingContext", { handle });
  toPlaywright({
    method: "Playwright.pageProxyDestroyed",
    params: { pageProxyId: handle },
  });
}

/// One after the other, because comparing with the earlier targets shows which one is new.
let creation: Promise<unknown> = Promise.resolve();

async function command(method: string, params: Params): Promise<Params> {
  const contextId = String(params["browserContextId"]);
  const handle = String(params["pageProxyId"]);
  switch (method) {
    case "Playwright.createContext": {
      const browserContextId = String(++lastContext);
      windows.set(browserContextId, new Set());
      return { browserContextId };
    }
    case "Playwright.createPage": {
      const made = creation.then(() => createPage(contextId));
      creation = made.catch(() => {});
      return made;
    }
    case "Playwright.navigate":
      return byHandle.get(handle)!.navigate(String(params["url"]));
    case "Playwright.closePage":
      await closePage(handle);
      return {};
    case "Playwright.deleteContext":
      for (const one of windows.get(contextId) ?? [])
        if (byHandle.has(one)) await closePage(one);
      windows.delete(contextId);
      return {};
    case "Playwright.getAllCookies": {
      const [one] = windows.get(contextId) ?? [];
      return byHandle.get(one!)!.cookies();
    }
    case "Playwright.close":
      return end();
    case "Playwright.enable":
    case "Playwright.setDownloadBehavior":
      return {};
    default:
      throw new Error(`'${method}' is nothing WebKitGTK can do`);
  }
}

let rest = "";
incoming.setEncoding("utf8").on("data", (chunk) => {
  const parts = (rest + String(chunk)).split("\0");
  rest = parts.pop()!;
  for (const part of parts) {
    const message = JSON.parse(part) as Message & { pageProxyId?: string };
    const { id = 0, method = "", params = {}, pageProxyId } = message;
    if (pageProxyId) {
      delete message.pageProxyId;
      byHandle.get(pageProxyId)?.fromPlaywright(message);
      continue;
    }
    command(method, params).then(
      (result) => toPlaywright({ id, result }),
      (error: Error) => toPlaywright({ id, error }),
    );
  }
});
