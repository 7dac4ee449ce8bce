#include "full/html/oembed.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/document.h"
#include "tests/models/documents.h"

namespace undersigned::html {
namespace {

std::string of(std::string_view json, EmbedOptions options = {}) {
  document::Document document;
  if (!document.load(json)) return print(document.diagnostics(), json);
  if (options.frame_url.empty()) options.frame_url = "https://p.example/f.html";
  return oembed(*document.statement(), options, page::english());
}

constexpr std::string_view sandbox =
    R"( frameborder=\"0\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups )"
    R"(allow-popups-to-escape-sandbox\">\u003c/iframe>"})"
    "\n";

TEST(Oembed, IsRich) {
  EXPECT_EQ(of(statement({{"url", R"("https://p.example/s/")"}})),
            R"({"version":"1.0","type":"rich","title":"Leave the reef alone",)"
            R"("provider_name":"Coast Watch","width":600,"height":600,)"
            R"("html":"\u003cblockquote class=\"undersigned-statement\">)"
            R"(\u003ca href=\"https://p.example/s/\">Leave the reef alone\u003c/a>)"
            R"(\u003c/blockquote>\u003ciframe class=\"wp-embedded-content\" )"
            R"(src=\"https://p.example/f.html\" title=\"Leave the reef alone\" )"
            R"(width=\"600\" height=\"600\")" +
                std::string(sandbox));
}

TEST(Oembed, NamesTheProviderAndThoseWhoLead) {
  const std::string one =
      of(statement({{"publisher", R"({"name": "Coast \"Watch\"", "url": "https://p.example/"})"},
                    {"leads", R"([{"name": "Ann", "url": "https://a.example/"}])"}}));
  EXPECT_NE(one.find(R"("provider_name":"Coast \"Watch\"","provider_url":"https://p.example/",)"
                     R"("author_name":"Ann","author_url":"https://a.example/","width")"),
            std::string::npos);
  const std::string three = of(statement({{"leads", R"([{"name": "Ann"}, {"name": "Bo"},
                                          {"name": "Cy", "url": "https://c.example/"}])"}}));
  EXPECT_NE(three.find(R"("author_name":"Ann, Bo and Cy","width")"), std::string::npos);
}

TEST(Oembed, EscapesWhatItHolds) {
  const std::string json =
      of(statement({{"title", R"("</script>'\"><iframe src=x>")"},
                    {"url", R"("https://p.example/?a=1&b='2'")"}}),
         {.frame_url = "https://p.example/f?a=1&b=2", .width = "700", .height = "500"});
  EXPECT_NE(json.find(R"(href=\"https://p.example/?a=1&amp;b=%272%27\">)"
                      R"(&lt;/script&gt;'\"&gt;&lt;iframe src=x&gt;\u003c/a>)"),
            std::string::npos);
  EXPECT_NE(json.find(R"(src=\"https://p.example/f?a=1&amp;b=2\" )"
                      R"(title=\"&lt;/script&gt;'&quot;&gt;&lt;iframe src=x&gt;\" )"
                      R"(width=\"700\" height=\"500\")"),
            std::string::npos);
}

TEST(Oembed, LinksToTheFrameWhereThereIsNoPage) {
  EXPECT_NE(of(statement()).find(R"(\u003ca href=\"https://p.example/f.html\">)"),
            std::string::npos);
}

TEST(Oembed, DoesNotTellWhatIsEmbargoed) {
  const std::string json = of(
      R"({"id": "s", "publisher": {"name": "P"},
          "release": {"status": "embargoed", "until": "2026-03-06T09:00:00Z"}})");
  EXPECT_NE(json.find(R"("title":"P","provider_name":"P","width")"), std::string::npos);
}

}  // namespace
}  // namespace undersigned::html
