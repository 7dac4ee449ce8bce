import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { before, describe, test } from "node:test";
import { minimalWith } from "../statement.ts";
import { pathToFileURL } from "node:url";
import { serve } from "../server.ts";
import { cli, folder, read, root, run, title } from "./command_line.ts";

// `undersigned render` as users run it: exit codes, streams and files.

describe("undersigned render", () => {
  test("writes a page to standard output", async () => {
    const { code, stdout, stderr } = await run(["render", "good.json"]);
    assert.equal(code, 0);
    assert.equal(stderr, "");
    assert.match(stdout, /^<!doctype html>/i);
    assert.match(stdout, new RegExp(`<h1[^>]*>${title}</h1>`));
  });

  test("runs from the project's root", async () => {
    const file = "examples/statements/full/statement.json";
    const { code, stdout } = await run(["render", file], "", root);
    assert.equal(code, 0);
    assert.match(stdout, /No one in a city should live without a working tap/);
  });

  test("reads standard input, and has the options of the API", async () => {
    const given = [
      ["render", "-", "--format", "fragment", "--heading-level", "4"],
      ["--theme", "dark", "--no-masthead", "--no-releases"],
      ["--names", "count", "--base-url", "https://ferry.example/s.json"],
    ].flat();
    const { code, stdout } = await run(
      given,
      JSON.stringify(
        minimalWith({
          sign: { label: "Sign", url: "form" },
          signatories: { items: [{ name: "Dockers" }] },
        }),
      ),
    );
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^<article[^>]*data-theme="dark"`));
    assert.match(stdout, new RegExp(`<h4[^>]*>${title}</h4>`));
    assert.match(stdout, /href="https:\/\/ferry\.example\/form"/);
    assert.doesNotMatch(stdout, /statement-masthead|Dockers/);
  });

  test("writes a page for frames, and the oEmbed JSON that leads to it", async () => {
    const oembedUrl = "https://ferry.example/o.json?a=1&b=2";
    const page = await run([
      ...["render", "good.json", "--framed", "--oembed-url", oembedUrl],
    ]);
    assert.equal(page.code, 0);
    assert.match(page.stdout, /http-equiv="Content-Security-Policy"/);
    assert.match(
      page.stdout,
      /<link rel="alternate" type="application\/json\+oembed" href="https:\/\/ferry\.example\/o\.json\?a=1&amp;b=2" title="Keep the night ferry running">/,
    );
    const frame = ["--frame-url", "https://ferry.example/f?a=1&b='2'"];
    const oembed = await run([
      ...["render", "good.json", "--format", "oembed", ...frame],
      ...["--width", "700", "--height", "480"],
    ]);
    assert.equal(oembed.code, 0);
    assert.equal(
      oembed.stderr,
      "undersigned: the statement has no url, so that nothing in the frame leads to its own page\n",
    );
    const { html, ...rest } = JSON.parse(oembed.stdout) as Record<
      string,
      unknown
    >;
    assert.deepEqual(rest, {
      version: "1.0",
      type: "rich",
      title,
      provider_name: "Passengers of the Night Ferry",
      width: 700,
      height: 480,
    });
    assert.match(
      String(html),
      /<iframe [^>]*src="https:\/\/ferry\.example\/f\?a=1&amp;b=%272%27" title="Keep the night ferry running" width="700" height="480"/,
    );
  });

  test("puts warnings on standard error, and the page out all the same", async () => {
    const { code, stdout, stderr } = await run(["render", "warned.json"]);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(title));
    assert.match(stderr, /^warned\.json:\d+:\d+ .*tilte.*"title"/m);
  });

  test("replaces OUT as a whole, and leaves nothing beside it", async () => {
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/page.html"), "old", { mode: 0o640 });
    const { code, stdout } = await run([
      ...["render", "good.json", "-o", "out/page.html"],
    ]);
    assert.equal(code, 0);
    assert.equal(stdout, "");
    assert.match(read("out/page.html"), new RegExp(title));
    assert.equal(statSync(join(folder, "out/page.html")).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(join(folder, "out")), ["page.html"]);
  });

  test("writes through a link, and does not replace a device", async () => {
    writeFileSync(join(folder, "real.html"), "old");
    symlinkSync("real.html", join(folder, "link.html"));
    assert.equal(
      (await run(["render", "good.json", "-o", "link.html"])).code,
      0,
    );
    assert.ok(lstatSync(join(folder, "link.html")).isSymbolicLink());
    assert.match(read("real.html"), new RegExp(title));
    assert.equal(
      (await run(["render", "good.json", "-o", "/dev/null"])).code,
      0,
    );
    assert.ok(statSync("/dev/null").isCharacterDevice());
  });

  test("leaves OUT untouched when the statement has errors", async () => {
    writeFileSync(join(folder, "kept.html"), "old");
    const { code, stdout, stderr } = await run([
      ...["render", "broken.json", "--output", "kept.html"],
    ]);
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^broken\.json:2:9 .*slug/m);
    assert.equal(read("kept.html"), "old");
  });

  test("minds no reader who goes away early", async () => {
    const hard = join(root, "examples/statements/hard/statement.json");
    const child = spawn(process.execPath, [cli, "render", hard]);
    const stderr = text(child.stderr);
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.doesNotMatch(await stderr, /EPIPE|Error/);
    assert.equal(code, 0);
  });

  test("fetches an address with --fetch only; its final one is the base", async (t) => {
    const server = await serve({
      "/old.json": { status: 302, headers: { location: "/new/s.json" } },
      "/new/s.json": JSON.stringify(
        minimalWith({ sign: { label: "Sign", url: "form" } }),
      ),
    });
    const { origin } = server;
    t.after(server.close);
    const refused = await run(["render", `${origin}/old.json`]);
    assert.equal(refused.code, 2);
    assert.equal(
      refused.stderr,
      `undersigned: ${origin}/old.json is not fetched unless you say --fetch\n`,
    );
    const fetched = await run(["render", "--fetch", `${origin}/old.json`]);
    assert.equal(fetched.stderr, "");
    assert.equal(fetched.code, 0);
    assert.match(fetched.stdout, new RegExp(`href="${origin}/new/form"`));
    const missing = await run(["validate", "--fetch", `${origin}/no.json`]);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /no\.json answers with HTTP 404/);
    await server.close();
    const down = await run(["render", "--fetch", `${origin}/old.json`]);
    assert.equal(down.code, 2);
    assert.match(down.stderr, /its server cannot be reached/);
  });
});

describe("undersigned render, with what a statement names", () => {
  const statement = JSON.stringify(
    minimalWith({
      url: "https://ferry.example/",
      signatories: { src: "lists/list.json?x", items: [{ name: "Inline" }] },
      releases: { src: "feed.json", items: [{ title: "Earlier on" }] },
    }),
  );
  const names = Array.from({ length: 3000 }, (_, index) => ({
    name: `Association ${index}`,
  }));
  const feed = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Ferry",
    items: [{ id: "1", title: "Later on" }],
  });
  const publish = (out: string, list: object) =>
    run(["publish", "-", "-o", out], JSON.stringify(list));
  const count = (html: string) => [...html.matchAll(/role="listitem"/g)].length;
  before(async () => {
    mkdirSync(join(folder, "own"));
    writeFileSync(join(folder, "own/s.json"), statement);
    writeFileSync(join(folder, "own/feed.json"), feed);
    await publish("own/lists", { revision: 1, items: names });
  });
  const fragment = ["--format", "fragment"];

  test("reads the list, its segments and the releases beside the statement", async () => {
    const { code, stdout, stderr } = await run([
      ...["render", "own/s.json", ...fragment],
    ]);
    assert.equal(stderr, "");
    assert.equal(code, 0);
    assert.equal(count(stdout), 3000);
    assert.match(stdout, /Later on/);
    assert.doesNotMatch(stdout, /Inline|Earlier on/);
    const here = await run(
      ["render", "-", ...fragment, "--no-releases"],
      statement,
      join(folder, "own"),
    );
    assert.equal(here.stderr, "");
    assert.equal(count(here.stdout), 3000);
    assert.doesNotMatch(here.stdout, /Later on/);
  });

  test("reads the first segment alone for a shadow root", async () => {
    await run(
      ["segment", "-", "-o", "first/lists"],
      JSON.stringify({ revision: 1, items: names }),
    );
    writeFileSync(join(folder, "first/s.json"), statement);
    writeFileSync(join(folder, "first/feed.json"), feed);
    const { segments } = JSON.parse(read("first/lists/list.json")) as {
      segments: { src: string }[];
    };
    for (const { src } of segments.slice(1))
      rmSync(join(folder, "first/lists", src));
    const shadow = ["render", "first/s.json", "--format", "shadow"];
    const { stdout, stderr } = await run(shadow);
    assert.equal(stderr, "");
    assert.equal(count(stdout), 200);
    const whole = await run(["render", "first/s.json", ...fragment]);
    assert.equal(whole.code, 0);
    assert.match(
      whole.stderr,
      /^undersigned: cannot read first\/lists\/segment-\w+\.json: there is no such file or folder; the names in first\/s\.json are drawn\n$/,
    );
    assert.match(whole.stdout, /Inline/);
    const [, second] = segments;
    writeFileSync(join(folder, "first/lists", second!.src), "{}");
    assert.match(
      (await run(["render", "first/s.json"])).stderr,
      /segment-\w+\.json is not what first\/lists\/list\.json names; the names/,
    );
  });

  test("warns of what is missing or wrong, and draws what there is", async () => {
    mkdirSync(join(folder, "bare"));
    writeFileSync(join(folder, "bare/s.json"), statement);
    const missing = await run(["render", "bare/s.json"]);
    assert.equal(missing.code, 0);
    assert.equal(
      missing.stderr,
      [
        "undersigned: cannot read bare/lists/list.json: there is no such file or folder; the names in bare/s.json are drawn\n",
        "undersigned: cannot read bare/feed.json: there is no such file or folder; the recent statements in bare/s.json are drawn\n",
      ].join(""),
    );
    assert.match(missing.stdout, /Inline[^]*Earlier on/);
    mkdirSync(join(folder, "bare/lists"));
    writeFileSync(
      join(folder, "bare/lists/list.json"),
      '{"revision":1,"items":[{"name":"Dockers"},{"nmae":"Pilots"}]}',
    );
    writeFileSync(join(folder, "bare/feed.json"), "<rss/>");
    const wrong = await run(["render", "bare/s.json"]);
    assert.equal(wrong.code, 0);
    assert.match(wrong.stdout, /Dockers[^]*Earlier on/);
    assert.match(
      wrong.stderr,
      /^bare\/lists\/list\.json:1:\d+ items\[1\]: the key "name" is required/m,
    );
    assert.match(wrong.stderr, /^bare\/feed\.json:1:1 not JSON/m);
  });

  test("looks at no list of a withdrawn statement", async () => {
    const withdrawn = {
      ...(JSON.parse(statement) as object),
      release: { status: "withdrawn", note: "Void." },
    };
    const { stderr } = await run(["render", "-"], JSON.stringify(withdrawn));
    assert.equal(stderr, "");
  });

  test("asks the web with --fetch only", async (t) => {
    const lists = new URL("own/lists/", pathToFileURL(`${folder}/`));
    const { origin, seen, close } = await serve({
      "/s/s.json": statement,
      "/s/feed.json": feed,
      "/s/lists/": lists,
      "/s/lists/list.json": ({ url }) =>
        url!.endsWith("?x")
          ? { body: read("own/lists/list.json") }
          : { status: 404 },
    });
    t.after(close);
    const src = `${origin}/s/lists/list.json?x`;
    const far = JSON.stringify(
      minimalWith({
        signatories: { src, items: [{ name: "Inline" }] },
      }),
    );
    const without = await run(["render", "-", ...fragment], far);
    assert.equal(
      without.stderr,
      `undersigned: ${src} is not fetched unless you say --fetch; the names in <stdin> are drawn\n`,
    );
    assert.match(without.stdout, /Inline/);
    assert.deepEqual(seen, []);
    const fetched = await run(["render", "-", ...fragment, "--fetch"], far);
    assert.equal(fetched.stderr, "");
    assert.equal(count(fetched.stdout), 3000);
    const whole = await run([
      ...["render", `${origin}/s/s.json`, ...fragment, "--fetch"],
    ]);
    assert.equal(whole.stderr, "");
    assert.equal(count(whole.stdout), 3000);
    assert.match(whole.stdout, /Later on/);
    const rooted = JSON.stringify(
      minimalWith({
        signatories: { src: "/s/lists/list.json?x" },
      }),
    );
    const based = ["--base-url", `${origin}/s/s.json`, "--fetch"];
    const found = await run(["render", "-", ...fragment, ...based], rooted);
    assert.equal(count(found.stdout), 3000);
    assert.match(
      (await run(["render", "-"], rooted)).stderr,
      /^undersigned: nothing says where \/s\/lists\/list\.json\?x is; write it in full, or say --base-url; the names/,
    );
  });
});
