import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Doc } from "../../web/src/renderer/renderer.ts";
import { startLiveUpdates } from "../../web/src/element/live_updates.ts";
import { keepAlive, Stream, VirtualPage } from "./virtual_page.ts";

// What an element keeps up to date besides its list. The log is that of feed.test.ts.

/// A statement whose list is the name of the one segment that it needs, which is read in two parts.
/// A file without text is missing, and an event leaves a gap.
function started(files: Record<string, string>, stream?: Stream) {
  const page = new VirtualPage();
  let missing = "";
  let isHalf = false;
  const doc = {
    address: (of: "list" | "stream" | "releases") =>
      of === "list" || (of === "stream" && stream)
        ? `https://p.example/${of}`
        : "",
    embargoEnd: () => "",
    refreshSeconds: () => (stream ? 60 : 3600),
    missingSegments: () =>
      missing
        ? [{ integrity: missing, url: `https://p.example/${missing}` }]
        : [],
    receive(what: "list" | "event", _: string, bytes: Uint8Array) {
      const text = new TextDecoder().decode(bytes);
      if (what === "event" || text === "gap") return ((missing = ""), "gap");
      missing = text;
      return "known";
    },
    receiveSegment(_: string, __: string, bytes: Uint8Array) {
      isHalf = !isHalf;
      if (isHalf) return "more";
      missing = "";
      return new TextDecoder().decode(bytes) === "gap" ? "gap" : "changed";
    },
    findings: () => [],
    announce: () => false,
  } as unknown as Doc;
  page.serve = (url) => {
    if (url.endsWith("/stream")) return stream?.response;
    const text = files[url.slice("https://p.example/".length)];
    return new Response(text, { status: text ? 200 : 404 });
  };
  const updates = startLiveUpdates({
    doc,
    announced: { lastAt: -Infinity, isPending: false },
    statement: undefined,
    isLive: true,
    withReleases: false,
    host: page.host,
    onChange: () => undefined,
    onStatement: () => "known",
    onFailure: ({ code }) => page.note(`failure ${code}`),
    onFindings: () => undefined,
    onError: (error) => assert.fail(String(error)),
  });
  return {
    page,
    updates,
    want: (segment: string): void => {
      missing = segment;
      updates.fetchSegments();
    },
  };
}

describe("a segment", () => {
  test("that is gone is asked for again, and the list for what takes its place", async () => {
    const files: Record<string, string> = { list: "one" };
    const { page } = started(files);
    await page.pass(12);
    files["list"] = "two";
    files["two"] = "{}";
    await page.pass(1000);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 ? one",
      "0 failure http-status",
      "5 ? list",
      "9 ? one",
      "14 ? list",
      "14 ? two",
    ]);
  });

  test("that is gone does not make a list be asked for that fails itself", async () => {
    const files: Record<string, string> = { list: "one" };
    const { page } = started(files);
    await page.pass(0);
    delete files["list"];
    await page.pass(1000);
    assert.deepEqual(
      page.noted().filter((line) => line.includes("list")),
      ["0 ? list", "5 ? list"],
    );
  });

  test("is not asked for while the page rests, nor is that a failure", async () => {
    const { page, updates, want } = started({ list: "one", one: "{}" });
    await page.pass(1);
    page.serve = undefined;
    await page.rest(true);
    want("two");
    await page.pass(100);
    await page.rest(false);
    await page.pass(1);
    await page.rest(true);
    page.asked.splice(0).forEach((asked) => asked.fail());
    await page.pass(100);
    await page.rest(false);
    await page.pass(1);
    assert.deepEqual(page.noted(), [
      "0 ? list",
      "0 ? one",
      "101 ? two",
      "202 ? two",
    ]);
    updates.stop();
    assert.equal(page.listeners.size, 0);
  });

  test("that a new list waits for fills a gap like the list itself", async () => {
    const files: Record<string, string> = { list: "one", one: "{}", two: "{}" };
    const stream = new Stream();
    const { page } = started(files, stream);
    await page.pass(20);
    files["list"] = "two";
    await stream.event("x");
    await keepAlive(page, stream, 200);
    await stream.event("y");
    await keepAlive(page, stream, 20);
    assert.deepEqual(page.noted(), [
      "0 ? stream",
      "0 ? list",
      "0 ? one",
      "25 ? list",
      "25 ? two",
      "225 ? list",
    ]);
  });

  test("behind which an event is missing makes the list be asked for", async () => {
    const { page } = started({ list: "one", one: "gap" });
    await page.pass(1000);
    assert.deepEqual(page.noted(), ["0 ? list", "0 ? one", "5 ? list"]);
  });
});
