#include "text/html_to_text.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

#include "model/limits.h"
#include "tests/models/documents.h"
#include "text/text.h"

namespace undersigned::text {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string_view html;
  std::string_view text;
};

TEST(HtmlToText, KeepsPlainText) {
  const Row rows[] = {
      {"", ""},
      {"Leave the reef alone", "Leave the reef alone"},
      {"  A \r\n\t B\f", "A B"},
      {"Río – 珊瑚 𝔛", "Río – 珊瑚 𝔛"},
      // Text to the tokenizer, although it looks like markup.
      {"a < b > c", "a < b > c"},
      {"1<2 <3 <<", "1<2 <3 <<"},
      {"<", "<"},
      {"A\u00A0B", "A\u00A0B"},
  };
  for (const Row& row : rows) EXPECT_EQ(text_of_html(row.html), row.text) << row.html;
}

TEST(HtmlToText, StripsTags) {
  const Row rows[] = {
      {"<p>A</p>", "A"},
      {"<p>A</p><p>B</p>", "A B"},
      {"A<br>B<br/>C<BR />D", "A B C D"},
      {"<ul><li>A<li>B</ul>C", "A B C"},
      {"<h2>A</h2>B<div>C</div>D<hr>E", "A B C D E"},
      {"<table><tr><td>A</td><td>B</td></tr></table>", "A B"},
      // Inline tags do not separate words.
      {"<b>A</b>B<I>C</I>, <a href=\"x\">D</a>.", "ABC, D."},
      {"CO<sub>2</sub> and <strong><em>nested</em>,</strong> <span class='a'>too</span>!",
       "CO2 and nested, too!"},
      {"co<wbr>operate", "cooperate"},
      {"un<x-y>known</x-y>", "un known"},
      // A ">" inside quotes does not end a tag.
      {R"(A<a title="x > y" href='>'>B</a>)", "AB"},
      {"A<a title = \"<b>\">B", "AB"},
      {"A<b it's>B", "AB"},
      {"A<b \"x\">B", "AB"},
      {"</>A</3>B</p >C", "AB C"},
      {"<!DOCTYPE html>A<?php x ?>B<![CDATA[x]]>C", "ABC"},
  };
  for (const Row& row : rows) EXPECT_EQ(text_of_html(row.html), row.text) << row.html;
}

TEST(HtmlToText, DropsInvisibleContent) {
  const Row rows[] = {
      {"A<!-- x > <b>y</b> -->B", "AB"},
      {"A<!-->B<!--->C<!---->D", "ABCD"},
      {"A<script>alert('<p>x</p>')</script>B", "A B"},
      {"A<SCRIPT src=\"x\">x</Script\n>B", "A B"},
      {"A<script>\"</scripty>\"; a</b>c </script>B", "A B"},
      {"A<style>p { color: red }</style><p>B", "A B"},
      {"A<script>x</style>y</script>B", "A B"},
      {"A<script>x</script", "A"},
      {"A<img src=x onerror=alert(1)>B", "A B"},
      {"A<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\">B</a>", "A B"},
      // Not a script.
      {"A<scripts>B</scripts>", "A B"},
  };
  for (const Row& row : rows) EXPECT_EQ(text_of_html(row.html), row.text) << row.html;
}

TEST(HtmlToText, EndsAtUnclosedMarkup) {
  for (const std::string_view markup :
       {"<b", "<b ", "<a href=\"x>y", "<a href='", "<!--", "<!-- x --", "<script>x", "<style>",
        "<script", "<script x=\"></script>", "<!x", "</p", "</"}) {
    EXPECT_EQ(text_of_html("A" + std::string(markup)), "A") << markup;
  }
}

TEST(HtmlToText, DecodesReferencesOnce) {
  const Row rows[] = {
      {"Coast Watch&#8217;s &ldquo;reef&rdquo; &hellip; &#x2013; &#X2014;",
       "Coast Watch’s “reef” … – —"},
      {"A &amp; B", "A & B"},
      {"&amp;lt;b&amp;gt; &amp;amp;", "&lt;b&gt; &amp;"},
      // Decoded references are never markup.
      {"&lt;b&gt;A&lt;/b&gt; &#60;script&#62;", "<b>A</b> <script>"},
      {"&lt;<b>b&gt;", "<b>"},
      // Not references.
      {"A & B, AT&T; & &; &#; &#x; &#xg; &#12a; &amp &unknown; &",
       "A & B, AT&T; & &; &#; &#x; &#xg; "
       "&#12a; &amp &unknown; &"},
      {"A&#10;&Tab; B", "A B"},
      {"&#0;&#xD800;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
  };
  for (const Row& row : rows) EXPECT_EQ(text_of_html(row.html), row.text) << row.html;
}

TEST(HtmlToText, DropsDirectionalControls) {
  EXPECT_EQ(text_of_html("A\u202EB&#x202D;C&#8297;D\u2066"), "ABCD");
  EXPECT_EQ(text_of_html("A \u202E B"), "A B");
  EXPECT_EQ(text_of_html("A\0B"sv), "A\uFFFDB");
}

TEST(HtmlToText, IsEmptyWithoutVisibleText) {
  for (const std::string_view html :
       {" \n", "<p></p>", "<p>&nbsp;</p>\n<p> \u00A0 </p>", "<!-- A -->", "<style>A</style>",
        "<img alt=\"A\">", "&#x202E;"}) {
    EXPECT_EQ(text_of_html(html), "") << html;
  }
}

TEST(HtmlToText, TakesLinearTimeOnHostileInput) {
  using Clock = std::chrono::steady_clock;
  for (const std::string_view part :
       {"<", "<a", "</", "</a", "<!--", "<!", "&", "&#", "&a", "&#x;", "<script>", "</script",
        "<a =\"", "<a =' ", "<style></", "\xC2\xA0", "<p>", "&amp;", "<script></script"}) {
    const std::string html = repeat(part, limits::feed_bytes / part.size());
    const auto start = Clock::now();
    static_cast<void>(cut_at_word(text_of_html(html), 400));
    EXPECT_LT(Clock::now() - start, std::chrono::seconds(10)) << part;
  }
}

TEST(CutAtWord, CutsAtAWord) {
  EXPECT_EQ(cut_at_word("", 5), "");
  EXPECT_EQ(cut_at_word("ab cd", 5), "ab cd");
  EXPECT_EQ(cut_at_word("abc de", 5), "abc…");
  EXPECT_EQ(cut_at_word("abcd e", 5), "abcd…");
  EXPECT_EQ(cut_at_word("ab cde fghi", 8), "ab cde…");
  // A long word is cut rather than dropped.
  EXPECT_EQ(cut_at_word("a bcdefghij", 8), "a bcdef…");
  EXPECT_EQ(cut_at_word("abcdef", 5), "abcd…");
  // Code points, not bytes.
  EXPECT_EQ(cut_at_word("珊瑚礁𝔛𝔛", 5), "珊瑚礁𝔛𝔛");
  EXPECT_EQ(cut_at_word("珊瑚礁𝔛𝔛𝔛", 5), "珊瑚礁𝔛…");
  for (std::size_t most = 1; most < 20; ++most) {
    EXPECT_LE(count_code_points(cut_at_word("é 𝔛 reef alone, reef alone", most)), most);
  }
}

}  // namespace
}  // namespace undersigned::text
