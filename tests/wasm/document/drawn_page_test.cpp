#include "document/drawn_page.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/rebuild.h"

namespace undersigned::document {
namespace {

/// An `<article>` with the status, and a note of `notes` texts.
tree::NodeRef page_of(std::string_view status, int notes = 1) {
  tree::Builder builder;
  builder.open(tree::Element::article, tree::Keyword::statement);
  for (int i = 0; i < notes; ++i) builder.leaf(tree::Element::p, tree::Keyword::note, "A note");
  builder.leaf(tree::Element::p, tree::Keyword::status, status);
  builder.close();
  return builder.take();
}

/// The source of a page, whose only part is the status.
struct Source {
  model::Statement statement;
  model::View view = {.controls = true};
  list::Roster roster;

  [[nodiscard]] page::ListState list(std::string status) const {
    return {.roster = roster, .counts = {}, .is_drawn = true, .status = std::move(status)};
  }
};

std::string html_of(const tree::NodeRef& tree) {
  std::string html;
  html::append_html(html, *tree);
  return html;
}

TEST(DrawnPage, IsNothingAtFirst) {
  const DrawnPage page;
  EXPECT_FALSE(page.is_old());
  EXPECT_FALSE(page.is_begun());
  EXPECT_FALSE(page.is_drawn());
  EXPECT_EQ(page.hash(), 0U);
}

TEST(DrawnPage, IsDrawnInSlicesAndThenPatched) {
  DrawnPage page;
  page.replace(page_of("one"));
  EXPECT_EQ(page.hash(), tree::tree_hash(page_of("one")));
  page.begin();
  EXPECT_TRUE(page.is_begun());
  dom::Operations operations;
  EXPECT_TRUE(page.write(2, operations));
  EXPECT_FALSE(page.is_drawn());
  EXPECT_FALSE(page.write(100, operations));
  EXPECT_FALSE(page.is_begun());
  EXPECT_TRUE(page.is_drawn());
  EXPECT_EQ(rebuild(operations), html_of(page_of("one")));
  operations = {};
  page.patch(operations);
  EXPECT_EQ(dom::print(operations), "");
  page.replace(page_of("two"));
  page.patch(operations);
  EXPECT_EQ(dom::print(operations), "data 5 \"two\"\n");
}

TEST(DrawnPage, KeepsWhatIsBeingDrawnWhenItIsReplaced) {
  DrawnPage page;
  page.replace(page_of("one"));
  page.begin();
  dom::Operations operations;
  EXPECT_TRUE(page.write(2, operations));
  page.replace(page_of("two"));
  EXPECT_FALSE(page.write(100, operations));
  EXPECT_EQ(rebuild(operations), html_of(page_of("one")));
  operations = {};
  page.patch(operations);
  EXPECT_EQ(dom::print(operations), "data 5 \"two\"\n");
}

TEST(DrawnPage, CountsItsNodesAnewFromEachBeginning) {
  DrawnPage page;
  page.replace(page_of("one", 9));
  page.begin();
  dom::Operations operations;
  EXPECT_FALSE(page.write(100, operations));
  page.replace(page_of("one"));
  page.begin();
  EXPECT_FALSE(page.is_drawn());
  operations = {};
  EXPECT_FALSE(page.write(100, operations));
  page.replace(page_of("two"));
  operations = {};
  page.patch(operations);
  EXPECT_EQ(dom::print(operations), "data 5 \"two\"\n");
}

TEST(DrawnPage, IsOldUntilItIsMadeAnew) {
  DrawnPage page;
  page.replace(page_of("one"));
  for (void (DrawnPage::*change)() :
       {&DrawnPage::change_list, &DrawnPage::change_sidebar, &DrawnPage::change_all}) {
    (page.*change)();
    EXPECT_TRUE(page.is_old());
    page.replace(page_of("one"));
    EXPECT_FALSE(page.is_old());
  }
}

TEST(DrawnPage, AsksForAWholePageWhereItHasNoSuchPart) {
  const Source source;
  DrawnPage page;
  page.replace(page_of("one"));
  page.change_all();
  EXPECT_FALSE(page.update(source.statement, source.view, source.list("two")));
  EXPECT_TRUE(page.is_old());
  page.replace(page_of("one"));
  // It has no list.
  page.change_list();
  EXPECT_FALSE(page.update(source.statement, source.view, source.list("two")));
  EXPECT_TRUE(page.is_old());
  EXPECT_EQ(page.hash(), tree::tree_hash(page_of("one")));
}

TEST(DrawnPage, LeavesOutTheSidebarThatItsViewDoesNotShow) {
  Source source;
  source.view.releases = false;
  DrawnPage page;
  page.replace(page_of("one"));
  page.change_sidebar();
  EXPECT_TRUE(page.update(source.statement, source.view, source.list("two")));
  EXPECT_FALSE(page.is_old());
  EXPECT_EQ(page.hash(), tree::tree_hash(page_of("one")));
}

TEST(DrawnPage, TellsAnotherLook) {
  DrawnPage page;
  EXPECT_FALSE(page.change_look({}));
  EXPECT_TRUE(page.change_look({.highlight = "a"}));
  EXPECT_FALSE(page.change_look({.highlight = "a", .filter = "b"}));
  EXPECT_TRUE(page.change_look({.scheme = model::Scheme::dark, .highlight = "a"}));
  EXPECT_TRUE(page.change_look({}));
}

}  // namespace
}  // namespace undersigned::document
