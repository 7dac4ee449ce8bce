// The renderer as JavaScript, for pages where WebAssembly is refused: by binaryen, of the same bytes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { transform } from "esbuild";

const tool = join(
  dirname(createRequire(import.meta.url).resolve("binaryen")),
  "bin/wasm2js",
);
/**
 * An ES module, minified, whose default export makes the exports of an instance, with memory of its
 * own. What the wasm imports answers EBADF. What was made before lies in `cache`.
 */
export async function asJavaScript(wasm, cache) {
  const hash = createHash("sha256")
    .update(wasm)
    .update(readFileSync(new URL(import.meta.url)))
    .digest("hex");
  const made = `${cache}/${hash}.js`;
  if (existsSync(made)) return readFileSync(made, "utf8");
  mkdirSync(cache, { recursive: true });
  const [input, output] = [`${cache}/${hash}.wasm`, `${cache}/${hash}.raw.js`];
  writeFileSync(input, wasm);
  execFileSync(process.execPath, [
    tool,
    input,
    ...[
      "--enable-bulk-memory",
      "--enable-sign-ext",
      "--enable-mutable-globals",
    ],
    "-O2",
    ...["-o", output],
  ]);
  const { code } = await transform(
    instantiable(readFileSync(output, "utf8"), importsOf(wasm)),
    { loader: "js", format: "esm", minify: true, target: "es2022" },
  );
  writeFileSync(made, code);
  return code;
}

/** As JavaScript: functions by module and name. */
function importsOf(wasm) {
  const modules = {};
  for (const { module, name } of WebAssembly.Module.imports(
    new WebAssembly.Module(wasm),
  ))
    (modules[module] ??= []).push(`${name}: () => 8`);
  const texts = Object.entries(modules).map(
    ([module, names]) => `${module}: { ${names.join(", ")} }`,
  );
  return `{ ${texts.join(", ")} }`;
}

/**
 * Binaryen writes a module that is its only instance, with its imports as modules. Of that a function
 * is made: a renderer that has trapped is followed by another one.
 */
function instantiable(text, imports) {
  const parts =
    /^(?:import \* as \w+ from '\w+';\n)+(.*)\nvar retasmFunc = asmFunc\(\{\n(?: {2}"\w+": \w+,\n)+\}\);\n(?:export var \w+ = retasmFunc\.\w+;\n)+$/s.exec(
      text,
    );
  if (!parts) throw new Error("binaryen's wasm2js writes another form now");
  return `export default () => {\n${parts[1]}\nreturn asmFunc(${imports});\n};\n`;
}
