import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  markdownOf,
  markdownOffset,
  markdownEdits,
} from "../../web/editor/document/markdown_body.ts";
import {
  applyEdits,
  valueEdits,
  minimalEdit,
} from "../../web/editor/document/edits.ts";
import { offsetsOf } from "../../web/editor/document/literal.ts";
import {
  isWithin,
  segmentsOf,
  describePath,
} from "../../web/editor/document/paths.ts";
import { parseRows, rowEdits } from "../../web/editor/document/rows.ts";
import {
  descriptionOf,
  emptyOf,
  keysOf,
  valuesOf,
} from "../../web/editor/document/schema.ts";
import { documentIn, fragmentOf } from "../../web/editor/files/share_link.ts";

// The editor's views write only what they have to into a document.

const odd = `{
  "id":   "a",    "x-own": [1,  2],
  "title": "Caf\\u00e9",
  "body": "One"
}`;

describe("a value", () => {
  test("leaves all else as it is written", () => {
    const edits = valueEdits(odd, ["body"], "Once");
    assert.equal(applyEdits(odd, edits), odd.replace('"One"', '"Once"'));
    assert.deepEqual(edits, [
      { from: odd.indexOf('e"\n}'), to: odd.indexOf('e"\n}'), insert: "c" },
    ]);
  });

  test("comes where the schema has its key, and goes without a trace", () => {
    const dated = applyEdits(odd, valueEdits(odd, ["date"], "2026-01-02"));
    assert.deepEqual(Object.keys(JSON.parse(dated) as object), [
      "id",
      "x-own",
      "date",
      "title",
      "body",
    ]);
    assert.equal(
      applyEdits(dated, valueEdits(dated, ["date"], undefined)),
      odd,
    );
  });

  test("makes what is missing on its way, and replaces what is of no use", () => {
    const json = '{"publisher": null}';
    for (const [path, wanted] of [
      [["publisher", "name"], { publisher: { name: "A" } }],
      [["contacts", 0, "name"], { publisher: null, contacts: [{ name: "A" }] }],
    ] as const)
      assert.deepEqual(
        JSON.parse(applyEdits(json, valueEdits(json, [...path], "A"))),
        wanted,
      );
    assert.deepEqual(valueEdits(json, ["publisher", "name"], undefined), []);
    assert.deepEqual(valueEdits(json, ["leads", 0, "name"], undefined), []);
  });

  test("keeps surrogate pairs whole", () => {
    for (const [old, next] of [
      ["a😀", "a😁"],
      ["😀", "🀀"],
      ["😀😀", "😀😁😀"],
      ["x\u{1F600}y", "x\u{1F400}y"],
    ] as const) {
      const edit = minimalEdit(old, { from: 0, to: old.length, insert: next });
      assert.equal(applyEdits(old, [edit]), next);
      // JavaScript spells half of a pair as an escape.
      assert.doesNotMatch(JSON.stringify(edit.insert), /\\ud/);
      const json = JSON.stringify({ body: `Thanks ${old}` });
      const after = applyEdits(json, markdownEdits(json, `Thanks ${next}`));
      assert.deepEqual(JSON.parse(after), { body: `Thanks ${next}` });
    }
  });

  test("is shrunk to what differs", () => {
    assert.deepEqual(minimalEdit("aaa", { from: 0, to: 3, insert: "aaaa" }), {
      from: 3,
      to: 3,
      insert: "a",
    });
  });
});

describe("Markdown", () => {
  const blocks =
    '{ "body": [\n    "One\\u0021",\n    "Two",\n    "Three"\n  ] }';
  const edit = (json: string, next: string): string =>
    applyEdits(json, markdownEdits(json, next));

  test("of a list is one text", () => {
    assert.equal(markdownOf(blocks), "One!\n\nTwo\n\nThree");
    assert.equal(markdownOf("{}"), "");
  });

  test("changes the block that it is in, in its own spelling", () => {
    assert.equal(
      edit(blocks, "One!?\n\nTwo\n\nThree"),
      blocks.replace("0021", "0021?"),
    );
    assert.equal(
      edit(blocks, 'One!\n\nT"o\n\nThree'),
      blocks.replace("Two", 'T\\"o'),
    );
  });

  test("gains and loses blocks", () => {
    assert.equal(
      edit(blocks, "One!\n\nTwo\n\nNew\n\nThree"),
      blocks.replace('"Two",', '"Two",\n    "New",'),
    );
    assert.equal(
      edit(blocks, "One!\n\nThree"),
      blocks.replace('    "Two",\n', ""),
    );
  });

  test("after any change is what was asked for", () => {
    const texts = [
      "",
      "\n\n",
      "One!\n\n\n\nThree",
      "One!Two\n\nThree",
      "x",
      "One!\n\nTwo\n\nThree\n\n",
      "One!\n\nTwo\n\nTh\n\nree",
    ];
    for (const text of texts) {
      assert.equal(markdownOf(edit(blocks, text)), text);
      assert.equal(markdownOf(edit(odd, text)), text);
      assert.equal(markdownOf(edit("{}", text)), text);
    }
  });

  test("has the places of the JSON", () => {
    const at = (needle: string): number | undefined =>
      markdownOffset(blocks, blocks.indexOf(needle));
    assert.equal(at("One"), 0);
    assert.equal(at('",\n    "Two'), 4);
    assert.equal(at("wo"), 7);
    assert.equal(at("body"), undefined);
    assert.deepEqual(offsetsOf('"a\\u00e9\\nb"'), [1, 2, 8, 10, 11]);
  });
});

describe("rows", () => {
  test("are those of a spreadsheet, quoted or not", () => {
    assert.equal(parseRows("one name, and more"), undefined);
    assert.deepEqual(parseRows('A\tb\r\n"C\nD"\t"e ""f"""\r\n'), [
      ["A", "b"],
      ["C\nD", 'e "f"'],
    ]);
  });

  const list = `{ "signatories": { "items": [
    { "name": "A",  "x-own": 1 }
  ] } }`;

  test("have quotation marks as they are, where they do not quote a cell", () => {
    assert.deepEqual(parseRows('"Solidarity" Union\nNurses\nDockers'), [
      ['"Solidarity" Union'],
      ["Nurses"],
      ["Dockers"],
    ]);
    assert.deepEqual(parseRows('"Open Door\nNurses\tCalais'), [
      ['"Open Door'],
      ["Nurses", "Calais"],
    ]);
  });

  test("go over what is there, and behind it", () => {
    const edits = rowEdits(list, 0, 0, [
      ["B", "person"],
      ["C", "", "Cook"],
    ]);
    assert.deepEqual(JSON.parse(applyEdits(list, edits)), {
      signatories: {
        items: [
          { name: "B", kind: "person", "x-own": 1 },
          { name: "C", role: "Cook" },
        ],
      },
    });
    assert.match(applyEdits(list, edits), / {2}"x-own": 1/);
  });

  test("begin a list", () => {
    const edits = rowEdits("{}", 0, 0, [["A"]]);
    assert.deepEqual(JSON.parse(applyEdits("{}", edits)), {
      signatories: { items: [{ name: "A" }] },
    });
  });
});

test("paths of diagnostics", () => {
  assert.deepEqual(segmentsOf("signatories.items[3].name"), [
    "signatories",
    "items",
    3,
    "name",
  ]);
  assert.deepEqual(segmentsOf(""), []);
  assert.deepEqual(
    ["signatories.items[2].name", "leads[0]", "publisher.name", ""].map(
      describePath,
    ),
    ["signatory 3, name", "lead 1", "publisher.name", "document"],
  );
  assert.ok(isWithin(["a", 1, "b"], ["a", 1]));
  assert.ok(!isWithin(["a"], ["a", 1]));
});

test("the schema tells keys, values and meanings, through its references", () => {
  assert.equal(keysOf([])[0], "$schema");
  assert.ok(keysOf(["leads", 0]).includes("affiliation"));
  assert.ok(keysOf(["signatories", "items", 4, "members", 0]).includes("name"));
  assert.deepEqual(valuesOf(["direction"]), ["ltr", "rtl"]);
  assert.match(descriptionOf(["revision"]), /every change that you publish/);
  assert.equal(descriptionOf(["nowhere"]), "");
  assert.deepEqual(
    [["publisher"], ["leads"], ["title"], ["revision"]].map(emptyOf),
    ["{}", "[]", '""', ""],
  );
});

test("a link holds any document, and no bomb", async () => {
  const text = "Öffentlich 🎈 ".repeat(500);
  const fragment = await fragmentOf(text);
  assert.ok(fragment.length < 300);
  assert.equal(await documentIn(fragment), text);
  assert.equal(await documentIn("elsewhere"), undefined);
  await assert.rejects(documentIn(fragment.slice(0, -8)));
  await assert.rejects(
    documentIn(await fragmentOf("x".repeat((1 << 20) + 1))),
    RangeError,
  );
});
