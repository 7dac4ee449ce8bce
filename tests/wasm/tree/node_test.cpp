#include "tree/node.h"

#include <gtest/gtest.h>

#include <string>

#include "full/html/html.h"

namespace undersigned::tree {
namespace {

std::string html(const NodeRef& tree) {
  std::string out;
  if (tree) html::append_html(out, *tree);
  return out;
}

TEST(Node, BuildsInDocumentOrder) {
  Builder builder;
  builder.open(Element::p, Keyword::note);
  builder.text("a");
  builder.open(Element::em);
  builder.text("b");
  builder.close();
  builder.attribute(Attribute::lang, "en");
  builder.leaf(Element::strong, Keyword::none, "c");
  EXPECT_EQ(builder.count(), 6U);
  builder.close();
  EXPECT_EQ(html(builder.take()),
            R"(<p class="statement-note" lang="en">a<em>b</em><strong>c</strong></p>)");
}

TEST(Node, MergesTexts) {
  Builder builder;
  builder.open(Element::p);
  EXPECT_TRUE(builder.at_start());
  builder.text("");
  EXPECT_TRUE(builder.at_start());
  builder.text("a");
  builder.text("");
  builder.text("b");
  EXPECT_FALSE(builder.at_start());
  builder.leaf(Element::em, Keyword::none, "");
  builder.text("c");
  EXPECT_EQ(builder.count(), 2U);
  builder.close();
  const NodeRef tree = builder.take();
  ASSERT_EQ(tree->children.size(), 1U);
  EXPECT_EQ(tree->children[0]->text, "abc");
}

TEST(Node, IsGoneWithItsLastShare) {
  Builder builder;
  builder.open(Element::p);
  builder.text("a");
  builder.close();
  NodeRef first = builder.take();
  EXPECT_FALSE(builder.take());
  EXPECT_EQ(builder.count(), 0U);
  EXPECT_EQ(first.shares(), 1U);
  NodeRef second = first;
  EXPECT_EQ(first.shares(), 2U);
  const NodeRef text = first->children[0];
  first = NodeRef();
  EXPECT_EQ(second.shares(), 1U);
  const NodeRef third = std::move(second);
  EXPECT_EQ(third.shares(), 1U);
  second = third;
  second = std::move(second);
  EXPECT_EQ(html(second), "<p>a</p>");
  EXPECT_EQ(text->text, "a");
}

/// `<li>` with a text and an `<em>` in it.
NodeRef item(bool is_sealed, std::string_view text = "a") {
  Builder builder;
  builder.open(Element::li, Keyword::note);
  builder.key(7);
  builder.text(text);
  builder.leaf(Element::em, Keyword::none, "b");
  if (is_sealed) {
    builder.close_sealed();
  } else {
    builder.close();
  }
  return builder.take();
}

TEST(Node, SealsAnElement) {
  const NodeRef sealed = item(true);
  EXPECT_NE(sealed->seal, 0U);
  EXPECT_TRUE(sealed->children.empty());
  ASSERT_EQ(content_of(sealed).size(), 2U);
  EXPECT_EQ(content_of(sealed)[0]->text, "a");
  EXPECT_EQ(html(content_of(sealed)[1]), "<em>b</em>");
  EXPECT_EQ(item(true)->seal, sealed->seal);
  EXPECT_NE(item(true, "c")->seal, sealed->seal);
  const NodeRef open = item(false);
  EXPECT_EQ(open->seal, 0U);
  EXPECT_EQ(content_of(open).size(), 2U);
  // Sealed or not, it is the same tree.
  EXPECT_EQ(tree_hash(sealed), tree_hash(open));
  EXPECT_NE(tree_hash(sealed), tree_hash(item(true, "c")));
}

TEST(Node, KeepsWhatIsDrawnBesideIt) {
  const NodeRef sealed = item(true);
  const NodeRef same = sealed;
  EXPECT_FALSE(is_spent(same));
  sealed.drawn().number = 3;
  sealed.drawn().content.reset();
  EXPECT_EQ(same.drawn().number, 3U);
  EXPECT_TRUE(content_of(same).empty());
  EXPECT_FALSE(is_spent(same));
  sealed.drawn().number = 0;
  EXPECT_TRUE(is_spent(same));
  EXPECT_FALSE(is_spent(item(false)));
}

TEST(Node, EndsATextWithWhatFollows) {
  Builder builder;
  builder.open(Element::p);
  builder.text("a");
  builder.graft(item(false));
  builder.text("c");
  builder.open(Element::br);
  EXPECT_TRUE(builder.at_start());
  builder.close();
  builder.text("d");
  EXPECT_EQ(builder.count(), 6U);
  builder.close();
  EXPECT_EQ(html(builder.take()), R"(<p>a<li class="statement-note">a<em>b</em></li>c<br>d</p>)");
}

TEST(Node, LetsAnUnfinishedTreeGo) {
  // Under the sanitizers, a leak fails.
  Builder builder;
  builder.open(Element::p);
  builder.open(Element::em);
  builder.text("a");
}

TEST(Node, CapsHeadings) {
  EXPECT_EQ(heading_element(0), Element::h1);
  EXPECT_EQ(heading_element(1), Element::h1);
  EXPECT_EQ(heading_element(6), Element::h6);
  EXPECT_EQ(heading_element(7), Element::h6);
  EXPECT_EQ(heading_element(4'000'000'000U), Element::h6);
}

TEST(Node, TellsValues) {
  EXPECT_EQ(value_of({.name = Attribute::class_, .word = Keyword::body}),
            "statement-body e-content");
  EXPECT_EQ(value_of({.name = Attribute::alt, .text = "A"}), "A");
  EXPECT_EQ(value_of({.name = Attribute::alt}), "");
}

}  // namespace
}  // namespace undersigned::tree
