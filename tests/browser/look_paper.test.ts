import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { emulate, engine, noPaper, pdf } from "./browsers.ts";
import { hostOf, open, out, pageOf, styleOf, white } from "./look/page.ts";

// The look of a statement on paper.

describe("paper", () => {
  /// The text that pdftotext reads in the browser's PDF, which is kept in build/look.
  async function print(
    page: Page,
    file: string,
    format: "A4" | "Letter",
  ): Promise<{ path: string; pages: number; text: string }> {
    const path = `${out}${file}.pdf`;
    await pdf(page, path, format);
    const run = (program: string, ...args: string[]) =>
      execFileSync(program, args, { encoding: "utf8" });
    return {
      path,
      pages: Number(/^Pages:\s+(\d+)/m.exec(run("pdfinfo", path))![1]),
      // Firefox writes ligatures, and radicals for ideographs.
      text: run("pdftotext", path, "-").normalize("NFKC").replace(/\s+/g, " "),
    };
  }

  for (const format of ["A4", "Letter"] as const)
    test(
      `the full example on ${format}: the whole release, and it alone`,
      { skip: noPaper },
      async () => {
        const page = await open(pageOf("full"), { scheme: "dark" });
        const { pages, text } = await print(page, `full-${format}`, format);
        assert.ok(pages >= 2 && pages <= 3, `${pages} pages`);
        for (const wanted of [
          "FOR IMMEDIATE RELEASE",
          "No one in a city should live without a working tap",
          "Zhou Meilin",
          "About Tenants for Running Water",
          "https://standpipe.example/porto/figures.csv",
        ])
          assert.ok(text.includes(wanted), wanted);
        assert.ok(!text.includes("Recent statements from SPU"));
      },
    );

  test("of the hard case every name", { skip: noPaper }, async () => {
    const page = await open(pageOf("hard"));
    const names = await page.locator(".statement-name").allTextContents();
    const { pages, text } = await print(page, "hard", "A4");
    assert.ok(pages >= 12 && pages <= 26, `${pages} pages`);
    // Only those on one line. In other scripts, Firefox's file lacks the meaning of some letters.
    const latin = names.filter((name) =>
      /^[\p{Script=Latin} ]{1,20}$/u.test(name),
    );
    assert.ok(latin.length > 30);
    assert.deepEqual(
      latin.filter((name) => !text.includes(name.normalize("NFKC"))),
      [],
    );
    if (engine === "chromium") assert.ok(text.includes(names.at(-1)!));
  });

  test("dark on the screen is black on white", async () => {
    const page = await open(hostOf("", 'theme="dark"'));
    await emulate(page, { media: "print" });
    assert.equal(await styleOf(page, "background-color"), white);
    await page.close();
  });

  test(
    "a partner's page keeps its own margins",
    { skip: noPaper },
    async () => {
      const page = await open(hostOf("<style>body{margin:0}</style>"));
      const { path } = await print(page, "host", "A4");
      const boxes = execFileSync("pdftotext", ["-bbox", path, "-"], {
        encoding: "utf8",
      });
      const [, left] = /xMin="([\d.]+)"[^>]*>Partner</.exec(boxes)!;
      assert.ok(Number(left) < 1, `${left} points`);
    },
  );
});
