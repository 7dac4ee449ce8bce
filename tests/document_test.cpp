#include "document.h"

#include <gtest/gtest.h>

#include <string>

#include "documents.h"
#include "rebuild.h"

namespace undersigned {
namespace {

std::string next(Document& document) {
  Operations operations;
  EXPECT_FALSE(document.step(1'000'000, operations));
  return parts(rebuild(operations), "statement-title");
}

TEST(Document, HoldsNothingAtFirst) {
  Document document;
  EXPECT_EQ(document.statement(), nullptr);
  EXPECT_TRUE(document.diagnostics().empty());
  document.begin_drawing();
  EXPECT_EQ(next(document), "");
  EXPECT_FALSE(document.load("{"));
  EXPECT_EQ(document.statement(), nullptr);
  document.begin_drawing();
  EXPECT_EQ(next(document), "");
}

TEST(Document, KeepsTheLastGoodStatement) {
  Document document;
  EXPECT_TRUE(document.load(statement({{"title", R"("First")"}})));
  EXPECT_EQ(next(document), "First\n");
  EXPECT_EQ(next(document), "");
  const std::string bad = statement({{"title", R"("Second")"}, {"id", "5"}});
  EXPECT_FALSE(document.load(bad));
  EXPECT_EQ(document.diagnostics().size(), 1U);
  EXPECT_EQ(document.source(), bad);
  EXPECT_EQ(document.statement()->title, "First");
  document.begin_drawing();
  EXPECT_EQ(next(document), "First\n");
  const std::string too_many = "\"" + repeat("x\\n\\n", 3'000) + "\"";
  EXPECT_FALSE(document.load(statement({{"title", R"("Third")"}, {"body", too_many}})));
  EXPECT_EQ(document.statement()->title, "First");
  EXPECT_TRUE(document.load(statement({{"title", R"("Fourth")"}})));
  EXPECT_TRUE(document.diagnostics().empty());
  EXPECT_EQ(next(document), "Fourth\n");
}

TEST(Document, SurvivesAFailedLoadAmidADrawing) {
  Document document;
  EXPECT_TRUE(document.load(statement()));
  Operations operations;
  EXPECT_TRUE(document.step(3, operations));
  EXPECT_FALSE(document.load("[]"));
  EXPECT_FALSE(document.step(1'000'000, operations));
  std::string html;
  append_html(html, *document.tree({}));
  EXPECT_EQ(rebuild(operations), html);
}

TEST(Document, ShowsItsView) {
  Document document;
  document.set_view({.heading_level = 4});
  EXPECT_TRUE(document.load(statement()));
  EXPECT_EQ(document.view().heading_level, 4U);
  Operations operations;
  EXPECT_FALSE(document.step(1'000'000, operations));
  EXPECT_NE(rebuild(operations).find("<h4 class=\"statement-title"), std::string::npos);
  document.set_view({.heading_level = 1});
  document.begin_drawing();
  operations = {};
  EXPECT_FALSE(document.step(1'000'000, operations));
  EXPECT_NE(rebuild(operations).find("<h1 class=\"statement-title"), std::string::npos);
}

TEST(Document, ResolvesAgainstItsBase) {
  Document document;
  document.set_base("https://p.example/s/statement.json");
  EXPECT_TRUE(document.load(statement({{"body", R"j("[a](b)")j"}})));
  std::string html;
  append_html(html, *document.tree({}));
  EXPECT_NE(html.find("<a href=\"https://p.example/s/b\">a</a>"), std::string::npos);
  // A later base is for later loads.
  document.set_base("https://q.example/");
  html.clear();
  append_html(html, *document.tree({}));
  EXPECT_NE(html.find("<a href=\"https://p.example/s/b\">a</a>"), std::string::npos);
}

TEST(Document, NarrowsComplaintsToTheLink) {
  EXPECT_EQ(
      complaints(statement({{"body", R"j("One [two](javascript:x), ![three](/i.png)")j"}})),
      "6:22 warning body: \"javascript:x\" is not used: its kind is not allowed here: links are "
      "https, http, mailto or tel, files https or http, images https\n"
      "6:46 warning body: the image \"/i.png\" is not shown: it is relative, and nothing "
      "says to what; write it in full, or give the statement a \"url\"\n");
  // As JSON spells it otherwise, the whole text is the place.
  EXPECT_EQ(
      complaints(statement({{"body", R"j("One [two](\u006Aavascript:x)")j"}})),
      "6:11 warning body: \"javascript:x\" is not used: its kind is not allowed here: links are "
      "https, http, mailto or tel, files https or http, images https\n");
}

TEST(Document, SortsWhatIsAdded) {
  Document document;
  EXPECT_TRUE(document.load(statement({{"x", "1"}})));
  document.add_diagnostics({{.code = Code::same_revision, .at = {.begin = 0, .end = 0}}});
  ASSERT_EQ(document.diagnostics().size(), 2U);
  EXPECT_EQ(document.diagnostics()[0].code, Code::same_revision);
}

}  // namespace
}  // namespace undersigned
