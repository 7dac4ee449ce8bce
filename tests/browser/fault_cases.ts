import type { FaultName } from "../faults/faults.ts";
import type { Route } from "../faults/server.ts";

// Which fault is tried where.

const everywhere: FaultName[] = [
  "500",
  "502",
  "503 and Retry-After",
  "429",
  "404",
  "410",
  "204",
  "a redirect loop",
  "HTML instead",
  "headers that do not end",
  "half open",
];
const ofFiles: FaultName[] = [
  "cut off, with a length",
  "cut off, without a length",
];
const ofList: FaultName[] = [
  "a wrong type",
  "one byte a second",
  "a stale node every second time",
  "the same revision with other content",
  "an invalid name",
];
const ofStream: FaultName[] = [
  "a wrong type",
  "one byte a second",
  "a byte order mark",
  "lines ended by CR",
  "CRLF in two chunks",
  "one-byte chunks",
  "killed in mid-event",
  "comments only",
  "retry: 0",
  "retry: 1e11",
  "an endless line",
  "a cached stream",
];
/// After these there is no second connection, or none for long: the stream stays open, or is given
/// up.
export const once = new Set<FaultName>([
  "410",
  "one byte a second",
  "comments only",
  "retry: 1e11",
  "a byte order mark",
  "lines ended by CR",
  "CRLF in two chunks",
  "one-byte chunks",
]);

/// These stay open and send nothing, or hardly anything.
export const mute = new Set<FaultName>(["comments only", "one byte a second"]);
/// A client that retries at once retries often.
export const hasty: [Route, FaultName][] = [
  ["list", "500"],
  ["list", "HTML instead"],
  ["stream", "500"],
  ["stream", "retry: 0"],
];
export const atFirst: FaultName[] = [
  "503 and Retry-After",
  "a redirect loop",
  "headers that do not end",
  "half open",
  "cut off, with a length",
];
export const ofStatement: FaultName[] = [
  "500",
  "HTML instead",
  "a wrong type",
  "half open",
  "cut off, without a length",
];
/// Replacements of `fetch` that a page may have.
export const garbage = {
  throws: '{ throw new Error("no") }',
  "answers nothing": "undefined",
  "answers with a text": '"{}"',
  "answers that all is well": "({ ok: true, status: 200 })",
  "answers that nothing is well": "({ ok: false })",
  "rejects with nothing": "Promise.reject()",
  "never answers": "new Promise(() => undefined)",
  "never ends": "new Response(new ReadableStream())",
};
export const cases: [Route, FaultName][] = [
  ...[...everywhere, ...ofFiles, ...ofList].map(
    (one) => ["list", one] as const,
  ),
  ...[...everywhere, ...ofStream].map((one) => ["stream", one] as const),
  ...[...everywhere, ...ofFiles].map((one) => ["segment", one] as const),
].map(([route, fault]) => [route, fault]);
