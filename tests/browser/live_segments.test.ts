import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import type { Json } from "../statement.ts";
import { cors } from "./site.ts";
import { here, siteForEach } from "./fixture.ts";
import {
  assertQuiet,
  element,
  listed,
  module,
  parts,
  publish,
  publishStatement,
  untilListed,
  withList,
} from "./live_page.ts";

// A list in segments: what is fetched when, and what is refused.

await siteForEach();

describe("segments", () => {
  const integrityOf = (text: string) =>
    `sha256-${createHash("sha256").update(text).digest("base64")}`;

  function head(revision: number, segments: Json[][]): Json {
    const files = segments.map((items) => JSON.stringify({ items }));
    for (const [index, body] of files.entries())
      here.publisher.set(
        `/s/${integrityOf(body).slice(7, 15).replaceAll("/", "-")}-${index}.json`,
        { headers: cors, body },
      );
    return {
      revision,
      counts: { organizations: segments.flat().length },
      order: "given",
      segments: files.map((body, index) => ({
        src: `${integrityOf(body).slice(7, 15).replaceAll("/", "-")}-${index}.json`,
        integrity: integrityOf(body),
        count: segments[index]!.length,
      })),
    };
  }
  const many = (from: number, count: number): Json[] =>
    Array.from({ length: count }, (_, index) => ({
      name: `Member ${from + index}`,
    }));
  const segmentRequests = (): string[] =>
    here.publisher.seen
      .map(({ path }) => path)
      .filter((path) => /-\d\.json$/.test(path));

  test("come when the reader asks, and only the first before", async () => {
    publishStatement({ signatories: withList });
    publish(
      "/s/list.json",
      head(1, [many(0, 200), many(200, 300), many(500, 120)]),
    );
    const opened = await here.open(element() + module());
    const { page } = opened;
    await untilListed(page, "Member 199");
    assert.equal(segmentRequests().length, 1);
    assert.deepEqual(await parts(page, "statement-rest"), [
      "and 420 more Show all 620",
    ]);
    await page.getByRole("button", { name: "Show all 620" }).click();
    const all = await untilListed(page, "Member 619");
    assert.deepEqual(
      all,
      many(0, 620).map(({ name }) => name),
    );
    assert.equal(segmentRequests().length, 3);
    assertQuiet(opened);
  });

  test("of a new list are fetched only where they are new", async () => {
    publishStatement({ signatories: withList });
    publish(
      "/s/list.json",
      head(1, [many(0, 200), many(200, 300), many(500, 120)]),
    );
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Member 199");
    await page.getByRole("button", { name: "Show all 620" }).click();
    await untilListed(page, "Member 619");
    publish(
      "/s/list.json",
      head(2, [many(0, 200), many(200, 300), many(500, 121)]),
    );
    await page.clock.fastForward(91_000);
    assert.deepEqual(
      await untilListed(page, "Member 620"),
      many(0, 621).map(({ name }) => name),
    );
    assert.equal(segmentRequests().length, 4);
    assertQuiet(opened);
  });

  test("that are gone, because the list is another one by now, come with that", async () => {
    publishStatement({ signatories: { ...withList, refresh: 3600 } });
    const list = head(1, [many(0, 200), many(200, 10)]);
    publish("/s/list.json", list);
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Member 199");
    const second = (list["segments"] as { src: string }[])[1]!.src;
    here.publisher.set(`/s/${second}`, { headers: cors, status: 404 });
    publish("/s/list.json", head(2, [many(0, 200), many(200, 11)]));
    await page.getByRole("button", { name: "Show all" }).click();
    await opened.told(3);
    await page.clock.fastForward(11_000);
    await untilListed(page, "Member 210");
    assert.deepEqual(opened.errors, []);
  });

  test("that are not what they should be are not shown, until they are", async () => {
    publishStatement({ signatories: withList });
    const list = head(1, [many(0, 200), many(200, 10)]);
    publish("/s/list.json", list);
    const second = (list["segments"] as { src: string }[])[1]!.src;
    here.publisher.set(`/s/${second}`, {
      headers: cors,
      body: '{"items":[{"name":"Intruder"}]}',
    });
    const opened = await here.open(element() + module(), { clock: true });
    const { page } = opened;
    await untilListed(page, "Member 199");
    await page.getByRole("button", { name: "Show all" }).click();
    await here.publisher.requested(`/s/${second}`);
    const failed = (await opened.told(3)).find(
      ({ type }) => type === "statement-error",
    )!;
    assert.equal(failed.detail["code"], "network");
    assert.ok(!(await listed(page)).includes("Intruder"));
    head(1, [many(0, 200), many(200, 10)]);
    await page.clock.fastForward(61_000);
    await untilListed(page, "Member 209");
    assert.deepEqual(opened.errors, []);
  });
});
