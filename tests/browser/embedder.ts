import type { Page } from "playwright-core";

// A site that shows frames by WordPress' embed messages, as docs/frame.md describes them: the outer
// page's side.

export const secret = "a1B2c3D4e5";

/// The messages that the page got, in order.
declare const heard: Heard[];
export type Heard = {
  message: string;
  value: string | number;
  secret: string;
  origin: string;
};

/// Runs in the page. It listens at once, and greets the frames when the page has been parsed.
export const listener = `<script>
  const heard = [];
  const follow = (frame, value) => {
    const target = URL.canParse(value) ? new URL(value) : undefined;
    const isOwn = target?.host === new URL(frame.src).host;
    if (isOwn && /^https?:$/.test(target.protocol) && document.activeElement === frame)
      top.location.href = target.href;
  };
  addEventListener("message", ({ data, origin, source }) => {
    heard.push({ ...data, origin });
    const { message, value, secret } = data ?? {};
    if (typeof secret !== "string" || !/^[a-zA-Z0-9]+$/.test(secret)) return;
    const named = (tag) => document.querySelectorAll(tag + '[data-secret="' + secret + '"]');
    for (const quotation of named("blockquote")) quotation.style.display = "none";
    for (const frame of named("iframe")) {
      if (source !== frame.contentWindow) continue;
      frame.removeAttribute("style");
      if (message === "height")
        frame.height = Math.max(200, Math.min(1000, parseInt(value, 10) || 0));
      if (message === "link") follow(frame, value);
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const frame of document.querySelectorAll("iframe.wp-embedded-content")) {
      let { secret } = frame.dataset;
      if (!secret) {
        secret = "Zz9Yy8Xx7W";
        frame.src += "#?secret=" + secret;
        frame.dataset.secret = secret;
      }
      frame.contentWindow.postMessage({ message: "ready", secret }, "*");
    }
  });
</script>`;

/// A frame as WordPress writes it. `attributes` are added, or replace its own.
export function frameOf(
  address: string,
  attributes: Record<string, string> = {},
): string {
  const all = {
    class: "wp-embedded-content",
    sandbox: "allow-scripts",
    security: "restricted",
    src: `${address}#?secret=${secret}`,
    "data-secret": secret,
    width: "600",
    height: "600",
    frameborder: "0",
    ...attributes,
  };
  const written = Object.entries(all).map(
    ([name, value]) => `${name}="${value}"`,
  );
  return `<blockquote data-secret="${secret}">Title</blockquote><iframe ${written.join(" ")}></iframe>`;
}

export const heardIn = (page: Page): Promise<Heard[]> =>
  page.evaluate(() => heard);

/// Waits until the page has got a message this many times.
export async function told(
  page: Page,
  message: string,
  count = 1,
): Promise<Heard[]> {
  const found = await page.waitForFunction(
    ([wanted, least]) => {
      const some = heard.filter((one) => one.message === wanted);
      return some.length >= Number(least) && some;
    },
    [message, String(count)] as const,
  );
  return (await found.jsonValue()) as Heard[];
}
