// Makes the list of a hundred thousand names and its segments in build/crowd, unless they exist:
// `node make.mjs`. The output is always the same; it uses no clock and no randomness.
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { signatories } from "./names.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const project = here("../../..");
const out = `${project}build/crowd`;
const whole = `${project}build/crowd.json`;
const cli = `${project}web/dist/cli.js`;

const made = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = [here("make.mjs"), here("names.mjs"), here("statement.json")];
if (made(`${out}/list.json`) < Math.max(...sources.map(made))) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  copyFileSync(here("statement.json"), `${out}/statement.json`);
  const list = { revision: 1, items: signatories(100_000) };
  writeFileSync(whole, JSON.stringify(list));
  const statement = ["--statement", `${out}/statement.json`];
  const command = [cli, "segment", whole, ...statement, "-o", out];
  execFileSync(process.execPath, command, { stdio: "inherit" });
}
