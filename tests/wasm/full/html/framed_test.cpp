#include "full/html/framed.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/document.h"
#include "full/html/whole_page.h"
#include "tests/models/documents.h"

namespace undersigned::html {
namespace {

std::string page(std::string_view json, const EmbedOptions& options = {.framed = true}) {
  document::Document document;
  if (!document.load(json)) return print(document.diagnostics(), json);
  return whole_page(*document.statement(), document.roster(), {}, *document.tree({}),
                    ".statement{color:red}", options);
}

/// The page's end, after the statement and without the script.
std::string end_of(std::string_view json) {
  const std::string html = page(json);
  const std::size_t begin = html.find("</article>\n") + 11;
  return html.substr(begin, html.find("<script>") - begin);
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

TEST(Framed, BeginsWithItsPolicy) {
  const std::string html = page(statement());
  constexpr std::string_view begin =
      "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; script-src 'sha256-";
  const std::size_t at = html.find(begin);
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(html.substr(at + begin.size() + 44, 117),
            "'; style-src 'unsafe-inline'; img-src http: https:; base-uri 'none'; form-action "
            "'none'\">\n<base target=\"_blank\">\n<tit");
  EXPECT_LT(at, html.find("<style>"));
}

TEST(Framed, EndsWithTheWayToItsPage) {
  EXPECT_EQ(end_of(statement({{"url", R"("https://p.example:81/s?a=1&b='2'\"#x")"}})),
            "<footer class=\"framed\" dir=\"ltr\"><p><a lang=\"en\" dir=\"ltr\" "
            "href=\"https://p.example:81/s?a=1&amp;b=%272%27%22#x\">Read this statement on "
            "<bdi>p.example:81</bdi></a></p></footer>\n");
  EXPECT_NE(end_of(statement({{"url", R"("https://p.example")"}, {"language", R"("ar")"}}))
                .find("dir=\"rtl\"><p><a lang=\"en\" dir=\"ltr\" href=\"https://p.example/\">"),
            std::string::npos);
  EXPECT_EQ(end_of(statement()), "");
}

TEST(Framed, CarriesOneScriptAndItsStyle) {
  const std::string html = page(statement({{"title", R"("</script><script>alert`1`")"}}));
  EXPECT_EQ(count(html, "<script>"), 1U);
  EXPECT_TRUE(html.ends_with("</script>\n</body>\n</html>\n"));
  EXPECT_NE(html.find(".statement{color:red}\n@media screen{html{"), std::string::npos);
}

TEST(Framed, IsNothingWhereItIsNotAskedFor) {
  const std::string html = page(statement({{"url", R"("https://p.example/")"}}), {});
  for (const std::string_view part : {"<script>", "framed", "Content-Security", "<base"}) {
    EXPECT_EQ(html.find(part), std::string::npos) << part;
  }
}

TEST(WholePage, NamesItsOembed) {
  const std::string html = page(statement({{"title", R"("\"Ours\" & yours")"}}),
                                {.oembed_url = "https://p.example/o?a&b"});
  EXPECT_NE(html.find("<link rel=\"alternate\" type=\"application/json+oembed\" "
                      "href=\"https://p.example/o?a&amp;b\" title=\"&quot;Ours&quot; &amp; "
                      "yours\">\n"),
            std::string::npos);
  EXPECT_EQ(page(statement()).find("oembed"), std::string::npos);
}

}  // namespace
}  // namespace undersigned::html
