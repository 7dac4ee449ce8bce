import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { minimalWith } from "../statement.ts";
import { bundleOf, frameworks } from "./frameworks.ts";
import { wasmName, type Opened } from "./site.ts";
import { here, siteForAll } from "./fixture.ts";

// React, Vue and Svelte render the element like any other: it accepts what they write, and they do
// not touch what it draws.

await siteForAll();

type App = { set(more: object): void; loads: number };

const set = ({ page }: Opened, more: object): Promise<void> =>
  page.evaluate((more) => {
    (window as unknown as { app: App }).app.set(more);
  }, more);

const loads = ({ page }: Opened): Promise<number> =>
  page.evaluate(() => (window as unknown as { app: App }).app.loads);

/// Waits until the shadow root has an element that matches `selector`.
const waitFor = async ({ page }: Opened, selector: string): Promise<void> =>
  void (await page.waitForFunction(
    (selector) =>
      document
        .querySelector("joint-statement")
        ?.shadowRoot?.querySelector(selector),
    selector,
  ));

for (const framework of frameworks)
  for (const order of ["before", "behind"] as const)
    describe(`${framework}, the element's script ${order} it`, () => {
      let opened: Opened;
      let made: string;
      before(async () => void (made = await bundleOf(framework)));

      test("shows, changes, hides and shows again", async () => {
        here.partner.set("/app.js", made);
        const own = `<script type="module" src="${here.cdn.origin}/undersigned.js"></script>`;
        const app = `<script type="module" src="/app.js"></script>`;
        const initial = {
          isShown: true,
          turn: 1,
          src: here.statement,
          theme: "light",
          level: 2,
          statement: null,
        };
        const requests = here.publisher.count("/s/statement.json");
        const renderers = here.cdn.count(`/${wasmName}`);
        opened = await here.open(
          `<div id="root"></div><script>var app = { loads: 0 }; var initial = ${JSON.stringify(initial)};</script>${
            order === "before" ? own + app : app + own
          }`,
        );
        await waitFor(opened, "h2");
        assert.equal(await loads(opened), 1);

        // Rendering again does not change it.
        await opened.page.locator("joint-statement").evaluate((one) =>
          Object.assign(window, {
            article: one.shadowRoot!.querySelector("article"),
          }),
        );
        for (let turn = 2; turn < 22; turn++) await set(opened, { turn });
        await opened.page.getByText("Rendered for the 21. time").waitFor();
        assert.equal(
          await opened.page.evaluate(
            () =>
              (window as unknown as { article: Element }).article.isConnected,
          ),
          true,
        );

        await set(opened, { level: 4 });
        await waitFor(opened, "h4.statement-title");
        await set(opened, { theme: "dark" });
        await waitFor(opened, `[data-theme="dark"]`);
        const other = minimalWith({
          title: "Set as an object",
        });
        await set(opened, { statement: other });
        await opened.page
          .getByRole("heading", { name: "Set as an object" })
          .waitFor();
        await set(opened, { isShown: false, statement: null });
        await opened.page
          .locator("joint-statement")
          .waitFor({ state: "detached" });
        await set(opened, { isShown: true });
        await opened.page
          .getByRole("heading", { name: "Keep the night ferry" })
          .waitFor();

        assert.equal(here.publisher.count("/s/statement.json") - requests, 2);
        assert.equal(here.cdn.count(`/${wasmName}`) - renderers, 1);
        assert.deepEqual(opened.errors, []);
        assert.deepEqual(opened.console, []);
      });
    });
