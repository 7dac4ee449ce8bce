import assert from "node:assert/strict";
import { after } from "node:test";
import type * as Undersigned from "../../web/node/index.ts";
import { minimalWith } from "../statement.ts";

// The package as developers import it: `import { createRenderer } from "undersigned"`. By a name
// that the type checker does not follow, because it also runs before there is a build.

const name = "undersigned";
export const { createRenderer } = (await import(name)) as typeof Undersigned;

export const file = new URL(
  "../../web/dist/undersigned-full.wasm",
  import.meta.url,
);
export const title = "Keep the night ferry running";
export const withTitle = (text: string): object => minimalWith({ title: text });

export const renderer = await createRenderer();
after(() => renderer.dispose());

export const outputOf = (
  ...given: Parameters<Undersigned.Renderer["render"]>
): string => {
  const { output, diagnostics } = renderer.render(...given);
  assert.deepEqual(diagnostics, []);
  assert.ok(output);
  return output;
};
