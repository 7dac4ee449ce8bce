/// Runs in the page of tests/browser/list_history.test.ts: histories of a list on a real DOM.

import { startDrawing } from "../../web/src/renderer/dom.ts";
import {
  FORMATS,
  startFull,
  type FullRenderer,
} from "../../web/full/full_renderer.ts";
import { imports } from "../../web/src/renderer/renderer.ts";
import { makeLog, random } from "./list_log.ts";
import { play } from "./list_run.ts";

let renderer: FullRenderer;

export async function prepare(url: string): Promise<void> {
  const module = await WebAssembly.compileStreaming(fetch(url));
  renderer = startFull(await WebAssembly.instantiate(module, imports(module)));
}

/// The first of `count` histories, from `seed` on, that goes wrong, and how; "" for none.
export function check(seed: number, count: number): string {
  for (let end = seed + count; seed < end; seed++) {
    const place = document.body;
    const drawing = startDrawing(document);
    place.replaceChildren();
    let wrong = "";
    const difference = play(
      renderer,
      makeLog(seed, true),
      random(seed),
      ({ words, text }) => {
        drawing.apply(words, text);
        place.append(drawing.content);
      },
      (doc) => {
        if (wrong) return;
        const [, html] = doc
          .html(FORMATS.indexOf("shadow"))
          // A server's drawing also has the hash of its tree.
          .replace(/ data-tree="\d+"/, "")
          .split(/(?<=<\/style>)([^]*)(?=<\/template>)/);
        const fresh = new DOMParser().parseFromString(html!, "text/html").body;
        if (!place.isEqualNode(fresh))
          wrong = `${place.innerHTML}\n  instead of ${fresh.innerHTML}`;
      },
    );
    if (wrong || difference) return `seed ${seed}: ${wrong || difference}`;
  }
  return "";
}

/// Whether an update leaves everything else as it is: focus, selection and nodes.
export function keeps(): string {
  const log = makeLog(1, false);
  const doc = renderer.open();
  doc.view({ headingLevel: 2, theme: 0, flags: 32, highlight: "" });
  const encode = (value: object): Uint8Array =>
    new TextEncoder().encode(JSON.stringify(value));
  doc.base("https://p.example/s/statement.json");
  const items = Array.from({ length: 30 }, (_, index) => ({
    name: `Name ${index}`,
    url: "https://n.example/",
  }));
  doc.load(
    encode({
      ...(JSON.parse(log.statement) as object),
      signatories: { src: "l.json", items },
    }),
  );
  const drawing = startDrawing(document);
  const paint = (): void => {
    for (let more = true; more;) {
      const slice = doc.step(100);
      drawing.apply(slice.words, slice.text);
      more = slice.more;
    }
  };
  paint();
  document.body.replaceChildren(drawing.content);
  const linkOf = (name: string): HTMLElement =>
    [...document.querySelectorAll("a")].find(
      ({ textContent }) => textContent === name,
    )!;
  const link = linkOf("Name 7");
  link.focus();
  getSelection()!.selectAllChildren(linkOf("Name 9"));
  const moved = linkOf("Name 29");
  const list = [items[29], { name: "New" }, ...items.slice(2, 29)];
  const feed = { revision: 1, items: list };
  doc.receive("list", "https://p.example/s/l.json", encode(feed));
  paint();
  const wrongs = [
    document.activeElement === link ? "" : "the focus is lost",
    String(getSelection()) === "Name 9" ? "" : "the selection is lost",
    linkOf("Name 29") === moved ? "" : "who moved was made anew",
    document.querySelectorAll("[role=listitem]").length === 29 ? "" : "count",
  ];
  doc.close();
  return wrongs.filter(Boolean).join(", ");
}
