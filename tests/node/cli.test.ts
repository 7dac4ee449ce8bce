import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { minimal } from "../statement.ts";
import { folder, run, version } from "./command_line.ts";

// The command line as users run it: exit codes, streams and files.

describe("undersigned validate", () => {
  test("looks at a list as at a statement", async () => {
    const good = '{"revision": 1, "items": [{"name": "Dockers"}]}';
    assert.deepEqual(await run(["validate", "-"], good), {
      code: 0,
      stdout: "",
      stderr: "",
    });
    const { code, stdout } = await run(
      ["validate", "-"],
      good.replace("name", "nmae"),
    );
    assert.equal(code, 1);
    assert.match(stdout, /^<stdin>:1:\d+ items\[0\]\.nmae: unknown key; did/m);
    writeFileSync(join(folder, "list.json"), good);
    const compared = await run([
      ...["validate", "list.json", "--against", "list.json"],
    ]);
    assert.equal(compared.code, 2);
    assert.match(compared.stderr, /--against compares statements; `publish`/);
  });

  test("is silent over a good statement", async () => {
    assert.deepEqual(await run(["validate", "good.json"]), {
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  test("looks at every file: warnings are no errors, one error is enough", async () => {
    const clean = await run(["validate", "good.json", "warned.json"]);
    assert.equal(clean.code, 0);
    assert.match(clean.stdout, /^warned\.json:\d+:\d+ .*tilte/m);
    const all = await run(["validate", "broken.json", "warned.json", "-"], "[");
    assert.equal(all.code, 1);
    assert.match(all.stdout, /^broken\.json:2:9 /m);
    assert.match(all.stdout, /^warned\.json:/m);
    assert.match(all.stdout, /^<stdin>:1:2 /m);
  });

  test("reports as JSON, one list for all files", async () => {
    const { code, stdout } = await run([
      ...["validate", "--format", "json", "good.json", "broken.json"],
    ]);
    assert.equal(code, 1);
    const all = JSON.parse(stdout) as {
      file: string;
      diagnostics: { code: string }[];
    }[];
    assert.deepEqual(
      all.map(({ file }) => file),
      ["good.json", "broken.json"],
    );
    assert.deepEqual(all[0]!.diagnostics, []);
    assert.ok(all[1]!.diagnostics.some((one) => one.code === "bad-form"));
  });

  test("reports as GitHub annotations", async () => {
    const { code, stdout } = await run([
      ...["validate", "--format", "github", "broken.json"],
    ]);
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=broken\.json,line=2,/m);
  });

  test("finds a changed text under an unchanged revision", async () => {
    const found = await run([
      "validate",
      "changed.json",
      "--against",
      "good.json",
    ]);
    assert.equal(found.code, 1);
    assert.match(found.stdout, /^changed\.json:.*"revision" is still 1/m);
    const same = await run(["validate", "good.json", "--against", "good.json"]);
    assert.equal(same.code, 0);
  });
});

describe("undersigned draft", () => {
  const release =
    "Reef Watch\n\nFor immediate release\n\nLeave the reef alone\n\nOslo, 3/5/2026 – Twelve groups have asked the harbor board to stop the work.\n\nSigned:\n* A\no B\n";

  test("writes JSON alone to standard output, warnings to standard error", async () => {
    writeFileSync(join(folder, "release.txt"), release);
    const { code, stdout, stderr } = await run(["draft", "release.txt"]);
    assert.equal(code, 0);
    const { title, signatories } = JSON.parse(stdout) as {
      title: string;
      signatories: { items: object[] };
    };
    assert.equal(title, "Leave the reef alone");
    assert.deepEqual(signatories.items, [
      { name: "A", members: [{ name: "B" }] },
    ]);
    assert.equal(
      stderr,
      "release.txt:7:7: the month was read before the day; where it is the other way round, write 2026-05-03\n" +
        'release.txt:11:1: "o" was read as a bullet of level 2; where it is a word, put it back\n',
    );
  });

  test("says with --spans what was read as a value or a mark", async () => {
    const { code, stdout, stderr } = await run(
      ["draft", "-", "--spans"],
      release,
    );
    assert.equal(code, 0);
    assert.doesNotThrow(() => JSON.parse(stdout) as unknown);
    assert.match(
      stderr,
      /^<stdin>:7:7: [^]*^<stdin>:3:1: release line: For immediate release → immediate$/m,
    );
  });

  test("drafts what is no press release, and says what is missing", async () => {
    const { code, stdout, stderr } = await run(["draft", "-"], "");
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), { id: "statement" });
    assert.match(stderr, /no title was found, which a statement needs/);
  });

  test("reads UTF-16 that says so, and refuses what is no UTF-8", async () => {
    const accented = release.replace("Oslo", "Zürich");
    writeFileSync(join(folder, "wide.txt"), `\ufeff${accented}`, "utf16le");
    const wide = await run(["draft", "wide.txt"]);
    assert.equal(wide.code, 0);
    assert.match(wide.stdout, /Zürich/);
    writeFileSync(join(folder, "latin.txt"), accented, "latin1");
    assert.deepEqual(await run(["draft", "latin.txt"]), {
      code: 2,
      stdout: "",
      stderr:
        "undersigned: latin.txt is not text in UTF-8: save it as UTF-8, and draft that\n",
    });
  });

  test("names in its help the exit codes that it has", async () => {
    const { stdout } = await run(["draft", "--help"]);
    assert.match(
      stdout,
      /Exit code: 0 it was drafted \(with warnings at most\), 2 it could not be tried\.$/m,
    );
  });
});

describe("what cannot be tried is exit code 2, with the remedy", () => {
  const cases: [string[], RegExp][] = [
    [
      ["render", "no.json"],
      /^undersigned: cannot read no\.json: there is no such file/,
    ],
    [["render", "."], /cannot read \.: it is a folder; name a file in it/],
    [
      ["render", "good.json", "-o", "no/page.html"],
      /cannot write no\/page\.html: there is no such/,
    ],
    [
      ["render", "good.json", "--format", "pdf"],
      /Allowed choices are page, fragment, shadow, text, oembed/,
    ],
    [
      ["render", "good.json", "--heading-level", "7"],
      /Write a number from 1 to 6/,
    ],
    [
      ["render", "good.json", "--base-url", "s"],
      /Write an absolute http or https address/,
    ],
    [
      ["render", "good.json", "--format", "oembed"],
      /--format oembed needs --frame-url: the address/,
    ],
    [
      ["render", "good.json", "--format", "oembed", "--frame-url", "f.html"],
      /--frame-url <url>.*f\.html.*Write an absolute http or https address/,
    ],
    [
      [
        ...["render", "good.json", "--format", "oembed"],
        ...["--frame-url", "https://me@ferry.example/"],
      ],
      /^undersigned: frameUrl: "https:\/\/me@ferry\.example\/" is not .* without a user name/,
    ],
    [
      ["render", "good.json", "--frame-url", "https://ferry.example/"],
      /--frame-url is for --format oembed, not page/,
    ],
    [
      ["render", "good.json", "--width", "600"],
      /--width is for --format oembed, not page/,
    ],
    [
      ["render", "good.json", "--format", "oembed", "--height", "0"],
      /Write a number from 1 to 9999/,
    ],
    [
      ["render", "good.json", "--format", "text", "--framed"],
      /--framed is for --format page, not text/,
    ],
    [["render"], /missing required argument 'file'/],
    [["rendre", "good.json"], /Did you mean render\?/],
    [["validate", "--formt", "json", "good.json"], /Did you mean --format\?/],
    [
      ["validate", "good.json", "good.json", "--against", "good.json"],
      /--against takes one FILE/,
    ],
    [
      ["validate", "-", "--against", "-"],
      /standard input can be read once only/,
    ],
    [
      ["validate", "good.json", "--against", "broken.json"],
      /broken\.json has errors, so that nothing can be compared/,
    ],
    [[], /Usage: undersigned/],
  ];
  for (const [given, wanted] of cases)
    test(given.join(" ") || "no command", async () => {
      const { code, stderr } = await run(given, minimal);
      assert.match(stderr, wanted);
      assert.equal(code, 2);
      assert.doesNotMatch(stderr, /^\s+at /m);
    });

  test("one missing file does not hide what is wrong with another", async () => {
    const { code, stdout, stderr } = await run([
      ...["validate", "no.json", "broken.json"],
    ]);
    assert.equal(code, 2);
    assert.match(stdout, /^broken\.json:2:9 /m);
    assert.match(stderr, /cannot read no\.json/);
  });
});

test("--help and --version", async () => {
  const help = await run(["--help"]);
  assert.equal(help.code, 0);
  assert.match(
    help.stdout,
    /render[\s\S]*validate[\s\S]*Exit code: 0 no errors/,
  );
  assert.equal((await run(["render", "--help"])).code, 0);
  assert.deepEqual(await run(["--version"]), {
    code: 0,
    stdout: `${version}\n`,
    stderr: "",
  });
});
