import assert from "node:assert/strict";
import { once } from "node:events";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, test } from "node:test";
import {
  addressOf,
  ask,
  file,
  folder,
  isText,
  listen,
  preview,
  save,
  start,
  tagIn,
  type State,
} from "./previewing.ts";

// `undersigned preview`: what it serves, to whom, and what it writes.

describe("the command", () => {
  test("prints the address alone, and ends well when it is interrupted", async () => {
    const child = start(file, "--port", "0");
    const address = await addressOf(child);
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/$/);
    await listen(address);
    child.kill("SIGINT");
    assert.deepEqual(await once(child, "exit"), [0, null]);
    assert.equal(await text(child.stderr!), "");
  });

  test("takes another port where the usual one is taken", async () => {
    const addresses = [
      await addressOf(start(file)),
      await addressOf(start(file)),
    ];
    const ports = addresses.map((address) => new URL(address).port);
    assert.notEqual(ports[0], ports[1]);
  });

  const refused = async (...given: string[]): Promise<string> => {
    const child = start(...given);
    const [said, [code]] = await Promise.all([
      text(child.stderr!),
      once(child, "exit") as Promise<[number]>,
    ]);
    assert.equal(code, 2);
    return said.replaceAll(folder, "‹folder›");
  };

  test("says why a file cannot be previewed", async () => {
    assert.equal(
      await refused(join(folder, "no.json")),
      "undersigned: cannot read ‹folder›/no.json: there is no such file or folder\n",
    );
    assert.match(await refused(folder), /it is a folder; name a file in it/);
    writeFileSync(file, Buffer.from([0x22, 0xff, 0x22]));
    assert.match(await refused(file), /statement\.json: it is not UTF-8 text/);
    for (const none of ["-", "https://publisher.example/s.json"])
      assert.match(await refused(none), /takes the name of a file/);
  });

  test("says that a port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const port = String((other.address() as AddressInfo).port);
    assert.match(await refused(file, "--port", port), /is taken; name another/);
    other.close();
    assert.match(await refused(file, "--port", "70000"), /number up to 65535/);
  });
});

describe("what is served", () => {
  test("the editor's page, which knows its file, under its own policy", async () => {
    const odd = join(folder, 'a & "b".json');
    writeFileSync(odd, "{}");
    const { status, headers, body } = await ask(await preview(odd), "");
    assert.equal(status, 200);
    assert.ok(body.includes('/a &amp; &quot;b&quot;.json">'));
    const [, policy] = /Security-Policy" content="([^"]+)"/.exec(body)!;
    assert.deepEqual(
      [
        "content-type",
        "cache-control",
        "x-content-type-options",
        "cross-origin-resource-policy",
        "content-security-policy",
      ].map((name) => headers[name]),
      [
        "text/html; charset=utf-8",
        "no-store",
        "nosniff",
        "same-origin",
        `${policy}; frame-ancestors 'self'`,
      ],
    );
  });

  test("the editor's own files, and no other", async () => {
    const address = await preview();
    for (const [name, type] of [
      ["editor.js", /^text\/javascript/],
      ["hosts/news.css", /^text\/css/],
      ["undersigned-full.wasm", /^application\/wasm$/],
    ] as const) {
      const { status, headers } = await ask(address, name);
      assert.equal(status, 200);
      assert.match(headers["content-type"]!, type);
    }
    for (const name of [
      "../cli.js",
      "%2e%2e/cli.js",
      "..%2fcli.js",
      "hosts",
      "hosts/../../cli.js",
      "nothing.js",
    ])
      assert.equal((await ask(address, name)).status, 404, name);
  });

  test("only under a path that nobody guesses, to whoever says the right host", async () => {
    const address = await preview();
    const { port, pathname } = new URL(address);
    for (const path of [
      "/",
      "/events",
      "/editor.js",
      "/AAAAAAAAAAAAAAAAAAAAAA/",
    ])
      assert.equal((await ask(address, path)).status, 404, path);
    for (const [host, status] of [
      [`127.0.0.1:${port}`, 200],
      [`localhost:${port}`, 200],
      [`publisher.example:${port}`, 403],
      [`127.0.0.1.publisher.example:${port}`, 403],
    ] as const)
      assert.equal((await ask(address, "", { host })).status, status, host);
    for (const [method, path, status] of [
      ["HEAD", "", 200],
      ["POST", "", 405],
      ["PUT", "editor.js", 405],
      ["DELETE", "file", 405],
      ["GET", "file", 405],
    ] as const)
      assert.equal(
        (await ask(address, path, {}, method)).status,
        status,
        `${method} ${path}`,
      );
    // It listens at one address only, not at all of 127.0.0.0/8.
    await assert.rejects(fetch(`http://127.0.0.2:${port}${pathname}`));
  });

  test("images and JSON beside the file or below, and nothing else", async () => {
    const outside = mkdtempSync(join(tmpdir(), "undersigned-outside-"));
    writeFileSync(join(outside, "other.json"), "{}");
    mkdirSync(join(folder, "logos"));
    mkdirSync(join(folder, ".git"));
    for (const name of [
      "list.json",
      "logos/a b.svg",
      "notes.txt",
      ".secret.json",
      ".git/config.json",
    ])
      writeFileSync(join(folder, name), "{}");
    symlinkSync(join(outside, "other.json"), join(folder, "link.json"));
    symlinkSync(outside, join(folder, "away"));
    symlinkSync(".secret.json", join(folder, "plain.json"));
    symlinkSync("notes.txt", join(folder, "notes.json"));
    const address = await preview();
    for (const [name, type] of [
      ["list.json", "application/json"],
      ["list.json?v=2", "application/json"],
      ["logos/a%20b.svg", "image/svg+xml"],
    ] as const) {
      const { status, headers, body } = await ask(address, `beside/${name}`);
      assert.deepEqual(
        [status, headers["content-type"], body],
        [200, type, "{}"],
      );
    }
    for (const name of [
      "notes.txt",
      "notes.json",
      ".secret.json",
      "%2esecret.json",
      "plain.json",
      ".git/config.json",
      "link.json",
      "away/other.json",
      `../${outside.split("/").at(-1)!}/other.json`,
      `%2e%2e/${outside.split("/").at(-1)!}/other.json`,
      `..%2f${outside.split("/").at(-1)!}/other.json`,
      `/${outside}/other.json`,
      "list.json%00.svg",
      "%ff.json",
      "",
      "logos",
    ])
      assert.equal((await ask(address, `beside/${name}`)).status, 404, name);
    rmSync(outside, { recursive: true });
  });
});

describe("the page's own save", () => {
  test("writes the file, keeps its mode, and is told once", async () => {
    chmodSync(file, 0o666);
    const address = await preview();
    const page = await listen(address);
    await page.until(isText('{"n": 0}\n'));
    const { status, body } = await save(address, '{"n": "ö"}', {
      "If-Match": tagIn(page),
    });
    assert.equal(status, 200);
    assert.equal(readFileSync(file, "utf8"), '{"n": "ö"}');
    assert.equal(statSync(file).mode & 0o777, 0o666);
    assert.deepEqual(readdirSync(folder), ["statement.json"]);
    await page.until(isText('{"n": "ö"}'));
    assert.equal(tagIn(page), `"${(JSON.parse(body) as State).tag}"`);
    // Not by writing over it, which empties it first: that may be told, too.
    writeFileSync(`${file}.new`, "{}");
    renameSync(`${file}.new`, file);
    await page.until(isText("{}"));
    assert.equal(page.told.length, 3);
  });

  test("writes what a link leads to", async () => {
    const real = join(folder, "real.json");
    renameSync(file, real);
    symlinkSync("real.json", file);
    const address = await preview();
    const page = await listen(address);
    await page.until(isText('{"n": 0}\n'));
    const { status } = await save(address, "{}", { "If-Match": tagIn(page) });
    assert.equal(status, 200);
    assert.ok(lstatSync(file).isSymbolicLink());
    assert.equal(readFileSync(real, "utf8"), "{}");
  });

  test("never writes over what the page has not seen", async () => {
    const address = await preview();
    const page = await listen(address);
    await page.until(isText('{"n": 0}\n'));
    const seen = tagIn(page);
    writeFileSync(file, "newer");
    const { status, body } = await save(address, "mine", { "If-Match": seen });
    assert.equal(status, 412);
    assert.equal((JSON.parse(body) as State).text, "newer");
    assert.equal(readFileSync(file, "utf8"), "newer");
    assert.equal((await save(address, "mine", {})).status, 428);
    const anew = { "If-None-Match": "*" };
    assert.equal((await save(address, "mine", anew)).status, 412);
    rmSync(file);
    const gone = await save(address, "mine", { "If-Match": seen });
    assert.deepEqual(
      [gone.status, JSON.parse(gone.body)],
      [412, { is: "missing" }],
    );
    assert.equal((await save(address, "mine", anew)).status, 200);
    assert.equal(readFileSync(file, "utf8"), "mine");
  });

  test("is taken from the page alone, and not too large", async () => {
    const address = await preview();
    const page = await listen(address);
    await page.until(isText('{"n": 0}\n'));
    const condition = { "If-Match": tagIn(page) };
    const { origin } = new URL(address);
    for (const headers of [
      condition,
      { ...condition, Origin: "null" },
      { ...condition, Origin: "https://publisher.example" },
      { ...condition, Origin: `${origin}0` },
    ])
      assert.equal((await ask(address, "file", headers, "PUT")).status, 403);
    const large = " ".repeat((4 << 20) + 1);
    assert.equal((await save(address, large, condition)).status, 413);
    assert.equal(readFileSync(file, "utf8"), '{"n": 0}\n');
  });

  test("says why it failed", async () => {
    const address = await preview();
    const page = await listen(address);
    rmSync(file);
    mkdirSync(file);
    await page.until((told) => (told.at(-1)?.data as State)?.is === "missing");
    const failed = await save(address, "{}", { "If-None-Match": "*" });
    assert.equal(failed.status, 500);
    assert.match(failed.body, /cannot write .*: it is a folder/);
  });
});
