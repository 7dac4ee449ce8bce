#include "dom/operations.h"

#include <gtest/gtest.h>

#include <string>

#include "document/document.h"
#include "tests/models/documents.h"
#include "tests/models/rebuild.h"

namespace undersigned::dom {
namespace {

tree::NodeRef small_tree() {
  tree::Builder builder;
  builder.open(tree::Element::p, tree::Keyword::note);
  builder.attribute(tree::Attribute::title, "ä𝄞\"");
  builder.text("a𝄞");
  builder.open(tree::Element::br);
  builder.close();
  builder.open(tree::Element::em);
  builder.open(tree::Element::strong);
  builder.text("€");
  builder.close();
  builder.close();
  builder.text("z");
  builder.close();
  return builder.take();
}

TEST(Ops, AreSaidInDocumentOrder) {
  Operations operations;
  NodeIds ids;
  OperationWriter drawing(small_tree(), ids);
  EXPECT_FALSE(drawing.step(1'000, operations));
  EXPECT_EQ(print(operations), R"(element p
class = statement-note
title = "ä𝄞\""
text "a𝄞"
element br
close
element em
element strong
text "€"
close
close
text "z"
close
)");
  EXPECT_EQ(operations.text, "ä𝄞\"a𝄞€z");
  // Lengths are in UTF-16 code units. A word is an operation and its operand.
  EXPECT_EQ(operations.words.size(), 14U);
  EXPECT_EQ(operations.words[3], 4U);
  EXPECT_EQ(operations.words[4], 1U | 3U << 8U);
  EXPECT_EQ(
      rebuild(operations),
      "<p class=\"statement-note\" title=\"ä𝄞&quot;\">a𝄞<br><em><strong>€</strong></em>z</p>");
}

TEST(Ops, SayNothingOfNoTree) {
  Operations operations;
  NodeIds ids;
  EXPECT_FALSE(OperationWriter(tree::NodeRef(), ids).step(1, operations));
  EXPECT_EQ(print(operations), "");
}

/// Words of these two kinds write nodes.
std::size_t nodes_in(const Operations& operations, std::size_t from) {
  std::size_t count = 0;
  for (std::size_t i = from; i < operations.words.size(); ++i) {
    const auto operation = static_cast<Operation>(operations.words[i] & 0xFFU);
    if (operation == Operation::attribute) ++i;
    if (operation == Operation::element || operation == Operation::text) ++count;
  }
  return count;
}

TEST(Ops, AreTheSameInSlices) {
  document::Document document;
  ASSERT_TRUE(document.load(statement({{"leads", R"([{"name": "A"}, {"name": "B"}])"},
                                       {"body", R"("*a* **b** `c`\n\n- d\n- e\n")"}})));
  Operations whole;
  EXPECT_FALSE(document.step(100'000, whole));
  EXPECT_FALSE(document.step(100'000, whole));
  std::string html;
  html::append_html(html, *document.tree({}));
  EXPECT_EQ(rebuild(whole), html);
  for (const std::size_t size : {0U, 1U, 2U, 3U, 7U, 50U}) {
    document.begin_drawing();
    Operations sliced;
    std::size_t steps = 0;
    std::size_t from = 0;
    // Each step has at least `size` nodes, or the rest, so there is an end.
    while (document.step(size, sliced) && ++steps < 1'000) {
      EXPECT_GE(nodes_in(sliced, from), size) << "in slice " << steps;
      EXPECT_GT(sliced.words.size(), from);
      from = sliced.words.size();
    }
    EXPECT_LT(steps, 1'000U);
    EXPECT_GE(steps, size < 10 ? 3U : 0U);
    EXPECT_EQ(print(sliced), print(whole));
    EXPECT_EQ(sliced.text, whole.text);
  }
}

TEST(Ops, KeepTheirTreeAlive) {
  Operations operations;
  NodeIds ids;
  OperationWriter drawing(small_tree(), ids);
  EXPECT_TRUE(drawing.step(2, operations));
  EXPECT_FALSE(drawing.step(100, operations));
  EXPECT_EQ(
      rebuild(operations),
      "<p class=\"statement-note\" title=\"ä𝄞&quot;\">a𝄞<br><em><strong>€</strong></em>z</p>");
}

TEST(Ops, KnowWhatDoesNotBalance) {
  const auto element = static_cast<std::uint32_t>(Operation::element);
  const auto text = static_cast<std::uint32_t>(Operation::text);
  const auto close = static_cast<std::uint32_t>(Operation::close);
  EXPECT_EQ(rebuild({.words = {element}, .text = ""}), "(open)");
  EXPECT_EQ(rebuild({.words = {element, close, close}, .text = ""}), "(outside of the root)");
  EXPECT_EQ(rebuild({.words = {element, close, element, close}, .text = ""}), "(two roots)");
  EXPECT_EQ(rebuild({.words = {element, close}, .text = "x"}), "(text over)");
  EXPECT_EQ(rebuild({.words = {element, text | 1U << 8U, close}, .text = ""}), "(empty text)");
  EXPECT_EQ(rebuild({.words = {element | 0xFF00U, close}, .text = ""}), "(no such element)");
}

}  // namespace
}  // namespace undersigned::dom
