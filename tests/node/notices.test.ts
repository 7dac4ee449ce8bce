// web/dist names the authors of all code in it, with the texts of their licenses.
import assert from "node:assert/strict";
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const textOf = (path: string) => readFileSync(`${root}${path}`, "utf8");
const { notices } = (await import(
  // By a variable, because a .mjs has no types.
  new URL("../../web/build/notices.mjs", import.meta.url).href
)) as { notices: (metafiles: object[]) => string };

const shipped = textOf("web/dist/THIRD-PARTY-NOTICES.txt");

describe("THIRD-PARTY-NOTICES.txt", () => {
  test("names what the .wasm holds", () => {
    for (const name of [
      "md4c",
      "JSON for Modern C++",
      "musl",
      "libc++",
      "Emscripten",
    ])
      assert.match(
        shipped,
        new RegExp(`^=+\n${name.replaceAll("+", "\\+")}`, "m"),
      );
  });

  test("names each package that our scripts import", () => {
    // Types are removed in bundles.
    const imports =
      /^(?:import (?!type\b)|export |\} )[^;]*?from "([^".][^":]*)";/gm;
    const names = new Set<string>();
    for (const path of readdirSync(`${root}web`, {
      recursive: true,
      encoding: "utf8",
    }))
      if (path.endsWith(".ts") && !path.startsWith("dist"))
        for (const [, module] of textOf(`web/${path}`).matchAll(imports))
          names.add(/^(?:@[^/]+\/)?[^/]+/.exec(module!)![0]);
    for (const name of ["@codemirror/state", "chokidar", "commander"])
      assert.ok(names.has(name), name);
    const missing = [...names].filter(
      (name) => !shipped.includes(`\n${name} `),
    );
    assert.deepEqual(missing, []);
  });

  test("has the text of every licence", () => {
    const parts = shipped.split(/^=+$/m).slice(1);
    assert.ok(parts.length > 10);
    for (const part of parts) {
      const [, names, text] = /^\n((?:.+\n)+)\n([^]*)$/.exec(part)!;
      assert.match(text!, /WITHOUT WARRANT(?:Y|IES)/i, names);
      assert.match(text!, /Copyright|©/, names);
    }
  });

  test("goes with the editor's folder, too", () =>
    assert.equal(textOf("web/dist/editor/THIRD-PARTY-NOTICES.txt"), shipped));
});

describe("notices()", () => {
  const folder = "build/test/node_modules/unlicensed";
  const bundles = (bytesInOutput: number) => [
    {
      outputs: {
        "x.js": { inputs: { [`${folder}/x.js`]: { bytesInOutput } } },
      },
    },
  ];
  mkdirSync(`${root}${folder}`, { recursive: true });
  writeFileSync(
    `${root}${folder}/package.json`,
    '{ "name": "unlicensed", "version": "1.2.3", "license": "MIT" }',
  );
  after(() => rmSync(`${root}${folder}`, { recursive: true }));

  test("throws for a bundled package that has no text of its licence", () =>
    assert.throws(
      () => notices(bundles(1)),
      /unlicensed 1\.2\.3.* has no licence/,
    ));

  test("leaves out a package of which nothing was bundled", () =>
    assert.doesNotMatch(notices(bundles(0)), /unlicensed/));
});
