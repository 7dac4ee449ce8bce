import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LIST, SEGMENT, type Doc } from "../../web/src/renderer.ts";
import { keepUp } from "../../web/src/upkeep.ts";
import { VirtualPage } from "./virtual_page.ts";

// What one element follows besides its list. The log is that of feed.test.ts.

/// A statement whose list is the name of the one segment that it wants. A file with no text is missing.
function kept(files: Record<string, string>) {
  const page = new VirtualPage();
  let wanted = "";
  const doc = {
    source: (which: number) => (which === LIST ? "https://p.example/list" : ""),
    refresh: () => 3600,
    wanted: () =>
      wanted ? [{ integrity: wanted, url: `https://p.example/${wanted}` }] : [],
    feed(what: number, _: string, bytes: Uint8Array) {
      wanted = what === SEGMENT ? "" : new TextDecoder().decode(bytes);
      return "changed";
    },
    findings: () => [],
    announce: () => false,
  } as unknown as Doc;
  page.serve = (url) => {
    const text = files[url.slice("https://p.example/".length)];
    return new Response(text, { status: text ? 200 : 404 });
  };
  const upkeep = keepUp({
    doc,
    news: { told: -Infinity, isWaiting: false },
    statement: undefined,
    isLive: true,
    withReleases: false,
    host: page.host,
    onChange: () => undefined,
    onStatement: () => "known",
    onFailure: ({ code }) => page.note(`failure ${code}`),
    onComplaint: () => undefined,
    onTrap: (error) => assert.fail(String(error)),
  });
  return {
    page,
    upkeep,
    want: (segment: string): void => {
      wanted = segment;
      upkeep.look();
    },
  };
}

describe("a segment", () => {
  test("that is gone is asked for again, and the list for what takes its place", async () => {
    const files: Record<string, string> = { list: "one" };
    const { page } = kept(files);
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
    const { page } = kept(files);
    await page.pass(0);
    delete files["list"];
    await page.pass(1000);
    assert.deepEqual(
      page.noted().filter((line) => line.includes("list")),
      ["0 ? list", "5 ? list"],
    );
  });

  test("is not asked for while the page rests, nor is that a failure", async () => {
    const { page, upkeep, want } = kept({ list: "one", one: "{}" });
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
    upkeep.stop();
    assert.equal(page.listeners.size, 0);
  });
});
