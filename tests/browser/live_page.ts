import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import type { Page } from "playwright-core";
import { until } from "../until.ts";
import { minimalWith, type Json } from "../statement.ts";
import { cors, type Opened } from "./site.ts";
import { here } from "./fixture.ts";

// A partner's page whose statement, list and feed change while it is open.

export const element = (attributes = "") =>
  `<joint-statement src="${here.statement}" ${attributes}></joint-statement>`;
export const module = () =>
  `<script type="module" src="${here.cdn.origin}/undersigned.js"></script>`;

export function publish(path: string, content: Json): void {
  here.publisher.set(path, { headers: cors, body: JSON.stringify(content) });
}
export const publishStatement = (changes: Json): void =>
  publish("/s/statement.json", minimalWith(changes));
export const names = (...all: string[]): Json[] =>
  all.map((name) => ({ name }));
export const inline = names("Inline One", "Inline Two");
export const withList = { items: inline, src: "list.json", refresh: 60 };

/// Text of the parts of the shadow root that have `name` as a class.
export const parts = (page: Page, name: string): Promise<string[]> =>
  page
    .locator(`joint-statement .${name}`)
    .evaluateAll((all) => all.map(({ textContent }) => textContent));
export const listed = (page: Page): Promise<string[]> =>
  parts(page, "statement-name");

export function untilParts(
  page: Page,
  name: string,
  isThere: (texts: string[]) => boolean,
): Promise<string[]> {
  return until(() => parts(page, name), { what: name, isIt: isThere });
}
export const untilListed = (page: Page, name: string): Promise<string[]> =>
  untilParts(page, "statement-name", (all) => all.includes(name));

export function assertQuiet({ errors, console }: Opened): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(console, []);
}

/// A stream that stays open: `send` an event.
export function stream(path: string) {
  const open: ServerResponse[] = [];
  here.publisher.set(path, (_, response) => {
    response.writeHead(200, { ...cors, "content-type": "text/event-stream" });
    response.write(":\n\n");
    open.push(response);
    return undefined;
  });
  return {
    open,
    send: (event: Json) => {
      for (const one of open)
        one.write(`event: signatories\ndata: ${JSON.stringify(event)}\n\n`);
    },
  };
}
