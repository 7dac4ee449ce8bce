/// The rules of docs/format.md for Markdown, written a second time and independently of the
/// renderer. Addresses are parsed by the platform's own URL parser.

export type Rules = {
  /// The absolute base of relative addresses.
  base: string;
  /// The level of the statement's title. Markdown's `#` is one level below it.
  headingLevel?: number;
  imageOrigins?: readonly string[];
};

const mostBytes = 2048;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function resolve(reference: string, base: string): URL | undefined {
  if ([...reference].some((one) => one <= " " || one === "\x7F")) return;
  if (bytesOf(reference) > mostBytes) return;
  // Empty user info is refused, too, which URL does not show.
  if (/^(?:https?:)?[\\/]{2,}[^\\/?#]*@/i.test(reference)) return;
  if (!URL.canParse(reference, base)) return;
  const url = new URL(reference, base);
  if (bytesOf(url.href) > mostBytes || url.username || url.password) return;
  return url;
}

/// The address of a link; undefined if it is refused.
export function linkAddress(
  destination: string,
  rules: Rules,
): string | undefined {
  const url = resolve(destination, rules.base);
  if (!url) return undefined;
  switch (url.protocol) {
    case "https:":
    case "http:":
    case "mailto:":
      return url.href;
    case "tel:":
      return /^tel:\+?[0-9]+$/.test(url.href) ? url.href : undefined;
    default:
      return undefined;
  }
}

function isLoopback(hostname: string): boolean {
  return (
    /(?:^|\.)localhost$/.test(hostname) ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    hostname === "[::1]"
  );
}

/// The address of an image; undefined if it is refused.
export function imageAddress(
  destination: string,
  rules: Rules,
): string | undefined {
  const url = resolve(destination, rules.base);
  if (!url) return undefined;
  const isSafe =
    url.protocol === "https:" ||
    (url.protocol === "http:" && isLoopback(url.hostname));
  const origins = [rules.base, ...(rules.imageOrigins ?? [])].map(
    (address) => new URL(address).origin,
  );
  return isSafe && origins.includes(url.origin) ? url.href : undefined;
}

/// Markdown's heading of `level`: under a title of level 2, `#` is h3.
export function headingName(level: number, rules: Rules): string {
  return `h${Math.min(6, (rules.headingLevel ?? 2) + level)}`;
}
