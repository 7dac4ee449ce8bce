import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

// Checks a developer's TypeScript against the declarations of the package.

const program = `
import { createRenderer, type Diagnostic, type Rendered } from "undersigned";
import { JointStatement, type Failure } from "undersigned/element";

const renderer = await createRenderer({ wasm: new URL("file:///u.wasm") });
const { output, diagnostics }: Rendered = renderer.render({}, { format: "text" });
const first: Diagnostic | undefined = diagnostics[0];
const place: number = first?.line ?? 0;
const text: string = output ?? "";
const { valid, github } = renderer.validate(new Uint8Array(), { against: text });
renderer.dispose();

const element = document.createElement("joint-statement");
element.statement = { id: "x" };
element.src = "/statement.json";
element.addEventListener("statement-error", ({ detail }) => {
  const failure: Failure = detail;
  console.log(failure.code.length, failure.line + 1, failure.retryable === true);
});
element.addEventListener("statement-load", ({ detail }) => detail.revision + place);
console.log(element instanceof JointStatement, valid, github);
// @ts-expect-error: there is no such format.
renderer.render("", { format: "pdf" });
// @ts-expect-error: output may be null.
console.log(output.length);
`;

test("a strict consumer compiles", () => {
  const file = fileURLToPath(new URL("consumer.mts", import.meta.url));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: [],
    skipDefaultLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  // The program is not in a file.
  const files = { ...host };
  host.fileExists = (path) => path === file || files.fileExists(path);
  host.readFile = (path) => (path === file ? program : files.readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file
      ? ts.createSourceFile(path, program, ts.ScriptTarget.ES2022)
      : files.getSourceFile(path, ...rest);
  const found = ts.getPreEmitDiagnostics(
    ts.createProgram([file], options, host),
  );
  assert.equal(
    ts.formatDiagnostics(found, {
      getCanonicalFileName: (path) => path,
      getCurrentDirectory: () => "/",
      getNewLine: () => "\n",
    }),
    "",
  );
});
