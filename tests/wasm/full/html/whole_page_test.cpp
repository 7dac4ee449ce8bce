#include "full/html/whole_page.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/document.h"
#include "tests/models/documents.h"

namespace undersigned::html {
namespace {

std::string page(std::string_view json, const model::View& view = {}) {
  document::Document document;
  if (!document.load(json)) return print(document.diagnostics(), json);
  return whole_page(*document.statement(), document.roster(), view, *document.tree(view),
                    ".statement{color:red}");
}

std::string head(std::string_view json, const model::View& view = {}) {
  const std::string html = page(json, view);
  const std::size_t begin = html.find("<head>");
  return html.substr(begin, html.find("<style>") - begin);
}

TEST(WholePage, IsADocument) {
  const std::string html = page(statement());
  EXPECT_TRUE(
      html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<title>Leave the reef alone</title>\n"));
  EXPECT_NE(html.find("<style>body{margin:0}@page{margin:2cm "
                      "3cm}\n.statement{color:red}</style>\n</head>\n<body>\n"
                      "<article class=\"statement h-entry\""),
            std::string::npos);
  EXPECT_TRUE(html.ends_with("</article>\n</body>\n</html>\n"));
}

TEST(WholePage, DescribesItself) {
  EXPECT_EQ(
      head(statement({{"url", R"("https://p.example/s?a=1&b=2")"},
                      {"publisher", R"({"name": "Coast \"Watch\"", "abbreviation": "CW",
    "url": "https://p.example/", "logo": {"src": "/l.png"}})"},
                      {"subtitle", R"("A call </script>")"},
                      {"leads", R"([{"name": "Lead", "url": "https://l.example/"}])"},
                      {"signatories", R"({"items": [{"name": "Ann", "kind": "person",
    "role": "Chair", "affiliation": "Lab"}, {"name": "Alder", "members": [{"name": "Twig"}]}]})"},
                      {"corrections", R"([{"date": "2026-03-07", "note": "x"}])"}})),
      R"(<head>
<meta charset="utf-8">
<title>Leave the reef alone</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="A call &lt;/script&gt;">
<link rel="canonical" href="https://p.example/s?a=1&amp;b=2">
<meta property="og:type" content="article">
<meta property="og:title" content="Leave the reef alone">
<meta property="og:description" content="A call &lt;/script&gt;">
<meta property="og:url" content="https://p.example/s?a=1&amp;b=2">
<meta property="og:site_name" content="Coast &quot;Watch&quot;">
<meta property="og:image" content="https://p.example/l.png">
<meta property="article:published_time" content="2026-03-05">
<script type="application/ld+json">{"@type":"NewsArticle","@context":"https://schema.org",)"
      R"("headline":"Leave the reef alone","description":"A call \u003c/script>",)"
      R"("datePublished":"2026-03-05","dateModified":"2026-03-07","inLanguage":"en",)"
      R"("url":"https://p.example/s?a=1&b=2","mainEntityOfPage":"https://p.example/s?a=1&b=2",)"
      R"("publisher":{"@type":"Organization","name":"Coast \"Watch\"","alternateName":"CW",)"
      R"("url":"https://p.example/","logo":"https://p.example/l.png"},)"
      R"("author":[{"@type":"Organization","name":"Lead","url":"https://l.example/"}],)"
      R"("contributor":[{"@type":"Person","name":"Ann","jobTitle":"Chair",)"
      R"("affiliation":{"@type":"Organization","name":"Lab"}},)"
      R"({"@type":"Organization","name":"Alder"},{"@type":"Organization","name":"Twig"}]})"
      "</script>\n");
}

TEST(WholePage, TakesItsDescriptionFromTheText) {
  const auto description = [](std::string_view body) {
    const std::string html = head(statement({{"body", body}}));
    const std::string_view begin = "name=\"description\" content=\"";
    const std::size_t at = html.find(begin);
    if (at == std::string::npos) return std::string("none");
    return html.substr(at + begin.size(), html.find("\">", at) - at - begin.size());
  };
  EXPECT_EQ(description(R"("One *two*\nthree.\n\nFour.")"), "One two three.");
  EXPECT_EQ(description(R"("# Title\n\n> Quoted **text**.")"), "Quoted text.");
  EXPECT_EQ(description("\"" + repeat("word ", 60) + "\""), repeat("word ", 38) + "word…");
  EXPECT_EQ(description("\"" + repeat("ä", 201) + "\""), repeat("ä", 199) + "…");
  EXPECT_EQ(description("\"" + repeat("ä", 200) + "\""), repeat("ä", 200));
}

TEST(WholePage, KeepsStatesToItself) {
  const auto has = [](std::string_view release, std::string_view text) {
    return head(statement({{"release", release}})).find(text) != std::string::npos;
  };
  constexpr std::string_view noindex = "<meta name=\"robots\" content=\"noindex\">";
  EXPECT_FALSE(has(R"({"status": "published"})", noindex));
  EXPECT_TRUE(has(R"({"status": "draft"})", noindex));
  constexpr std::string_view withdrawn = R"({"status": "withdrawn", "note": "It was wrong."})";
  EXPECT_TRUE(has(withdrawn, "<meta name=\"description\" content=\"It was wrong.\">"));
  EXPECT_FALSE(has(withdrawn, "application/ld+json"));
  EXPECT_FALSE(has(withdrawn, "Text."));
  const std::string embargoed = page(
      R"({"id": "s", "publisher": {"name": "P"},
          "release": {"status": "embargoed", "until": "2026-03-06T09:00:00Z"}})");
  EXPECT_NE(embargoed.find("<title>P</title>"), std::string::npos);
  EXPECT_NE(embargoed.find(noindex), std::string::npos);
  EXPECT_EQ(embargoed.find("application/ld+json"), std::string::npos);
}

TEST(WholePage, FollowsTheTheme) {
  EXPECT_NE(
      head(statement(), {.theme = model::Theme::dark}).find("\"color-scheme\" content=\"dark\""),
      std::string::npos);
  EXPECT_NE(
      head(statement(), {.theme = model::Theme::light}).find("\"color-scheme\" content=\"light\""),
      std::string::npos);
}

TEST(WholePage, EscapesItsHead) {
  const std::string html =
      head(statement({{"title", R"("</title><script>\"x\"")"}, {"subtitle", R"("\"><script>")"}}));
  EXPECT_EQ(html.find("<script>"), std::string::npos);
  EXPECT_NE(html.find("<title>&lt;/title&gt;&lt;script&gt;\"x\"</title>"), std::string::npos);
  EXPECT_NE(html.find("content=\"&quot;&gt;&lt;script&gt;\""), std::string::npos);
}

}  // namespace
}  // namespace undersigned::html
