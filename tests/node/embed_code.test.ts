import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { execFile } from "node:child_process";
import type * as Undersigned from "../../web/node/index.ts";
import { minimal, minimalWith } from "../statement.ts";
import { serve } from "../server.ts";

// `undersigned embed-code`, and the same from Node.

const name = "undersigned";
const { createRenderer } = (await import(name)) as typeof Undersigned;
const renderer = await createRenderer();
after(() => renderer.dispose());

const root = fileURLToPath(new URL("../..", import.meta.url));
const statement = minimalWith();

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "undersigned-"));
  // With an integrity.json of its own next to it.
  for (const file of ["cli.js", "undersigned-full.wasm"])
    cpSync(join(root, "web/dist", file), join(folder, file));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "good.json"), minimal);
  writeFileSync(join(folder, "bad.json"), '{"id": "x"}');
  writeFileSync(
    join(folder, "url.json"),
    JSON.stringify({
      ...statement,
      url: "https://p.example/s/",
      body: "See [it](a.html).",
      signatories: { src: "list.json" },
    }),
  );
  writeFileSync(
    join(folder, "list.json"),
    '{"revision": 1, "items": [{"name": "Dockers"}]}',
  );
});
after(() => rmSync(folder, { recursive: true }));

function run(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["cli.js", "embed-code", ...given],
    { cwd: folder, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const script = ["--script-url", "https://cdn.example/u/"];
const where = [...script, "--statement-url", "https://p.example/s/s.json"];
const frame = ["--frame-url", "https://p.example/f.html"];

describe("undersigned embed-code", () => {
  test("prints the form that is asked for, and nothing else", () => {
    assert.deepEqual(run("good.json", "--form", "tag", ...where), {
      status: 0,
      stdout: `<script async crossorigin src="https://cdn.example/u/embed.js" data-statement="https://p.example/s/s.json"></script>\n`,
      stderr: "",
    });
  });

  test("prints all of them under headings", () => {
    const { status, stdout, stderr } = run("url.json", ...where, ...frame);
    assert.equal(status, 0);
    assert.equal(stderr, "");
    assert.deepEqual(
      [...stdout.matchAll(/^== (\w+): /gm)].map(([, form]) => form),
      ["tag", "module", "fallback", "iframe"],
    );
    assert.match(stdout, /<iframe [^>]*src="https:\/\/p\.example\/f\.html"/);
  });

  test("leaves out what it lacks an address for, and says so", () => {
    const { status, stdout, stderr } = run("good.json", ...where);
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /iframe/);
    assert.match(
      stderr,
      /^undersigned: iframe is left out: it needs --frame-url: where/m,
    );
  });

  test("has the whole statement as content: with the list, and absolute addresses", () => {
    const { status, stdout, stderr } = run(
      ...["url.json", "--form", "fallback", ...where],
    );
    assert.equal(status, 0);
    assert.equal(stderr, "");
    assert.match(stdout, /Dockers/);
    assert.match(stdout, /href="https:\/\/p\.example\/s\/a\.html"/);
  });

  test("has the attributes of the element", () => {
    const given = [
      ["--theme", "light", "--heading-level", "3", "--names", "count"],
      ["--no-masthead", "--no-releases", "--no-live", "--lang", "fr"],
    ].flat();
    const { stdout } = run("good.json", "--form", "module", ...where, ...given);
    assert.match(
      stdout,
      /^<joint-statement src="[^"]+" heading-level="3" theme="light" lang="fr" masthead="off" releases="off" names="count" live="off"><\/joint-statement>$/m,
    );
    const defaults = ["--theme", "auto", "--heading-level", "2"];
    assert.equal(
      run("good.json", "--form", "module", ...where, ...defaults).stdout,
      run("good.json", "--form", "module", ...where).stdout,
    );
  });

  test("pins the scripts by the integrity.json beside it", () => {
    const pinned = ["good.json", ...where, "--pinned"];
    const missing = run(...pinned);
    assert.equal(missing.status, 2);
    assert.equal(missing.stdout, "");
    assert.match(
      missing.stderr,
      /^undersigned: --pinned: cannot read .*integrity\.json: there is no such file or folder; `make build` writes it$/m,
    );
    writeFileSync(
      join(folder, "integrity.json"),
      JSON.stringify({
        version: "0.1.0",
        files: {
          "embed.js": { integrity: "sha384-e", pinned: "embed.0.1.0-e.js" },
          "undersigned.js": { integrity: "sha384-u", pinned: "u.0.1.0-u.js" },
        },
      }),
    );
    const { status, stdout } = run(...pinned);
    assert.equal(status, 0);
    assert.match(stdout, /u\/embed\.0\.1\.0-e\.js" integrity="sha384-e" data-/);
    assert.match(
      stdout,
      /u\/u\.0\.1\.0-u\.js" integrity="sha384-u"><\/script>/,
    );
    writeFileSync(join(folder, "integrity.json"), '{"files": {}}');
    const wrong = run(...pinned);
    assert.equal(wrong.status, 2);
    assert.match(
      wrong.stderr,
      /pinned: it does not say what embed\.js is called/,
    );
  });

  test("takes the address of the statement that it fetches", async () => {
    const { origin, close } = await serve({ "/s.json": minimal });
    const address = `${origin}/s.json`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["cli.js", "embed-code", address, "--fetch", "--form", "tag", ...script],
      { cwd: folder },
    );
    await close();
    assert.match(stdout, new RegExp(`data-statement="${address}"`));
  });

  test("warns of what would not work", () => {
    const { status, stderr } = run(
      ...["good.json", ...script, ...frame],
      ...["--statement-url", "http://p.example/s.json"],
    );
    assert.equal(status, 0);
    assert.match(stderr, /^undersigned: the statement is served by http/m);
    assert.match(stderr, /^undersigned: the statement has no url/m);
    assert.equal(stderr.match(/served by http/g)!.length, 1);
  });

  test("prints nothing of a statement with errors", () => {
    const { status, stdout, stderr } = run("bad.json", ...where);
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^bad\.json:1:1 .*title/m);
  });

  const cases: [string[], RegExp][] = [
    [["good.json"], /undersigned: say --script-url: the folder .* --frame-url/],
    [["good.json", "--form", "tag", ...frame], /--form tag needs --script-url/],
    [
      ["good.json", "--form", "module", ...script],
      /--form module needs --statement-url: where statement\.json is served/,
    ],
    [
      ["good.json", "--form", "iframe", ...where],
      /--form iframe needs --frame/,
    ],
    [
      ["good.json", "--form", "image"],
      /choices are tag, module, fallback, ifr/,
    ],
    [
      ["good.json", "--script-url", "cdn"],
      /--script-url <url>.*Write an absolute http or https address/,
    ],
    [
      ["good.json", ...where, "--lang", "e n"],
      /^undersigned: lang: "e n" is not a language tag such as "en"/,
    ],
    [
      ["good.json", ...where, "--script-url", "https://cdn.example/other.js"],
      /^undersigned: .*scriptUrl: "https:\/\/cdn\.example\/other\.js" is not/ms,
    ],
    [["none.json", ...where], /cannot read none\.json/],
  ];
  for (const [given, wanted] of cases)
    test(`exit code 2: ${given.slice(1).join(" ") || given[0]}`, () => {
      const { status, stdout, stderr } = run(...given);
      assert.match(stderr, wanted);
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.doesNotMatch(stderr, /^\s+at /m);
    });
});

describe("renderer.embedCode", () => {
  const addresses = {
    scriptUrl: new URL("https://cdn.example/u"),
    statementUrl: "https://p.example/s.json",
  };

  test("gives code, warnings and diagnostics", () => {
    const good = renderer.embedCode(minimal, { form: "tag", ...addresses });
    assert.deepEqual(good.diagnostics, []);
    assert.deepEqual(good.warnings, []);
    assert.match(good.output!, /^<script [^>]*><\/script>\n$/);
    const bad = renderer.embedCode("{}", { form: "tag", ...addresses });
    assert.equal(bad.output, null);
    assert.deepEqual(bad.warnings, []);
    assert.ok(bad.diagnostics.length > 0);
  });

  test("throws over a wrong or missing option", () => {
    const wrong = [
      [{ form: "image" }, /form: write tag, module, fallback, iframe, not/],
      [
        { form: "tag", scriptUrl: undefined },
        /scriptUrl: say from what folder/,
      ],
      [{ form: "iframe" }, /frameUrl: say where the page for frames is served/],
      [
        { form: "tag", statementUrl: "s.json" },
        /statementUrl: "s\.json" is not/,
      ],
      [{ form: "tag", pinned: {} }, /pinned: it does not say what embed\.js/],
    ] as const;
    for (const [options, message] of wrong)
      assert.throws(
        () =>
          renderer.embedCode(minimal, {
            ...addresses,
            ...options,
          } as Undersigned.EmbedOptions),
        { name: "TypeError", message },
      );
  });
});
