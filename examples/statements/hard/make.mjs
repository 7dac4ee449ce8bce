// Writes statement.json next to this file: `node make.mjs`. The output is always the same; it uses
// no clock and no randomness. The text is in body.md; the names here are as awkward as names get.
import { readFileSync, writeFileSync } from "node:fs";

const here = (name) => new URL(name, import.meta.url);
const site = "https://sevenreaches.example";

/** Repeats and cuts `text` to `n` code points. */
const exactly = (n, text) =>
  [...text.repeat(Math.ceil(n / [...text].length))]
    .slice(0, n)
    .join("")
    .trim()
    .padEnd(n, "–");

const scripts = [
  {
    language: "en",
    country: "Serra",
    kinds: [
      "Friends of %",
      "% Anglers’ Club",
      "% Rowing Association",
      "Citizens’ Assembly of %",
      "% Parish Council",
      "Museum of %",
      "% Bird Wardens",
      "The % Gazette Readers’ Circle",
      "% Fire Brigade",
      "Allotment Holders of %",
    ],
    places: [
      "Otterford",
      "Lower Quay",
      "Bellringer Gorge",
      "Saint Odo-under-Weir",
      "Hallow Reach",
      "Fenwick Sluice",
      "Long Marl",
      "Nine Elms Landing",
      "Marrow Bridge",
      "Upper Thole",
      "Teasel Island",
      "the Three Ferries",
      "Quillet-sur-Serra",
      "Gander’s Bend",
    ],
    given: [
      "Agnes",
      "Bartholomew",
      "Cressida",
      "Dermot",
      "Édith",
      "Fintan",
      "Guðrún",
      "Hyacinth",
      "Ídris",
      "Ørjan",
      "Łucja",
      "Şebnem",
      "Žofie",
    ],
    family: [
      "Otterby",
      "van der Meulenbroek",
      "O’Weirly",
      "Ångström-Quayle",
      "d’Écluse",
      "Þorvaldsdóttir",
      "Çaycı",
      "Ñandú",
      "ßerg",
      "Underwood-Marsh",
      "Pěnkava",
    ],
    roles: [
      "keeper of the sluice",
      "hydrologist",
      "ferry captain",
      "teacher",
      "miller",
      "poet",
    ],
    places2: ["University of the Delta", "Serra Polytechnic", "the Old Mill"],
  },
  {
    language: "ar",
    country: "السرّاء",
    kinds: [
      "جمعيّة أصدقاء %",
      "تعاونيّة %",
      "نادي % للتجديف",
      "لجنة أهالي %",
      "مدرسة %",
      "رابطة صيّادي %",
      "مكتبة %",
    ],
    places: [
      "وادي السنديان",
      "عين الرمّان",
      "السهل الأوسط",
      "تلّ القصب",
      "ضفّة الزيتون",
      "جسر الحمام",
      "باب الغدير",
      "رأس النبع",
      "حارة الدفلى",
    ],
    given: [
      "سلمى",
      "ناصر",
      "ليلى",
      "إياد",
      "هدى",
      "يوسف",
      "مريم",
      "طارق",
      "رُبى",
    ],
    family: [
      "الغدراني",
      "السنديانيّ",
      "القصبي",
      "أبو جسر",
      "الرمّاني",
      "بن وادي",
      "الضفّاوي",
    ],
    roles: ["هندسة المياه", "سلك التعليم", "صيد الأسماك", "طبّ الأطفال"],
    places2: ["جامعة الضفّتين", "مختبر الوادي"],
  },
  {
    language: "hi",
    country: "सर्रा",
    kinds: [
      "% नदी समिति",
      "% ग्राम पंचायत",
      "% महिला मंडल",
      "मित्र मंडली %",
      "% विद्यालय",
      "% मछुआरा संघ",
    ],
    places: [
      "निचला घाट",
      "पीपलपुर",
      "नीलकुंड",
      "त्रिधारा",
      "हंसवाड़ी",
      "क्षीरगाँव",
      "ऊपरी घाट",
      "श्वेतटीला",
    ],
    given: ["अनन्या", "विवेक", "श्रीलता", "ऋषभ", "मीनाक्षी", "ज्ञानेश", "कृष्णा"],
    family: ["घाटवाला", "नदीपाल", "त्रिधारी", "नीलकुंडे", "हंसवाड़ीकर", "द्विवारी"],
    roles: ["शिक्षा", "जल अभियांत्रिकी", "नौकायन"],
    places2: ["त्रिधारा विश्वविद्यालय", "नीलकुंड प्रयोगशाला"],
  },
  {
    language: "zh-Hant",
    country: "薩拉",
    kinds: [
      "%河川保護協會",
      "%漁民合作社",
      "%小學",
      "%居民大會",
      "%划船俱樂部",
      "%地方誌編纂室",
    ],
    places: [
      "柳灣",
      "石橋鎮",
      "鷺洲",
      "七曲",
      "白沙渡",
      "青蘆村",
      "半月灘",
      "三槐里",
      "上源",
    ],
    given: ["美琳", "子安", "若水", "懷瑾", "思源", "一舟", "清漪"],
    family: ["柳", "歐陽", "石", "江", "司徒", "白"],
    roles: ["水文學家", "船長", "教師"],
    places2: ["七曲大學", "鷺洲實驗室"],
  },
  {
    language: "he",
    country: "שׂרה",
    kinds: [
      "עמותת נחל %",
      "ועד תושבי %",
      "מועדון השיט %",
      "בית הספר %",
      "אגודת הדייגים של %",
    ],
    places: [
      "גשר האלון",
      "שבע הפיתולים",
      "עין קנה",
      "טחנת הרוח",
      "נווה סכר",
      "שער המעיין",
      "כפר ערבה",
    ],
    given: ["נעם", "תמר", "אורי", "שירה", "אלמוג"],
    family: ["בן־נחל", "סכר", "קנה־אלון", "גשרי", "מעייני"],
    roles: ["הנדסת מים", "הוראה", "שירה"],
    places2: ["אוניברסיטת שתי הגדות"],
  },
  {
    language: "ru",
    country: "Серра",
    kinds: [
      "Общество друзей реки у %",
      "Рыболовная артель «%»",
      "Музей %",
      "Совет жителей: %",
      "Гребной клуб «%»",
    ],
    places: [
      "Нижняя Заводь",
      "Ёлкин Плёс",
      "Камышовый Брод",
      "Семь Излучин",
      "Щучья Протока",
      "Верхний Исток",
      "Ивовый Остров",
    ],
    given: ["Агния", "Ярослав", "Йосиф", "Ульяна", "Эльвира"],
    family: ["Заводенко", "Плёсенко", "Щукленко", "Бродюк-Речных", "Ёлченко"],
    roles: ["гидролог", "преподаватель", "капитан парома"],
    places2: ["Университет Двух Берегов"],
  },
];

const awkward = [
  {
    name: exactly(
      200,
      "Joint Standing Committee of the Riparian Parishes, Hamlets, Mills, Fisheries and Ferries of the Upper, Middle and Lower Serra ",
    ),
    location: "Otterford",
  },
  {
    name: exactly(
      200,
      "Uferschutzgenossenschaftsmitgliederversammlungsprotokollführerstellvertreterwahlausschuss",
    ),
    language: "de",
  },
  {
    name: exactly(
      200,
      "薩拉河流域七曲兩岸居民漁民船民磨坊主教師學生聯合常設委員會",
    ),
    language: "zh-Hant",
  },
  {
    name: exactly(
      200,
      "اللجنةالدائمةالمشتركةلأهاليالضفّتينوصيّاديالغدرانوأصحابالطواحين",
    ),
    language: "ar",
  },
  { name: exactly(200, "𝕾𝖊𝖗𝖗𝖆"), note: "each letter is two UTF-16 units" },
  { name: "O", location: "O" },
  {
    name: '<script>alert("a name")</script> & Sons, “Ltd.”',
    url: `${site}/sons?a=1&b=2`,
  },
  {
    name: "\u202EnrutaB\u202C and the \u2066isolated\u2069",
    note: "the marks of direction are dropped, the letters stay",
  },
  {
    name: "Café de l’Écluse",
    id: "cafe-composed",
    note: "composed",
    language: "fr",
  },
  {
    name: "Cafe\u0301 de l’E\u0301cluse",
    id: "cafe-decomposed",
    note: "decomposed, and another café",
    language: "fr",
  },
  { name: "river watch", id: "river-watch-lower", location: "Delta" },
  { name: "River Watch", id: "river-watch-title", location: "Gorge" },
  { name: "RIVER WATCH", id: "river-watch-upper", location: "Source" },
  {
    name: "  The   Wide \t Spaces  ",
    note: "white space is collapsed in the key only",
  },
  { name: "Two\nLines", note: "a name with a line feed" },
  { name: "__proto__" },
  { name: "constructor", id: "toString" },
  { name: "hasOwnProperty", id: "valueOf" },
  { name: "👩‍👩‍👧‍👦 Families of the Quay 🏳️‍🌈" },
  { name: "Z̵̛͔a̶l̷̰̈g̵ö̸́ Choir" },
  { name: "ชมรมคนรักแม่น้ำและลำคลองสายเจ็ดคุ้งแห่งลุ่มน้ำเซอร์รา", language: "th" },
  { name: "Σύλλογος Φίλων του Ποταμού", language: "el" },
  {
    name: "Ferry\u00ADmen’s\u00A0Mutual\u200BAid",
    note: "soft hyphen, no-break space, zero-width space",
  },
  { name: "A program, not an address", url: "javascript:alert(1)" },
  {
    name: "A key in the address",
    url: "https://clerk:secret@sevenreaches.example/",
  },
  {
    name: "An address relative to this file",
    url: "annex/relative.html?x=1#y",
  },
  {
    name: "A logo from an origin that nobody has named",
    logo: { src: "https://elsewhere.example/logo.png", alt: "elsewhere" },
  },
  {
    name: "A logo beside this file",
    logo: { src: "mark.svg", alt: "", width: 240, height: 40 },
  },
  {
    name: "شركة Delta Pumps (2011) للمضخّات – فرع №7",
    language: "ar",
    url: `${site}/delta-pumps`,
  },
  {
    name: "The long note",
    note: exactly(
      2000,
      "We sign with the reservation that the word “river” in article 9 be read as it was read aloud, that is to say with the stress on the water and not on the bank. ",
    ),
  },
];

const groups = [
  { key: "banks", heading: "On the banks · على الضفّتين · 兩岸 · दोनों तट" },
  {
    key: "municipal",
    heading:
      "Councils, schools and fire brigades, without prejudice to the competence of the joint commission under articles 4 and 11 of the Treaty",
  },
  { key: "people", heading: "Individuals" },
  { key: "nobody", heading: "A group without a signatory" },
];

const pick = (list, n) => list[n % list.length];
const day = (n) =>
  new Date(Date.UTC(2026, 5, 1) + (n % 120) * 86_400_000)
    .toISOString()
    .slice(0, 10);
const used = new Set();

function organization(script, n) {
  for (let k = n; ; ++k) {
    const place = pick(script.places, k);
    const name = pick(
      script.kinds,
      Math.floor(k / script.places.length),
    ).replace("%", place);
    if (k - n > script.kinds.length * script.places.length) return null;
    if (!used.has(name)) {
      used.add(name);
      return { name, place };
    }
  }
}

function person(script, n) {
  for (let k = n; ; ++k) {
    const given = pick(script.given, k);
    const family = pick(script.family, Math.floor(k / script.given.length));
    const name = script.language.startsWith("zh")
      ? family + given
      : `${given} ${family}`;
    if (k - n > script.given.length * script.family.length) return null;
    if (!used.has(name)) {
      used.add(name);
      return {
        name,
        sort: script.language.startsWith("zh")
          ? undefined
          : `${family}, ${given}`,
      };
    }
  }
}

const items = [];
for (let n = 0; items.length < 600 - awkward.length; ++n) {
  if (n > 10_000)
    throw new Error("more names are asked for than the lists above can make");
  const script = pick(scripts, n * 5 + Math.floor(n / 7));
  const i = items.length;
  if (i % 5 < 2) {
    const who = person(script, n * 3);
    if (!who) continue;
    const at = i % 3 === 0;
    items.push({
      name: who.name,
      sort: who.sort,
      kind: "person",
      language: script.language,
      group: "people",
      role: i % 4 ? pick(script.roles, i) : undefined,
      affiliation: at ? pick(script.places2, i) : undefined,
      location: i % 2 ? pick(script.places, i) : undefined,
      signed: day(i * 7),
      note: at ? "for identification only" : undefined,
    });
  } else {
    const who = organization(script, n * 3);
    if (!who) continue;
    const item = {
      name: who.name,
      language: script.language,
      group: i % 11 === 0 ? undefined : i % 3 ? "banks" : "municipal",
      location: i % 2 ? who.place : undefined,
      country: i % 6 === 0 ? script.country : undefined,
      url: i % 4 === 0 ? `https://s${i}.signatories.example/` : undefined,
      signed: i % 9 ? day(i) : undefined,
    };
    if (i % 24 === 2) {
      item.members = Array.from({ length: 1 + (i % 6) }, (_, m) => ({
        name: `${who.name} – ${m + 1}`,
        language: script.language,
        location: m % 2 ? pick(script.places, i + m) : undefined,
        kind: m === 4 ? "person" : undefined,
        role: m === 4 ? pick(script.roles, m) : undefined,
      }));
    }
    items.push(item);
  }
}
// The awkward names are spread among the others, every twentieth.
awkward.forEach((item, n) =>
  items.splice(n * 20 + 3, 0, {
    ...item,
    group: item.group ?? pick(["banks", "municipal"], n),
  }),
);

const leads = [
  {
    id: "lead-commission",
    name: "Standing Conference of the Seven Reaches",
    abbreviation: "SCSR",
    url: `${site}/conference`,
    about:
      "The Standing Conference has met every spring since 1911, in a different town and **in all four languages**:\n\n- upstream in the morning,\n- downstream after lunch.",
  },
  {
    id: "lead-ghudran",
    name: "رابطة حرّاس الغدران السبعة",
    language: "ar",
    location: "السهل الأوسط",
    about:
      "تقيس الرابطة منسوب النهر كلّ يوم جمعة منذ عام 1958 (المحطّات SR-01 إلى SR-07).",
  },
  {
    id: "lead-willow",
    name: "柳灣河川保護總會",
    language: "zh-Hant",
    logo: { src: "mark.svg", alt: "", width: 240, height: 40 },
  },
];

const everyone = [
  ...leads,
  ...items.flatMap((item) => [item, ...(item.members ?? [])]),
];
const persons = everyone.filter((one) => one.kind === "person").length;

const statement = {
  $schema: "../../../web/dist/statement.schema.json",
  format: 1,
  id: "seven-reaches",
  revision: 17,
  language: "en",
  url: `${site}/statements/seven-reaches/`,
  publisher: {
    name: "Permanent Secretariat of the Standing Conference of the Municipalities, Parishes, Mills, Ferries and Riparian Associations of the Seven Reaches of the River Serra and of Its Tributaries and Canals",
    abbreviation: "SCSR",
    tagline: "«لمن يشرب من بعدنا» · 為下游的人 · For the one below",
    url: `${site}/`,
    logo: { src: "mark.svg", alt: "Seven reaches", width: 240, height: 40 },
    about:
      "The Secretariat keeps the minutes.\n\n> It has kept them since 1911.\n\n| Town | Box |\n| :- | -: |\n| Otterford | 1–14 |\n| السهل الأوسط | 15–22 |",
  },
  release: { status: "immediate" },
  place: "Saint Odo-under-Weir",
  date: "2026-10-30",
  dateline: "SAINT ODO-UNDER-WEIR / السهل الأوسط / 柳灣 —",
  contacts: [
    {
      label: "Media",
      name: "Hyacinth van der Meulenbroek-Þorvaldsdóttir",
      email:
        "the.office.of.the.permanent.secretariat.of.the.standing.conference@a-rather-long-host-name.sevenreaches.example",
      phone: "+44 20 7946 0199",
      url: `${site}/press`,
    },
    {
      label: "للصحافة",
      name: "ليلى الضفّاوي",
      email: "sahafa@sevenreaches.example",
    },
    { label: "媒體聯絡", name: "江若水", phone: "+44 20 7946 0198" },
    { phone: "+44 20 7946 0197" },
  ],
  title:
    "The Treaty of the Seven Reaches must be kept as it was read aloud, in four languages («باتّفاق الضفّتين») and before the whole Uferschutzgenossenschaftsmitgliederversammlung, and not as afterwards printed: a statement on the ninth article, on its missing full stop, and on everything that ran out too",
  subtitle:
    "Joint statement of those who live above, beside, below and — «בנקודה אחת» — upon the river, on the occasion of the hundred and fifteenth opening of the sluices",
  body: readFileSync(here("body.md"), "utf8")
    .replace("\\u0000", "\0")
    .trimEnd()
    .split(/\n{2}(?=#{1,2} )/),
  leads,
  signatories: {
    order: "name",
    groups,
    counts: { organizations: everyone.length - persons, persons },
    items,
  },
  sign: {
    label:
      "Add your organization, wherever on the river it stands · أضيفوا منظّمتكم",
    url: "sign?from=statement",
  },
  attachments: [
    {
      label:
        "Treaty, consolidated text in four languages, with the full stop (PDF, 212 pages, 48 MB; large, because scanned)",
      url: "annex/treaty.pdf",
    },
    { label: "An attachment that is a program", url: "javascript:alert(1)" },
    { label: "المعاهدة بالعربيّة", url: `${site}/ar/معاهدة.pdf` },
  ],
  endMark: "∿ ∿ ∿",
  releases: {
    limit: 7,
    items: [
      {
        title: "Minutes of the long session, day one, morning, before the bell",
        url: `${site}/r/1`,
        date: "2026-09-30",
        summary: exactly(
          2000,
          "The keeper of the sluice spoke first, was interrupted, resumed, and was understood to have concluded. ",
        ),
      },
      {
        title: "بيان حول الروافد",
        language: "ar",
        url: `${site}/r/2`,
        date: "2026-09-02",
        summary: "سبعة روافد، وسبع حنفيّات (v3.0).",
      },
      {
        title: "關於魚道的聲明",
        language: "zh-Hant",
        url: `${site}/r/3`,
        date: "2026-08-15",
      },
      { title: "Without a date or an address" },
      {
        title: "<em>Drawn as written</em> &amp; not otherwise",
        url: "releases/5.html",
        date: "2028-02-29",
        summary: "<p>Inline summaries are text.</p>",
      },
      {
        title: "הצהרה על הנקודה החסרה",
        language: "he",
        url: `${site}/r/6`,
        date: "1911-04-01",
        summary: "סעיף 9.",
      },
    ],
    more: { label: "All statements since 1911", url: `${site}/statements/` },
  },
  corrections: [
    { date: "2026-10-31", note: "The mean of SR-06 was printed as 76.3." },
    {
      date: "2026-11-02",
      note: "The correction of 31 October corrected the mean of SR-05. The mean of SR-06 was right in the first place, and is again.",
    },
  ],
  imageOrigins: ["https://media.sevenreaches.example"],
};

/** JSON with each value that fits on one line: 600 names are 600 lines. */
function print(value, indent = "", wide = 110) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const one = JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
  if (indent && one.length <= wide) return one;
  const inner = indent + "  ";
  if (Array.isArray(value))
    return `[\n${value.map((v) => inner + print(v, inner, value === items ? Infinity : wide)).join(",\n")}\n${indent}]`;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return `{\n${entries.map(([k, v]) => `${inner}${JSON.stringify(k)}: ${print(v, inner, wide)}`).join(",\n")}\n${indent}}`;
}

writeFileSync(here("statement.json"), print(statement) + "\n");
