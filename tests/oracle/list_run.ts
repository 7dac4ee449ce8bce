import { FORMATS, type FullDoc } from "../../web/full/full_renderer.ts";
import {
  CONTROLS,
  type Doc,
  type Slice,
} from "../../web/src/renderer/renderer.ts";
import { WORDS } from "../../web/src/renderer/vocabulary.ts";
import type { Log } from "./list_log.ts";

/// A partner's module has no HTML.
type PlayedDoc = Doc & Pick<FullDoc, "html">;
type Played = { open(): PlayedDoc };

const base = "https://p.example/s/statement.json";
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const actionOf = (name: string): number =>
  WORDS.indexOf(name as (typeof WORDS)[number]);

/// All names of the document, without the marks of new ones.
function namesOf(doc: PlayedDoc): string {
  const html = doc.html(FORMATS.indexOf("fragment"));
  return html.replaceAll(" statement-new", "");
}

function open(renderer: Played, log: Log): PlayedDoc {
  const doc = renderer.open();
  doc.base(base);
  doc.view({ headingLevel: 2, theme: 0, flags: CONTROLS, highlight: "" });
  if (!doc.load(encode(log.statement)))
    throw new Error("the statement is not drawn");
  return doc;
}

/// Every missing segment, in an order that `random` chooses.
function fetchSegments(
  doc: PlayedDoc,
  log: Log,
  random: () => number,
  onStep: () => void,
): void {
  for (let rounds = 0; ; rounds++) {
    const wanted = doc.missingSegments();
    if (wanted.length === 0) return;
    if (rounds > 1000) throw new Error("segments are wanted without end");
    const { integrity, url } = wanted[Math.floor(random() * wanted.length)]!;
    const outcome = doc.receiveSegment(
      integrity,
      url,
      encode(log.segments.get(integrity)!),
    );
    if (outcome === "refused") throw new Error(`refused: ${url}`);
    onStep();
  }
}

/// Plays `log`. After each message `apply` gets the slices, and then `check` is called. Returns the
/// difference between the end and what the last list alone makes; "" for none.
export function play(
  renderer: Played,
  log: Log,
  random: () => number,
  apply: (slice: Slice) => void,
  check: (doc: PlayedDoc) => void,
): string {
  const doc = open(renderer, log);
  const paint = (): void => {
    for (let more = true; more;) {
      const slice = doc.step(50);
      apply(slice);
      more = slice.more;
    }
    check(doc);
  };
  paint();
  for (const message of log.messages) {
    if (message.what === "act")
      doc.act(actionOf(message.action), message.value);
    else if (message.what === "list")
      doc.receive("list", base, encode(message.json));
    else doc.receive("event", base, encode(message.json));
    paint();
    if (random() < 0.3) doc.announce();
    if (random() < 0.5) fetchSegments(doc, log, random, paint);
    paint();
  }
  doc.act(actionOf("filter"), "");
  doc.act(actionOf("all"), "");
  fetchSegments(doc, log, random, paint);
  paint();
  const bound = (
    JSON.parse(log.statement) as { signatories: { order: string } }
  ).signatories.order;
  doc.act(actionOf(bound), "");
  paint();
  const fresh = open(renderer, log);
  fresh.act(actionOf("all"), "");
  fresh.receive("list", base, encode(log.last));
  fetchSegments(fresh, log, random, () => undefined);
  while (fresh.step(1e6).more);
  const [ours, theirs] = [namesOf(doc), namesOf(fresh)];
  doc.close();
  fresh.close();
  if (ours === theirs) return "";
  let at = 0;
  while (ours[at] === theirs[at]) at++;
  return `at ${at}: ${ours.slice(at - 60, at + 90)}\n  instead of ${theirs.slice(at - 60, at + 90)}`;
}
