import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import type * as Undersigned from "../../web/node/index.ts";
import { until } from "../until.ts";
import { minimalWith } from "../statement.ts";
import { engine } from "./browsers.ts";
import { frameIn, type Opened, type OpenOptions } from "./site.ts";
import { here } from "./fixture.ts";

// A published statement in a frame on another site.

const name = "undersigned";
export const { createRenderer } = (await import(name)) as typeof Undersigned;
export const renderer = await createRenderer();

export const paragraphs = (count: number): string =>
  "We ask the harbor board to keep the ferry. ".repeat(5 * count).trim();

/// Puts a framed statement on the publisher's site and returns its address.
export function publish(more: object = {}): string {
  const { origin } = here.publisher;
  const statement = minimalWith({
    url: `${origin}/s/?a=1&b=2`,
    body: `[Near](${origin}/near) and [far](${here.cdn.origin}/far). ${paragraphs(2)}`,
    ...more,
  });
  const { output, text } = renderer.render(statement, {
    framed: true,
    baseUrl: `${origin}/s/statement.json`,
  });
  assert.equal(text, "");
  here.publisher.set("/s/framed", output!);
  for (const server of [here.publisher, here.cdn])
    for (const path of ["/s/", "/near", "/far"])
      server.set(path, `<title>${path}</title>`);
  return `${origin}/s/framed`;
}

type Framed = Opened & { frame: Frame };

export async function open(
  html: string,
  options?: OpenOptions,
): Promise<Framed> {
  const opened = await here.open(
    `<style>body{margin:0}</style>${html}`,
    options,
  );
  return { ...opened, frame: await frameIn(opened.page) };
}

export const heightOf = (page: Page): Promise<number> =>
  page.locator("iframe").evaluate((one) => one.clientHeight);

/// Whether the page in the frame is as high as the frame.
export const fits = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => {
    const { scrollHeight, clientWidth } = document.documentElement;
    return scrollHeight === innerHeight && clientWidth === innerWidth;
  });

/// The height of the page's content.
export const contentOf = (frame: Frame): Promise<number> =>
  frame.evaluate(() => {
    const parts = [...document.querySelectorAll("body > :not(script)")];
    return parts.reduce(
      (sum, one) => sum + one.getBoundingClientRect().height,
      0,
    );
  });

/// Waits until the frame has the current height of its page.
export async function settled({ page, frame }: Framed): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector("iframe")!.height !== "600",
  );
  await frame.waitForFunction(() => {
    const { scrollHeight } = document.documentElement;
    return scrollHeight === innerHeight;
  });
}

export const quiet = ({ errors, console }: Opened): void =>
  assert.deepEqual([...errors, ...console], []);

/// The path of the published page.
export const itself = "/s/?a=1&b=2";

/// The link at the frame's end opens the page in a window without an opener. WebKit's driver does
/// not report such windows: there the page must be requested, and the frame stay.
export async function assertOpensWindow(
  { page, frame }: Framed,
  canAsk = true,
): Promise<void> {
  const before = frame.url();
  const popup = engine === "webkit" ? undefined : page.waitForEvent("popup");
  await frame.locator(".framed a").click();
  const window = await popup;
  await window?.waitForURL(here.publisher.origin + itself);
  if (window && canAsk) assert.equal(await window.evaluate("opener"), null);
  await until(() => here.publisher.seen.some(({ path }) => path === itself), {
    what: `asked for ${itself}`,
  });
  assert.equal(frame.url(), before);
}

export const frameTop = async (page: Page): Promise<number> =>
  (await page.locator("iframe").boundingBox())!.y;
