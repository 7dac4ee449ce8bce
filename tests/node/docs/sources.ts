// The sources that the documents are compared with.
export { FORMATS, startFull } from "../../../web/full/full_renderer.ts";
export { createRenderer, type Diagnostic } from "../../../web/node/index.ts";
export { OUTCOMES, imports } from "../../../web/src/renderer/renderer.ts";
export { CODES, ERRORS } from "../../../web/src/renderer/vocabulary.ts";
export { rows as hostPageRows } from "../../browser/host_pages.ts";

export const sources = {
  exports: { both: "wasm/exports.txt", full: "wasm/full/exports.txt" },
  operations: "wasm/dom/operations.h",
  limits: [
    "wasm/model/limits.h",
    "wasm/diagnostics/diagnostic.h",
    "wasm/text/url.h",
  ],
  eventSchema: "wasm/read/statement_schema.cpp",
  schemas: [
    "web/schemas/statement.schema.json",
    "web/schemas/list.schema.json",
  ],
  manifest: "web/src/custom-elements.json",
  intervals: [
    "web/src/feed/retry.ts",
    "web/src/feed/fetch.ts",
    "web/src/feed/feed.ts",
    "web/src/feed/stream.ts",
    "web/src/element/live_updates.ts",
    "web/src/element/drawn_statement.ts",
  ],
  fullModule: "web/dist/undersigned-full.wasm",
};
