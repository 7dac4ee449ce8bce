import { FORMATS, startFull } from "../../../web/full/full_renderer.ts";
import { CONTROLS, imports } from "../../../web/src/renderer/renderer.ts";

// The contestant of the editor's preview, as it could be built in an afternoon: each key writes the
// rendered document into a frame.

const response = await fetch("/dist/undersigned-full.wasm");
const module = await WebAssembly.compile(await response.arrayBuffer());
const renderer = startFull(
  await WebAssembly.instantiate(module, imports(module)),
);
const field = document.querySelector("input")!;
const frame = document.querySelector("iframe")!;
const statement = (await (
  await fetch(location.search.slice(1))
).json()) as Record<string, unknown>;
field.value = String(statement["title"]);

function draw(): void {
  statement["title"] = field.value;
  const doc = renderer.open();
  doc.base("");
  doc.view({ headingLevel: 2, theme: 0, flags: CONTROLS, highlight: "" });
  doc.load(new TextEncoder().encode(JSON.stringify(statement)));
  const html = doc.html(FORMATS.indexOf("shadow"));
  doc.close();
  frame.srcdoc = `<!doctype html><html lang="en"><body><joint-statement>${html}</joint-statement>`;
}

field.addEventListener("input", draw);
draw();
document.body.dataset["state"] = "ready";
