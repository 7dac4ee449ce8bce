#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "full/html/html.h"
#include "list/roster.h"
#include "page/page.h"
#include "page/parts.h"
#include "tests/models/documents.h"

namespace undersigned::page {
namespace {

/// A `div` with `markdown` as a page draws it.
tree::NodeRef on_page(const model::Markdown& markdown, std::uint32_t heading_level = 2,
                      const Dateline& dateline = {}) {
  const model::Statement statement;
  const model::View view = {.heading_level = heading_level};
  const list::Roster roster;
  const ListState list = {.roster = roster};
  tree::Builder builder;
  PageContext page = {
      .statement = statement, .view = view, .locale = english(), .builder = builder, .list = list};
  builder.open(tree::Element::div);
  append_markdown(page, markdown, dateline);
  builder.close();
  return builder.take();
}

std::string html_of(const tree::Node& parent) {
  std::string html;
  for (const tree::NodeRef& child : parent.children) html::append_html(html, *child);
  return html;
}

TEST(PageMarkdown, PutsHeadingsBelowTheTitle) {
  const auto under = [](std::uint32_t level, std::string_view source) {
    return html_of(*on_page(parsed(source), level));
  };
  EXPECT_EQ(under(1, "# a\n## b"), "<h2>a</h2><h3>b</h3>");
  EXPECT_EQ(under(2, "# a\n###### b"), "<h3>a</h3><h6>b</h6>");
  EXPECT_EQ(under(5, "# a\n## b"), "<h6>a</h6><h6>b</h6>");
  EXPECT_EQ(under(6, "a\n=\nb\n-"), "<h6>a</h6><h6>b</h6>");
  EXPECT_EQ(under(2, "> - # a *b* c\n>   d"),
            "<blockquote><ul><li><h3>a <em>b</em> c</h3>d</li></ul></blockquote>");
}

TEST(PageMarkdown, LetsTablesBeScrolled) {
  const std::string scroller =
      "<div class=\"statement-scroller\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">";
  const std::string table =
      "<table><thead><tr><th scope=\"col\" class=\"statement-left\">a</th>"
      "</tr></thead></table></div>";
  EXPECT_EQ(html_of(*on_page(parsed("|a|\n|:-|\n"))), scroller + table);
  EXPECT_EQ(html_of(*on_page(parsed("3. |a|\n   |:-|\n"))),
            "<ol start=\"3\"><li>" + scroller + table + "</li></ol>");
}

TEST(PageMarkdown, OpensWithTheDateline) {
  const auto under = [](const Dateline& dateline, std::string_view source) {
    return html_of(*on_page(parsed(source), 1, dateline));
  };
  const Dateline dateline = {.place = "Perth", .rest = ", March 5, 2026 —"};
  const std::string span =
      "<span class=\"statement-dateline\"><span class=\"statement-place\">Perth</span>, March 5, "
      "2026 —</span>";
  EXPECT_EQ(under(dateline, "a *b*\n\nc"), "<p>" + span + " a <em>b</em></p><p>c</p>");
  // Before anything but a paragraph it has a paragraph of its own.
  EXPECT_EQ(under(dateline, "# a\n\nb"), "<p>" + span + "</p><h2>a</h2><p>b</p>");
  EXPECT_EQ(under(dateline, "- a"), "<p>" + span + "</p><ul><li>a</li></ul>");
  EXPECT_EQ(under(dateline, "> a"), "<p>" + span + "</p><blockquote><p>a</p></blockquote>");
  EXPECT_EQ(under(dateline, "<div>"), "<p>" + span + "</p><p>&lt;div&gt;</p>");
  EXPECT_EQ(under(dateline, ""), "<p>" + span + "</p>");
  EXPECT_EQ(under(dateline, "[a]: b"), "<p>" + span + "</p>");
  EXPECT_EQ(under({.place = "", .rest = "As written"}, "a"),
            "<p><span class=\"statement-dateline\">As written</span> a</p>");
}

TEST(PageMarkdown, LeavesWhatIsParsedAsItIs) {
  const model::Markdown markdown = parsed("a *b*\n\n# c\n\nd\n\n|e|\n|-|\n");
  const std::string before = html_of(*markdown.tree);
  const Dateline dateline = {.place = "Perth", .rest = " —"};
  const tree::NodeRef page = on_page(markdown, 3, dateline);
  EXPECT_EQ(html_of(*markdown.tree), before);
  EXPECT_EQ(html_of(*on_page(markdown, 3, dateline)), html_of(*page));
  // Nodes that do not depend on the page are shared.
  EXPECT_EQ(&*page->children[2], &*markdown.tree->children[2]);
  EXPECT_NE(&*page->children[1], &*markdown.tree->children[1]);
}

}  // namespace
}  // namespace undersigned::page
