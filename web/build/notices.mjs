// Makes THIRD-PARTY-NOTICES.txt: whose code web/dist has, and under which licenses.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const textOf = (path) =>
  readFileSync(path, "utf8").replaceAll("\r\n", "\n").trim();

/**
 * The notices for the npm packages in esbuild's `metafiles`, whose paths are relative to the
 * project's folder, and for what is linked into the .wasm. Throws if the text of a license is
 * missing.
 */
export function notices(metafiles) {
  const namesByText = new Map();
  for (const { name, text } of [
    ...linkedWorks(),
    ...bundledPackages(metafiles),
  ])
    namesByText.set(text, [...(namesByText.get(text) ?? []), name]);
  const parts = [...namesByText].map(
    ([text, names]) => `${"=".repeat(80)}\n${names.join("\n")}\n\n${text}\n`,
  );
  return `The files of Undersigned in this folder hold code of others, under these licences.\n\n${parts.join("\n")}`;
}

/** The npm packages with code in the bundles, as `{name, text}`, in the order of their folders. */
function bundledPackages(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
        if (folder && bytesInOutput > 0) folders.add(folder);
      }
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(`${root}${folder}/package.json`, "utf8"),
    );
    const files = readdirSync(`${root}${folder}`)
      .filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file))
      .sort();
    if (files.length === 0)
      throw new Error(`${name} ${version}, which is bundled, has no licence`);
    return {
      name: `${name} ${version} (${license})`,
      text: files
        .map((file) => textOf(`${root}${folder}/${file}`))
        .join("\n\n"),
    };
  });
}

/** What is in the .wasm besides our own code. */
function linkedWorks() {
  const emscripten = execFileSync("em-config", ["EMSCRIPTEN_ROOT"], {
    encoding: "utf8",
  }).trim();
  const version = textOf(`${emscripten}/emscripten-version.txt`).replaceAll(
    '"',
    "",
  );
  return [
    {
      name: "md4c, with the changes in .setup/md4c (MIT)",
      text: textOf(`${root}build/md4c/LICENSE.md`),
    },
    jsonForModernCpp(),
    {
      name: `Emscripten ${version}: emmalloc and start-up code (MIT)`,
      text: `Copyright (c) 2010-2022 The Emscripten Authors\n\n${mit()}`,
    },
    {
      name: `musl, as in Emscripten ${version} (MIT)`,
      text: textOf(`${emscripten}/system/lib/libc/musl/COPYRIGHT`),
    },
    {
      name: `libc++, libc++abi and compiler-rt of LLVM, as in Emscripten ${version} (Apache-2.0 WITH LLVM-exception)`,
      // Not every package of Emscripten includes it.
      text: textOf(`${root}web/build/licenses/llvm.txt`),
    },
  ];
}

/** Its headers name their authors and the MIT license, but do not have its text. */
function jsonForModernCpp() {
  const folder = `${root}build/wasm/include/nlohmann`;
  const holders = new Set();
  for (const file of readdirSync(folder, { recursive: true }).sort()) {
    if (!file.endsWith(".hpp")) continue;
    const header = textOf(`${folder}/${file}`);
    for (const [, kind, value] of header.matchAll(
      /SPDX-(FileCopyrightText|License-Identifier): (.*)/g,
    )) {
      if (kind === "FileCopyrightText") holders.add(`Copyright (c) ${value}`);
      else if (value.trim() !== "MIT")
        throw new Error(`nlohmann/${file} is under ${value}: name its licence`);
    }
  }
  if (holders.size === 0)
    throw new Error(`${folder} names no holder of the copyright`);
  const [, version] = /version (\d+\.\d+\.\d+)/.exec(
    textOf(`${folder}/json.hpp`),
  );
  return {
    name: `JSON for Modern C++ ${version}, nlohmann/json (MIT)`,
    text: `${[...holders].sort().join("\n")}\n\n${mit()}`,
  };
}

/** The text of the MIT license, without a copyright line. */
function mit() {
  const [, words] = /\n(Permission is hereby granted[^]*)$/.exec(
    textOf(`${root}LICENSE`),
  );
  return words;
}
