import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { minimal, minimalWith } from "../statement.ts";
import { cors, wasmName, type Opened } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";
import { assertQuiet, element, headline, module } from "./element_page.ts";

// <joint-statement> and the page around it: its property, what it leaves in the page, what the page
// can notice.

await siteForEach();

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
    const given = minimalWith();
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
          // Counts the element's listeners on objects that live as long as the page.
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
    // The statement is fetched again.
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
      // The page's own listeners, one for all elements.
      listeners: ["securitypolicyviolation"],
    });
    // A garbage collection may take a stale word on the stack for a reference, but not ten times.
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
    // After it has waited for something, Playwright has listeners of its own.
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

  /// Makes the first calls of `call`, counted over all renderers, trap.
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
    const json = minimalWith();
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
    // Everything requested before this is done.
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
