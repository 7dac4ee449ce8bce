import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { attacks } from "../hostile/attacks.ts";
import { cut, fields, setAt, statementOf, variants } from "../oracle/fields.ts";
import {
  expected,
  openStage,
  type Lying,
  type Order,
  type Seen,
  type Stage,
} from "./hostile.ts";

// Our own attacks, each in every second text field, then in the others. It is found again as text
// where the field is drawn, it makes nothing but text, and the texts next to it lie as if it were
// not there.

const halves = variants.flatMap((variant) => {
  const own = fields.filter((field) => field.variant === variant);
  const drawn = own.filter(({ selector }) => selector !== "");
  return (drawn.length > 1 ? [0, 1] : [0]).map((half) => ({
    variant,
    own,
    isAttacked: own.map((field) => {
      const at = drawn.indexOf(field);
      return at < 0 || at % 2 === half;
    }),
  }));
});

/// The text of fields that are not attacked. It has digits and punctuation, which another direction
/// would move.
const harmless = (index: number): string => `Reef ${index} (${index}), watch.`;

function ordersOf(text: string | undefined, base: string): Order[] {
  return halves.map(({ variant, own, isAttacked }) => {
    const statement = statementOf(variant, base);
    own.forEach(({ path, limit, selector }, at) => {
      const inert = selector === "" ? "Reef" : harmless(at);
      const is = text !== undefined && isAttacked[at];
      setAt(statement, path, is ? cut(text, limit) : inert);
    });
    return { json: JSON.stringify(statement), fields: own };
  });
}

function differences(what: string, is: unknown, wanted: unknown): string[] {
  if (isDeepStrictEqual(is, wanted)) return [];
  return [`${what}: ${JSON.stringify(is)} is not ${JSON.stringify(wanted)}`];
}

describe("attacks", () => {
  let stage: Stage;
  /// For each half, the texts that are not attacked.
  let neighbours: Lying[][];

  before(async () => {
    stage = await openStage();
    const seen = await stage.draw(ordersOf(undefined, stage.base), true);
    neighbours = seen.map(({ lying }, index) => {
      const { own, isAttacked } = halves[index]!;
      return lying.filter(
        ({ text }) =>
          !own.some((_, at) => isAttacked[at] && text.includes(harmless(at))),
      );
    });
  });
  after(() => stage?.close());

  for (const { name, class: kind, text, markdown, refused } of attacks) {
    test(`${kind}: ${name}`, async () => {
      const seen = await stage.draw(ordersOf(text, stage.base), true);
      const faults = seen.flatMap((one, index) =>
        refused
          ? differences("event", one.event, `statement-error ${refused}`)
          : faultsOf(one, index, text, markdown),
      );
      assert.deepEqual(faults, []);
      if (refused) {
        const lines = stage.watched.console
          .splice(0)
          .filter((line) => line.includes("<joint-statement>"));
        assert.equal(lines.length, seen.length);
        assert.ok(lines.every((line) => line.includes(`: ${refused};`)));
      }
      stage.assertQuiet();
    });
  }

  function faultsOf(
    seen: Seen,
    index: number,
    text: string,
    markdown?: string,
  ): string[] {
    const { variant, own, isAttacked } = halves[index]!;
    const faults = [
      ...differences("event", seen.event, "statement-load"),
      ...seen.foreign,
      ...differences("is too wide", seen.isWide, false),
    ];
    own.forEach((field, at) => {
      if (field.selector === "") return;
      const written = isAttacked[at] ? text : harmless(at);
      let wanted = expected(field, written, stage.base);
      if (field.kind === "markdown" && isAttacked[at])
        wanted = markdown ?? wanted;
      faults.push(
        ...differences(field.path, seen.texts[at]?.trim(), wanted.trim()),
      );
    });
    const rest = [...seen.lying];
    for (const wanted of neighbours[index]!) {
      const at = rest.findIndex((one) => one.text === wanted.text);
      faults.push(...differences("beside", rest[at], wanted));
      rest.splice(0, at + 1);
    }
    return faults.map((fault) => `${variant}: ${fault}`);
  }

  test("marks that are piled on a letter cover nothing of others", async () => {
    const { page } = stage.watched;
    const piled = [
      "publisher.name",
      "title",
      "body",
      "signatories.heading",
      "signatories.items[0].name",
      "signatories.items[0].members[0].name",
      "endMark",
    ];
    const pictures = async (marks: string): Promise<string[]> => {
      const statement = statementOf("whole", stage.base);
      for (const path of piled) setAt(statement, path, `Piled a${marks}b`);
      await page.evaluate(async (json) => {
        document.body.innerHTML = "<p id=above>Above, of the partner</p>";
        const element = document.createElement("joint-statement");
        const drawn = new Promise((resolve) =>
          element.addEventListener("statement-load", resolve),
        );
        element.statement = json;
        document.body.append(element);
        document.body.insertAdjacentHTML("beforeend", "<p id=below>Below it");
        await drawn;
      }, JSON.stringify(statement));
      const found: string[] = [];
      for (const selector of [
        "#above",
        "#below",
        ".statement-published",
        ".statement-contact",
        ".statement-correction",
        ".statement-leads",
        ".statement-group-heading",
        ".statement-sign",
        ".statement-documents li",
      ]) {
        const picture = await page.locator(selector).first().screenshot();
        found.push(`${selector} ${picture.toString("base64")}`);
      }
      return found;
    };
    const plain = await pictures("");
    for (const marks of ["\u0301\u0302\u0303", "\u0316\u0317\u0323"]) {
      const covered = await pictures(marks.repeat(60));
      assert.deepEqual(
        covered.flatMap((one, at) =>
          one === plain[at] ? [] : [one.replace(/ \S*$/, "")],
        ),
        [],
      );
    }
    await page.evaluate(() => document.body.replaceChildren());
  });

  test("what watches them can see", async (t) => {
    assert.ok(neighbours.flat().length > 100);
    const classes = new Set(attacks.map((attack) => attack.class));
    t.diagnostic(
      `${attacks.length} attacks of ${classes.size} classes, ${neighbours.flat().length} texts beside them`,
    );
    await stage.assertWatches();
  });
});
