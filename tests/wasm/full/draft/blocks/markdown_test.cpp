#include "full/draft/blocks/markdown.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/models/documents.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

std::string markdown_of(std::string_view input) {
  const DraftText text = read_draft_text_blocks(read_draft_source(input));
  return draft_markdown(text, text.blocks.front().at);
}

TEST(DraftMarkdown, KeepsEmphasisAndLinks) {
  EXPECT_EQ(
      markdown_of("<p>a <b>b!</b> <i>c</i><a href='https://x.example/a_(b)'>d</a> <b><i>e</i></b>"),
      "a **b**! *c*[d](<https://x.example/a_(b)>) ***e***");
}

TEST(DraftMarkdown, KeepsTheEmphasisOfALinkThatTouchesAWord) {
  const std::string words = markdown_of("<p>a<b><a href='https://x.example'>b</a></b>c</p>");
  EXPECT_EQ(words, "a[**b**](<https://x.example>)c");
  EXPECT_EQ(markdown(words), "<p>a<a href=\"https://x.example/\"><strong>b</strong></a>c</p>");
}

TEST(DraftMarkdown, LeavesOutLinksThatWouldBeRefused) {
  EXPECT_EQ(markdown_of("<p><a href='javascript:x'>a</a> <a href='/b'>b</a> <a href=#c>c</a>"),
            "a b c");
}

TEST(DraftMarkdown, IsDrawnAsTheSameText) {
  for (const std::string_view text :
       {"1. a *b* _c_ `d`", "# a", "1\\) [a](b) ![c](d) <e> &amp; &lt;",
        "a | b ~~c~~ https://x.example", "=== a", "+ a", "a!"}) {
    DraftText read;
    read.text = text;
    std::string wanted = "<p>";
    text::append_html_text(wanted, text);
    wanted += "</p>";
    EXPECT_EQ(markdown(draft_markdown(read, {0, static_cast<std::uint32_t>(text.size())})), wanted);
  }
}

}  // namespace
}  // namespace undersigned::draft
