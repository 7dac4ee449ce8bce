// A document in the fragment of a link: it never leaves the browser.

/** Of a whole link, in characters: mail and chat cut longer ones. */
export const LONGEST_LINK = 32_000;
/** Of a document, in bytes: what a statement may have. */
const LARGEST = 1 << 20;
const NAME = "document=";

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError("the document in the link is too large");
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** What follows "#" in a link that holds the document. */
export async function fragmentOf(text: string): Promise<string> {
  const packed = await through(
    new TextEncoder().encode(text),
    new CompressionStream("deflate-raw"),
    Infinity,
  );
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replace(/=+$/, "");
  return NAME + base64.replaceAll("+", "-").replaceAll("/", "_");
}

/**
 * The document that `fragment`, without "#", holds; undefined where it holds none. Rejects when it was
 * cut off or is not ours.
 */
export async function documentIn(
  fragment: string,
): Promise<string | undefined> {
  if (!fragment.startsWith(NAME)) return undefined;
  const base64 = fragment
    .slice(NAME.length)
    .replaceAll("-", "+")
    .replaceAll("_", "/");
  const packed = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const bytes = await through(
    packed,
    new DecompressionStream("deflate-raw"),
    LARGEST,
  );
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
