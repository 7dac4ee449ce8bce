import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlRenderer } from "commonmark";
import { hasRawHtml } from "../oracle/example.ts";
import { markdownTree, parse } from "../oracle/markdown.ts";
import { suiteTree } from "../oracle/suite_html.ts";
import { commonmarkExamples } from "../oracle/suites.ts";
import { canonicalAddresses, htmlOf, innerHtml } from "../oracle/tree.ts";

const rules = { base: "https://publisher.example/s/statement.json" };
const made = (markdown: string): string =>
  htmlOf(markdownTree(markdown, rules));

test("the oracle follows our rules", () => {
  const cases: [markdown: string, html: string][] = [
    ["# A\n## B", "<h3>A</h3><h4>B</h4>"],
    ["##### A", "<h6>A</h6>"],
    ["a\nb  \nc", "<p>a\nb<br>c</p>"],
    ['<b>x</b> & "y"', '<p>&lt;b&gt;x&lt;/b&gt; &amp; "y"</p>'],
    ["<div>\n*x*\n\n", "<p>&lt;div&gt;\n*x*</p>"],
    ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
    ["- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"],
    ["1. a", "<ol><li>a</li></ol>"],
    ["0. a", '<ol start="0"><li>a</li></ol>'],
    [
      "``` c&amp;d e\nx\n```",
      '<pre><code data-language="c&amp;d">x\n</code></pre>',
    ],
    ["[a](b)", '<p><a href="https://publisher.example/s/b">a</a></p>'],
    [
      '[a](/b "c")',
      '<p><a href="https://publisher.example/b" title="c">a</a></p>',
    ],
    ["[*a*](javascript:b)", "<p><em>a</em></p>"],
    ["[a](https://u@b.example) [a](https://@b.example)", "<p>a a</p>"],
    ["[a](tel:+1234) [a](tel:1-2)", '<p><a href="tel:+1234">a</a> a</p>'],
    ["<a@b.example>", '<p><a href="mailto:a@b.example">a@b.example</a></p>'],
    [
      `[a](/${"b".repeat(2022)}) [a](/${"b".repeat(2023)})`,
      `<p><a href="https://publisher.example/${"b".repeat(2022)}">a</a> a</p>`,
    ],
    [
      '![a *b*](c "d")',
      '<p><img src="https://publisher.example/s/c" alt="a b" title="d" loading="lazy"></p>',
    ],
    ["![a *b*](//other.example/c)", "<p>a b</p>"],
    ["![](//other.example/c)", "<p></p>"],
  ];
  for (const [markdown, html] of cases) assert.equal(made(markdown), html);
});

test("both oracles agree on CommonMark's examples without raw HTML", (t) => {
  let compared = 0;
  for (const { markdown, html } of commonmarkExamples()) {
    if (hasRawHtml(markdown)) continue;
    assert.equal(htmlOf(suiteTree(html, rules)), made(markdown), markdown);
    compared += 1;
  }
  assert.equal(compared, 580);
  t.diagnostic(`${compared} examples compared`);
});

test("commonmark makes of each example what the example says", () => {
  for (const { markdown, html } of commonmarkExamples()) {
    assert.equal(new HtmlRenderer().render(parse(markdown)), html);
  }
});

test("an element's content is cut out exactly", () => {
  const html =
    '<div><div class="a b"><div>x</div><p>y</p></div><div class="a b">z</div></div>';
  assert.equal(innerHtml(html, "a"), "<div>x</div><p>y</p>");
  assert.equal(innerHtml('<p lang="en" class="a" dir="ltr">x</p>', "a"), "x");
  assert.equal(innerHtml(html, "c"), undefined);
});

test("addresses are compared as a browser reads them, texts are not", () => {
  assert.equal(
    canonicalAddresses('<a href="https://A.example" title="b">href="x"</a>'),
    '<a href="https://a.example/" title="b">href="x"</a>',
  );
});
