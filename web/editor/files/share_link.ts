// Puts a document into the fragment of a link, which browsers do not send to servers.

/** Maximum length of a link in characters. Mail and chat programs cut longer ones. */
export const LONGEST_LINK = 32_000;
/** Maximum size of a document in bytes, that of a statement. */
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

/** The part after "#" of a link that contains the document. */
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
 * The document in `fragment`, given without "#"; undefined if there is none. Rejects if the
 * fragment was cut off or is not ours.
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
