import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SseParser } from "../../web/src/feed/sse.ts";
import { randomNumbers } from "./publishing.ts";

type Result = { events: string[]; lastId: string; retry: number | undefined };

/// Parses `chunks`. An event is printed as `name|data`, with line feeds shown.
function parse(chunks: Uint8Array[], lastId = ""): Result {
  const events: string[] = [];
  const parser = new SseParser(lastId, (name, data) =>
    events.push(`${name}|${data.replaceAll("\n", "⏎")}`),
  );
  for (const chunk of chunks) assert.ok(parser.push(chunk));
  return { events, lastId: parser.lastId, retry: parser.retry };
}

const bytes = (text: string) => new TextEncoder().encode(text);

/// The specification's grammar on a whole text, line by line.
function parseWhole(stream: Uint8Array): Result {
  const text = new TextDecoder().decode(stream);
  const lines = text.split(/\r\n|\r|\n/);
  // A line without an end is not a line.
  lines.pop();
  const result: Result = { events: [], lastId: "", retry: undefined };
  let fields = { data: [] as string[], event: "" };
  let id = "";
  for (const line of lines) {
    if (line === "") {
      result.lastId = id;
      if (fields.data.length > 0)
        result.events.push(
          `${fields.event || "message"}|${fields.data.join("⏎")}`,
        );
      fields = { data: [], event: "" };
      continue;
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? "" : line.slice(colon + 1);
    if (value.startsWith(" ")) value = value.slice(1);
    if (name === "data") fields.data.push(value);
    if (name === "event") fields.event = value;
    if (name === "id" && !value.includes("\0")) id = value;
    if (name === "retry" && /^[0-9]+$/.test(value))
      result.retry = parseInt(value, 10);
  }
  return result;
}

const cases: [what: string, text: string, events: string[]][] = [
  ["an event", "event: a\ndata: 1\n\n", ["a|1"]],
  ["no name", "data: 1\n\n", ["message|1"]],
  [
    "lines ended by CR",
    "event: a\rdata: 1\r\rdata: 2\r\r",
    ["a|1", "message|2"],
  ],
  ["lines ended by CRLF", "event: a\r\ndata: 1\r\n\r\n", ["a|1"]],
  [
    "line ends that differ",
    "event: a\ndata: 1\r\n\rdata: 2\r\n\n",
    ["a|1", "message|2"],
  ],
  ["several data", "data: 1\ndata\ndata: 3\n\n", ["message|1⏎⏎3"]],
  [
    "one space taken away",
    "data:1\n\ndata:  2\n\n",
    ["message|1", "message| 2"],
  ],
  ["empty data", "data\n\ndata:\n\n", ["message|", "message|"]],
  ["no data", "event: a\n\ndata: 1\n\n", ["message|1"]],
  ["comments", ":\n: x\n:data: 0\n\n\n\ndata: 1\n:\n\n", ["message|1"]],
  ["unknown fields", "Data: 0\n data: 0\nx: 1\ndata: 1\n\n", ["message|1"]],
  ["a colon in the value", "data: a:b: c\n\n", ["message|a:b: c"]],
  ["a byte order mark", "\ufeffdata: 1\n\n", ["message|1"]],
  ["only one byte order mark", "\ufeff\ufeffdata: 1\n\n", []],
  ["one in between", "data: \ufeff1\n\n", ["message|\ufeff1"]],
  ["an event that does not end", "data: 1\n\ndata: 2\n", ["message|1"]],
  ["many bytes a character", "data: Č🌍\n\n", ["message|Č🌍"]],
  [
    "line ends of Unicode only",
    "data: a\u2028b\u0085c\n\n",
    ["message|a\u2028b\u0085c"],
  ],
];

describe("server-sent events", () => {
  for (const [what, text, events] of cases)
    test(`with ${what}`, () => {
      const all = bytes(text);
      assert.deepEqual(parse([all]).events, events);
      assert.deepEqual(parseWhole(all).events, events);
      for (let at = 0; at <= all.length; at++)
        assert.deepEqual(
          parse([all.slice(0, at), new Uint8Array(), all.slice(at)]).events,
          events,
          `split at ${at}`,
        );
      assert.deepEqual(
        parse([...all].map((byte) => Uint8Array.of(byte))).events,
        events,
        "one byte a chunk",
      );
    });

  test("take an id when its event has ended, and keep it", () => {
    assert.equal(parse([bytes("id: 1\ndata: 1\n\n")], "0").lastId, "1");
    assert.equal(parse([bytes("id: 1\ndata: 1\n")], "0").lastId, "0");
    assert.equal(parse([bytes("id: 1\n\ndata: 2\n\n")], "0").lastId, "1");
    assert.equal(parse([bytes("data: 1\n\n")], "0").lastId, "0");
    assert.equal(parse([bytes("id\n\n")], "0").lastId, "");
    assert.equal(parse([bytes("id: a\0b\n\n")], "0").lastId, "0");
  });

  test("take a retry of digits only", () => {
    assert.equal(parse([bytes("retry: 100000000000\n")]).retry, 1e11);
    assert.equal(parse([bytes("retry: 0\n")]).retry, 0);
    for (const wrong of ["1e11", "-1", "1.5", "", " 1", "0x1", "Infinity"])
      assert.equal(parse([bytes(`retry: ${wrong}\n`)]).retry, undefined, wrong);
  });

  const most = 1 << 20;
  for (const [what, start, piece] of [
    ["a line", "data: ", "x"],
    ["a comment", ":", "x"],
    ["an event of many lines", "", "data: x\n"],
  ] as const)
    test(`are given up with ${what} that does not end`, () => {
      const parser = new SseParser("", () => assert.fail());
      assert.ok(parser.push(bytes(start)));
      const chunk = bytes(piece.repeat(1000));
      let count = 0;
      while (parser.push(chunk)) assert.ok(++count * chunk.length < 5 * most);
      assert.ok(count * chunk.length > most - chunk.length);
    });

  test("are given up with an event that is too long, in one chunk too", () => {
    const parser = new SseParser("", () => assert.fail());
    const line = `data: ${"x".repeat(most / 2)}\n`;
    assert.equal(parser.push(bytes(`${line}${line}\n`)), false);
  });

  test("take a long line in one-byte chunks in time", () => {
    const events: number[] = [];
    const parser = new SseParser("", (_, data) => events.push(data.length));
    const byte = bytes("x");
    const began = performance.now();
    assert.ok(parser.push(bytes("data:")));
    for (let count = 0; count < most - 10; count++) parser.push(byte);
    assert.ok(parser.push(bytes("\n\n")));
    assert.deepEqual(events, [most - 10]);
    // In quadratic time it would take minutes.
    assert.ok(performance.now() - began < 20_000);
  });

  test("are read as a parser of the whole text reads them", () => {
    const random = randomNumbers(1);
    const pieces = [
      ..."\r\n\r\n: ",
      "\n\n",
      "\r\r",
      "\r\n\r\n",
      "data",
      "data: ",
      "event: ",
      "id: ",
      "retry: ",
      "12",
      "a",
      "ü",
      "🌍",
      "\ufeff",
      "\0",
      "signatories",
    ];
    let count = 0;
    for (let run = 0; run < 5000; run++) {
      const text = Array.from(
        { length: random(40) },
        () => pieces[random(pieces.length)],
      ).join("");
      const all = bytes(text);
      // Also bytes that are not UTF-8.
      if (random(4) === 0 && all.length)
        all[random(all.length)] = 128 + random(128);
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < all.length;) {
        const size = 1 + random(7);
        chunks.push(all.slice(at, at + size));
        at += size;
      }
      const whole = parseWhole(all);
      assert.deepEqual(parse(chunks), whole, JSON.stringify(text));
      count += whole.events.length;
    }
    assert.ok(count > 1000, `${count} events`);
  });
});
