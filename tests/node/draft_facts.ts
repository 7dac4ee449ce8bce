// Measures how much of what an editor reads in a press release is in its draft. Each value of a
// statement is a fact with its field. Facts are counted as wanted, made, and both.

export type Json = Record<string, unknown>;

/** The text of a draft's Markdown, block by block, and lists item by item. */
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

/** Each value of a statement as a text with its field, so that sets can be compared. */
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
  for (const key of ["place", "date", "title", "subtitle", "language"])
    add(key, statement[key]);
  // Empty means none, and "###" is the default.
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
  const signatories = (statement["signatories"] ?? {}) as Json;
  const groups = new Map(
    ((signatories["groups"] ?? []) as Json[]).map(({ key, heading }) => [
      key,
      heading,
    ]),
  );
  const addSigners = (field: string, signers: unknown, under = ""): void => {
    for (const signer of (signers ?? []) as Json[]) {
      const name = `${under}${String(signer["name"])}`;
      add(field, name);
      for (const key of ["abbreviation", "location"])
        if (signer[key] !== undefined)
          add(field, `${name} ${key}: ${signer[key] as string}`);
      for (const key of ["kind", "role", "affiliation"])
        if (signer[key] !== undefined)
          add(`${field}.person`, `${name} ${key}: ${signer[key] as string}`);
      if (signer["group"] !== undefined)
        add(
          `${field}.group`,
          `${name}: ${String(groups.get(signer["group"]))}`,
        );
      for (const one of plainBlocks(signer["about"]))
        add(`${field}.about`, `${name}: ${one}`);
      addSigners(field, signer["members"], `${name} > `);
    }
  };
  addSigners("leads", statement["leads"]);
  add("signatories.heading", signatories["heading"]);
  addSigners("signatories", signatories["items"]);
  const recent = (statement["releases"] ?? {}) as Json;
  add("releases.heading", recent["heading"]);
  for (const { title, url, date } of (recent["items"] ?? []) as Json[])
    add("releases", `${String(title)} | ${String(url)} | ${String(date)}`);
  return facts;
}

export type Score = { right: number; wanted: number; made: number };

export function count(
  scores: Map<string, Score>,
  wanted: Json,
  made: Json,
): void {
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

export const f1 = ({ right, wanted, made }: Score): number =>
  (2 * right) / (wanted + made);

export const table = (name: string, scores: Map<string, Score>): string =>
  [
    `${name.padEnd(22)}   F1  right wanted made`,
    ...[...scores].map(
      ([field, score]) =>
        `${field.padEnd(22)} ${f1(score).toFixed(2)} ${String(score.right).padStart(6)} ${String(score.wanted).padStart(6)} ${String(score.made).padStart(4)}`,
    ),
  ].join("\n");

export const all = (scores: Map<string, Score>): Score =>
  [...scores.values()].reduce((sum, one) => ({
    right: sum.right + one.right,
    wanted: sum.wanted + one.wanted,
    made: sum.made + one.made,
  }));
