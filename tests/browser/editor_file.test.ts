import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { engine } from "./browsers.ts";
import { siteForAll } from "./fixture.ts";
import { openEditor, type Editor } from "./editor_page.ts";

// The editor on a file of `undersigned preview`, next to a text editor.

await siteForAll();

const cli = fileURLToPath(new URL("../../web/dist/cli.js", import.meta.url));
const example = fileURLToPath(
  new URL("../../examples/statements/full", import.meta.url),
);

let folder: string;
let file: string;
let original: string;
let server: ChildProcess;
let page: Page;
let editor: Editor;

async function start(port = "0"): Promise<string> {
  server = spawn(process.execPath, [cli, "preview", file, "--port", port]);
  const [line] = (await once(server.stdout!, "data")) as [Buffer];
  return String(line).trimEnd();
}

async function open(url: string): Promise<void> {
  editor = await openEditor({ url });
  ({ page } = editor);
  await editor.shows("No one in a city");
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "undersigned-file-"));
  cpSync(example, folder, { recursive: true });
  file = join(folder, "statement.json");
  original = readFileSync(file, "utf8");
  await open(await start());
});
afterEach(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

const read = (): string => readFileSync(file, "utf8");

/// Like most editors: replaces it by another file.
function write(content: string, path = file): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

const placed = (place: string): string =>
  original.replace('"place": "Porto"', `"place": "${place}"`);

const place = (): Locator =>
  page.locator("#form").getByLabel("Place", { exact: true });

const until = (selector: string, wanted: RegExp): Promise<unknown> =>
  page.waitForFunction(
    ([selector, wanted]) =>
      new RegExp(wanted).test(
        document.querySelector<HTMLElement>(selector)!.innerText,
      ),
    [selector, wanted.source] as const,
  );

const isQuiet = (): Promise<unknown> =>
  page.waitForSelector("#disk", { state: "hidden" });

const untilPlaced = (wanted: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLInputElement>("#form input")].some(
        (one) => one.value === wanted,
      ),
    wanted,
  );

/// WebKit's driver cannot press a letter with Control.
const save = (): Promise<void> =>
  engine === "webkit"
    ? page.locator("#save").click()
    : page.keyboard.press("ControlOrMeta+s");

const saved = async (): Promise<void> => {
  await save();
  await until("#file-state", /^Saved$/);
};

test("opens on the file, and draws what lies beside it", async () => {
  await until("#file-name", /^statement\.json$/);
  await until("#file-state", /^Saved$/);
  assert.match(await page.title(), /^statement\.json —/);
  assert.ok(await page.locator("#new").isHidden());
  assert.ok(await page.locator("#disk").isHidden());
  await editor.frame().waitForFunction(() => {
    const logo = document
      .querySelector("joint-statement")!
      .shadowRoot!.querySelector<HTMLImageElement>("img[src$='logo.svg']");
    return logo && logo.naturalWidth > 0;
  });
  assert.deepEqual([...editor.errors, ...editor.console], []);
});

describe("a save of another program", () => {
  test("comes to the page in place, as one step that can be undone", async () => {
    await page.locator("#form").evaluate((form) => form.scrollTo(0, 300));
    const frame = editor.frame();
    await frame.evaluate(() => scrollTo(0, 700));
    for (const name of ["Braga", "Lagos"]) {
      write(placed(name));
      await editor.shows(name);
      assert.equal(await editor.text(), placed(name));
      assert.equal(await frame.evaluate(() => scrollY), 700);
    }
    assert.equal(
      await page.locator("#form").evaluate((one) => one.scrollTop),
      300,
    );
    await until("#file-state", /^Saved$/);
    await page.locator("#undo").click();
    await editor.shows("Braga");
    await until("#file-state", /^Not saved$/);
    await page.locator("#undo").click();
    await editor.shows("Porto");
    assert.equal(await editor.text(), original);
    assert.equal(read(), placed("Lagos"));
  });

  test("that breaks the file, or takes it away, leaves what is drawn", async () => {
    write(original.replace('"format": 1,', '"format" 1,'));
    await until(
      "#disk",
      /^The file is not JSON at the moment: see its line 3\./,
    );
    write("");
    await until("#disk", /not JSON at the moment: see its line 1\./);
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]));
    await until("#disk", /^The file is not text at the moment\./);
    rmSync(file);
    await until("#disk", /^The file is gone\./);
    await until("#file-state", /^Not saved$/);
    assert.ok(await page.locator("#disk button").first().isHidden());
    assert.match(await editor.drawn(), /No one in a city/);
    assert.equal(await editor.text(), original);
    write(placed("Braga"));
    await editor.shows("Braga");
    await isQuiet();
    rmSync(file);
    await until("#disk", /^The file is gone\./);
    await saved();
    await isQuiet();
    assert.equal(read(), placed("Braga"));
  });

  test("of what one writes oneself is no question", async () => {
    await place().fill("Braga");
    write(placed("Braga"));
    await until("#file-state", /^Saved$/);
    await isQuiet();
  });
});

describe("where the page has what is not saved", () => {
  beforeEach(async () => {
    await place().fill("Mine");
    write(placed("Theirs"));
    await until("#disk", /^The file was changed by another program\./);
    assert.equal(await editor.text(), placed("Mine"));
  });

  test("the file's is taken, and the own is one undo away", async () => {
    await page.getByRole("button", { name: "Take the file’s" }).click();
    await editor.shows("Theirs");
    await isQuiet();
    await until("#file-state", /^Saved$/);
    await page.locator("#undo").click();
    await untilPlaced("Mine");
  });

  test("the own is kept, and saved over the file's knowingly", async () => {
    const refused = page.waitForResponse((one) => one.status() === 412);
    await save();
    await refused;
    await until("#disk", /^The file was changed by another program\./);
    assert.equal(read(), placed("Theirs"));
    await page.getByRole("button", { name: "Keep mine" }).click();
    await isQuiet();
    await until("#file-state", /^Not saved$/);
    assert.equal(read(), placed("Theirs"));
    await saved();
    assert.equal(read(), placed("Mine"));
  });

  test("nothing is asked any more when the file is as before", async () => {
    write(original);
    await isQuiet();
    await saved();
    assert.equal(read(), placed("Mine"));
  });
});

test("writes the lines' ends as they were", async () => {
  write(placed("Braga").replaceAll("\n", "\r\n"));
  await editor.shows("Braga");
  await until("#file-state", /^Saved$/);
  await place().fill("Lagos");
  await saved();
  assert.equal(read(), placed("Lagos").replaceAll("\n", "\r\n"));
});

describe("after a crash", () => {
  const crash = async (): Promise<void> => {
    await place().fill("Mine");
    await editor.shows("Mine");
    await editor.text();
  };

  test("what was not saved is there again, over the file", async () => {
    await crash();
    await page.reload();
    await untilPlaced("Mine");
    await until("#file-state", /not saved/i);
    await isQuiet();
    await page.locator("#undo").click();
    await untilPlaced("Porto");
    await page.locator("#redo").click();
    await saved();
    assert.equal(read(), placed("Mine"));
  });

  test("one is asked, where another program has saved meanwhile", async () => {
    await crash();
    write(placed("Theirs"));
    await until("#disk", /^The file was changed/);
    await page.reload();
    await until("#disk", /^The file was changed/);
    await untilPlaced("Mine");
    assert.equal(read(), placed("Theirs"));
  });

  test("another file is not taken for it", async () => {
    await crash();
    const { port } = new URL(page.url());
    server.kill();
    await once(server, "exit");
    await until("#disk", /^“undersigned preview” has ended\./);
    renameSync(file, join(folder, "other.json"));
    file = join(folder, "other.json");
    const again = await page.context().newPage();
    await again.goto(await start(port));
    await again.waitForSelector("body[data-state=ready]");
    assert.equal(
      await again.getByLabel("Place", { exact: true }).first().inputValue(),
      "Porto",
    );
  });
});

describe("what lies beside the file", () => {
  const list = (...names: string[]): string =>
    JSON.stringify({ revision: 1, items: names.map((name) => ({ name })) });

  test("a list is drawn, and each save of it, under the same revision", async () => {
    const names = Array.from({ length: 300 }, (_, index) => `Member ${index}`);
    writeFileSync(join(folder, "list.json"), list(...names));
    const { signatories, ...rest } = JSON.parse(original) as {
      signatories: object;
    };
    assert.ok(signatories);
    write(
      JSON.stringify({
        ...rest,
        signatories: { src: "list.json", refresh: 0 },
      }),
    );
    await editor.shows("Member 199");
    const frame = editor.frame();
    await frame.evaluate(() =>
      document
        .querySelector("joint-statement")!
        .shadowRoot!.querySelector<HTMLElement>(".statement-rest button")!
        .click(),
    );
    await editor.shows("Member 299");
    for (const late of ["Riverside Clinic", "Hillside Choir"]) {
      write(list(...names, late), join(folder, "list.json"));
      await editor.shows(late);
      assert.match(await editor.drawn(), /Member 299/);
    }
    assert.equal(editor.frame(), frame);
    write('{"items": [', join(folder, "list.json"));
    await until(".told", /list\.json/);
    assert.match(await editor.drawn(), /Hillside Choir/);
  });

  test("a logo is drawn anew when it is saved", async () => {
    write(
      '<svg xmlns="http://www.w3.org/2000/svg" width="77" height="11"/>',
      join(folder, "logo.svg"),
    );
    await page.waitForFunction(() => {
      const logo = document
        .querySelector<HTMLIFrameElement>(".room iframe:not(.arriving)")
        ?.contentDocument?.querySelector("joint-statement")
        ?.shadowRoot?.querySelector<HTMLImageElement>("img[src$='logo.svg']");
      return logo?.naturalWidth === 77;
    });
  });
});
