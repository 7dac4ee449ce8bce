// Makes the renderer in JavaScript, for pages that refuse WebAssembly, from the bytes of the .wasm,
// by binaryen.
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
 * A minified ES module. Its default export makes the exports of an instance with memory of its own.
 * All imports of the wasm return EBADF. Earlier results are kept in `cache`.
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

/** The imports in JavaScript: functions by module and name. */
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
 * Binaryen writes a module with a single instance, and its imports as modules. This makes a
 * function of it, so that a renderer that has trapped can be replaced.
 */
function instantiable(text, imports) {
  const parts =
    /^(?:import \* as \w+ from '\w+';\n)+(.*)\nvar retasmFunc = asmFunc\(\{\n(?: {2}"\w+": \w+,\n)+\}\);\n(?:export var \w+ = retasmFunc\.\w+;\n)+$/s.exec(
      text,
    );
  if (!parts) throw new Error("binaryen's wasm2js writes another form now");
  return `export default () => {\n${parts[1]}\nreturn asmFunc(${imports});\n};\n`;
}
