// The form of platform.ts for browsers and workers.

/**
 * SHA-256 (FIPS 180-4). `crypto.subtle` has it too, but only on https pages, and asynchronously.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const hash = Uint32Array.from(initial);
  const words = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const [w2, w15] = [words[i - 2]!, words[i - 15]!];
      words[i] =
        (rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10)) +
        words[i - 7]! +
        (rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)) +
        words[i - 16]!;
    }
    let [a, b, c, d, e, f, g, h] = hash as unknown as Eight;
    for (let i = 0; i < 64; i++) {
      const one =
        h +
        (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
        ((e & f) ^ (~e & g)) +
        rounds[i]! +
        words[i]!;
      const two =
        (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
        ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e] = [g, f, e, (d + one) | 0];
      [d, c, b, a] = [c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i]! += word));
  }
  const digest = new DataView(new ArrayBuffer(32));
  hash.forEach((word, i) => digest.setUint32(4 * i, word));
  return new Uint8Array(digest.buffer);
}

type Eight = [
  ...[number, number, number, number],
  ...[number, number, number, number],
];

const rotate = (word: number, by: number): number =>
  (word >>> by) | (word << (32 - by));

const primes: number[] = [];
for (let number = 2; primes.length < 64; number++)
  if (primes.every((prime) => number % prime)) primes.push(number);
/** The first 32 bits of the fractional part of `number`. */
const fraction = (number: number): number =>
  ((number - Math.floor(number)) * 2 ** 32) >>> 0;
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)));

export function readModule(source: string | URL): Promise<Uint8Array> {
  return Promise.reject(
    new TypeError(
      `wasm: "${String(source)}" is a path; in a browser give an http or https address`,
    ),
  );
}

/** In the folder of the bundle, where bundlers put it. */
export const packagedWasm = (): URL =>
  new URL("./undersigned-full.wasm", import.meta.url);
