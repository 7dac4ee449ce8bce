import { readFileSync } from "node:fs";
import type { Frame, Page } from "playwright-core";
import { newPage, type Watched } from "./browsers.ts";
import { browser, here } from "./fixture.ts";
import type { OpenOptions } from "./site.ts";

// The editor on a static host.

export const full = readFileSync(
  new URL("../../examples/statements/full/statement.json", import.meta.url),
  "utf8",
);

/// Stands in for the person's disk and clipboard: `saved` is what was last written, `copied` what
/// was copied.
const machine = `
  window.saved = sessionStorage.getItem("saved") ?? "";
  window.copied = "";
  delete window.showOpenFilePicker;
  window.showSaveFilePicker = async ({ suggestedName }) => ({
    name: suggestedName,
    createWritable: async () => ({
      write: async (text) => {
        window.saved = text;
        sessionStorage.setItem("saved", text);
      },
      close: async () => undefined,
    }),
  });
  Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async (text) => void (window.copied = text) },
  });
`;

/// The properties that `machine` and `drawn` add to the editor's window.
export type OurWindow = { saved: string; copied: string; drawn(): string };

export type Editor = Watched & {
  /// The partner's page in the preview.
  frame(): Frame;
  /// The text of the previewed statement.
  drawn(): Promise<string>;
  /// Waits until the previewed statement contains a text.
  shows(text: string): Promise<void>;
  /// The document as it is kept in case of a crash.
  text(): Promise<string>;
  /// Drops a file on the page, or on the element of the selector.
  drop(text: string | number[], name?: string, on?: string): Promise<void>;
};

export const address = (): string =>
  `${here.partner.origin}/undersigned/editor/index.html`;

export async function openEditor({
  context,
  script = "",
  hash = "",
  url = address(),
}: OpenOptions & { hash?: string; url?: string } = {}): Promise<Editor> {
  const watched = await newPage(browser, {
    viewport: { width: 1280, height: 800 },
    ...context,
  });
  const { page } = watched;
  await page.addInitScript(
    `if (window === top && location.host) { ${machine} ${drawn} ${script} }`,
  );
  await page.goto(url + hash);
  await ready(page);
  const frame = (): Frame =>
    page.frames().find((one) => one.url().includes("/hosts/"))!;
  return {
    ...watched,
    frame,
    drawn: () => page.evaluate(() => (window as unknown as OurWindow).drawn()),
    shows: async (text) =>
      void (await page.waitForFunction(
        (text) => (window as unknown as OurWindow).drawn().includes(text),
        text,
      )),
    text: () =>
      page.evaluate(() => {
        dispatchEvent(new Event("pagehide"));
        return (
          JSON.parse(
            Object.entries(localStorage).find(([key]) =>
              key.startsWith(sessionStorage.getItem("undersigned-editor")!),
            )![1] as string,
          ) as { text: string }
        ).text;
      }),
    drop: (content, name = "statement.json", on = "body") =>
      page.evaluate(
        ([content, name, on]) => {
          const part =
            typeof content === "string" ? content : new Uint8Array(content);
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([part], name));
          const options = {
            dataTransfer,
            bubbles: true,
            cancelable: true,
            composed: true,
          };
          const [host, inner] = on.split(" >>> ");
          const target = document.querySelector(host!)!;
          (inner ? target.shadowRoot!.querySelector(inner)! : target)
            // With the pointer events that CodeMirror expects.
            .dispatchEvent(new DragEvent("drop", options));
        },
        [content, name, on] as const,
      ),
  };
}

export const ready = (page: Page): Promise<unknown> =>
  page.waitForSelector("body[data-state=ready]");

/// Presses Tab, or Shift+Tab, until the element with this name has the focus. Do not go past the
/// end of the page: in Firefox the browser's own controls are next, and typed text would be lost.
export async function tabTo(
  page: Page,
  name: string,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    const found = await page.evaluate((name) => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement)
        active = active.shadowRoot.activeElement;
      if (!active || active === document.body) return false;
      const label =
        active.getAttribute("aria-label") ??
        (active as HTMLInputElement).labels?.[0]?.textContent ??
        active.textContent;
      return label.trim().startsWith(name);
    }, name);
    if (found) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never comes to "${name}"`);
}

/// Reads the statement in the preview, or the content in its place.
const drawn = `window.drawn = () => {
  const frame = document.querySelector(".room iframe:not(.arriving)");
  const element = frame?.contentDocument?.querySelector("joint-statement");
  const statement = element?.shadowRoot?.querySelector(".statement");
  return (statement ?? element)?.textContent ?? "";
};`;
