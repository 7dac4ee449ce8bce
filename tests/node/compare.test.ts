import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createRenderer } from "../../web/node/index.ts";

// The changes between two revisions of a statement, from Node and on the command line.

const root = fileURLToPath(new URL("../..", import.meta.url));
const example = readFileSync(
  join(root, "examples/statements/minimal/statement.json"),
  "utf8",
);
const statement = JSON.parse(example) as Record<string, unknown>;
const date = "2026-11-26";

const renderer = await createRenderer();
after(() => renderer.dispose());

const signedBy = (...names: string[]): object => ({
  ...statement,
  signatories: { items: names.map((name) => ({ name })) },
});

describe("renderer.compare", () => {
  test("tells of words, of the head and of signatories apart", () => {
    const { changes, diagnostics, text } = renderer.compare(
      { ...signedBy("A", "B"), revision: 3, body: "We ask *the* board." },
      {
        ...signedBy("B", "C"),
        revision: 4,
        body: "We urge the board.",
        place: "Skarholm",
      },
      { date },
    );
    assert.deepEqual(diagnostics, []);
    assert.equal(text, "");
    assert.deepEqual(changes?.revision, { older: 3, newer: 4, least: 4 });
    assert.deepEqual(changes.texts, [
      {
        part: "body",
        name: "",
        paragraphs: [
          {
            edit: "changed",
            count: 1,
            olderForm: "paragraph",
            newerForm: "paragraph",
            words: [
              { edit: "same", text: "We " },
              { edit: "removed", text: "ask" },
              { edit: "added", text: "urge" },
              { edit: "same", text: " the board." },
            ],
            targets: [],
          },
        ],
      },
    ]);
    assert.deepEqual(
      changes.head.map(({ path }) => path),
      statement["place"] === "Skarholm" ? [] : ["place"],
    );
    assert.deepEqual(
      [changes.signatories.added, changes.signatories.removed].map((list) =>
        list.map(({ name }) => name),
      ),
      [["C"], ["A"]],
    );
    assert.equal(changes.correction?.date, date);
    assert.match(
      changes.correction.note,
      /^In the text, “ask” was changed to “urge”\..* One signatory was added, one was removed \(A\)\.$/,
    );
  });

  test("says when the revision has to grow", () => {
    const { changes, diagnostics, text } = renderer.compare(
      statement,
      { ...statement, title: "Other" },
      { file: "new.json" },
    );
    assert.equal(changes?.isChanged, true);
    assert.deepEqual(
      diagnostics.map(({ file, code }) => [file, code]),
      [["new.json", "same-revision"]],
    );
    assert.match(text, /^new\.json:1:\d+ .*"revision" is still 1; write 2\n$/);
    assert.deepEqual(renderer.compare(example, example).diagnostics, []);
  });

  test("says which of both has errors", () => {
    const flawed = { ...statement, id: "Not a slug" };
    const files = { file: "new.json", olderFile: "old.json" };
    for (const [older, newer, wrong] of [
      [flawed, statement, ["old.json"]],
      [statement, flawed, ["new.json"]],
      [flawed, flawed, ["old.json", "new.json"]],
    ] as const) {
      const { changes, diagnostics, changesText } = renderer.compare(
        older,
        newer,
        files,
      );
      assert.equal(changes, null);
      assert.equal(changesText, "");
      assert.deepEqual(
        diagnostics.map(({ file }) => file),
        wrong,
      );
    }
  });

  test("is told where relative addresses start from", () => {
    const { changes } = renderer.compare(
      { ...statement, url: null, body: "[a](one.pdf)" },
      { ...statement, url: null, body: "[a](two.pdf)" },
      { baseUrl: "https://ferry.example/s/" },
    );
    const [paragraph] = changes!.texts[0]!.paragraphs;
    assert.deepEqual(paragraph?.edit !== "same" && paragraph?.targets, [
      {
        label: "a",
        older: "https://ferry.example/s/one.pdf",
        newer: "https://ferry.example/s/two.pdf",
      },
    ]);
  });

  test("takes a day for the correction, by default today", () => {
    const changed = { ...statement, title: "Other" };
    const { changes } = renderer.compare(statement, changed);
    assert.match(changes!.correction!.date, /^\d{4}-\d\d-\d\d$/);
    for (const wrong of ["2026-2-3", "2026-02-30", ""])
      assert.throws(
        () => renderer.compare(statement, changed, { date: wrong }),
        /TypeError: date: write a day as 2026-03-05/,
      );
  });

  test("compares the most names, and the longest texts that share nothing", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `Name ${index}`);
    const words = (letter: string): string =>
      Array.from({ length: 18_000 }, (_, index) => `${letter}${index}`).join(
        " ",
      );
    const { changes } = renderer.compare(
      { ...signedBy(...names), body: words("a") },
      { ...signedBy(...names.slice(1), "Last"), body: words("b") },
    );
    const { added, removed, changed } = changes!.signatories;
    assert.deepEqual([added.length, removed.length, changed.length], [1, 1, 0]);
    assert.deepEqual(
      changes!.texts[0]!.paragraphs.map(({ edit }) => edit),
      ["removed", "added"],
    );
  });
});

describe("undersigned compare", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "undersigned-"));
    const files = {
      "old.json": statement,
      "new.json": { ...statement, title: "Other", revision: 2 },
      "same-revision.json": { ...statement, title: "Other" },
      "broken.json": { ...statement, id: "Not a slug" },
    };
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(folder, name), JSON.stringify(content));
    writeFileSync(join(folder, "spaced.json"), example);
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (...given: string[]) =>
    spawnSync(
      process.execPath,
      [join(root, "web/dist/cli.js"), "compare", ...given],
      { cwd: folder, encoding: "utf8", input: example },
    );

  test("prints what has changed, with the exit code of diff", () => {
    const { status, stdout, stderr } = run(
      ...["old.json", "new.json", "--date", date],
    );
    assert.equal(stderr, "");
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^Text\n {2}title\n {4}- .*\n {4}\+ Other\n\nProposed correction note\n {2}2026-11-26: The title was changed from “.*” to “Other”\.\n$/,
    );
  });

  test("prints nothing where nothing has", () => {
    for (const older of ["spaced.json", "-"]) {
      const { status, stdout, stderr } = run(older, "old.json");
      assert.deepEqual([status, stdout, stderr], [0, "", ""]);
    }
  });

  test("prints JSON", () => {
    const { status, stdout, stderr } = run(
      ...["old.json", "same-revision.json", "--format", "json"],
    );
    assert.equal(status, 1);
    assert.match(stderr, /^same-revision\.json:1:.*write 2\n$/);
    const { isChanged, diagnostics } = JSON.parse(stdout) as {
      isChanged: boolean;
      diagnostics: { code: string }[];
    };
    assert.equal(isChanged, true);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ["same-revision"],
    );
  });

  test("says with 2 what it could not try", () => {
    for (const [given, told] of [
      [["old.json", "none.json"], /cannot read none\.json/],
      [["old.json", "broken.json"], /^broken\.json:1:.*id[^]*mend them first/],
      [["-", "-"], /standard input can be read once only/],
      [["old.json", "new.json", "--date", "today"], /date: write a day/],
      [["old.json"], /missing required argument 'new'/],
    ] as const) {
      const { status, stdout, stderr } = run(...given);
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, told);
    }
  });
});
