import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import type * as Undersigned from "../../web/node/index.ts";
import { minimalWith } from "../statement.ts";
import { noScript } from "./browsers.ts";
import { cors, dist, frameIn, type OpenOptions } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// The output of embed-code, pasted into a partner's page.

await siteForEach();

const name = "undersigned";
const { createRenderer } = (await import(name)) as typeof Undersigned;
const renderer = await createRenderer();
after(() => renderer.dispose());

const title = `</script></title>"><img src=x onerror="alert(1)"> & 'all'`;
const statement = minimalWith({ title });
const drawnForms = ["tag", "module", "fallback"] as const;

/// Serves the statement and its framed page. Returns what to paste.
function codeOf(
  form: Undersigned.EmbedOptions["form"],
  more: Partial<Undersigned.EmbedOptions> = {},
): string {
  const { origin } = here.publisher;
  const json = { ...statement, url: `${origin}/s/` };
  const framed = renderer.render(json, { framed: true }).output!;
  const body = JSON.stringify(json);
  here.publisher.set("/s/statement.json", { headers: cors, body });
  here.publisher.set("/s/frame", framed);
  const { output, warnings } = renderer.embedCode(json, {
    form,
    scriptUrl: `${here.cdn.origin}/`,
    statementUrl: `${origin}/s/statement.json?a=1&b="2'`,
    frameUrl: `${origin}/s/frame?a=1&b="2'`,
    ...more,
  });
  assert.deepEqual(warnings, []);
  return output!;
}

const paste = (code: string, options?: OpenOptions) =>
  here.open(`<main>${code}</main>`, options);

describe("pasted into a page, it draws the statement", () => {
  for (const form of drawnForms)
    test(form, async () => {
      const opened = await paste(codeOf(form, { headingLevel: 4 }));
      const [load] = await opened.told(1);
      assert.equal(load!.type, "statement-load");
      const { page } = opened;
      const heading = page.locator("joint-statement").locator("h4").last();
      assert.equal(await heading.textContent(), title);
      assert.equal(await page.locator("img").count(), 0);
      assert.deepEqual(
        here.publisher.seen.map(({ path }) => path),
        ["/s/statement.json?a=1&b=%222%27"],
      );
      assert.deepEqual([...opened.errors, ...opened.console], []);
    });

  test("iframe", async () => {
    const opened = await paste(codeOf("iframe", { height: 480 }));
    const frame = await frameIn(opened.page);
    assert.equal(await frame.locator("h1").textContent(), title);
    assert.equal(
      await opened.page.locator("iframe").getAttribute("title"),
      title,
    );
    const link = opened.page.locator("blockquote a");
    assert.equal(await link.textContent(), title);
    const box = await opened.page.locator("iframe").boundingBox();
    assert.equal(box!.height, 480);
    assert.deepEqual(
      here.publisher.seen.map(({ path }) => path),
      ["/s/frame?a=1&b=%222%27"],
    );
    assert.deepEqual([...opened.errors, ...opened.console], []);
  });
});

test(
  "the content of fallback is the whole statement, for whoever has no script",
  { skip: noScript },
  async () => {
    const opened = await paste(codeOf("fallback"), {
      context: { javaScriptEnabled: false },
    });
    const { page } = opened;
    assert.equal(await page.locator("joint-statement h2").textContent(), title);
    assert.match(
      (await page.locator("joint-statement").textContent())!,
      /We ask the harbor board/,
    );
    assert.equal(await page.locator("img").count(), 0);
  },
);

test("what is chosen reaches the element", async () => {
  const chosen = {
    theme: "dark",
    names: "count",
    masthead: false,
    highlight: undefined,
    lang: "en",
    live: false,
  } as const;
  for (const form of drawnForms) {
    const opened = await paste(codeOf(form, chosen));
    await opened.told(1);
    const attributes = await opened.page
      .locator("joint-statement")
      .evaluate((one) =>
        [...one.attributes]
          .map(({ name, value }) => `${name}=${value}`)
          .filter((text) => !text.startsWith("src"))
          .sort(),
      );
    assert.deepEqual(
      attributes,
      ["lang=en", "live=off", "masthead=off", "names=count", "theme=dark"],
      form,
    );
    await opened.page.context().close();
  }
});

describe("pinned, the browser checks the script", () => {
  const files = ["embed.js", "undersigned.js"];
  /// As the build writes it. The scripts are served only under these names.
  function release(spoilt = ""): Undersigned.Release {
    const all: Undersigned.Release["files"] = {};
    for (const file of files) {
      const body = readFileSync(new URL(file, dist));
      const hash = createHash("sha384").update(body).update(spoilt);
      const integrity = `sha384-${hash.digest("base64")}`;
      const pinned = file.replace(".js", ".0.1.0-12345678.js");
      all[file] = { integrity, pinned };
      here.cdn.set(`/${pinned}`, { headers: cors, body });
      here.cdn.set(`/${file}`, { status: 404 });
    }
    return { version: "0.1.0", files: all };
  }

  for (const form of drawnForms)
    test(form, async () => {
      const opened = await paste(codeOf(form, { pinned: release() }));
      assert.equal((await opened.told(1))[0]!.type, "statement-load");
      assert.deepEqual([...opened.errors, ...opened.console], []);
    });

  test("and does not run another", async () => {
    for (const form of drawnForms) {
      const opened = await paste(codeOf(form, { pinned: release("x") }));
      await opened.page.waitForLoadState();
      assert.equal(
        await opened.page.evaluate(() => customElements.get("joint-statement")),
        undefined,
      );
      assert.match(opened.console.join(), /integrity/);
      await opened.page.context().close();
    }
  });
});
