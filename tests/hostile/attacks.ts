/// Texts that publishers may write, or be made to write, as attacks. Each has visible letters, and
/// is put into every text field of a statement.
export type Attack = {
  name: string;
  class:
    | "markdown"
    | "url"
    | "entity"
    | "bidi"
    | "zero-width"
    | "homoglyph"
    | "combining"
    | "characters";
  text: string;
  /// The result of Markdown, if the reference implementation differs from its specification.
  markdown?: string;
  /// The error, if no statement can be made of it.
  refused?: string;
};

const of = (
  kind: Attack["class"],
  texts: Record<string, string>,
  more: Partial<Attack> = {},
): Attack[] =>
  Object.entries(texts).map(([name, text]) => ({
    name,
    class: kind,
    text,
    ...more,
  }));

const script = "javascript:xss()";
/// A link, an image and an autolink to one address, in every form that accepts it.
const links = (address: string): string =>
  `[a](${address}) [b](<${address}>) ![c](${address}) <${address}> [d][e]\n\n[e]: ${address} "f"\n`;

const markdown = of("markdown", {
  "a link": `[click](${script})`,
  "a link with a title": `[click](${script} "title")`,
  "a link with a title that breaks out":
    '[click](https://x.example "a\\" onclick=\\"xss()")',
  "a link in angle brackets": `[click](<${script}>)`,
  "a link's text that breaks out": `["><img src=x onerror=xss()>](https://x.example)`,
  "an image": `![alt](${script})`,
  "an image's alt that breaks out": '![" onerror="xss()](x.png)',
  "an image's address that breaks out": '![a](x"onerror="xss())',
  "an image of data": "![a](data:image/svg+xml,<svg/onload=xss()>)",
  "an image in a link": `[![a](${script})](${script})`,
  "a link in an image": `![[a](${script})](x.png)`,
  "a link in a link": `[a [b](${script}) c](https://x.example)`,
  "an autolink": `<${script}>`,
  "an autolink with markup": "<https://x.example/<script>xss()</script>>",
  "an autolink of mail": "<a@x.example?body=<script>>",
  "a bare address": `see ${script} and https://x.example"onclick="xss()`,
  "a reference": `[a][b]\n\n[b]: ${script}\n`,
  "a reference that is its own text": `[a]\n\n[a]: ${script} "b"\n`,
  "a reference, collapsed": `[a][]\n\n[a]: ${script}\n`,
  "a reference with a title that breaks out": `[a]\n\n[a]: https://x.example '"><script>xss()</script>'\n`,
  "a reference of another case": `[ẞ]\n\n[SS]: ${script}\n`,
  "a reference given twice": `[a]\n\n[a]: https://x.example\n[a]: ${script}\n`,
  "a block of markup": "<script>xss()</script>\n",
  "a block of markup, not closed": "<div onclick=xss()>\n\n**a**",
  "a block of style": "<style>*{display:none}</style>\n\na",
  "a comment": "<!-- --!><script>xss()</script> --> a",
  "a comment that ends the document": "a <!--",
  "a processing instruction": "<?php xss() ?> a",
  "a declaration": "<!DOCTYPE html [<!ENTITY a 'b'>]> a",
  CDATA: "<![CDATA[<script>xss()</script>]]> a",
  "markup inline": 'a <img src=x onerror="xss()"> b',
  "markup inline over lines": 'a <img\nsrc=x\nonerror="xss()"\n> b',
  "a tag that does not end": 'a <img src="x" onerror="xss()"',
  "a closing tag": "</p></div></article></joint-statement></body> a",
  "a template":
    "<template shadowrootmode=open><script>xss()</script></template> a",
  "a slot": "<slot></slot><slot name=a></slot> a",
  "foreign elements":
    "<svg><style><img src=x onerror=xss()></style></svg> <math><mi//xlink:href=x> a",
  "an element of its own":
    "<joint-statement src=//x.example></joint-statement> a",
  "code, not closed": "`a <script>xss()</script>",
  "code that closes elsewhere": "`` a ` <script>xss()</script> ``",
  "a fence with a language that breaks out":
    '```"><script>xss()</script>\na\n```\n',
  "a fence with a language of entities":
    "~~~ &quot;&gt;&lt;script&gt;\na\n~~~\n",
  "a fence, not closed": "```\na\n\n</code></pre><script>xss()</script>",
  "indented code": "    <script>xss()</script>\n\n    a",
  "a heading that breaks out": "# </h2><script>xss()</script>\n\na\n===\n",
  "emphasis in a bomb": "*a **b ".repeat(40) + "c",
  "emphasis that crosses": "**a *b** c* _d __e_ f__ ***g** h*",
  "delimiters without end": "*_".repeat(60) + "a",
  "brackets without end": "[".repeat(60) + "a" + "](".repeat(60),
  "quotations in a bomb": "> ".repeat(60) + "a",
  "lists in a bomb": "- ".repeat(60) + "a",
  "quotations and lists by turns": "> - ".repeat(30) + "a",
  "a number that is too long": "99999999999. a\n1234567890) b\n999999999. c",
  escapes: '\\<script\\>xss()\\</script\\> \\[a\\](b) \\&lt; \\\\ \\"',
  "a backslash at the end": `[a](${script}\\) b\\`,
  "a hard break in a link": `[a  \nb](${script})`,
});

const url = of("url", {
  "upper case": links("JaVaScRiPt:xss()"),
  "a space in front": links("%20javascript:xss()"),
  "a tab inside": "[a](java\tscript:xss()) [b](<java\tscript:xss()>) c",
  "a line feed inside": "[a](<java\nscript:xss()>) b",
  "an encoded line feed": links("java%0Ascript:xss()"),
  "an entity for the colon": links("javascript&colon;xss()"),
  "an entity for a letter": links("&#106;avascript:xss()"),
  "an entity with zeros": links("&#x000006a;avascript:xss()"),
  "an entity for a tab": links("java&Tab;script:xss()"),
  "an entity for a line feed": links("java&NewLine;script:xss()"),
  "an entity of an entity": links("javascript&amp;colon;xss()"),
  "an encoded colon": links("javascript%3Axss()"),
  "encoded twice": links("%256aavascript:xss()"),
  "a backslash before the colon": links("javascript\\:xss()"),
  "backslashes for slashes": links("https:\\\\x.example\\a"),
  "slashes that are missing": links("https:x.example"),
  "one slash": links("https:/x.example"),
  "many slashes": links("https://////x.example"),
  "no scheme": links("//x.example/a"),
  "backslashes and no scheme": links("\\\\x.example\\a"),
  "a slash and a backslash": links("/\\x.example"),
  data: links("data:text/html,<script>xss()</script>"),
  "data in base64": links(
    "data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==",
  ),
  vbscript: links("vbscript:xss()"),
  blob: links("blob:https://x.example/a"),
  file: links("file:///etc/passwd"),
  about: links("about:blank"),
  "view-source": links("view-source:https://x.example"),
  "a file system": links("filesystem:https://x.example/temporary/a"),
  "a stream": links("ws://x.example/ wss://x.example/"),
  "a feed": links("feed:javascript:xss()"),
  "a jar": links("jar:https://x.example/a!/b"),
  "a scheme of Unicode": links("ｊavascript:xss()"),
  "a scheme with a long s": links("javaſcript:xss()"),
  "a scheme with a dotless i": links("javascrıpt:xss()"),
  "a colon of Unicode": links("javascript：xss()"),
  "dots of Unicode": links("https://x。example．a｡b"),
  "a slash of Unicode": links("https://x.example／a⁄b∕c"),
  "a user who is a host": links("https://publisher.example@x.example/"),
  "a user with a password": links("https://a:b@x.example/"),
  "an encoded user": links("https://publisher.example%40x.example/"),
  "a user with a backslash": links("https://publisher.example\\@x.example/"),
  "a host of another script": links("https://рublisher.example/"),
  "a host in Punycode": links("https://xn--ublisher-k9g.example/"),
  "a host with a soft hyphen": links("https://pub\u00ADlisher.example/"),
  "a host with a joiner": links("https://pub\u200Dlisher.example/"),
  "a host turned around": links("https://\u202Eelpmaxe.x/"),
  "a number for a host": links("http://2130706433/ http://0x7f.1/"),
  "a host of six": links("http://[::ffff:127.0.0.1]/ http://[::1%25a]/"),
  "a port too large": links("https://x.example:99999/"),
  parentheses: links("https://x.example/a_(b)_(c"),
  "quotation marks": links("https://x.example/\"'onclick='xss()"),
  markup: links("https://x.example/<script>xss()</script>"),
  "half an encoding": links("https://x.example/%zz%1"),
  "encoded controls": links("https://x.example/%00%0D%0AX:%20a"),
  "mail with headers": links("mailto:a@x.example?bcc=b@x.example&body=%0D%0Aa"),
  "mail with controls": links("mailto:a@x.example%0D%0Abcc:b@x.example"),
  "a number with a code": links("tel:*%2306%23"),
  nothing: "[a]() [b](<>) ![c]() [d](#) [e](?) f",
  "a length": links("https://x.example/" + "a".repeat(120)),
});

/// No address may contain one. Only in angle brackets it makes a link, which is refused.
const controls: Attack[] = [
  "\u0001javascript:xss()",
  "java\u0007script:xss()",
  "java\u007Fscript:xss()",
].map((address, index) => ({
  name: `a control, ${index + 1}`,
  class: "url",
  text: links(address),
  markdown: `[a](${address}) b ![c](${address}) <${address}> [d][e][e]: ${address} "f"`,
}));

const entity = of("entity", {
  named: "&lt;script&gt;xss()&lt;/script&gt; a",
  decimal: "&#60;script&#62;xss()&#60;/script&#62; a",
  hexadecimal: "&#x3c;script&#X3E;xss()&#x3c;/script&#x3e; a",
  "with zeros": "&#0000060;img src=x onerror=xss()&#0000000062; a",
  "without a semicolon": "&lt&gt&ltscript&gt &#60 &#x3c a",
  twice: "&amp;lt;script&amp;gt;xss() &amp;amp;lt; a",
  "three times": "&amp;amp;lt;img src=x onerror=xss()&amp;amp;gt; a",
  "a NUL": "a&#0;b &#x0; &#00000000; c",
  "half of a pair": "a&#xD83D;&#xDE00; b",
  "beyond Unicode": "a&#x110000; &#9999999; &#99999999999; b",
  controls: "a&#1;&#x7f;&#13;&#27; b",
  "white space": "a&Tab;&NewLine;&nbsp;&#x2028; b",
  directions: "a&#x202E;b&rlm;&#8238; c",
  "zero width": "a&ZeroWidthSpace;&shy;&zwnj;&#xFEFF; b",
  "two characters": "a&NotEqualTilde;&fjlig; b",
  "a name that is none": "a&foo;&; &#; &#x; &#xg; b",
  "a name in upper case": "a&LT;&AMP;&QUOT; b",
  "quotation marks": "a&quot; onclick=&quot;xss() &apos; &#39; \" ' b",
  "in code": "`&lt;script&gt;` ``&amp;lt;`` a",
  "in a link": '[&lt;b&gt;](https://x.example/?a&lt=b&copy=c "&quot;&gt;") a',
  ampersands: "a&&amp&amp;&b=c&lt d",
});

const bidi = of("bidi", {
  "an override": "ab\u202Ecd gpj.exe",
  "an override to the right": "ab\u202Dcd efg",
  "an embedding": "ab\u202Bcd (ef)",
  "an embedding to the right": "ab\u202Acd (ef)",
  "an isolate": "ab\u2067cd (ef)",
  "an isolate to the right": "ab\u2066cd (ef)",
  "an isolate of its own": "ab\u2068cd (ef)",
  "an isolate behind Hebrew": "שלום\u2067ab, 1 (2)",
  "an end behind Hebrew": "ab\u2069 שלום 12",
  "an end too many": "ab\u202Ccd\u202C\u202C\u202C ef",
  "an end of an isolate too many": "ab\u2069cd\u2069\u2069\u2069 ef",
  "ends, and then an override": "ab\u2069\u2069\u202C\u202C\u202Ecd ef",
  "an override in an isolate": "ab\u2067\u202Ecd ef",
  "an isolate in an override": "ab\u202E\u2066cd\u2069 ef",
  "one hundred and thirty embeddings": "ab" + "\u202B".repeat(130) + "cd ef",
  "one hundred and thirty isolates": "ab" + "\u2067".repeat(130) + "cd ef",
  "overrides by turns": "ab" + "\u202E\u202D".repeat(30) + "cd ef",
  "a mark to the left": "ab\u200Fcd, 1 (2)\u200F",
  "a mark to the right": "ab\u200Ecd, 1 (2)\u200E",
  "an Arabic mark": "ab\u061Ccd, 1 (2)\u061C",
  "Trojan source, early return":
    "ab /*\u202E } \u2066if (admin)\u2069 \u2066 begin",
  "Trojan source, comment": "ab //\u2067 \u202E cd \u2066 ef",
  "Trojan source, string": "ab user\u202E \u2066// check\u2069 \u2066",
  "Hebrew first": "שלום abc, 1 (2)!",
  "Hebrew last": "abc, 1 (2) שלום!",
  "Arabic with numbers": "ab مرحبا 12-34 (56)، cd",
  "Hebrew brackets": "ab (שלום [cd) אב] ef",
  "an Arabic letter alone": "\u0627 1.2, a",
  "a paragraph's end in an override": "ab\u202Ecd\u2029ef",
  "a line's end in an override": "ab\u202Ecd\nef",
  "N'Ko and Adlam": "ab ߒߞߏ 12 𞤀𞤁 cd",
  "an override in a link": "[ab\u202Ecd](https://x.example/\u202Ea) ef",
  "an override in code": "`ab\u202Ecd` ef",
  "an override in emphasis": "*ab\u202Ecd* ef",
  "an isolate over emphasis": "ab\u2067*cd\u2069 ef*",
});

const zeroWidth = of("zero-width", {
  "a space": "ab\u200Bcd\u200B\u200B ef",
  joiners: "ab\u200Dcd\u200C ef",
  "a word joiner": "ab\u2060cd\u2060 ef",
  "a byte order mark": "\uFEFFab\uFEFFcd",
  "a soft hyphen": "ab\u00ADcd\u00AD ef",
  "soft hyphens in a long word": "abcdefghij\u00AD".repeat(18),
  "spaces in a long word": "abcdefghij\u200B".repeat(18),
  "joiners in a long word": "abcdefghij\u2060".repeat(18),
  "variation selectors": "a\uFE0Fb\uFE0E\uFE00c\u{E0100}\u{E01EF} d",
  "variation selectors as a message":
    "a" + "\u{E0140}\u{E0150}".repeat(60) + "b",
  tags:
    "a" +
    [..."script"]
      .map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0)))
      .join("") +
    "\u{E007F} b",
  "tags as a message": "a\u{E0001}" + "\u{E0041}\u{E0042}".repeat(60) + "b",
  "invisible operators": "a\u2061b\u2062c\u2063d\u2064 e",
  fillers: "ab\u3164\u115F\u1160\uFFA0 cd",
  "a Braille blank": "ab\u2800cd",
  "a grapheme joiner": "ab\u034Fcd\u034F ef",
  Mongolian: "ab\u180E\u180B\u180Fcd",
  "deprecated controls": "ab\u206A\u206B\u206C\u206D\u206E\u206Fcd",
  annotations: "ab\uFFF9cd\uFFFAef\uFFFBgh",
  "in a tag":
    "<scr\u200Bipt>xss()</scr\u200Bipt> <\u200Bimg src=x onerror=xss()> a",
  "in a scheme": links("java\u200Bscript:xss()"),
  "in an entity": "&l\u200Bt;script&g\u200Bt; a",
  "around emphasis": "*\u200Bab\u200B* **\u2060cd\u2060** ef",
});

const homoglyph = of("homoglyph", {
  Cyrillic: "Аmnеsty Іntеrnаtiоnаl",
  Greek: "Αmnesty Ιnternatiοnal",
  Armenian: "Gооց֏ Տtate",
  Cherokee: "ᎪᎷᏁᎬᏚᎢᎩ ab",
  fullwidth: "ＡＢＣ ａｂｃ １２３ ＜script＞xss（）＜／script＞",
  "fullwidth quotation marks": "ab＂ onclick＝＂xss（）",
  "mathematical, bold": "𝐀𝐛𝐜 𝐝𝐞𝐟 𝟏𝟐𝟑",
  "mathematical, script": "𝓐𝓫𝓬 𝔡𝔢𝔣 𝕘𝕙𝕚 𝚓𝚔𝚕",
  circled: "ⓐⓑⓒ ⒟⒠⒡ 🄰🄱🄲 🅐🅑",
  "small capitals": "ᴀʙᴄᴅ ꜱᴄʀɪᴘᴛ ab",
  superscript: "ᵃᵇᶜ ⁱⁿ ₐₑ ab",
  "turned around": "ɐqɔpǝɟ ab",
  ligatures: "ﬁﬂﬀ ŉ ǆ ĳ ab",
  "letters that fold to more": "ẞß İi ŉ ΐ ﬃ ab",
  "signs that are letters": "ªº K Å Ω ℓ № ab",
  hyphens: "a-b‐c‑d‒e–f—g−h﹣i－j",
  spaces: "a\u00A0b\u1680c\u2002d\u2003e\u2009f\u202Fg\u205Fh\u3000i",
  dots: "a.b․c‥d…e·f。g．h｡i",
  slashes: "a/b⁄c∕d⧸e／f＼g",
  "angle brackets": "a‹script›b〈c〉d〈e〉f❮g❯h﹤i﹥",
  colons: "javascript：a ꞉b ∶c ︓d",
  "a name with a mark of its own": "Publisher ✔ ☑️ ✅ verified",
  "composed otherwise": "A\u030Angstro\u0308m Ångström Å",
});

const mark = (
  count: number,
  base = "a",
  marks = "\u0301\u0302\u0303\u0308",
): string =>
  base +
  Array.from({ length: count }, (_, i) => marks[i % marks.length]!).join("");
const combining = of("combining", {
  "a few": "Za\u0301\u0302lgo\u0308",
  "above, fifty": `b${mark(50)}c`,
  "above, one hundred and eighty": `b${mark(180)}c`,
  "above, a thousand": `b${mark(1000)}c`,
  "below, fifty": `b${mark(50, "a", "\u0316\u0317\u0323\u0324")}c`,
  "below, a thousand": `b${mark(1000, "a", "\u0316\u0317\u0323\u0324")}c`,
  "over, fifty": `b${mark(50, "a", "\u0334\u0335\u0338\u20D2")}c`,
  around: "a\u20DDb\u20DEc\u20E3d\u0489e\u20E0",
  "on every letter": [..."Coast Watch"].map((c) => mark(12, c)).join(""),
  "on every letter, below": [..."Coast Watch"]
    .map((c) => mark(12, c, "\u0316\u0323\u0331"))
    .join(""),
  "on nothing": "\u0301\u0302\u0303ab",
  "on a space": "ab \u0301\u0302\u0303 cd",
  "on a line's end": "ab\n\u0301\u0302\u0303cd",
  "on markup": "<\u0338script>\u0338 *\u0301a*\u0301 [\u0301b](\u0301c)\u0301",
  "on a tag's end": "a <b>\u0338 c</b>\u0338",
  doubled: "a\u035Cb\u0361c\u035Dd\u0360e\u0362f",
  Thai: `ก${"\u0E34\u0E49\u0E4C\u0E38".repeat(30)}ab`,
  Arabic: `ب${"\u0651\u064E\u064B\u0655".repeat(30)} ab`,
  Hebrew: `א${"\u05B0\u05BC\u05C1\u0591".repeat(30)} ab`,
  Devanagari: `क${"\u094D\u0902\u0951\u0941".repeat(30)}ab`,
  Tibetan: `ཀ${"\u0F90\u0F71\u0F74\u0F72".repeat(30)}ab`,
  "Cyrillic millions": "a\u0488\u0489\uA670\uA671b",
  "half marks": "a\uFE20b\uFE21c\uFE2Ed\uFE2F",
  emoji: "a🏻🏼🏽b👩🏽🏽🏽c",
});

const characters = [
  ...of("characters", {
    "a long word": "a".repeat(190),
    "a longer word": "W".repeat(2000),
    "a word of marks": "&".repeat(150) + "a",
    "Chinese without spaces": "联合声明".repeat(45),
    "Japanese without spaces": "共同声明です。".repeat(25),
    "Thai without spaces": "แถลงการณ์ร่วม".repeat(14),
    "Khmer without spaces": "សេចក្តីថ្លែងការណ៍".repeat(9),
    noncharacters: "a\uFDD0\uFFFE\uFFFFb\u{1FFFE}\u{10FFFF} c",
    "private use": "a\uE000\uF8FF\u{F0000}\u{100000} b",
    "not assigned": "a\u0378\u{50000}\u{E0FFF} b",
    "a replacement": "a\uFFFD\uFFFC b",
    controls: "a\u0001\u0008\u000B\u000C\u001B[31m\u007F\u0085\u009Fb",
    NUL: "a\u0000b\u0000\u0000c",
    "a NUL in a tag": "<scr\u0000ipt>xss()</scr\u0000ipt> a",
    "a line's end": "a\u2028b\u2028\u2028c",
    "a paragraph's end": "a\u2029b\u2029\u2029c",
    "all line ends": "a\rb\r\nc\nd\u0085e\u000Bf",
    tabs: "a\tb\t\tc",
    "many spaces": "a" + " ".repeat(150) + "b",
    "many lines": "a" + "\n".repeat(100) + "b",
    families: "👩‍👩‍👧‍👦👨🏿‍❤️‍💋‍👨🏻 a",
    flags: "🇪🇺🇺🇳🇦🇶🇽🇽🇦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 a",
    keycaps: "1️⃣#️⃣*️⃣ a",
    "a very wide one": "a﷽﷽﷽b𒐫𒈙𒐫c꧅",
    "tall ones": "a𒀱⸻⸻b",
    "not in the first plane": "a𝒳𠜎𐌀😀 b",
    "a template string": "a ${xss()} `${xss()}` {{xss()}} <%= xss() %>",
    "a string's end": "a\\\"'`; xss(); // </script><script>xss()",
    JSON: '{"name":"a","__proto__":{"b":1}} \\u003cscript\\u003e',
    "a formula": '=HYPERLINK("https://x.example","a") +1 -1 @a',
    "a format": "%s %n %x a {0} {1} $1 $& $$",
    "a name of the language": "constructor __proto__ toString a",
  }),
  ...of(
    "characters",
    {
      "the first half of a pair": "a\uD83D b",
      "the second half of a pair": "a\uDE00 b",
      "halves the wrong way round": "a\uDE00\uD83D b",
    },
    { refused: "syntax" },
  ),
];

export const attacks: readonly Attack[] = [
  ...markdown,
  ...url,
  ...controls,
  // A number stands for the character with this number.
  {
    name: "of Windows",
    class: "entity",
    text: "a&#128;&#x80;&#150; b",
    markdown: "a\u0080\u0080\u0096 b",
  },
  ...entity,
  ...bidi,
  ...zeroWidth,
  ...homoglyph,
  ...combining,
  ...characters,
];
