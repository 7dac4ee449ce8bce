import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { minimal } from "../statement.ts";

// Runs the command line as users do, in a folder of its own for each test file.

export const cli = fileURLToPath(
  new URL("../../web/dist/cli.js", import.meta.url),
);
export const root = fileURLToPath(new URL("../..", import.meta.url));
export const { version } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
) as { version: string };
export const title = "Keep the night ferry running";
const warned = minimal.replace('"title"', '"tilte": "", "title"');
const broken = '{\n  "id": "Not a slug"\n}';

export let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "undersigned-"));
  writeFileSync(join(folder, "good.json"), minimal);
  writeFileSync(join(folder, "warned.json"), warned);
  writeFileSync(join(folder, "broken.json"), broken);
  writeFileSync(join(folder, "changed.json"), minimal.replace(title, "Other"));
});
after(() => rmSync(folder, { recursive: true }));

type Run = { code: number | null; stdout: string; stderr: string };

export async function run(
  given: string[],
  stdin = "",
  cwd = folder,
): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...given], { cwd });
  child.stdin.end(stdin);
  const exit = new Promise<number | null>((resolve) =>
    child.on("close", resolve),
  );
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    exit,
  ]);
  return { code, stdout, stderr };
}

export const read = (name: string): string =>
  readFileSync(join(folder, name), "utf8");
