import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import {
  createRenderer,
  type ListFiles,
  type PublicationOptions,
  type PublishedFiles,
} from "../../web/node/index.ts";
import {
  associations,
  itemsOf,
  named,
  randomNumbers,
  type Item,
  type Event,
  type List,
} from "./publishing.ts";

// The event that leads from one state of a list to the next.

const renderer = await createRenderer();
after(() => renderer.dispose());

function published(
  list: List,
  options: PublicationOptions = {},
): PublishedFiles {
  const { files, text } = renderer.publication(list, options);
  assert.ok(files, text);
  return files;
}
const before = ({ list, segments }: PublishedFiles): ListFiles => ({
  list,
  segments: segments.map(({ bytes }) => bytes),
});
const spelled = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const parse = <T>(json: string) => JSON.parse(json) as T;
const eventOf = (files: PublishedFiles) => parse<Event>(files.event);

/** A change from one list to another, both published as one file or in segments. */
const change = (
  older: Item[],
  newer: Item[],
  order = "given",
  inSegments = false,
): Event => {
  const first = { revision: 1, order, items: older };
  return eventOf(
    published(
      { revision: 2, order, items: newer },
      { inSegments, previous: before(published(first, { inSegments })) },
    ),
  );
};

describe("the event", () => {
  test("says what is gone, changed and new, and where it stands", () => {
    assert.deepEqual(
      change(
        [...named("A", "B", "C"), { name: "D", note: "old" }],
        [...named("V", "A", "W", "X", "C"), { name: "D", note: "new" }].concat(
          named("Y"),
        ),
      ),
      {
        epoch: 1,
        from: 1,
        revision: 2,
        counts: { organizations: 7, persons: 0 },
        remove: ["b"],
        update: [{ name: "D", note: "new" }],
        add: [
          { before: "a", name: "V" },
          { before: "c", name: "W" },
          { before: "c", name: "X" },
          { name: "Y" },
        ],
      },
    );
  });

  test("updates the parent of a member that has changed", () => {
    const [older, newer] = [named("A"), named("A", "B")].map((members) => [
      { name: "Parent", members },
    ]);
    const { update, add, counts } = change(older!, newer!);
    assert.deepEqual(update, newer);
    assert.equal(add, undefined);
    assert.deepEqual(counts, { organizations: 3, persons: 0 });
  });

  test("has counts alone where only these have changed", () => {
    const list = { items: named("A") };
    const statement = new TextEncoder().encode(
      JSON.stringify({
        ...{ id: "s", publisher: { name: "P" }, date: "2026-10-02" },
        ...{ title: "T", body: "B", leads: [{ name: "Lead" }] },
      }),
    );
    const previous = before(published({ revision: 1, ...list }));
    const files = published({ revision: 2, ...list }, { previous, statement });
    assert.deepEqual(eventOf(files), {
      ...{ epoch: 1, from: 1, revision: 2 },
      counts: { organizations: 2, persons: 0 },
    });
  });

  const refetch = { epoch: 1, from: 2, revision: 2 };
  test("makes readers fetch what it cannot say", () => {
    const of = (...given: Parameters<typeof change>) =>
      assert.deepEqual(change(...given), refetch);
    of(named("A", "B", "C"), named("B", "A", "C"));
    // Readers can show a list without segments in the order given.
    of(named("A", "B", "C"), named("B", "A", "C"), "name");
    // Among names of the same day, an addition comes first.
    of(
      [{ name: "A", signed: "2026-01-01" }],
      ["B", "A"].map((name) => ({ name, signed: "2026-01-01" })),
      "newest",
      true,
    );
    // A relative address would resolve against the stream's.
    of(named("A"), [{ name: "A", url: "about/a" }]);
    of(named("A"), [{ name: "A", members: [{ name: "B", url: "b" }] }]);
    const long = "x".repeat(1999);
    of(
      [],
      associations(600).map((one) => ({ ...one, note: long })),
    );
    const epoch = published(
      { epoch: 2, revision: 1, items: [] },
      { previous: before(published({ revision: 9, items: named("A") })) },
    );
    assert.deepEqual(eventOf(epoch), { epoch: 2, from: 1, revision: 1 });
  });

  test("goes on from segments of another's writing", () => {
    const bytes = (json: string) => new TextEncoder().encode(json);
    const list = bytes(
      '{"revision":1,"counts":{"organizations":4},"order":"given","segments":[]}',
    );
    const segments = [
      JSON.stringify({ items: named("A", "B") }, null, 2),
      '{"items":[]}\n',
      '{"items":[{"name":"C"}],"x-own":[{"name":"X"}]}',
      '{"items":[{"name":"D"}]}',
    ].map(bytes);
    const next = { revision: 2, items: named("B", "C", "D") };
    const previous = { list, segments };
    const of = (changed: ListFiles) =>
      eventOf(published(next, { inSegments: true, previous: changed }));
    assert.deepEqual(of(previous), {
      ...{ epoch: 1, from: 1, revision: 2, remove: ["a"] },
      counts: { organizations: 3, persons: 0 },
    });
    for (const broken of ["", "{}", "[]", "null", '{"items":[{"name":"A"]}'])
      assert.deepEqual(
        of({ list, segments: [bytes(broken), ...segments] }),
        refetch,
        broken,
      );
    assert.deepEqual(of({ list: bytes("{"), segments }), refetch);
  });

  test("of a list that nobody has seen makes readers fetch it", () => {
    const files = published({ revision: 2, items: named("A") });
    assert.deepEqual(eventOf(files), refetch);
    assert.equal(files.isTold, false);
    assert.equal(files.isNew, true);
  });

  test("of the same list in other white space is no news", () => {
    const list = { revision: 2, items: named("A", "B") };
    const previous = before(published(list));
    const { files } = renderer.publication(JSON.stringify(list, null, 2), {
      previous,
    });
    assert.equal(files!.isNew, false);
    assert.deepEqual(files!.list, previous.list);
    assert.deepEqual(eventOf(files!), refetch);
  });
});

// Applying a log of events to the first list gives exactly the last list.

const keyOf = ({ id, name }: Item): string => id ?? name.toLowerCase();

/** Applies an event by the rules of docs/format.md, in the simplest way. */
function fold(list: Item[], event: Event, isGiven: boolean): Item[] {
  let items = list.filter((item) => !event.remove?.includes(keyOf(item)));
  items = items.map(
    (item) =>
      event.update?.find((newer) => keyOf(newer) === keyOf(item)) ?? item,
  );
  for (const { before: place, ...item } of event.add ?? []) {
    assert.ok(!items.some((one) => keyOf(one) === keyOf(item)));
    const at = items.findIndex((one) => keyOf(one) === place);
    assert.ok(place === undefined || (at >= 0 && isGiven));
    items.splice(place === undefined ? items.length : at, 0, item);
  }
  return items;
}

/** The list in the order shown. */
function shown(list: Item[], order: string): Item[] {
  const nameOf = (item: Item) =>
    `${item.name.toLowerCase()}\0${item.name}\0${keyOf(item)}`;
  if (order === "name")
    return list.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  if (order === "newest")
    return list
      .toReversed()
      .toSorted((a, b) => (b.signed ?? "").localeCompare(a.signed ?? ""));
  return list;
}

function changed(list: Item[], random: (most: number) => number): Item[] {
  const items = [...list];
  for (let left = random(4); left >= 0; left--) {
    const at = random(items.length + 1);
    const item: Item = { name: `Name ${random(400)}` };
    if (random(2)) item.signed = `2026-01-0${1 + random(4)}`;
    if (random(4) === 0) item.kind = "person";
    if (random(4) === 0) item.note = `${random(9)}`;
    if (random(3) === 0) item.id = `i${random(60)}`;
    const known = items.findIndex((one) => keyOf(one) === keyOf(item));
    const choice = random(8);
    if (choice < 2) items.splice(at, 1);
    else if (choice === 2 && random(10) === 0) items.reverse();
    else if (known >= 0) items[known] = item;
    // Most late names are at the end.
    else items.splice(random(3) ? items.length : at, 0, item);
  }
  return items;
}

for (const order of ["given", "name", "newest"])
  for (const inSegments of [false, true])
    test(`a log of events folds to the last list: ${order}, ${inSegments ? "in segments" : "plain"}`, () => {
      let told = 0;
      const logs = 40;
      const steps = 12;
      for (let seed = 1; seed <= logs; seed++) {
        const random = randomNumbers(seed);
        let items = changed([], random);
        // Some lists are longer than the first segment.
        if (seed % 4 === 0) items = associations(210);
        const options = { inSegments };
        const isGiven = order === "given" || !inSegments;
        let last = published({ revision: 1, order, items }, options);
        let model = items;
        for (let revision = 2; revision < 2 + steps; revision++) {
          items = changed(items, random);
          const next = published(
            { revision, order, items },
            { ...options, previous: before(last) },
          );
          const event = eventOf(next);
          assert.equal(event.revision, revision);
          if (next.isTold) {
            told++;
            assert.equal(event.from, revision - 1);
            model = fold(model, event, isGiven);
          } else {
            assert.deepEqual(event, { epoch: 1, from: revision, revision });
            model = items;
          }
          assert.deepEqual(
            shown(model, order),
            shown(items, order),
            `seed ${seed}, revision ${revision}: ${next.event}`,
          );
          if (!inSegments) assert.deepEqual(model, items);
          else
            assert.deepEqual(
              next.segments.flatMap(({ bytes }) => itemsOf(spelled(bytes))),
              shown(items, order),
            );
          last = next;
        }
      }
      assert.ok(told > logs * steps * 0.3, `${told} changes were told`);
    });

test("one insertion or removal makes two new segments at most", () => {
  const random = randomNumbers(7);
  const items = associations(8000);
  for (const order of ["given", "name"]) {
    let last = published({ revision: 1, order, items });
    for (let revision = 2; revision < 12; revision++) {
      const at = random(revision % 3 ? items.length : 250);
      if (revision % 2) items.splice(at, 1);
      else
        items.splice(at, 0, { name: `Association ${at} and ${random(1e6)}` });
      const next = published(
        { revision, order, items },
        { previous: before(last) },
      );
      const known = new Set(last.segments.map(({ name }) => name));
      const fresh = next.segments.filter(({ name }) => !known.has(name));
      assert.ok(fresh.length <= 2, `${fresh.length} in revision ${revision}`);
      assert.ok(next.isTold);
      last = next;
    }
  }
});
