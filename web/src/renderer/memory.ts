// Bytes into a module, and what a call has written out of it. C++ owns all memory: what is read here
// is valid until the next call. Views are made anew each time, because growing memory detaches them.

/** The exports that bytes go through. */
export type MemoryExports = {
  memory: { readonly buffer: ArrayBuffer };
  /** Makes room for `size` bytes of input; the address of it. */
  input(size: number): number;
  /** The address of the four words that the last call has written. */
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

export const wordsAt = (
  { memory }: MemoryExports,
  address: number,
  count: number,
): Uint32Array => new Uint32Array(memory.buffer, address, count);

export const textAt = (
  { memory }: MemoryExports,
  address: number,
  size: number,
): string => decoder.decode(new Uint8Array(memory.buffer, address, size));

/** The four words of the output, or as many as the last call has written. */
export const output = (wasm: MemoryExports): number[] => [
  ...wordsAt(wasm, wasm.output() >>> 0, 4),
];

/** The text that the first two of them name, by its address and size. */
export function outputText(wasm: MemoryExports): string {
  const [address, size] = output(wasm);
  return textAt(wasm, address!, size!);
}
