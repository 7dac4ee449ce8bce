#include "full/html/plain_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/document.h"
#include "read/markdown.h"
#include "tests/models/documents.h"

namespace undersigned::html {
namespace {

std::string text_of(std::string_view source) {
  tree::Builder builder;
  builder.open(tree::Element::div);
  static_cast<void>(read::append_markdown(builder, source, {.base = "https://p.example/"}));
  builder.close();
  return plain_text(*builder.take());
}

TEST(TextOut, SaysMarkdown) {
  struct Row {
    std::string_view source;
    std::string_view text;
  };
  constexpr Row rows[] = {
      {"", "\n"},
      {"a\nb *c*  d", "a b c d\n"},
      {"a  \nb", "a\nb\n"},
      {"a\n\n# b\n\nc", "a\n\nb\n\nc\n"},
      {"a\n\n***\n\nb", "a\n\n* * *\n\nb\n"},
      {"- a\n- b\n\nc", "- a\n- b\n\nc\n"},
      {"- a\n\n- b", "- a\n- b\n"},
      {"- a\n  - b\n    - c\n- d", "- a\n  - b\n    - c\n- d\n"},
      {"1. a\n2. b\n   - c\n3. d", "1. a\n2. b\n   - c\n3. d\n"},
      {"9. a\n10. b", "9. a\n10. b\n"},
      {"128. a\n128. b", "128. a\n129. b\n"},
      {"- a\n\n  b", "- a\n  b\n"},
      {"> a\n>\n> b\n\nc", "> a\n>\n> b\n\nc\n"},
      {"> > a\n\nb", "> > a\n\nb\n"},
      {"> - a\n> - b", "> - a\n> - b\n"},
      {"- > a", "- > a\n"},
      {"```\na\n  b\n```\nc", "    a\n      b\n\nc\n"},
      {"> ```\n> a\n> b\n> ```", ">     a\n>     b\n"},
      {"[a](b)", "a <https://p.example/b>\n"},
      {"<https://q.example/>", "https://q.example/\n"},
      {"[q.example](https://q.example/)", "q.example\n"},
      {"<a@q.example>", "a@q.example\n"},
      {"[call](tel:+1555)", "call\n"},
      {"![a](b.png) c", "a c\n"},
      {"|a|b|\n|-|-|\n|1|2|\n|3||", "a | b\n1 | 2\n3 |\n"},
      {"<b>a</b>", "<b>a</b>\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(text_of(row.source), row.text) << row.source;
}

TEST(TextOut, SaysAStatement) {
  document::Document document;
  ASSERT_TRUE(document.load(statement(
      {{"place", R"("Perth")"},
       {"release", R"({"status": "immediate"})"},
       {"contacts", R"([{"label": "Press", "name": "Ann Lee", "email": "ann@p.example",
         "phone": "+1 555"}])"},
       {"subtitle", R"("A call")"},
       {"leads", R"([{"name": "Coast Watch"}, {"name": "Reef Trust", "about": "We dive."}])"},
       {"signatories", R"({"items": [{"name": "Alder", "members": [{"name": "Twig"}]},
         {"name": "Maria Garcia", "kind": "person", "role": "Chair", "affiliation": "Lab"}]})"},
       {"sign", R"({"label": "Add your organization", "url": "https://p.example/sign"})"},
       {"attachments", R"([{"label": "PDF", "url": "https://p.example/s.pdf"}])"}})));
  EXPECT_EQ(plain_text(*document.tree({})), R"(Coast Watch

FOR IMMEDIATE RELEASE

Perth, March 5, 2026

Press
Ann Lee
ann@p.example
+1 555

Leave the reef alone
====================

A call

Perth, March 5, 2026 — Text.

Led by Coast Watch and Reef Trust

Additional Signatories

4 organizations and 1 individual have signed

- Alder
  - Twig
- Maria Garcia Chair, Lab

Add your organization <https://p.example/sign>

###

About Reef Trust

We dive.

Documents

- PDF <https://p.example/s.pdf>
)");
}

}  // namespace
}  // namespace undersigned::html
