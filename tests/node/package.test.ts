import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import {
  checkPackage,
  createPackageFromTarballData,
} from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { bundlers, makeApp, statement, write } from "./packaging.ts";

// The package, packed and installed like by its users.

const app = makeApp();
after(() => rmSync(app.folder, { recursive: true, force: true }));

const run = (...args: string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: app.folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
const hashOf = (file: string): string =>
  createHash("sha256").update(readFileSync(file)).digest("hex");
const wasmIn = (folder: string): string[] =>
  filesIn(folder)
    .filter((file) => file.endsWith(".wasm"))
    .map(hashOf);

describe("what is packed", () => {
  test("has no fault that publint knows", async () => {
    const { messages, pkg } = await publint({
      pkgDir: app.package,
      strict: true,
      pack: false,
    });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  test("has types that are right wherever ES modules are", async () => {
    const result = await checkPackage(
      createPackageFromTarballData(readFileSync(app.tarball)),
      { excludeEntrypoints: [/\.(css|json|wasm)$/, /editor/, /embed\.js$/] },
    );
    assert.ok(result.types);
    // The package cannot be imported without `exports`, or by require().
    const problems = result.problems.filter(
      (problem) =>
        !("resolutionKind" in problem) ||
        !["node10", "node16-cjs"].includes(problem.resolutionKind),
    );
    assert.deepEqual(problems, []);
    const entries = Object.keys(result.entrypoints);
    for (const entry of [".", "./element", "./undersigned.js"])
      assert.ok(entries.includes(entry), entry);
  });

  test("has each .wasm once", () => {
    const all = wasmIn(app.package);
    assert.equal(all.length, 2);
    assert.equal(new Set(all).size, 2);
  });

  test("has all that it exports and names", () => {
    const manifest = JSON.parse(
      readFileSync(join(app.package, "package.json"), "utf8"),
    ) as Record<string, unknown> & { customElements: string };
    assert.equal(manifest["license"], "MIT");
    readFileSync(join(app.package, manifest.customElements));
    for (const name of [
      ...["embed.js", "statement.css", "full.wasm", "custom-elements.json"],
      ...["integrity.json", "statement.schema.json", "list.schema.json"],
      "editor/index.html",
    ])
      run(
        "--input-type=module",
        "-e",
        `
        import { readFileSync } from "node:fs";
        readFileSync(new URL(import.meta.resolve("undersigned/${name}")));`,
      );
  });
});

describe("in Node", () => {
  test("the element defines nothing and throws nothing", () => {
    const told = run(
      "--input-type=module",
      "-e",
      `
      const before = Object.getOwnPropertyNames(globalThis).join();
      for (const name of ["element", "undersigned.js"])
        await import("undersigned/" + name);
      const after = Object.getOwnPropertyNames(globalThis).join();
      console.log(before === after, typeof customElements);`,
    );
    assert.equal(told, "true undefined\n");
  });

  const render = `
    import { createRenderer } from "undersigned";
    const renderer = await createRenderer();
    const { output } = renderer.render(${JSON.stringify(statement)}, { format: "text" });
    console.log(output.includes("reading room".toUpperCase()) || output.includes("reading room"));`;

  test("it renders, in a worker too", () => {
    const file = write(app.folder, "render.js", render);
    assert.equal(run(file), "true\n");
    const host = `import { Worker } from "node:worker_threads";
      new Worker(${JSON.stringify(file)});`;
    assert.equal(run(write(app.folder, "host.js", host)), "true\n");
  });

  test("it renders from a bundle, too", async () => {
    const { build } = await import("esbuild");
    const outfile = join(app.folder, "out/server/render.js");
    await build({
      absWorkingDir: app.folder,
      entryPoints: [write(app.folder, "render.js", render)],
      bundle: true,
      platform: "node",
      format: "esm",
      outfile,
    });
    assert.equal(run(outfile), "true\n");
  });

  test("the command line works", () => {
    const cli = join(app.package, "web/dist/cli.js");
    const file = write(app.folder, "x.json", JSON.stringify(statement));
    assert.match(run(cli, "render", "--format", "text", file), /reading room/i);
  });
});

describe("in a bundle", () => {
  const entry = "element_app.js";
  write(app.folder, entry, 'import "undersigned/element";\n');
  const [partner] = filesIn(app.package)
    .filter((file) => /undersigned\.[0-9a-f]+\.wasm$/.test(file))
    .map(hashOf);
  for (const [name, bundle] of Object.entries(bundlers))
    test(`by ${name} the element has its renderer`, async () => {
      const out = join(app.folder, "out", name);
      await bundle(app, entry, out);
      const scripts = filesIn(out).filter((file) => file.endsWith(".js"));
      const text = scripts.map((file) => readFileSync(file, "utf8")).join("");
      assert.match(text, /joint-statement/);
      // At least the renderer as JavaScript. Bundlers that know the form also have the .wasm.
      assert.ok(text.length > 400_000, String(text.length));
      if (name === "vite" || name === "webpack")
        assert.deepEqual(wasmIn(out), [partner]);
    });
});

test("React, Preact, Vue and Svelte know the element's attributes", () => {
  const attributes = `src="https://p.example/statement.json" theme="dark" heading-level="3"`;
  const uses = (name: string, right: string, wrong: string): string[] => [
    write(app.folder, name.replace(".", "_right."), right),
    write(app.folder, name.replace(".", "_wrong."), wrong),
  ];
  const jsx = (pragma: string): [string, string] => {
    const of = (given: string) =>
      `${pragma}import "undersigned/element";\nexport const app = <main><joint-statement ${given} /></main>;\n`;
    return [of(attributes), of('theme="pink"')];
  };
  const files = [
    ...uses("react.tsx", ...jsx("/** @jsxImportSource react */\n")),
    ...uses("preact.tsx", ...jsx("/** @jsxImportSource preact */\n")),
    ...uses(
      "classic.tsx",
      ...jsx('/** @jsxRuntime classic */\nimport * as React from "react";\n'),
    ),
    ...uses(
      "vue.ts",
      ...(["dark", "pink"].map(
        (theme) =>
          `import "undersigned/element";\nimport type { GlobalComponents } from "vue";\ntype Props = InstanceType<GlobalComponents["joint-statement"]>["$props"];\nexport const given: Props = { theme: "${theme}" };\n`,
      ) as [string, string]),
    ),
    ...uses(
      "svelte.ts",
      ...(["dark", "pink"].map(
        (theme) =>
          `import "undersigned/element";\nimport type { SvelteHTMLElements } from "svelte/elements";\nexport const given: SvelteHTMLElements["joint-statement"] = { theme: "${theme}", class: "x" };\n`,
      ) as [string, string]),
    ),
  ];
  const tsc = new URL("../../node_modules/typescript/bin/tsc", import.meta.url);
  let told = "";
  try {
    run(
      tsc.pathname.replaceAll("%20", " "),
      ...["--noEmit", "--strict", "--jsx", "react-jsx", "--pretty", "false"],
      ...["--module", "esnext", "--moduleResolution", "bundler"],
      ...["--target", "es2022", "--skipLibCheck"],
      ...files,
    );
  } catch (error) {
    told = String((error as { stdout: string }).stdout);
  }
  const wrong = [...told.matchAll(/^(\w+)\.tsx?\(.*error (TS\d+)/gm)];
  assert.deepEqual(
    wrong.map(([, file, code]) => `${file} ${code}`).sort(),
    ["classic", "preact", "react", "svelte", "vue"].map(
      (name) => `${name}_wrong TS2322`,
    ),
    told,
  );
});
