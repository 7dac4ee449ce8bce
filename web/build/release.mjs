// Makes a folder of files a release: names that never change, and hashes of all files.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { basename, extname } from "node:path";

/** The hash in the form of the attribute `integrity` (https://www.w3.org/TR/SRI/). */
export function integrityOf(bytes) {
  const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  // Browsers ignore any other form.
  if (!/^sha384-[A-Za-z0-9+/]{64}$/.test(integrity))
    throw new Error(`${integrity} is no integrity`);
  return integrity;
}

/**
 * `name` with the beginning of its bytes' hash: "undersigned.wasm" becomes
 * "undersigned.0123….wasm".
 */
export function hashedName(name, bytes, digits = 16) {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const extension = extname(name);
  return `${basename(name, extension)}.${hash.slice(0, digits)}${extension}`;
}

/**
 * Copies each of the `evergreen` scripts in `folder` to a name that never has other content, and
 * writes integrity.json: `{version, files: {name: {integrity, pinned?}}}` of all files there.
 * `pinned` is the name of the copy.
 */
export function release(folder, version, evergreen) {
  const pinned = new Map();
  for (const name of evergreen) {
    const [stem, hash, extension] = hashedName(
      name,
      readFileSync(`${folder}/${name}`),
      8,
    ).split(".");
    pinned.set(name, `${stem}.${version}-${hash}.${extension}`);
    copyFileSync(`${folder}/${name}`, `${folder}/${pinned.get(name)}`);
  }
  const files = {};
  for (const entry of readdirSync(folder, {
    withFileTypes: true,
    recursive: true,
  })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
    const name = path.slice(folder.length + 1);
    files[name] = {
      integrity: integrityOf(readFileSync(path)),
      pinned: pinned.get(name),
    };
  }
  const sorted = Object.fromEntries(
    Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  writeFileSync(
    `${folder}/integrity.json`,
    `${JSON.stringify({ version, files: sorted }, null, 2)}\n`,
  );
}
