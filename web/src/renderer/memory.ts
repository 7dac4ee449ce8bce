// Copies bytes into a module, and reads what a call has put out. C++ owns all memory: the output is
// valid until the next call. Views are made anew each time, because growing memory detaches them.

/** The exports for input and output. */
export type MemoryExports = {
  memory: { readonly buffer: ArrayBuffer };
  /** The address of an input buffer of `size` bytes. */
  input(size: number): number;
  /**
   * The address of four words: address and count of the words of the last call, address and bytes
   * of its text.
   */
  output(): number;
};

/**
 * Keeps a byte-order mark as a character. The decoder is made anew each time: a page without
 * TextDecoder must not see an exception as this is loaded.
 */
const decode = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

export const encode = (text: string): Uint8Array =>
  new TextEncoder().encode(text);

/** Makes `parts`, joined, the input. Returns their total size in bytes. */
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

/** The words of the last call, as a view. */
export function outputWords(wasm: MemoryExports): Uint32Array {
  const [address, count] = output(wasm);
  return new Uint32Array(wasm.memory.buffer, address, count);
}

/** The bytes of the last call's text, as a view. */
export function outputBytes(wasm: MemoryExports): Uint8Array {
  const [, , address, size] = output(wasm);
  return new Uint8Array(wasm.memory.buffer, address, size);
}

export const outputText = (wasm: MemoryExports): string =>
  decode(outputBytes(wasm));

/** The texts of the last call, whose words are the sizes of the texts. */
export function outputTexts(wasm: MemoryExports): string[] {
  const bytes = outputBytes(wasm);
  let end = 0;
  return Array.from(outputWords(wasm), (size) =>
    decode(bytes.subarray(end, (end += size))),
  );
}
