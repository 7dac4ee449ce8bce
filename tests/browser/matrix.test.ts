import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Frame, Page } from "playwright-core";
import { createRenderer } from "../../web/node/index.ts";
import { engine } from "./browsers.ts";
import { hostPages, rungIn, type HostPage, type Rung } from "./host_pages.ts";
import { cors, dist, frameIn, scriptName } from "./site.ts";
import { here, siteForAll } from "./fixture.ts";

// Every kind of host page, with and without content in the tag: how the statement is drawn, that it
// is visible, and that the page notices nothing. Prints the table of docs/csp.md.

await siteForAll();

const folder = new URL("../../examples/statements/full/", import.meta.url);
const example = JSON.parse(
  readFileSync(new URL("statement.json", folder), "utf8"),
) as { title: string; signatories: { items: { name: string }[] } };
const { title } = example;
const { items } = example.signatories;
while (items.length < 18)
  items.push({ name: `Signatory number ${items.length + 1}` });
const eighteenth = items[17]!.name;
const json = JSON.stringify(example);

/// Everything that a host page could notice.
const watch = `
  window.noticed = { faults: [], violations: [] };
  for (const type of ["error", "unhandledrejection"])
    addEventListener(type, (event) => noticed.faults.push(type + ": " + (event.message ?? event.reason)));
  addEventListener("securitypolicyviolation", (event) =>
    noticed.violations.push(event.effectiveDirective + " " + event.blockedURI));`;
type Noticed = { faults: string[]; violations: string[] };

let fragment: string;
before(async () => {
  here.publisher.set("/s/statement.json", { headers: cors, body: json });
  for (const name of ["logo.svg", "logo-dark.svg", "waterworks-forum.svg"])
    here.publisher.set(`/s/${name}`, {
      headers: { ...cors, "cross-origin-resource-policy": "cross-origin" },
      body: readFileSync(new URL(name, folder)),
    });
  const renderer = await createRenderer();
  fragment = renderer.render(json, {
    format: "fragment",
    baseUrl: here.statement,
  }).output!;
  renderer.dispose();
});

const { files } = JSON.parse(
  readFileSync(new URL("integrity.json", dist), "utf8"),
) as { files: Record<string, { integrity: string }> };

function tagOf({ tag }: HostPage): string {
  const more =
    tag === "nonce"
      ? `nonce="r4nd0m"`
      : tag === "integrity"
        ? `integrity="${files["embed.js"]!.integrity}"`
        : "";
  return `<script async crossorigin ${more} src="${here.cdn.origin}/embed.js"></script>`;
}

function headersOf({ headers }: HostPage): Record<string, string> {
  const filled = Object.entries(headers).map(([name, value]) => [
    name,
    value
      .replaceAll("{cdn}", here.cdn.origin)
      .replaceAll("{publisher}", here.publisher.origin),
  ]);
  return Object.fromEntries(filled) as Record<string, string>;
}

/// Where the text is: in the shadow root if anything is drawn there, else in the content.
const seen = async (frame: Frame, texts: string[]) =>
  frame.evaluate((texts) => {
    const element = document.querySelector("joint-statement")!;
    const article = element.shadowRoot?.querySelector("article");
    const walker = document.createTreeWalker(
      article ?? element,
      NodeFilter.SHOW_TEXT,
    );
    const found = texts.map(() => false);
    while (walker.nextNode()) {
      const at = texts.indexOf(walker.currentNode.textContent!);
      const { length } = walker.currentNode.parentElement!.getClientRects();
      if (at >= 0 && length > 0) found[at] = true;
    }
    return { isDrawn: !!article, found };
  }, texts);

/// Whether a screenshot of the frame shows anything.
async function assertSeen(page: Page, isThere: boolean): Promise<void> {
  const frame = page.locator("iframe");
  const picture = await frame.screenshot();
  await frame.evaluate((one: HTMLIFrameElement) => {
    const loaded = new Promise((resolve) => (one.onload = resolve));
    one.src = "about:blank";
    return loaded;
  });
  const isBlank = picture.equals(await frame.screenshot());
  assert.equal(!isBlank, isThere, "what is seen");
}

async function waitFor(
  frame: Frame,
  isDone: (frame: Frame) => boolean | Promise<boolean>,
): Promise<void> {
  for (let round = 0; round < 200; round++) {
    if (await isDone(frame)) return;
    await frame.waitForTimeout(50);
  }
  assert.fail("nothing has come of it");
}

const table: string[] = [];

async function check(page: HostPage, content: string): Promise<Rung> {
  const requests = here.cdn.count(`/${scriptName}`);
  const headers = headersOf(page);
  const isFramed = page.sandbox !== undefined;
  const html = `<joint-statement src="${here.statement}">${content}</joint-statement>${tagOf(page)}`;
  if (isFramed)
    here.partner.set("/framed", {
      headers: { "content-type": "text/html; charset=utf-8", ...headers },
      body: `<!doctype html><title>Framed</title>${html}`,
    });
  const opened = await here.open(
    isFramed
      ? `<iframe sandbox="${page.sandbox}" src="/framed" width="800" height="900"></iframe>`
      : html,
    { headers: isFramed ? {} : headers, script: watch },
  );
  if (page.isInert && isFramed && engine === "webkit") {
    // Its inspector cannot see a page without script.
    await assertSeen(opened.page, content !== "");
    return "light";
  }
  const frame = isFramed ? await frameIn(opened.page) : opened.page.mainFrame();
  const ours = (): string[] =>
    opened.console.filter((line) => line.includes("<joint-statement>"));
  const isLight = rungIn(engine, page) === "light";
  if (isLight && page.remedy) await waitFor(frame, () => ours().length > 0);
  else if (!page.isInert)
    await waitFor(frame, async () => (await seen(frame, [])).isDrawn);

  const { isDrawn, found } = await seen(frame, [title, eighteenth]);
  const hasContent = isDrawn || content !== "";
  assert.deepEqual(found, [hasContent, hasContent], "what is seen");
  const { faults, violations } = (await frame.evaluate(
    () => (window as unknown as { noticed?: Noticed }).noticed,
  )) ?? { faults: [], violations: [] };
  assert.deepEqual(faults, []);
  // The tag's content has images of its own.
  const images = content === "" ? 0 : 1;
  for (const kind of new Set(violations)) {
    const count = violations.filter((one) => one === kind).length;
    const most = kind.startsWith("img-src") ? 1 + images : 1;
    assert.ok(count <= most, violations.join("\n"));
  }
  const remedy = isLight
    ? page.remedy?.replaceAll("{publisher}", here.publisher.origin)
    : undefined;
  assert.equal(ours().length, remedy ? 1 : 0, ours().join("\n"));
  if (remedy) assert.ok(ours()[0]!.endsWith(remedy), ours()[0]);
  if (!isDrawn) return "light";
  return here.cdn.count(`/${scriptName}`) > requests ? "wasm2js" : "wasm";
}

describe(`host pages in ${engine}`, () => {
  for (const page of hostPages)
    test(page.name, async () => {
      const rungs = [await check(page, fragment), await check(page, "")];
      const wanted = rungIn(engine, page);
      assert.deepEqual(rungs, [wanted, wanted]);
      table.push(`| ${page.name} | ${rungs.join(" | ")} |`);
    });
  after(() => console.log(table.join("\n")));
});
