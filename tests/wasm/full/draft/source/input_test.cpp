#include "full/draft/source/input.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "full/draft/language/words.h"

namespace undersigned::draft {
namespace {

/// One line each: the kind and the text.
std::string lines(std::string_view input) {
  std::string all;
  const DraftSource source = read_draft_source(input);
  for (const DraftLine& line : source.lines) {
    if (line.begins_block) all += '/';
    if (line.landmark != 0) all += "aside ";
    if (line.kind == LineKind::heading) all += "h" + std::to_string(line.level) + ' ';
    if (line.kind == LineKind::item) {
      all += (line.is_ordered ? "# " : "- ") + std::to_string(line.level) + ' ';
    }
    if (line.kind == LineKind::quote) all += "> ";
    all.append(part(source.text, line.at)).append(1, '\n');
  }
  return all;
}

std::string styles(std::string_view input) {
  std::string all;
  const DraftSource source = read_draft_source(input);
  for (const DraftStyle& style : source.styles) {
    if (style.is_bold) all += "bold ";
    if (style.is_italic) all += "italic ";
    if (!style.link.empty()) all.append("to ").append(style.link).append(1, ' ');
    all.append(part(source.text, style.at)).append(1, '\n');
  }
  return all;
}

TEST(DraftSource, DetectsHtmlByItsTags) {
  EXPECT_TRUE(is_html("<p>Dear all"));
  EXPECT_TRUE(is_html("x</DIV>"));
  EXPECT_FALSE(is_html("ann@reef.example <ann@reef.example>, 3 < 4"));
  EXPECT_FALSE(is_html("<picture this>"));
  EXPECT_FALSE(is_html("a<br/>b <strong>c</strong>"));
  EXPECT_FALSE(is_html("a <p b <strong>c</strong>"));
  EXPECT_FALSE(is_html("a <p x=\"b>c"));
  EXPECT_FALSE(is_html("a <div"));
}

TEST(DraftSource, ReadsTagsWithoutAnEndAsText) {
  EXPECT_EQ(lines("<p>Costs <b 5 euros <i>and</i> more</p>"), "/Costs <b 5 euros and more\n");
  EXPECT_EQ(lines("<p>a <! b</p><p>c</ 5 d"), "/a <! b\n/c</ 5 d\n");
  EXPECT_EQ(lines("<p>a <b x=\"b <i>c</i>"), "/a <b x=\"b c\n");
  EXPECT_EQ(lines("<p title='a<b>c' id = \"<\">d"), "/d\n");
  EXPECT_EQ(lines("Boats <b are\n\n- Dockers\n- Nurses"), "/Boats <b are\n/- Dockers\n- Nurses\n");
}

TEST(DraftSource, ReadsTextWithInlineTagsLineByLine) {
  constexpr std::string_view text =
      "a <b>b</b> &amp; <i x>c\r\n\r\n  d<br>\ne<br>f</i>\n\n<g h> <!-- i -->&#13;\nj";
  EXPECT_EQ(lines(text), "/a b & c\n/d\ne\nf\n/<g h>\n/j\n");
  EXPECT_EQ(styles(text), "bold b\nitalic c\n\n  d\ne\nf\n");
  const DraftSource source = read_draft_source("a<br>\r\n<b>é</b>\r\nb");
  EXPECT_EQ(source.text, "a\né\nb");
  EXPECT_EQ(source.origin.size(), source.text.size());
  EXPECT_EQ(source.origin[1].begin, 1U);
  EXPECT_EQ(source.origin[2].begin, 10U);
  EXPECT_EQ(source.origin[4].begin, 16U);
  EXPECT_EQ(source.origin[4].end, 18U);
}

TEST(DraftSource, ReadsTextLineByLine) {
  EXPECT_EQ(lines("one\r\n  two \n\n\tthree\rfour"), "/one\ntwo\n/three\nfour\n");
}

TEST(DraftSource, ReadsBlocksOfHtml) {
  EXPECT_EQ(lines("<h2>A</h2><p>b\n  c<br>d<br><br>e</p><blockquote><p>f</blockquote>g"),
            "/h2 A\n/b c\nd\n/e\n/> f\n/g\n");
}

TEST(DraftSource, ReadsListsWithTheirLevels) {
  EXPECT_EQ(lines("<ul><li>a<ul><li>b</ul><li><p>c</p></ul><ol><li>d</ol>"),
            "/- 1 a\n/- 2 b\n/- 1 c\n/# 1 d\n");
}

TEST(DraftSource, LeavesOutInvisibleElements) {
  EXPECT_EQ(lines("<head><title>t</title><style>p{}</style></head><p>a<!-- b > c -->d</p>"
                  "<script>if (1 < 2) x('</p>')</script><template>e</template><![if x]>f"),
            "/ad\n/f\n");
}

TEST(DraftSource, ReadsBrokenHtml) {
  EXPECT_EQ(lines("<p>a</b> b < c & d &amp; e<div><li>f</span></p>g<p title='"),
            "/a b < c & d & e\n/f\n/g<p title='\n");
}

TEST(DraftSource, RecognizesLandmarks) {
  EXPECT_EQ(lines("<nav>a</nav><div role=contentinfo>b</div>c"), "/aside a\n/aside b\n/c\n");
}

TEST(DraftSource, ReadsStyles) {
  EXPECT_EQ(styles("<b style='font-weight:normal'>a<span style=\"font-weight: 700\">b</span></b>"
                   "<a href='u?a&amp;b'><i>c</i></a><b style='mso-bidi-font-weight:normal'>d</b>"),
            "bold b\nitalic to u?a&b c\nbold d\n");
}

TEST(DraftSource, MapsEachByteToTheInput) {
  const DraftSource source = read_draft_source("<p>a&amp;é");
  EXPECT_EQ(source.text, "a&é\n");
  EXPECT_EQ(source.origin[1].begin, 4U);
  EXPECT_EQ(source.origin[1].end, 9U);
  EXPECT_EQ(source.origin[3].begin, 9U);
  EXPECT_EQ(source.origin[3].end, 11U);
}

}  // namespace
}  // namespace undersigned::draft
