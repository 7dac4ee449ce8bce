import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import {
  associations,
  itemsOf,
  makeFolder,
  type Item,
  type Published,
} from "./publishing.ts";

// `undersigned segment`: a long list becomes a head and files that never change.

const statement = (more: object) => ({
  id: "keep-the-night-ferry",
  publisher: { name: "Passengers" },
  date: "2026-10-02",
  title: "Keep it",
  body: "Text.",
  ...more,
});

/** 32-bit FNV-1a, as in docs/format.md. */
const hash32 = (text: string): number =>
  [...new TextEncoder().encode(text)].reduce(
    (hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0,
    0x811c9dc5,
  );
const integrity = (text: string): string =>
  `sha256-${createHash("sha256").update(text).digest("base64")}`;
const keyOf = ({ name, id }: Item): string => id ?? name.toLowerCase();
const segmentsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith("segment-"))
    .sort();

describe("undersigned segment", () => {
  test("writes a head, and segments that join to the sorted list", async (t) => {
    const folder = makeFolder(t);
    const items = associations(10_000);
    folder.write("all.json", { epoch: 2, revision: 7, order: "name", items });
    const { code, stderr, stdout } = await folder.run(
      ...["segment", "all.json", "-o", "site/s"],
    );
    assert.equal(stderr + stdout, "");
    assert.equal(code, 0);
    const head = folder.json<Published>("site/s/list.json");
    assert.deepEqual(Object.keys(head), [
      ...["epoch", "revision", "counts", "order", "segments"],
    ]);
    assert.equal(head.epoch, 2);
    assert.equal(head.revision, 7);
    assert.equal(head.order, "name");
    assert.deepEqual(head.counts, { organizations: 10_000, persons: 0 });
    const parts = head.segments!.map(({ src, integrity: wanted, count }) => {
      assert.match(src, /^segment-[0-9a-f]{16}\.json$/);
      const content = folder.read(`site/s/${src}`);
      assert.equal(integrity(content), wanted);
      assert.equal(itemsOf(content).length, count);
      return itemsOf(content);
    });
    assert.deepEqual(
      parts.flat(),
      items.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    );
    // After the first 200 names, segments begin exactly at the keys whose hash says so.
    assert.equal(parts[0]!.length, 200);
    assert.ok(parts.length > 3);
    const starts = new Set(parts.slice(2).map(([first]) => first!.name));
    for (const item of parts.flat().slice(201))
      assert.equal(hash32(keyOf(item)) % 2000 === 0, starts.has(item.name));
    assert.deepEqual(
      segmentsIn(join(folder.path, "site/s")),
      head.segments!.map(({ src }) => src).sort(),
    );
  });

  test("counts each signer once, with leads and members, in the statement's order", async (t) => {
    const folder = makeFolder(t);
    const alder = { name: "Alder", signed: "2026-03-01" };
    const birch = {
      name: "Birch",
      signed: "2026-03-02",
      members: [{ name: "Birch North" }],
    };
    const cedar = { name: "Cedar", kind: "person" };
    const dogwood = { name: "Dogwood", signed: "2026-03-02" };
    const items = [alder, birch, cedar, dogwood];
    folder.write("all.json", { revision: 1, items });
    folder.write(
      "statement.json",
      statement({
        leads: [{ name: "Alder" }, { name: "Elm" }],
        signatories: { order: "newest", src: "list.json" },
      }),
    );
    const { code, stderr } = await folder.run(
      ...["segment", "all.json", "--statement", "statement.json", "-o", "."],
    );
    assert.equal(stderr, "");
    assert.equal(code, 0);
    const head = folder.json<Published>("list.json");
    assert.deepEqual(head.counts, { organizations: 5, persons: 1 });
    assert.equal(head.order, "newest");
    assert.deepEqual(itemsOf(folder.read(head.segments![0]!.src)), [
      ...[dogwood, birch, alder, cedar],
    ]);
  });

  test("keeps what the publisher wrote, white space apart", async (t) => {
    const folder = makeFolder(t);
    const item = '{ "name" : "A\\u00e9 \\"b\\"  c" ,\n "x-own": [1.50, {}] }';
    folder.write("all.json", `{"revision": 1, "items": [ ${item} ]}`);
    await folder.run("segment", "all.json", "-o", "out");
    const { src } = folder.json<Published>("out/list.json").segments![0]!;
    assert.equal(
      folder.read(`out/${src}`),
      '{"items":[{"name":"A\\u00e9 \\"b\\"  c","x-own":[1.50,{}]}]}',
    );
  });

  test("rewrites no segment that is there; keeps the old ones, unless told to prune", async (t) => {
    const folder = makeFolder(t);
    const site = join(folder.path, "site");
    const items = associations(8000);
    const segment = async (revision: number, ...more: string[]) => {
      folder.write("all.json", { revision, order: "name", items });
      const { code, stderr } = await folder.run(
        ...["segment", "all.json", "-o", "site", ...more],
      );
      assert.equal(stderr, "");
      assert.equal(code, 0);
      return segmentsIn(site);
    };
    const first = await segment(1);
    const written = first.map((name) => statSync(join(site, name)).ino);
    items.push({ name: "Association 004000 and friends" });
    const second = await segment(2);
    assert.ok(first.every((name) => second.includes(name)));
    assert.ok(second.length > first.length);
    assert.ok(second.length <= first.length + 2);
    assert.deepEqual(
      first.map((name) => statSync(join(site, name)).ino),
      written,
    );
    items.push({ name: "Association 000000 and friends" });
    writeFileSync(join(site, "segment-own.json"), "another's");
    const third = await segment(3, "--prune");
    const named = folder.json<Published>("site/list.json").segments!;
    for (const { src } of named) assert.ok(third.includes(src));
    assert.ok(third.includes("segment-own.json"));
    // The segments of the second state stay; those only of the first are removed.
    assert.ok(!first.every((name) => third.includes(name)));
  });

  test("writes one segment of an empty list", async (t) => {
    const folder = makeFolder(t);
    folder.write("all.json", { revision: 1, items: [] });
    await folder.run("segment", "all.json", "-o", "out");
    const { segments } = folder.json<Published>("out/list.json");
    assert.equal(segments!.length, 1);
    assert.equal(folder.read(`out/${segments![0]!.src}`), '{"items":[]}');
  });
});

describe("undersigned segment refuses, with place and remedy,", () => {
  const twice = [{ name: "Alder" }, { name: "Birch" }, { name: "ALDER " }];
  const cases: [string, string | object | undefined, number, RegExp][] = [
    ["no file", undefined, 2, /cannot read all\.json: there is no such file/],
    ["what is not JSON", "{", 1, /^all\.json:1:2 .*not JSON/m],
    ["a list that is no object", "[]", 1, /^all\.json:1:1 .*an object: \{/m],
    [
      "no revision",
      { items: [] },
      1,
      /^all\.json:1:1 .*"revision" is required; add it/m,
    ],
    ["no items", { revision: 1 }, 1, /"items" is required; add it/],
    [
      "a name that is missing",
      { revision: 1, items: [{ nmae: "Alder" }] },
      1,
      /items\[0\]: the key "name" is required/,
    ],
    [
      "a key that two have",
      { revision: 1, items: twice },
      1,
      /^all\.json:1:\d+ items\[2\]: "ALDER " stands here twice; give each an "id"/m,
    ],
    [
      "an id that two have",
      {
        revision: 1,
        items: [
          { name: "A", id: "a" },
          { name: "B", members: [{ name: "C", id: "a" }] },
        ],
      },
      1,
      /items\[1\]\.members\[0\]: the id "a" is taken.*choose another/,
    ],
    [
      "more than 200,000 names",
      { revision: 1, items: associations(200_001) },
      1,
      /200001 names, at most 200000/,
    ],
    [
      "more than 64 MiB",
      `{"revision": 1, "items": []${" ".repeat(1 << 26)}}`,
      1,
      /bytes, at most 67108864 are allowed/,
    ],
  ];
  for (const [what, content, wanted, message] of cases)
    test(what, async (t) => {
      const folder = makeFolder(t);
      if (content !== undefined) folder.write("all.json", content);
      const { code, stderr } = await folder.run(
        ...["segment", "all.json", "-o", "out"],
      );
      assert.match(stderr, message);
      assert.equal(code, wanted);
      assert.doesNotMatch(stderr, /^\s+at /m);
      assert.deepEqual(
        readdirSync(folder.path),
        content === undefined ? [] : ["all.json"],
      );
    });

  const good = { revision: 2, items: [{ name: "Alder" }] };
  test("to write over the list itself", async (t) => {
    const folder = makeFolder(t);
    folder.write("list.json", good);
    const run = await folder.run("segment", "list.json", "-o", ".");
    assert.match(run.stderr, /list\.json is the file that would be written/);
    assert.equal(run.code, 2);
    assert.deepEqual(folder.json("list.json"), good);
  });

  test("a statement with errors", async (t) => {
    const folder = makeFolder(t);
    folder.write("all.json", good);
    folder.write("statement.json", statement({ id: "Not a slug" }));
    const run = await folder.run(
      ...["segment", "all.json", "--statement", "statement.json", "-o", "out"],
    );
    assert.match(run.stderr, /^statement\.json:1:\d+ id: .*slug/m);
    assert.equal(run.code, 1);
  });

  test("no folder to write to", async (t) => {
    const folder = makeFolder(t);
    folder.write("all.json", good);
    const none = await folder.run("segment", "all.json");
    assert.match(none.stderr, /required option '-o, --output <folder>'/);
    assert.equal(none.code, 2);
    const file = await folder.run("segment", "all.json", "-o", "all.json");
    assert.match(file.stderr, /cannot write into all\.json/);
    assert.equal(file.code, 2);
  });

  test("to go on from segments that are gone or changed", async (t) => {
    const folder = makeFolder(t);
    folder.write("all.json", { ...good, revision: 1 });
    await folder.run("segment", "all.json", "-o", "out");
    const { src } = folder.json<Published>("out/list.json").segments![0]!;
    folder.write(`out/${src}`, '{"items":[]}');
    folder.write("all.json", good);
    const { code, stderr } = await folder.run(
      ...["segment", "all.json", "-o", "out"],
    );
    assert.match(stderr, /segment-\w+\.json is not what .*names; put it back/);
    assert.equal(code, 2);
  });
});
