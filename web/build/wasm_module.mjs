// Reads and trims the sections of a .wasm (https://webassembly.github.io/spec/core/binary/).

const customSection = 0;
const importSection = 2;
const exportSection = 7;
const codeSection = 10;
const dataSection = 11;

/** The imports that Emscripten's stand-alone library may have. None is called in normal use. */
const allowedImports = new Set([
  "env.emscripten_notify_memory_growth",
  "wasi_snapshot_preview1.proc_exit",
  "wasi_snapshot_preview1.fd_write",
  "wasi_snapshot_preview1.fd_close",
  "wasi_snapshot_preview1.fd_seek",
]);

/** Parses `wasm/exports.txt` or `wasm/full/exports.txt` into the names that it lists. */
export function parseExportList(text) {
  const names = text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const wrong = names.find((name) => !/^[a-z_]+$/.test(name));
  if (wrong !== undefined)
    throw new Error(`exports.txt: want a name a line, not "${wrong}"`);
  return names;
}

/**
 * The module with only the exports `names`, `memory` and `_initialize`, and without its custom
 * sections (names, producers, features). Emscripten also exports parts of its runtime for glue code
 * that we do not use.
 */
export function trim(bytes, names) {
  const kept = new Set([...names, "memory", "_initialize"]);
  const parts = [bytes.subarray(0, 8)];
  for (const { id, start, body, end } of sections(bytes)) {
    if (id === customSection) continue;
    parts.push(
      id === exportSection
        ? keepExports(bytes, body, kept)
        : bytes.subarray(start, end),
    );
  }
  return Buffer.concat(parts);
}

/**
 * What is wrong with the interface of a trimmed module that should export `names`; [] if nothing.
 */
export function interfaceErrors(bytes, names) {
  const module = new WebAssembly.Module(bytes);
  const exported = new Set(
    WebAssembly.Module.exports(module).map(({ name }) => name),
  );
  const imported = WebAssembly.Module.imports(module).map(
    ({ module, name }) => `${module}.${name}`,
  );
  return [
    ...[...names, "memory", "_initialize"]
      .filter((name) => !exported.has(name))
      .map((name) => `does not export ${name}`),
    ...imported
      .filter((name) => !allowedImports.has(name))
      .map((name) => `imports ${name}`),
  ];
}

/** The functions and the data, as `{name, size}` in bytes, the largest first. */
export function heaviest(bytes) {
  const all = sections(bytes);
  const names = functionNames(bytes, all);
  const items = [];
  for (const { id, body, end } of all) {
    if (id === dataSection) items.push({ name: "(data)", size: end - body });
    if (id !== codeSection) continue;
    const read = reader(bytes, body);
    let index = importedFunctions(bytes, all);
    for (let left = read.unsigned(); left > 0; left--, index++) {
      const size = read.unsigned();
      items.push({ name: names.get(index) ?? `function ${index}`, size });
      read.skip(size);
    }
  }
  return items.sort((a, b) => b.size - a.size);
}

/** `start` is the offset of the section's id, `body` that after its size. */
function sections(bytes) {
  const found = [];
  const read = reader(bytes, 8);
  while (read.at() < bytes.length) {
    const start = read.at();
    const id = read.byte();
    const size = read.unsigned();
    const body = read.at();
    read.skip(size);
    found.push({ id, start, body, end: read.at() });
  }
  return found;
}

/** The export section at `body` with only the entries whose names are in `kept`. */
function keepExports(bytes, body, kept) {
  const entries = [];
  const read = reader(bytes, body);
  for (let left = read.unsigned(); left > 0; left--) {
    const start = read.at();
    const name = read.text();
    read.byte();
    read.unsigned();
    if (kept.has(name)) entries.push(bytes.subarray(start, read.at()));
  }
  const content = Buffer.concat([unsigned(entries.length), ...entries]);
  return Buffer.concat([
    Buffer.from([exportSection]),
    unsigned(content.length),
    content,
  ]);
}

function importedFunctions(bytes, all) {
  // The engine counts them: parsing the section would have to skip four kinds of entries.
  return all.some(({ id }) => id === importSection)
    ? WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter(
        ({ kind }) => kind === "function",
      ).length
    : 0;
}

function functionNames(bytes, all) {
  const functionNamesSubsection = 1;
  const names = new Map();
  for (const { id, body, end } of all) {
    const read = reader(bytes, body);
    if (id !== customSection || read.text() !== "name") continue;
    while (read.at() < end) {
      const subsection = read.byte();
      const size = read.unsigned();
      if (subsection !== functionNamesSubsection) {
        read.skip(size);
        continue;
      }
      for (let left = read.unsigned(); left > 0; left--)
        names.set(read.unsigned(), read.text());
    }
  }
  return names;
}

/** LEB128. */
function unsigned(value) {
  const bytes = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}

function reader(bytes, position) {
  const read = {
    at: () => position,
    skip: (count) => void (position += count),
    byte: () => bytes[position++],
    /** LEB128. */
    unsigned() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[position++];
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) return value;
      }
    },
    text() {
      const length = read.unsigned();
      position += length;
      return new TextDecoder().decode(
        bytes.subarray(position - length, position),
      );
    },
  };
  return read;
}
