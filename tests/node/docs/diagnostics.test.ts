import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import {
  blocks,
  example,
  exampleText,
  section,
  textOf,
  type Json,
} from "./pages.ts";
import { CODES, ERRORS, createRenderer, type Diagnostic } from "./sources.ts";

// diagnostics.md has every code, and its messages are those of the renderer.

const page = textOf("docs/diagnostics.md");
const base = example(page);

const renderer = await createRenderer();
after(() => renderer.dispose());

describe("docs/diagnostics.md", () => {
  const codesUnder = (heading: string) =>
    [...section(page, heading).matchAll(/^### `([^`]+)`$/gm)].map(
      ([, code]) => code!,
    );

  test("has every code, in order, under its severity", () => {
    assert.deepEqual(codesUnder("## Errors"), CODES.slice(0, ERRORS));
    assert.deepEqual(codesUnder("## Warnings"), CODES.slice(ERRORS));
  });

  test("shows what is left out of a fetched list", () => {
    const part = section(page, "## Fetched files");
    const { diagnostics } = renderer.validate(blocks(part, "json")[0]!);
    assert.deepEqual(
      diagnostics.map(({ path, message }) => `${path}: ${message}\n`),
      blocks(part, "text"),
    );
  });

  test("and docs/publish.md show what validate prints", () => {
    const publish = textOf("docs/publish.md");
    const [shown] = blocks(section(publish, "## Check it"), "console");
    const faulty = exampleText(publish)!
      .replace("2026-10-02", "2.10.2026")
      .replace('"name": "Skarholm', '"nmae": "", "name": "Skarholm');
    assert.equal(shown!.replace(/^\$.*\n/, ""), renderer.validate(faulty).text);
    assert.equal(blocks(page, "console")[0], shown);
  });
});

describe("docs/diagnostics.md: the example gives the message", () => {
  /** Documents that are too large for the page. */
  const large: Record<string, string | Json> = {
    "too-large": " ".repeat((1 << 20) + 1),
    "too-deep": { ...base, _own: deep(17) },
    "too-long": { ...base, title: "x".repeat(301) },
    "too-many": {
      ...base,
      signatories: {
        items: Array.from({ length: 10_001 }, (_, index) => ({
          name: `Association ${index}`,
        })),
      },
    },
    "too-many-nodes": { ...base, body: "*a* ".repeat(3000) },
  };
  const older: Record<string, Json> = {
    "same-revision": base,
    "lower-revision": { ...base, revision: 4 },
  };

  function deep(levels: number): unknown {
    return levels === 0 ? 0 : [deep(levels - 1)];
  }

  function documentOf(code: string, block: string | undefined): string {
    const given = large[code];
    if (given !== undefined)
      return typeof given === "string" ? given : JSON.stringify(given);
    assert.ok(block, `${code} has no example`);
    if (block.includes('"id": "keep-')) return block;
    return JSON.stringify({ ...base, ...(JSON.parse(block) as Json) });
  }

  for (const code of CODES)
    test(code, () => {
      const part = section(page, `### \`${code}\``);
      const [wanted] = blocks(part, "text");
      const { diagnostics } = renderer.validate(
        documentOf(code, blocks(part, "json")[0]),
        { against: older[code] },
      );
      const say = ({ path, message }: Diagnostic) =>
        code === "too-deep" || path === "" ? message : `${path}: ${message}`;
      assert.deepEqual(
        diagnostics.map((one) => [one.code, say(one)]),
        wanted!
          .trimEnd()
          .split("\n")
          .map((line) => [code, line]),
      );
    });
});
