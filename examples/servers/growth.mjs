// Events for the list of the live example: signatures, corrections, withdrawals.

const places = (
  "Aberdeen,Antwerp,Bergen,Bilbao,Bologna,Braga,Bremen,Bruges,Cádiz,Cardiff,Coimbra,Cork,Dundee," +
  "Erfurt,Esbjerg,Faro,Ferrara,Gdańsk,Genoa,Graz,Haarlem,Halle,Helsingør,Innsbruck,Jena,Kaunas," +
  "Kiel,Košice,Kraków,Leuven,Liège,Linz,Ljubljana,Łódź,Lublin,Mainz,Málaga,Maribor,Modena,Namur," +
  "Nantes,Olomouc,Oulu,Parma,Pécs,Piran,Plzeň,Porto,Rijeka,Roskilde,Salamanca,Szeged,Tartu,Trieste," +
  "Turku,Umeå,Utrecht,Viborg,Wrocław,Zwolle"
).split(",");

/** "%" stands for the place. Names without it are followed by the place. */
const kinds = [
  "Friends of the % Library",
  "% Parents’ Council",
  "% Reading Circle",
  "% Tenants’ Association",
  "% School of Nursing, Class Representatives",
  "% Choral Society",
  "% Women’s Bookshop",
  "% Homework Club",
  "Citizens’ Forum %",
  "% Cleaners’ Union",
  "% Museum Attendants",
  "% Bicycle Kitchen",
  "The % Almanac Readers’ Circle",
  "% Typographical Society",
  "% Newcomers’ Network",
  "% Deaf Readers",
];

const given = (
  "Ada,Bas,Carme,Dorte,Emil,Fatou,Goran,Hanna,Ilse,Jonas,Katya,Leire,Marek,Nuria,Otto,Pilar,Quirin," +
  "Rasa,Selim,Tove,Ulla,Viggo,Wanda,Xenia,Yusuf,Zofia"
).split(",");
const family = (
  "Abel,Brandvold,Castellano,Dahlgren,Eskelinen,Ferreira,Grabowski,Hoekstra,Ivarsson,Jansone,Kovač," +
  "Lindqvist,Moreau,Nemeth,O’Hara,Pappas,Quintana,Rossi,Szymańska,Toivonen,Urban,Vermeulen,Weiss," +
  "Xuereb,Yılmaz,Zanetti"
).split(",");
const roles = [
  "school caretaker",
  "bus driver",
  "poet",
  "pediatric nurse",
  "translator",
  "librarian",
  "bricklayer",
  "student of law",
  "piano tuner",
];

const notes = ["signs points 1 and 2", "signs with a reservation on point 3"];

const following = (list, one) => list[(list.indexOf(one) + 1) % list.length];

/** Random numbers from 0 up to 1, reproducible by seed (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A series of signatories. The names of the first 900 are all different. */
function* arrivals(random) {
  // A step that has no common factor with the list's length reaches each entry once.
  for (let n = Math.floor(random() * 900); ; n++) {
    const place = places[(n * 7) % places.length];
    // Starts the day after the release and moves one day for every thirty names.
    const signed = new Date(Date.UTC(2026, 10, 23 + Math.floor(n / 30)))
      .toISOString()
      .slice(0, 10);
    if (n % 4 === 3) {
      const first = given[(n * 5) % given.length];
      const last = family[(n * 3 + Math.floor(n / 26)) % family.length];
      const initial = String.fromCharCode(65 + (Math.floor(n / 676) % 26));
      yield {
        id: `p${n}`,
        name: `${first} ${initial}. ${last}`,
        sort: `${last}, ${first} ${initial}.`,
        kind: "person",
        role: roles[n % roles.length],
        location: place,
        signed,
      };
      continue;
    }
    const kind = kinds[(n + Math.floor(n / places.length)) % kinds.length];
    yield {
      id: `o${n}`,
      name: kind.replace("%", place),
      location: place,
      signed,
    };
  }
}

/**
 * Changes of a list that starts as `items`, in the form of events: `{remove, update, add}`, each
 * only if not empty. Mostly one new signature, sometimes two at once; now and then a role or a note
 * is corrected; rarely a signatory withdraws. Reproducible by seed.
 */
export function* growth(items, seed) {
  const random = chance(seed);
  const coming = arrivals(random);
  const present = new Map(items.map((item) => [item.id, item]));
  const one = () => [...present.values()][Math.floor(random() * present.size)];
  for (;;) {
    const dice = random();
    const change = {};
    if (dice < 0.04) {
      const { id } = one();
      present.delete(id);
      change.remove = [id];
    } else if (dice < 0.12) {
      const before = one();
      const after =
        before.kind === "person"
          ? { ...before, role: following(roles, before.role) }
          : { ...before, note: following(notes, before.note) };
      present.set(after.id, after);
      change.update = [after];
    } else {
      change.add = [coming.next().value];
      if (dice > 0.8) change.add.push(coming.next().value);
      for (const added of change.add) present.set(added.id, added);
    }
    yield change;
  }
}
