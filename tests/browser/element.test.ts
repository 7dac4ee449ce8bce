import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { emulate } from "./browsers.ts";
import { cors, minimal, wasmName, type Opened } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";

// <joint-statement> in a real browser: what is shown when, what is told, what is left behind.

await siteForEach();

const headline = "Keep the night ferry running";
const module = () =>
  `<script type="module" src="${here.cdn.origin}/undersigned.js"></script>`;
const element = (attributes = "", content = "") =>
  `<joint-statement src="${here.statement}" ${attributes}>${content}</joint-statement>`;

/// Nothing went wrong that the page could notice.
function assertQuiet({ errors, console }: Opened): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(console, []);
}

/// Whether text of the element's own content is rendered.
const showsContent = (page: Page) =>
  page
    .locator("joint-statement > *")
    .first()
    .evaluate((child) => child.getClientRects().length > 0);

describe("a statement is drawn", () => {
  test("in an open shadow root, from nodes that stand in the vocabulary", async () => {
    const opened = await here.open(element() + module());
    assert.deepEqual(await opened.told(1), [
      {
        type: "statement-load",
        id: "",
        detail: { url: here.statement, revision: 1 },
      },
    ]);
    const root = await opened.page
      .locator("joint-statement")
      .evaluate(({ shadowRoot }) => ({
        children: [...shadowRoot!.children].map(
          (child) => `${child.localName}.${child.className}`,
        ),
        title: shadowRoot!.querySelector("h2")?.textContent,
        sheets: shadowRoot!.adoptedStyleSheets.length,
        styles: shadowRoot!.querySelectorAll("style, [style]").length,
      }));
    assert.deepEqual(root, {
      children: ["article.statement h-entry"],
      title: headline,
      sheets: 1,
      styles: 0,
    });
    assertQuiet(opened);
  });

  test("after a redirect, with the final address as the base", async () => {
    const body = JSON.stringify({
      ...(JSON.parse(minimal) as object),
      sign: { label: "Sign", url: "form" },
    });
    here.publisher.set("/new/s.json", { headers: cors, body });
    here.publisher.set("/old.json", {
      status: 302,
      headers: { ...cors, location: "/new/s.json" },
    });
    const opened = await here.open(
      `<joint-statement src="${here.publisher.origin}/old.json"></joint-statement>${module()}`,
    );
    const [load] = await opened.told(1);
    const final = `${here.publisher.origin}/new/s.json`;
    assert.equal(load!.detail["url"], final);
    const link = opened.page.getByRole("link", { name: "Sign" });
    assert.equal(await link.getAttribute("href"), new URL("form", final).href);
  });

  test("from an address relative to the page", async () => {
    here.partner.set("/own/statement.json", minimal);
    const opened = await here.open(
      `<base href="/own/"><joint-statement src=" statement.json "></joint-statement>${module()}`,
    );
    const [load] = await opened.told(1);
    assert.equal(
      load!.detail["url"],
      `${here.partner.origin}/own/statement.json`,
    );
  });

  test("several times on a page, with one renderer", async () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      element(`id="s${index}"`),
    );
    const opened = await here.open(many.join("") + module());
    const told = await opened.told(20);
    assert.deepEqual(
      told.map(({ id, type }) => `${id} ${type}`).sort(),
      many.map((_, index) => `s${index} statement-load`).sort(),
    );
    assert.equal(here.cdn.count(`/${wasmName}`), 1);
    assertQuiet(opened);
  });

  test("where the .wasm comes with a wrong MIME type", async () => {
    const route = {
      headers: { ...cors, "content-type": "application/octet-stream" },
      body: await (await fetch(`${here.cdn.origin}/${wasmName}`)).bytes(),
    };
    here.cdn.set(`/${wasmName}`, route);
    const opened = await here.open(element() + module());
    assert.equal((await opened.told(1))[0]!.type, "statement-load");
    assertQuiet(opened);
  });

  test("with 10,000 names, while the page gets its turns", async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Association ${index}`,
    }));
    here.publisher.set("/s/statement.json", {
      headers: cors,
      body: JSON.stringify({
        ...(JSON.parse(minimal) as object),
        signatories: { items },
      }),
    });
    const opened = await here.open(element() + module());
    assert.equal((await opened.told(1))[0]!.type, "statement-load");
    assert.match(await opened.shadowText(), /Association 199.*and 9,800 more/);
    assert.doesNotMatch(await opened.shadowText(), /Association 200/);
    await opened.page.getByRole("button", { name: "Show all 10,000" }).click();
    await opened.page.getByText("Association 9999", { exact: true }).waitFor();
    assert.doesNotMatch(await opened.shadowText(), /more/);
    assertQuiet(opened);
  });
});

describe("the element's own content", () => {
  test("is visible until the drawing, then no more", async () => {
    let answer = (): void => {};
    here.publisher.set("/s/statement.json", async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return { headers: cors, body: minimal };
    });
    const opened = await here.open(element("", "<p>As HTML</p>") + module());
    await here.publisher.requested("/s/statement.json");
    await opened.page.waitForFunction(
      () => document.querySelector("joint-statement")!.shadowRoot,
    );
    assert.equal(await showsContent(opened.page), true);
    answer();
    await opened.told(1);
    assert.equal(await showsContent(opened.page), false);
    assertQuiet(opened);
  });

  test("stays when the statement cannot be had", async () => {
    here.publisher.set("/s/statement.json", { status: 500, headers: cors });
    const opened = await here.open(element("", "<p>As HTML</p>") + module());
    assert.equal((await opened.told(1))[0]!.type, "statement-error");
    assert.equal(await showsContent(opened.page), true);
  });

  test("stays when the statement has errors, with nothing left in the shadow root", async () => {
    here.publisher.set("/s/statement.json", { headers: cors, body: "{}" });
    const opened = await here.open(element("", "<p>As HTML</p>") + module());
    assert.equal((await opened.told(1))[0]!.type, "statement-error");
    assert.equal(await showsContent(opened.page), true);
    const children = await opened.page
      .locator("joint-statement")
      .evaluate(({ shadowRoot }) =>
        [...shadowRoot!.childNodes].map(({ nodeName }) => nodeName),
      );
    assert.deepEqual(children, ["SLOT"]);
  });

  test("comes back when no statement is wanted any more", async () => {
    const opened = await here.open(element("", "<p>As HTML</p>") + module());
    await opened.told(1);
    await opened.page
      .locator("joint-statement")
      .evaluate((one) => one.removeAttribute("src"));
    assert.equal(await showsContent(opened.page), true);
  });

  test("may be a server's shadow root, which stays until the drawing", async () => {
    const opened = await here.open(
      `<joint-statement src="${here.statement}"><template shadowrootmode="open"><article><h2>Sent</h2></article></template></joint-statement>`,
    );
    here.publisher.set("/s/statement.json", { status: 503, headers: cors });
    await opened.page.addScriptTag({
      type: "module",
      url: `${here.cdn.origin}/undersigned.js`,
    });
    await opened.told(1);
    assert.equal(await opened.shadowText(), "Sent");
    here.publisher.set("/s/statement.json", { headers: cors, body: minimal });
    await opened.page
      .locator("joint-statement")
      .evaluate((one) =>
        one.setAttribute(
          "src",
          `${(one as HTMLElement & { src: string }).src}?again`,
        ),
      );
    const [, load] = await opened.told(2);
    assert.equal(load!.type, "statement-load");
    assert.match(await opened.shadowText(), new RegExp(headline));
  });
});

describe("attributes", () => {
  test("are trimmed, and small or capital letters are the same", async () => {
    const opened = await here.open(
      element('heading-level=" 4 " theme=" Dark "') + module(),
    );
    await opened.told(1);
    const article = opened.page.locator("joint-statement article");
    assert.equal(await article.getAttribute("data-theme"), "dark");
    assert.equal(await article.locator("h4").textContent(), headline);
    assertQuiet(opened);
  });

  test("that are wrong are hinted at once, and the default holds", async () => {
    const opened = await here.open(
      element(
        'heading-level="7" theme="blue" live="yes" releases="none" masthead="" names="few" lang="English please" highlight="x"',
      ) + module(),
    );
    await opened.told(1);
    assert.equal(
      await opened.page.locator("joint-statement h2").first().textContent(),
      headline,
    );
    assert.deepEqual(opened.errors, []);
    assert.deepEqual(opened.console.sort(), [
      'warning: <joint-statement heading-level="7">: write a number from 1 to 6',
      'warning: <joint-statement lang="English please">: write a language tag such as "en"',
      'warning: <joint-statement live="yes">: write auto or off',
      'warning: <joint-statement names="few">: write all or count',
      'warning: <joint-statement releases="none">: write on or off',
      'warning: <joint-statement theme="blue">: write auto or light or dark or host',
    ]);
  });

  test("are hinted at before the network has said a word", async () => {
    here.publisher.set("/s/statement.json", () => undefined);
    const opened = await here.open(element('theme="blue"') + module());
    await here.publisher.requested("/s/statement.json");
    // Lines of the console arrive before the answer to a later question.
    await opened.page.title();
    assert.deepEqual(opened.console, [
      'warning: <joint-statement theme="blue">: write auto or light or dark or host',
    ]);
  });

  test("that are set to what they are do nothing", async () => {
    const opened = await here.open(element('theme="dark"') + module());
    await opened.told(1);
    const told = await opened.page
      .locator("joint-statement")
      .evaluate(async (one) => {
        const heard: string[] = [];
        for (const type of ["load", "update", "error"])
          one.addEventListener(`statement-${type}`, () => heard.push(type));
        one.setAttribute("theme", "dark");
        one.setAttribute("src", one.getAttribute("src")!);
        // The first of what follows comes after all of what went before.
        await new Promise((resolve) => {
          one.addEventListener("statement-update", resolve);
          one.setAttribute("theme", "light");
        });
        return heard;
      });
    assert.deepEqual(told, ["update"]);
    assert.equal(here.publisher.seen.length, 1);
  });

  test("a src that is overtaken by another is given up and never drawn", async () => {
    const slow = `${here.publisher.origin}/slow.json`;
    here.publisher.set("/slow.json", () => undefined);
    const opened = await here.open(
      `<joint-statement src="${slow}"></joint-statement>${module()}`,
    );
    await here.publisher.requested("/slow.json");
    const abandoned = here.publisher.abandoned("/slow.json");
    await opened.page
      .locator("joint-statement")
      .evaluate((one, src) => one.setAttribute("src", src), here.statement);
    await abandoned;
    const [load] = await opened.told(1);
    assert.equal(load!.type, "statement-load");
    assert.equal(load!.detail["url"], here.statement);
    assertQuiet(opened);
  });

  test("draw anew without a new request when they change, once for all of them", async () => {
    const opened = await here.open(element() + module());
    await opened.told(1);
    await opened.page.locator("joint-statement").evaluate((one) => {
      one.setAttribute("heading-level", "3");
      one.setAttribute("theme", "light");
      one.setAttribute("masthead", "off");
    });
    const [, update] = await opened.told(2);
    assert.equal(update!.type, "statement-update");
    const article = opened.page.locator("joint-statement article");
    assert.equal(await article.locator("h3").textContent(), headline);
    assert.equal(await article.getAttribute("data-theme"), "light");
    assert.equal(await article.locator(".statement-masthead").count(), 0);
    assert.equal(here.publisher.count("/s/statement.json"), 1);
  });

  test("a new src is fetched; what stood there stays until then, and when it fails", async () => {
    const opened = await here.open(element() + module());
    await opened.told(1);
    const move = (src: string) =>
      opened.page
        .locator("joint-statement")
        .evaluate((one, address) => one.setAttribute("src", address), src);
    await move(`${here.publisher.origin}/missing.json`);
    const [, failure] = await opened.told(2);
    assert.equal(failure!.detail["code"], "network");
    assert.match(await opened.shadowText(), new RegExp(headline));
    here.publisher.set("/other.json", {
      headers: cors,
      body: minimal.replace(headline, "Keep the day ferry too"),
    });
    await move(`${here.publisher.origin}/other.json`);
    const [, , update] = await opened.told(3);
    assert.equal(update!.type, "statement-update");
    assert.match(await opened.shadowText(), /Keep the day ferry too/);
  });

  test("hidden hides", async () => {
    const opened = await here.open(element("hidden") + module());
    await opened.told(1);
    assert.equal(
      await opened.page.locator("joint-statement").isVisible(),
      false,
    );
    await opened.page
      .locator("joint-statement")
      .evaluate((one) => one.removeAttribute("hidden"));
    assert.equal(
      await opened.page.locator("joint-statement").isVisible(),
      true,
    );
  });
});

describe("the color scheme around", () => {
  const logos = JSON.stringify({
    ...(JSON.parse(minimal) as object),
    publisher: {
      name: "Ferry",
      logo: { src: "day.svg", dark: "night.svg", alt: "Ferry" },
    },
  });
  const logoOf = (opened: Opened) =>
    opened.page
      .locator("joint-statement img")
      .first()
      .evaluate((image) => (image as HTMLImageElement).src.split("/").at(-1));

  for (const { style, scheme, logo } of [
    { style: "", scheme: "light", logo: "day.svg" },
    // A page that knows only light stays light.
    { style: "", scheme: "dark", logo: "day.svg" },
    { style: "dark", scheme: "light", logo: "night.svg" },
    { style: "light dark", scheme: "dark", logo: "night.svg" },
  ] as const) {
    test(`"${style}" with a reader who likes it ${scheme}: ${logo}`, async () => {
      here.publisher.set("/s/statement.json", { headers: cors, body: logos });
      const opened = await here.open(
        `<style>html { color-scheme: ${style || "normal"} }</style>${element()}${module()}`,
        { context: { colorScheme: scheme } },
      );
      await opened.told(1);
      assert.equal(await logoOf(opened), logo);
      assert.equal(
        await opened.page
          .locator("joint-statement")
          .evaluate(({ shadowRoot }) => shadowRoot!.childElementCount),
        1,
      );
    });
  }

  test("follows when the reader changes it", async () => {
    here.publisher.set("/s/statement.json", { headers: cors, body: logos });
    const opened = await here.open(
      `<style>html { color-scheme: light dark }</style>${element()}${module()}`,
      { context: { colorScheme: "light" } },
    );
    await opened.told(1);
    await emulate(opened.page, { colorScheme: "dark" });
    await opened.told(2);
    assert.equal(await logoOf(opened), "night.svg");
  });
});

describe("the statement property", () => {
  type Settable = HTMLElement & { statement: unknown };
  const set = (opened: Opened, value: unknown) =>
    opened.page
      .locator("joint-statement")
      .evaluate(
        (one, given) => void ((one as Settable).statement = given),
        value,
      );

  test("draws an object or a text, wins over src, and gives back what was set", async () => {
    const opened = await here.open(element() + module());
    await opened.told(1);
    const given = JSON.parse(minimal) as Record<string, unknown>;
    await set(opened, { ...given, title: "From an object", revision: 4 });
    const [, first] = await opened.told(2);
    assert.deepEqual(first!.detail, { url: "", revision: 4 });
    assert.match(await opened.shadowText(), /From an object/);
    await set(opened, minimal.replace(headline, "From a text"));
    await opened.told(3);
    assert.match(await opened.shadowText(), /From a text/);
    await opened.page
      .locator("joint-statement")
      .evaluate((one) => one.setAttribute("src", "elsewhere.json"));
    const back = await opened.page
      .locator("joint-statement")
      .evaluate((one) => {
        const object = { id: "x" };
        (one as Settable).statement = object;
        return (one as Settable).statement === object;
      });
    assert.equal(back, true);
    assert.equal(here.publisher.seen.length, 1);
    assert.equal(here.partner.count("/elsewhere.json"), 0);
  });

  test("null gives way to src again", async () => {
    const opened = await here.open(
      `<joint-statement></joint-statement>${module()}`,
    );
    await set(opened, minimal.replace(headline, "Set"));
    await opened.told(1);
    await opened.page
      .locator("joint-statement")
      .evaluate((one, src) => one.setAttribute("src", src), here.statement);
    await set(opened, null);
    await opened.told(2);
    assert.match(await opened.shadowText(), new RegExp(headline));
  });

  test("always draws, whatever the revision", async () => {
    const opened = await here.open(
      `<joint-statement></joint-statement>${module()}`,
    );
    await set(opened, minimal);
    await opened.told(1);
    await set(opened, minimal);
    assert.equal((await opened.told(2))[1]!.type, "statement-update");
  });

  test("may be set before the element is defined", async () => {
    const opened = await here.open(
      `<joint-statement id="a"></joint-statement><joint-statement id="b"></joint-statement>
       <script>a.statement = ${JSON.stringify(minimal)}; b.src = "${here.statement}"</script>${module()}`,
    );
    await opened.told(2);
    for (const selector of ["#a", "#b"])
      assert.match(await opened.shadowText(selector), new RegExp(headline));
    const own = await opened.page.evaluate(() =>
      [...document.querySelectorAll("joint-statement")].flatMap((one) =>
        Object.keys(one),
      ),
    );
    assert.deepEqual(own, []);
    assertQuiet(opened);
  });

  test("that JSON cannot say is an error, not an exception", async () => {
    const opened = await here.open(
      `<joint-statement></joint-statement>${module()}`,
    );
    await opened.page.locator("joint-statement").evaluate((one) => {
      const circle: { self?: unknown } = {};
      circle.self = circle;
      (one as Settable).statement = circle;
    });
    const [failure] = await opened.told(1);
    assert.equal(failure!.detail["code"], "syntax");
    assert.deepEqual(opened.errors, []);
  });
});

describe("a removed element", () => {
  test("ends its request", async () => {
    here.publisher.set("/s/statement.json", () => undefined);
    const opened = await here.open(element() + module());
    await here.publisher.requested("/s/statement.json");
    const abandoned = here.publisher.abandoned("/s/statement.json");
    await opened.page
      .locator("joint-statement")
      .evaluate((one) => one.remove());
    await abandoned;
    assertQuiet(opened);
  });

  test("leaves no timer, listener, document or reference", async () => {
    const opened = await here.open(element() + module(), {
      script: `
        window.left = { timers: 0, documents: 0, listeners: [] };
        const { addEventListener } = EventTarget.prototype;
        EventTarget.prototype.addEventListener = function (type, heard, options) {
          // Of the element's own those on what the page has as long as it lives.
          const isLasting = [window, document].includes(this) || this instanceof MediaQueryList;
          if (isLasting && new Error().stack.includes("/undersigned.js")) {
            left.listeners.push(type);
            const end = () => left.listeners.splice(left.listeners.indexOf(type), 1);
            if (options?.signal) addEventListener.call(options.signal, "abort", end);
          }
          return addEventListener.call(this, type, heard, options);
        };
        const { setTimeout, clearTimeout } = window;
        const timers = new Set();
        window.setTimeout = (...given) => {
          const timer = setTimeout(...given);
          left.timers = timers.add(timer).size;
          return timer;
        };
        window.clearTimeout = (timer) => {
          timers.delete(timer);
          left.timers = timers.size;
          clearTimeout(timer);
        };
        const { instantiate } = WebAssembly;
        WebAssembly.instantiate = async (...given) => {
          const { exports } = await instantiate(...given);
          const open_document = () => (left.documents++, exports.open_document());
          const close_document = (doc) => (left.documents--, exports.close_document(doc));
          return { exports: { ...exports, open_document, close_document } };
        };`,
    });
    await opened.told(1);
    const { page } = opened;
    const left = () =>
      page.evaluate(
        () =>
          (window as unknown as { left: { listeners: string[] } & object })
            .left,
      );
    // The statement is looked at again.
    const { listeners, ...kept } = await left();
    assert.deepEqual(kept, { timers: 1, documents: 1 });
    assert.ok(listeners.includes("change") && listeners.includes("online"));
    await page.evaluate(() => {
      const gone = document.querySelector("joint-statement")!;
      Object.defineProperty(window, "gone", { value: new WeakRef(gone) });
      gone.remove();
    });
    assert.deepEqual(await left(), {
      timers: 0,
      documents: 0,
      // The page's own, one for all elements.
      listeners: ["securitypolicyviolation"],
    });
    // A collection may take a stale word on the stack for a reference; ten do not.
    const isHeld = () =>
      page.evaluate(() => {
        const { gone } = window as unknown as { gone: WeakRef<Element> };
        return gone.deref() !== undefined;
      });
    for (let count = 0; count < 10 && (await isHeld()); count++)
      await page.requestGC();
    assert.equal(await isHeld(), false);
  });

  test("that is only moved does not fetch again", async () => {
    const opened = await here.open(
      `<div id="there"></div>${element()}${module()}`,
    );
    await opened.told(1);
    await opened.page.evaluate(() => {
      const one = document.querySelector("joint-statement")!;
      document.querySelector("#there")!.append(one);
    });
    await opened.page
      .locator("#there joint-statement")
      .evaluate((one) => one.setAttribute("heading-level", "3"));
    const told = await opened.told(2);
    assert.deepEqual(
      told.map(({ type }) => type),
      ["statement-load", "statement-update"],
    );
    assert.equal(here.publisher.seen.length, 1);
  });

  test("draws again when it comes back", async () => {
    const opened = await here.open(element() + module());
    await opened.told(1);
    await opened.page.evaluate(async () => {
      const one = document.querySelector("joint-statement")!;
      one.remove();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      document.body.append(one);
    });
    assert.equal((await opened.told(2))[1]!.type, "statement-update");
    assert.equal(here.publisher.seen.length, 2);
    assertQuiet(opened);
  });
});

describe("the page around", () => {
  test("gets no global", async () => {
    const names = () => Object.getOwnPropertyNames(window).sort();
    const plain = await here.open("<p></p>");
    // Playwright's own are there once it has waited for something.
    await plain.page.waitForFunction(() => true);
    const wanted = await plain.page.evaluate(names);
    const asModule = await here.open(element() + module());
    await asModule.told(1);
    assert.deepEqual(await asModule.page.evaluate(names), wanted);
    const asScript = await here.open(
      `<p><script src="${here.cdn.origin}/embed.js" data-statement="${here.statement}"></script>`,
    );
    await asScript.told(1);
    assert.deepEqual(await asScript.page.evaluate(names), wanted);
  });

  test("may spoil Object.prototype", async () => {
    const opened = await here.open(element() + module(), {
      script: `Object.assign(Object.prototype, {
        code: "x",
        retryable: true,
        method: "POST",
        body: "x",
        mode: "no-cors",
        headers: { "x-spoiled": "1" },
        once: true,
        capture: true,
        statement: "{}",
        src: "spoiled",
      })`,
    });
    assert.equal((await opened.told(1))[0]!.type, "statement-load");
    assert.deepEqual(opened.errors, []);
  });

  test("may listen with a function that throws; the error is its own", async () => {
    const opened = await here.open(
      `<script>addEventListener("statement-load", () => { throw new Error("the page's own") })</script>${element()}${module()}`,
    );
    await opened.told(1);
    assert.match(await opened.shadowText(), new RegExp(headline));
    assert.deepEqual(opened.errors, ["Error: the page's own"]);
  });

  /// Of all renderers together, the first calls of `call` trap.
  const breaking = (call: string, times: number) => `
    const { instantiate } = WebAssembly;
    let breaks = ${times};
    window.renderers = 0;
    WebAssembly.instantiate = async (...given) => {
      renderers++;
      const { exports } = await instantiate(...given);
      const ${call} = (...given) => {
        if (breaks-- <= 0) return exports.${call}(...given);
        throw new WebAssembly.RuntimeError("unreachable");
      };
      return { exports: { ...exports, ${call} } };
    };`;

  for (const call of ["load", "step"])
    test(`survives a renderer that breaks in ${call}: a new one draws`, async () => {
      const opened = await here.open(element() + module(), {
        script: breaking(call, 1),
      });
      assert.equal((await opened.told(1))[0]!.type, "statement-load");
      assert.equal(await opened.page.evaluate("renderers"), 2);
      assert.equal(here.cdn.count(`/${wasmName}`), 1);
      assertQuiet(opened);
    });

  test("is told once of a renderer that goes on breaking", async () => {
    const json = JSON.parse(minimal) as object;
    const items = Array.from({ length: 30 }, (_, id) => ({
      name: `No. ${id}`,
    }));
    here.publisher.set("/s/statement.json", {
      headers: cors,
      body: JSON.stringify({ ...json, signatories: { items } }),
    });
    const opened = await here.open(element() + module(), {
      script: breaking("act", 9),
    });
    const { page } = opened;
    await opened.told(1);
    await page.getByRole("button", { name: "By name" }).click();
    await opened.told(2);
    for (let count = 0; count < 3; count++)
      await page.getByRole("button", { name: "By name" }).click();
    // All that was asked for before this has been done.
    await page.locator("joint-statement").evaluate((one) => {
      one.setAttribute("heading-level", "3");
    });
    const told = await opened.told(4);
    assert.deepEqual(
      told.map(({ type }) => type),
      [
        "statement-load",
        "statement-update",
        "statement-error",
        "statement-update",
      ],
    );
    assert.equal(told[2]!.detail["code"], "renderer");
    assert.deepEqual(opened.errors, []);
  });
});
