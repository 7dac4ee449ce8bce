import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { minimal } from "../statement.ts";
import { engine, noScript } from "./browsers.ts";
import { frameOf, heardIn, listener, secret } from "./embedder.ts";
import { here, siteForEach } from "./fixture.ts";
import {
  assertOpensWindow,
  fits,
  frameTop,
  itself,
  open,
  paragraphs,
  publish,
  quiet,
  renderer,
  settled,
} from "./framed_page.ts";

// A framed page without an outer page that listens: without script, opened by itself, and what it
// must not do.

await siteForEach();

describe("where nobody listens", () => {
  const alone = (attributes: Record<string, string> = {}): string => {
    const address = publish({ body: paragraphs(10) });
    return frameOf(address, { src: address, ...attributes });
  };

  for (const width of ["300", "700"])
    for (const javaScriptEnabled of [true, false])
      test(
        `the statement scrolls over the way to its page: ${width} px${javaScriptEnabled ? "" : ", without script"}`,
        { skip: !javaScriptEnabled && noScript },
        async () => {
          const opened = await open(alone({ width }), {
            context: { javaScriptEnabled },
          });
          const { page, frame } = opened;
          const line = frame.locator(".framed");
          const bottom = (await frameTop(page)) + 600;
          for (const place of ["top", "end"]) {
            if (place === "end")
              await frame
                .locator(".statement-end-mark")
                .scrollIntoViewIfNeeded();
            const { y, height } = (await line.boundingBox())!;
            assert.equal(Math.round(y + height), bottom, place);
            assert.ok(height < 50, `it is slim: ${height}`);
          }
          const { host, origin } = new URL(here.publisher.origin);
          const link = line.locator("a");
          assert.equal(
            await link.textContent(),
            `Read this statement on ${host}`,
          );
          assert.equal(await link.getAttribute("href"), `${origin}/s/?a=1&b=2`);
          quiet(opened);
        },
      );

  for (const [sandbox, isOpened] of [
    ["allow-scripts allow-popups allow-popups-to-escape-sandbox", true],
    ["allow-scripts allow-same-origin allow-popups", true],
    ["allow-scripts", false],
  ] as const)
    test(`a link opens ${isOpened ? "a window" : "in the frame"} under sandbox="${sandbox}"`, async () => {
      const opened = await open(alone({ sandbox }));
      const { page, frame } = opened;
      if (isOpened) {
        await assertOpensWindow(opened);
        quiet(opened);
      } else {
        await frame.locator(".framed a").click();
        await frame.waitForURL(here.publisher.origin + itself);
      }
      assert.equal(page.url(), `${here.partner.origin}/`);
    });

  for (const javaScriptEnabled of [true, false])
    test(
      `a link opens a window without a sandbox${javaScriptEnabled ? "" : ", and without script"}`,
      { skip: !javaScriptEnabled && noScript },
      async () => {
        const address = publish();
        const opened = await open(
          `<iframe src="${address}" width="600" height="600"></iframe>`,
          { context: { javaScriptEnabled } },
        );
        await assertOpensWindow(opened, javaScriptEnabled);
        quiet(opened);
      },
    );

  test("a short statement leaves the line at the frame's edge", async () => {
    const address = publish({ body: "Short." });
    const opened = await open(frameOf(address, { src: address }));
    const { y, height } = (await opened.frame
      .locator(".framed")
      .boundingBox())!;
    assert.equal(Math.round(y + height), (await frameTop(opened.page)) + 600);
    assert.ok(await fits(opened.frame));
  });
});

test("without an address of its own there is no line", async () => {
  const address = publish({ url: undefined });
  const opened = await open(frameOf(address));
  assert.equal(await opened.frame.locator(".framed").count(), 0);
  quiet(opened);
});

test("opened by itself it is a page like others", async () => {
  const address = publish();
  const opened = await here.open("");
  await opened.page.goto(`${address}#?secret=${secret}`);
  await opened.page.locator(".framed a").click();
  await opened.page.waitForURL(`${here.publisher.origin}/s/?a=1&b=2`);
  quiet(opened);
});

test("it requests nothing, and keeps nothing", async () => {
  const opened = await open(listener + frameOf(publish()));
  await settled(opened);
  assert.deepEqual(
    here.publisher.seen.map(({ path }) => path),
    ["/s/framed"],
  );
  assert.deepEqual(await opened.page.context().cookies(), []);
  quiet(opened);
});

test("its policy lets no other script run", async () => {
  const address = publish();
  const page = await (await fetch(address)).text();
  here.publisher.set(
    "/s/framed",
    page.replace(
      "</body>",
      "<script>top.postMessage({ message: 'run' }, '*')</script></body>",
    ),
  );
  const opened = await open(listener + frameOf(address));
  await settled(opened);
  assert.ok(
    (await heardIn(opened.page)).every(({ message }) => message === "height"),
  );
  // Firefox' driver does not pass on the console's messages about policies.
  if (engine === "firefox") return;
  assert.equal(opened.console.length, 1);
  assert.match(opened.console[0]!, /Content Security Policy/);
});

test("what oEmbed says shows it, by WordPress' rules", async () => {
  const address = publish();
  const { output } = renderer.render(minimal, {
    format: "oembed",
    frameUrl: address,
  });
  const { html } = JSON.parse(output!) as { html: string };
  // What wp_filter_oembed_result keeps and adds.
  const [, quotation, source] =
    /(<blockquote[^>]*>.*?<\/blockquote>)?.*<iframe[^>]* src="([^"]*)"[^>]*><\/iframe>/s.exec(
      html,
    )!;
  assert.match(quotation!, /<a href="[^"]+">Keep the night ferry running<\/a>/);
  const opened = await open(
    listener +
      frameOf(source!, {
        style: "position: absolute; clip: rect(1px, 1px, 1px, 1px)",
      }),
  );
  await settled(opened);
  assert.equal(await opened.page.locator("iframe").getAttribute("style"), null);
  quiet(opened);
});
