import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createRenderer, type Draft } from "../../web/node/index.ts";

// Press releases in the layouts that organizations use, and what an editor reads in them:
// tests/drafts/NAME.txt or .html, and NAME.json, written by hand.

type Json = Record<string, unknown>;

const folder = fileURLToPath(new URL("../drafts/", import.meta.url));
const releases = readdirSync(folder)
  .filter((file) => !file.endsWith(".json"))
  .map((file) => ({
    file,
    text: readFileSync(folder + file, "utf8"),
    wanted: JSON.parse(
      readFileSync(folder + file.replace(/\.\w+$/, ".json"), "utf8"),
    ) as Json,
  }));

const renderer = await createRenderer();
after(() => renderer.dispose());

/** What Markdown of a draft says, block by block, a list item by item. */
function plainBlocks(markdown: unknown): string[] {
  return [markdown ?? []]
    .flat()
    .flatMap((block) => (block as string).split(/\n\n|\n(?=\s*(?:-|\d+\.) )/))
    .map((block) =>
      block
        .replace(/^\s*(?:- |\d+\. |#+ |> )/, "")
        .replace(/\\\n/g, "\n")
        .replace(/\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, "$1")
        .replace(/\\([!-/:-@[-`{-~])|\*+/g, "$1")
        .trim(),
    );
}

/** Each value of a statement as one text with its field, so that sets can be compared. */
function factsOf(statement: Json): Map<string, string[]> {
  const facts = new Map<string, string[]>();
  const add = (field: string, value: unknown): void => {
    if (value === undefined) return;
    const list = facts.get(field) ?? [];
    list.push((value as string).replace(/\s+/g, " "));
    facts.set(field, list);
  };
  const publisher = (statement["publisher"] ?? {}) as Json;
  for (const key of ["name", "abbreviation", "tagline"])
    add(`publisher.${key}`, publisher[key]);
  for (const one of plainBlocks(publisher["about"]))
    add("publisher.about", one);
  add("release.status", (statement["release"] as Json | undefined)?.["status"]);
  for (const key of ["place", "date", "title", "subtitle"])
    add(key, statement[key]);
  // Empty is none, and "###" is what is drawn without one.
  if (statement["dateline"] !== "") add("dateline", statement["dateline"]);
  if (statement["endMark"] !== "###") add("endMark", statement["endMark"]);
  for (const contact of (statement["contacts"] ?? []) as Json[])
    for (const [key, value] of Object.entries(contact))
      add("contacts", `${String(contact["name"])} ${key}: ${String(value)}`);
  const body = plainBlocks(statement["body"]);
  const line = body.indexOf("---");
  for (const one of line < 0 ? body : body.slice(0, line)) add("body", one);
  const rest = (statement["rest"] ?? body.slice(line + 1)) as string[];
  if (line >= 0 || statement["rest"])
    for (const one of rest.flatMap((part) => part.split("\n")))
      add("not understood", one);
  const addSigners = (field: string, signers: unknown, under = ""): void => {
    for (const signer of (signers ?? []) as Json[]) {
      const name = `${under}${String(signer["name"])}`;
      add(field, name);
      for (const key of ["abbreviation", "location"])
        if (signer[key] !== undefined)
          add(field, `${name} ${key}: ${signer[key] as string}`);
      for (const one of plainBlocks(signer["about"]))
        add(`${field}.about`, `${name}: ${one}`);
      addSigners(field, signer["members"], `${name} > `);
    }
  };
  addSigners("leads", statement["leads"]);
  const signatories = (statement["signatories"] ?? {}) as Json;
  add("signatories.heading", signatories["heading"]);
  addSigners("signatories", signatories["items"]);
  const recent = (statement["releases"] ?? {}) as Json;
  add("releases.heading", recent["heading"]);
  for (const { title, url, date } of (recent["items"] ?? []) as Json[])
    add("releases", `${String(title)} | ${String(url)} | ${String(date)}`);
  return facts;
}

type Score = { right: number; wanted: number; made: number };

function count(scores: Map<string, Score>, wanted: Json, made: Json): void {
  const [should, does] = [factsOf(wanted), factsOf(made)];
  for (const field of new Set([...should.keys(), ...does.keys()])) {
    const left = [...(does.get(field) ?? [])];
    const score = scores.get(field) ?? { right: 0, wanted: 0, made: 0 };
    score.made += left.length;
    for (const fact of should.get(field) ?? []) {
      score.wanted += 1;
      const at = left.indexOf(fact);
      if (at < 0) continue;
      score.right += 1;
      left.splice(at, 1);
    }
    scores.set(field, score);
  }
}

const f1 = ({ right, wanted, made }: Score): number =>
  (2 * right) / (wanted + made);

const table = (name: string, scores: Map<string, Score>): string =>
  [
    `${name.padEnd(22)}   F1  right wanted made`,
    ...[...scores].map(
      ([field, score]) =>
        `${field.padEnd(22)} ${f1(score).toFixed(2)} ${String(score.right).padStart(6)} ${String(score.wanted).padStart(6)} ${String(score.made).padStart(4)}`,
    ),
  ].join("\n");

const all = (scores: Map<string, Score>): Score =>
  [...scores.values()].reduce((sum, one) => ({
    right: sum.right + one.right,
    wanted: sum.wanted + one.wanted,
    made: sum.made + one.made,
  }));

test("each field of the press releases is read", () => {
  assert.ok(releases.length >= 10);
  const fields = new Map<string, Score>();
  const files = new Map<string, Score>();
  for (const { file, text, wanted } of releases) {
    const made = JSON.parse(renderer.draft(text).json) as Json;
    count(fields, wanted, made);
    const own = new Map<string, Score>();
    count(own, wanted, made);
    files.set(file, all(own));
  }
  const whole = all(fields);
  fields.set("over all", whole);
  console.log(`${table("field", fields)}\n\n${table("press release", files)}`);
  assert.ok(f1(whole) >= 0.9, `F1 is ${f1(whole)}`);
  for (const [file, score] of files)
    assert.ok(f1(score) >= 0.8, `F1 of ${file} is ${f1(score)}`);
});

/** Words are runs of letters or digits, case-folded. */
const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const blockTag =
  /^<\/?(?:p|div|h[1-6]|li|ul|ol|table|thead|tbody|tr|td|th|blockquote|section|article|header|footer|nav|aside|main|hr|br|center|form|body|html)\b/i;

const references: Record<string, string> = {
  nbsp: " ",
  bull: "•",
  ndash: "–",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
};

/** What HTML shows, told in another way than the renderer does. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<!--[^]*?(?:-->|$)/g, "")
    .replace(/<(head|script|style)\b[^]*?<\/\1\s*>/gi, "")
    .replace(/<[!/a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi, (tag) =>
      blockTag.test(tag) ? "\n" : "",
    )
    .replace(
      /&(nbsp|bull|ndash|amp|lt|gt|quot);/g,
      (_, name: string) => references[name]!,
    );

/** Values that were made of what was read, and are no strings of the press release. */
const values = new Set([
  "id",
  "date",
  "status",
  "endMark",
  "url",
  "key",
  "group",
]);

/** What the Markdown of a draft draws. */
function drawn(markdown: string): string {
  const { output, text } = renderer.render(
    {
      id: "x",
      publisher: { name: "x" },
      date: "2026-01-01",
      title: "x",
      dateline: "",
      endMark: "",
      body: markdown,
    },
    { format: "fragment", masthead: false, releases: false },
  );
  assert.ok(output, text);
  const [, body] = output.split('<div class="statement-body e-content">');
  assert.ok(body !== undefined, output);
  return textOfHtml(body);
}

/** The words of the strings, the Markdown as it is drawn. */
function wordsOfDraft({ json, spans }: Draft): string[] {
  const texts = spans.map(({ text }) => text);
  const walk = (value: unknown, key: string): void => {
    if (values.has(key)) return;
    if (key === "body") texts.push(drawn((value as string[]).join("\n\n")));
    else if (key === "about") texts.push(drawn(value as string));
    else if (typeof value === "string") texts.push(value);
    else if (Array.isArray(value)) for (const one of value) walk(one, "");
    else
      for (const [name, one] of Object.entries(value as Json)) walk(one, name);
  };
  walk(JSON.parse(json), "");
  return texts.flatMap(wordsOf).sort();
}

/** What is there too often or too seldom. */
function difference(wanted: string[], made: string[]): string {
  const counts = new Map<string, number>();
  for (const word of wanted) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of made) counts.set(word, (counts.get(word) ?? 0) - 1);
  return [...counts]
    .filter(([, times]) => times !== 0)
    .map(([word, times]) => `${word} ${-times}`)
    .join(", ");
}

function checkWords(release: string, isHtml: boolean): void {
  const draft = renderer.draft(release);
  const text = isHtml ? textOfHtml(release) : release;
  const amiss = difference(wordsOf(text), wordsOfDraft(draft));
  if (amiss !== "")
    assert.fail(`${amiss}: of\n${release}\nbecame\n${draft.json}`);
  const { diagnostics } = renderer.validate(draft.json);
  for (const { severity, code, path, message } of diagnostics)
    if (severity === "error" && code !== "missing-key")
      assert.fail(`${path}: ${message}, of\n${release}\nbecame\n${draft.json}`);
}

describe("no word is lost", () => {
  for (const { file, text } of releases)
    test(`of ${file}`, () => checkWords(text, file.endsWith(".html")));

  test("of 1,000 shuffled and damaged press releases", () => {
    let state = 20_261_126;
    /** Mulberry32. */
    const random = (end: number): number => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
    };
    const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
    const stray = [
      ..."o e « » • - – — * # _ ` [x](y) ~ | > + 1. 12) = \\ ! & ###".split(
        " ",
      ),
      ..."About Led by and Signatories Contact: For immediate release".split(
        " ",
      ),
      ..."@ a@b.example +1 555 0100 March 5, 2026 \u00a0 \u00ad \ufeff \u0000 ﬁ ß İ é".split(
        " ",
      ),
      ..."\n \n\n \f \t \r\n Page 2 of 3 --- ``` ~~~ ![a](b)".split(" "),
    ];
    for (let round = 0; round < 1000; ++round) {
      const { file, text } = pick(releases);
      const isHtml = file.endsWith(".html");
      // Tags stay whole: what is markup and what is text must be told apart here, too.
      let parts = isHtml
        ? (text
            .replace(/<(head|script|style)\b[^]*?<\/\1\s*>|<!--[^]*?-->/gi, "")
            .match(/<[^>]*>|[^<\s]+|\s+/g) ?? [])
        : pick([
            () => text.split(/(?<=\n)/),
            () => text.match(/\S+|\s+/g) ?? [],
            () => text.split(/(?<=\n\n)/),
          ])();
      const hits = 1 + random(30);
      for (let hit = 0; hit < hits; ++hit) {
        const at = random(parts.length + 1);
        const other = random(parts.length + 1);
        const size = random(6);
        switch (random(5)) {
          case 0:
            parts.splice(at, size);
            break;
          case 1:
            parts.splice(at, 0, ...parts.slice(other, other + size));
            break;
          case 2:
            parts.splice(at, 0, ...parts.splice(other, size));
            break;
          case 3:
            parts.splice(at, 0, ` ${pick(stray)} `);
            break;
          default:
            parts = [...parts.slice(at), ...parts.slice(0, at)];
        }
      }
      const damaged = parts.join("");
      checkWords(
        damaged,
        isHtml &&
          /<\/?(?:p|div|table|td|span|li|ul|h1|b|a|body|br|strong)\b[^>]*>/i.test(
            damaged,
          ),
      );
    }
  });
});
