#include "read/markdown.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "full/html/html.h"
#include "tests/models/documents.h"

namespace undersigned::read {
namespace {

constexpr MarkdownContext at_base = {.base = "https://p.example/s/"};

struct Row {
  std::string_view source;
  std::string_view html;
};

TEST(Markdown, DrawsBlocks) {
  constexpr Row rows[] = {
      {"", ""},
      {"\n \n", ""},
      {"a\nb", "<p>a\nb</p>"},
      {"a  \nb\\\nc", "<p>a<br>b<br>c</p>"},
      {"a\n\nb", "<p>a</p><p>b</p>"},
      {"> a\n> > b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"},
      {"- a\n- b", "<ul><li>a</li><li>b</li></ul>"},
      {"- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"},
      {"1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"},
      {"7) a", "<ol start=\"7\"><li>a</li></ol>"},
      {"0. a", "<ol start=\"0\"><li>a</li></ol>"},
      {"999999999. a", "<ol start=\"999999999\"><li>a</li></ol>"},
      {"***", "<hr>"},
      {"    a <b>\n\n    c", "<pre><code>a &lt;b&gt;\n\nc\n</code></pre>"},
      {"```js x\na\n```", "<pre><code data-language=\"js\">a\n</code></pre>"},
      {"```a&amp;b&nope;\n```", "<pre><code data-language=\"a&amp;b&amp;nope;\"></code></pre>"},
      {"~~~\n~~~", "<pre><code></code></pre>"},
  };
  for (const Row& row : rows) EXPECT_EQ(markdown(row.source), row.html) << row.source;
}

TEST(Markdown, DrawsSpans) {
  constexpr Row rows[] = {
      {"*a* __b__ `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"},
      {"***a***", "<p><em><strong>a</strong></em></p>"},
      {"`a&amp;b <i>`", "<p><code>a&amp;amp;b &lt;i&gt;</code></p>"},
      {"&auml;&#x1D11E;&#0;&nope;", "<p>ä𝄞\uFFFD&amp;nope;</p>"},
      {"\\*a\\* <3", "<p>*a* &lt;3</p>"},
      {"~~a~~ www.p.example a@p.example", "<p>~~a~~ www.p.example a@p.example</p>"},
      {"$a$ ||b|| [ ] c", "<p>$a$ ||b|| [ ] c</p>"},
  };
  for (const Row& row : rows) EXPECT_EQ(markdown(row.source), row.html) << row.source;
}

TEST(Markdown, KeepsTheLevelsOfHeadings) {
  EXPECT_EQ(markdown("# a\n## b\n###### c"), "<h1>a</h1><h2>b</h2><h6>c</h6>");
  EXPECT_EQ(markdown("a\n=\nb\n-"), "<h1>a</h1><h2>b</h2>");
}

TEST(Markdown, ShowsHtmlAsText) {
  constexpr Row rows[] = {
      {"<div onclick=\"x\">\n*a*\n</div>\n\nb",
       "<p>&lt;div onclick=\"x\"&gt;\n*a*\n&lt;/div&gt;</p><p>b</p>"},
      {"<script>\n\nalert(1)\n</script>\n", "<p>&lt;script&gt;\n\nalert(1)\n&lt;/script&gt;</p>"},
      {"<!-- a\n\nb -->\n\n\n", "<p>&lt;!-- a\n\nb --&gt;</p>"},
      {"a <b>c</b> <!-- d --> <?e?> <![CDATA[f]]> *g*",
       "<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt; &lt;?e?&gt; &lt;![CDATA[f]]&gt; <em>g</em></p>"},
      {"<b\nc>d", "<p>&lt;b\nc&gt;d</p>"},
      {"- <div>\n  a", "<ul><li><p>&lt;div&gt;\na</p></li></ul>"},
      {"&lt;b&gt;", "<p>&lt;b&gt;</p>"},
  };
  for (const Row& row : rows) EXPECT_EQ(markdown(row.source), row.html) << row.source;
}

TEST(Markdown, MakesSafeLinks) {
  constexpr Row rows[] = {
      {"[a](b)", "<p><a href=\"https://p.example/s/b\">a</a></p>"},
      {"[a](/b \"t&auml;\")", "<p><a href=\"https://p.example/b\" title=\"tä\">a</a></p>"},
      {"[a](<b c>)", "<p><a href=\"https://p.example/s/b%20c\">a</a></p>"},
      {"[a]()", "<p><a href=\"https://p.example/s/\">a</a></p>"},
      {"<https://q.example/?a=1&b=2>",
       "<p><a href=\"https://q.example/?a=1&amp;b=2\">https://q.example/?a=1&amp;b=2</a></p>"},
      {"<a@q.example>", "<p><a href=\"mailto:a@q.example\">a@q.example</a></p>"},
      {"[*a* `b`][c]\n\n[c]: //q.example/ä",
       "<p><a href=\"https://q.example/%C3%A4\"><em>a</em> <code>b</code></a></p>"},
      {"[a](javascript:x)", "<p>a</p>\nrefused: javascript:x"},
      {"[a](java&#115;cript:x)", "<p>a</p>\nrefused: javascript:x"},
      {"[a](&#x6A;avascript&colon;x)", "<p>a</p>\nrefused: javascript:x"},
      {"[a](java\\script:x)", "<p><a href=\"https://p.example/s/java%5Cscript:x\">a</a></p>"},
      {"[*a*](data:x) b", "<p><em>a</em> b</p>\nrefused: data:x"},
      {"[a](https://u@q.example/)", "<p>a</p>\nrefused: https://u@q.example/"},
      {"<javascript:x>", "<p>javascript:x</p>\nrefused: javascript:x"},
      // A bracket inside of a destination opens nothing. md4c once left a span that it had not
      // entered.
      {"[a]([)](b)", "<p><a href=\"https://p.example/s/%5B\">a</a>](b)</p>"},
      {"[]([)]()", "<p><a href=\"https://p.example/s/%5B\"></a>]()</p>"},
      {"[a](![)](b)", "<p><a href=\"https://p.example/s/!%5B\">a</a>](b)</p>"},
      {"[x [a]([)](b) ](c)", "<p>[x <a href=\"https://p.example/s/%5B\">a</a>](b) ](c)</p>"},
      {"[a](tel:+1555)", "<p><a href=\"tel:+1555\">a</a></p>"},
  };
  for (const Row& row : rows) EXPECT_EQ(markdown(row.source, at_base), row.html) << row.source;
  EXPECT_EQ(markdown("[a](b) [c](#d) [e](https://q.example/)"),
            "<p>a c <a href=\"https://q.example/\">e</a></p>\nrefused: b\nrefused: #d");
}

TEST(Markdown, ShowsImagesOfKnownOrigins) {
  const std::string origins[] = {"https://i.example"};
  const MarkdownContext context = {.base = "https://p.example/s/", .image_origins = origins};
  constexpr Row rows[] = {
      {"![a](b.png)", "<p><img src=\"https://p.example/s/b.png\" alt=\"a\" loading=\"lazy\"></p>"},
      {"![*a* [b](c) ![d](e) `f` &amp;\ng  \nh](https://i.example/x \"t\")",
       "<p><img src=\"https://i.example/x\" alt=\"a b d f &amp;\ng\nh\" title=\"t\" "
       "loading=\"lazy\"></p>"},
      {"![](b.png)", "<p><img src=\"https://p.example/s/b.png\" alt=\"\" loading=\"lazy\"></p>"},
      {"x ![a *b*](https://q.example/x) y", "<p>x a b y</p>\nrefused image: https://q.example/x"},
      {"![](https://q.example/x)", "<p></p>\nrefused image: https://q.example/x"},
      {"[![a](b.png)](c)",
       "<p><a href=\"https://p.example/s/c\"><img src=\"https://p.example/s/b.png\" alt=\"a\" "
       "loading=\"lazy\"></a></p>"},
      {"![a](data:image/png,x)", "<p>a</p>\nrefused image: data:image/png,x"},
      {"![<b>](b.png)",
       "<p><img src=\"https://p.example/s/b.png\" alt=\"&lt;b&gt;\" loading=\"lazy\"></p>"},
  };
  for (const Row& row : rows) EXPECT_EQ(markdown(row.source, context), row.html) << row.source;
}

TEST(Markdown, DrawsTables) {
  EXPECT_EQ(markdown("|a|b|c|d|\n|-|:-|:-:|-:|\n|*1*|2|3|\n"),
            "<div class=\"statement-scroller\"><table><thead><tr><th scope=\"col\">a</th>"
            "<th scope=\"col\" class=\"statement-left\">b</th>"
            "<th scope=\"col\" class=\"statement-center\">c</th>"
            "<th scope=\"col\" class=\"statement-right\">d</th></tr></thead>"
            "<tbody><tr><td><em>1</em></td><td class=\"statement-left\">2</td>"
            "<td class=\"statement-center\">3</td><td class=\"statement-right\"></td></tr>"
            "</tbody></table></div>");
  EXPECT_EQ(markdown("|a|\n|-|\n"),
            "<div class=\"statement-scroller\"><table><thead><tr><th "
            "scope=\"col\">a</th></tr></thead></table></div>");
}

TEST(Markdown, TellsWhetherItBeginsWithAParagraph) {
  EXPECT_TRUE(parsed("a *b*\n\nc").begins_with_paragraph);
  EXPECT_TRUE(parsed("![](javascript:x)").begins_with_paragraph);
  for (const std::string_view source : {"", "# a\n\nb", "- a", "> a", "<div>", "[a]: b", "***"}) {
    EXPECT_FALSE(parsed(source).begins_with_paragraph) << source;
  }
}

TEST(Markdown, IsNoTreeWhereItHasTooManyNodes) {
  EXPECT_EQ(parsed(repeat("***\n", 5'000)).tree->children.size(), 5'000U);
  EXPECT_FALSE(parsed(repeat("***\n", 5'001)).tree);
  EXPECT_TRUE(parsed("").tree->children.empty());
}

std::size_t depth_of(std::string_view html) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos; ++at) {
    if (html[at + 1] == '/') {
      --depth;
    } else if (!html.substr(at).starts_with("<br>") && !html.substr(at).starts_with("<img") &&
               !html.substr(at).starts_with("<hr>")) {
      deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

TEST(Markdown, FlattensWhatIsTooDeep) {
  // 31 quotations and their paragraph are 32 deep.
  EXPECT_EQ(markdown(repeat("> ", 31) + "a"),
            repeat("<blockquote>", 31) + "<p>a</p>" + repeat("</blockquote>", 31));
  EXPECT_EQ(markdown(repeat("> ", 32) + "a\n\nb"),
            repeat("<blockquote>", 32) + "\na" + repeat("</blockquote>", 32) + "<p>b</p>");
  EXPECT_EQ(
      markdown(repeat("> ", 40) + "a *b*\n" + repeat("> ", 40) + "\n" + repeat("> ", 40) +
               "c  \nd"),
      repeat("<blockquote>", 32) + repeat("\n", 9) + "a b\nc\nd" + repeat("</blockquote>", 32));
  for (const std::string_view inner :
       {"a", "- a", "1. a", "# a", "```\na\n```", "*a* **b**", "[a](https://q.example/)",
        "|a|\n|-|", "<div>", "***", "    a", "`a`"}) {
    for (std::size_t quotes = 26; quotes < 35; ++quotes) {
      const std::string html = markdown(repeat("> ", quotes) + std::string(inner));
      EXPECT_LE(depth_of(html), 32U) << html;
      EXPECT_NE(html.find(inner == "***"     ? "<"
                          : inner == "<div>" ? "div"
                                             : "a"),
                std::string::npos);
    }
  }
  EXPECT_EQ(markdown(repeat("> ", 32) + "![*a*](b.png)", at_base),
            repeat("<blockquote>", 32) + "\na" + repeat("</blockquote>", 32));
  EXPECT_LE(depth_of(markdown(repeat("- ", 100) + "a")), 32U);
  EXPECT_LE(depth_of(markdown(repeat("*a **b ", 100) + repeat("c** d*", 100))), 32U);
}

TEST(Markdown, StopsAtTooManyNodes) {
  const auto text = [](std::size_t rules) { return markdown(repeat("***\n", rules)); };
  EXPECT_EQ(text(5'000), repeat("<hr>", 5'000));
  EXPECT_TRUE(text(5'001).ends_with("\ntoo many nodes"));
  EXPECT_LT(text(100'000).size(), 30'000U);
}

TEST(Markdown, AppendsToWhatIsThere) {
  tree::Builder builder;
  builder.open(tree::Element::div);
  builder.text("before");
  EXPECT_FALSE(append_markdown(builder, "a", {}).too_many_nodes);
  EXPECT_FALSE(append_markdown(builder, "b", {}).too_many_nodes);
  builder.close();
  std::string html;
  html::append_html(html, *builder.take());
  EXPECT_EQ(html, "<div>before<p>a</p><p>b</p></div>");
}

}  // namespace
}  // namespace undersigned::read
