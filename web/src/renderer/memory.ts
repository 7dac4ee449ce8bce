// Bytes into a module, and what a call has written out of it. C++ owns all memory: what is read here
// is valid until the next call. Views are made anew each time, because growing memory detaches them.

/** The exports that bytes go through. */
export type MemoryExports = {
  memory: { readonly buffer: ArrayBuffer };
  /** Makes room for `size` bytes of input; the address of it. */
  input(size: number): number;
  /** The address of four words: where the words of the last call are and how many, and its text. */
  output(): number;
};

/** A byte-order mark is a character of the text. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export const encode = (text: string): Uint8Array =>
  new TextEncoder().encode(text);

/** Makes `parts`, one after the other, the input; returns how many bytes they have. */
export function put(wasm: MemoryExports, ...parts: Uint8Array[]): number {
  let size = 0;
  for (const { length } of parts) size += length;
  let address = wasm.input(size) >>> 0;
  for (const part of parts) {
    new Uint8Array(wasm.memory.buffer, address, part.length).set(part);
    address += part.length;
  }
  return size;
}

const output = (wasm: MemoryExports): Uint32Array =>
  new Uint32Array(wasm.memory.buffer, wasm.output() >>> 0, 4);

/** The words that the last call has put out: a view. */
export function outputWords(wasm: MemoryExports): Uint32Array {
  const [address, count] = output(wasm);
  return new Uint32Array(wasm.memory.buffer, address, count);
}

/** The bytes of the text that the last call has put out: a view. */
export function outputBytes(wasm: MemoryExports): Uint8Array {
  const [, , address, size] = output(wasm);
  return new Uint8Array(wasm.memory.buffer, address, size);
}

export const outputText = (wasm: MemoryExports): string =>
  decoder.decode(outputBytes(wasm));

/** The texts that stand there one after the other, where the words are their sizes. */
export function outputTexts(wasm: MemoryExports): string[] {
  const bytes = outputBytes(wasm);
  let end = 0;
  return Array.from(outputWords(wasm), (size) =>
    decoder.decode(bytes.subarray(end, (end += size))),
  );
}
