import assert from "node:assert/strict";
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import {
  ask,
  file,
  folder,
  isText,
  listen,
  preview,
  type State,
} from "./previewing.ts";

// `undersigned preview` notices every save by any program.

/** The ways in which programs save. */
const manners: Record<
  string,
  (path: string, content: string) => void | Promise<void>
> = {
  "writes over it": (path, content) => writeFileSync(path, content),
  "renames another file to it": (path, content) => {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  },
  "renames it away, and writes another": (path, content) => {
    renameSync(path, `${path}~`);
    writeFileSync(path, content);
    rmSync(`${path}~`);
  },
  "deletes it, and makes it again later": async (path, content) => {
    rmSync(path);
    await pause(100);
    writeFileSync(path, content);
  },
  "writes it slowly": async (path, content) => {
    writeFileSync(path, "");
    for (const part of content) {
      await pause(5);
      appendFileSync(path, part);
    }
  },
};

describe("a save", () => {
  for (const [name, write] of Object.entries(manners)) {
    test(`of a program that ${name}`, async () => {
      const page = await listen(await preview());
      await page.until(isText('{"n": 0}\n'));
      await write(file, '{"n": 1}\n');
      await page.until(isText('{"n": 1}\n'));
    });

    test(`twenty times in a row, of one that ${name}, by a link`, async () => {
      mkdirSync(join(folder, "real"));
      const real = join(folder, "real/target.json");
      renameSync(file, real);
      symlinkSync("real/target.json", file);
      const page = await listen(await preview());
      await page.until(isText('{"n": 0}\n'));
      for (let n = 1; n <= 20; n++) await write(real, `{"n": ${n}}\n`);
      await page.until(isText('{"n": 20}\n'));
    });
  }

  test("is told each time, twenty times", async () => {
    const page = await listen(await preview());
    for (let n = 1; n <= 20; n++) {
      await manners[Object.keys(manners)[n % 3]!]!(file, `{"n": ${n}}`);
      await page.until(isText(`{"n": ${n}}`));
    }
  });

  test("is seen where a link is made to lead elsewhere", async () => {
    const real = join(folder, "one.json");
    renameSync(file, real);
    symlinkSync("one.json", file);
    const page = await listen(await preview());
    mkdirSync(join(folder, "two"));
    writeFileSync(join(folder, "two/other.json"), "2");
    symlinkSync("two/other.json", `${file}.new`);
    renameSync(`${file}.new`, file);
    await page.until(isText("2"));
    writeFileSync(join(folder, "two/other.json"), "3");
    await page.until(isText("3"));
  });

  test("that leaves no text is told as what it is", async () => {
    const page = await listen(await preview());
    const until = (wanted: string): Promise<void> =>
      page.until((told) => (told.at(-1)?.data as State)?.is === wanted);
    writeFileSync(file, Buffer.from([0xc3, 0x28]));
    await until("not text");
    rmSync(file);
    await until("missing");
    writeFileSync(file, " ".repeat((4 << 20) + 1));
    await until("too large");
    writeFileSync(file, "");
    await page.until(isText(""));
  });

  test("of a file that the page has asked for is told, there or not yet", async () => {
    const address = await preview();
    const page = await listen(address);
    await page.until(isText('{"n": 0}\n'));
    const untilTold = (path: string): Promise<void> => {
      const before = page.told.length;
      return page.until((told) =>
        told
          .slice(before)
          .some(({ name, data }) => name === "beside" && data === path),
      );
    };
    writeFileSync(join(folder, "list.json"), "1");
    writeFileSync(join(folder, "unasked.json"), "1");
    await ask(address, "beside/list.json");
    await ask(address, "beside/logos/a%20b.svg");
    writeFileSync(join(folder, "unasked.json"), "2");
    const listTold = untilTold("list.json");
    writeFileSync(join(folder, "list.json"), "2");
    await listTold;
    mkdirSync(join(folder, "logos"));
    const logoTold = untilTold("logos/a b.svg");
    writeFileSync(join(folder, "logos/a b.svg"), "<svg/>");
    await logoTold;
    assert.ok(page.told.every(({ data }) => data !== "unasked.json"));
  });
});
