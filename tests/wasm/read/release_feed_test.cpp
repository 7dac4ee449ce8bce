#include "read/release_feed.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "model/limits.h"
#include "tests/models/documents.h"
#include "text/text.h"

namespace undersigned::read {
namespace {

const std::vector<model::Address> no_origins;
constexpr FetchContext context = {.base = "https://p.example/feeds/feed.json",
                                  .images = no_origins};

Fetched<std::vector<model::Release>> read(std::string_view json) {
  return read_releases(json, context);
}

/// One line `date | title | url | summary | language` per item, or "refused" for the whole; then
/// the diagnostics.
std::string shown(std::string_view json) {
  const auto releases = read(json);
  std::string out = releases.is_good ? "" : "refused\n";
  for (const model::Release& one : releases.content) {
    out += one.date + " | " + one.title + " | " + one.url.text + " | " + one.summary + " | " +
           one.language + '\n';
  }
  return out + print(releases.diagnostics, json);
}

/// One item of a JSON Feed.
std::string shown_item(std::string_view item) {
  return shown("{\"items\": [\n" + std::string(item) + "]}");
}

constexpr std::string_view json_feed = R"({
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Coast Watch",
  "home_page_url": "https://coastwatch.example/",
  "feed_url": "https://coastwatch.example/feed.json",
  "language": "en-AU",
  "authors": [{"name": "Coast Watch", "url": "https://coastwatch.example/"}],
  "_fetched": {"by": ["x", {"y": null}]},
  "items": [
    {
      "id": "https://coastwatch.example/2026/reef",
      "url": "https://coastwatch.example/2026/reef",
      "title": "Leave the reef alone & go home",
      "date_published": "2026-03-05T23:30:00-11:00",
      "date_modified": "2026-03-09T09:00:00Z",
      "summary": "Nineteen organizations ask\nfor a moratorium.",
      "content_html": "<p>Not this.</p>",
      "tags": ["reef"],
      "attachments": [{"url": "https://coastwatch.example/a.pdf", "mime_type": "application/pdf",
                       "size_in_bytes": 1e400}]
    },
    {
      "id": "2",
      "external_url": "https://else.example/a?b=c&d",
      "title": "Wir unterzeichnen",
      "date_published": "2025-12-31T00:00:00.5+14:00",
      "content_text": "Gemeinsame Erklärung",
      "language": "de"
    },
    {
      "id": "3",
      "url": "../2024/note.html",
      "content_html": "<h1>A <em>short</em> note</h1><p>without&nbsp;title</p>"
    }
  ]
})";

TEST(ReleaseFeed, ReadsAJsonFeed) {
  EXPECT_EQ(shown(json_feed),
            "2026-03-05 | Leave the reef alone & go home | https://coastwatch.example/2026/reef | "
            "Nineteen organizations ask for a moratorium. | en-AU\n"
            "2025-12-31 | Wir unterzeichnen | https://else.example/a?b=c&d | "
            "Gemeinsame Erklärung | de\n"
            " | A short note without\u00A0title | https://p.example/2024/note.html |  | en-AU\n");
}

constexpr std::string_view posts = R"([
  {
    "id": 812,
    "date": "2026-03-06T09:30:00",
    "date_gmt": "2026-03-05T22:30:00",
    "guid": {"rendered": "https://wp.example/?p=812"},
    "modified_gmt": "2026-03-05T22:31:10",
    "slug": "reef",
    "status": "publish",
    "type": "post",
    "link": "https://wp.example/2026/03/reef/",
    "title": {"rendered": "Coast Watch&#8217;s reef &amp; &#8220;home&#8221; &#8211; R&amp;amp;D"},
    "content": {"rendered": "\n<p>Long.<\/p>\n", "protected": false},
    "excerpt": {"rendered": "<p>We, the undersigned, <strong>ask<\/strong> for <a href=\"https:\/\/wp.example\/x\" title=\"a > b\">a moratorium<\/a>.<br \/>\nNow, before [&hellip;]<\/p>\n", "protected": false},
    "author": 3,
    "featured_media": 0,
    "sticky": false,
    "meta": [],
    "categories": [1, 4],
    "_links": {"self": [{"href": "https://wp.example/wp-json/wp/v2/posts/812",
                         "targetHints": {"allow": ["GET"]}}],
               "curies": [{"name": "wp", "href": "https://api.w.org/{rel}", "templated": true}]}
  },
  {
    "id": 700,
    "date": "2025-11-01T08:00:00",
    "date_gmt": null,
    "link": "https://wp.example/2025/11/old/",
    "title": {"rendered": "<i>Old<\/i> news"},
    "excerpt": {"rendered": "", "protected": true}
  }
])";

TEST(ReleaseFeed, ReadsPostsOfWordPress) {
  EXPECT_EQ(shown(posts),
            "2026-03-05 | Coast Watch’s reef & “home” – R&amp;D | https://wp.example/2026/03/reef/ "
            "| We, the undersigned, ask for a moratorium. Now, before […] | \n"
            "2025-11-01 | Old news | https://wp.example/2025/11/old/ |  | \n");
}

TEST(ReleaseFeed, TakesEmptyOnes) {
  EXPECT_EQ(shown("[]"), "");
  EXPECT_EQ(shown("\xEF\xBB\xBF{\"items\": []}"), "");
}

TEST(ReleaseFeed, RefusesOtherDocuments) {
  EXPECT_EQ(shown(""), "refused\n1:1 error: not JSON: the document is empty\n");
  EXPECT_EQ(shown("<!doctype html>").substr(0, 28), "refused\n1:1 error: not JSON:");
  EXPECT_EQ(shown("{}"), "refused\n1:1 error: the key \"items\" is required; add it\n");
  EXPECT_EQ(shown(R"({"code": "rest_no_route", "message": "No", "data": {"status": 404}})"),
            "refused\n1:1 error: the key \"items\" is required; add it\n");
  EXPECT_EQ(shown(R"({"items": null})"),
            "refused\n1:1 error: the key \"items\" is required; add it\n");
  EXPECT_EQ(shown(R"({"items": {}})"),
            "refused\n1:11 error items: this is an object; write a list of objects: [ { … } ]\n");
  EXPECT_EQ(shown("12"), "refused\n1:1 error: this is a single value; write an object: { … }\n");
  EXPECT_EQ(shown("null"), "refused\n1:1 error: this is null; write an object: { … }\n");
  // A list of something else: the present releases stay.
  EXPECT_EQ(shown(R"({"items": [{"name": "Alder"}]})"),
            "refused\n1:12 error items[0]: \"title\" must not be empty; write some text\n");
  EXPECT_EQ(shown("[1, []]"),
            "refused\n1:2 error [0]: this is a number; write an object: { … }\n"
            "1:5 error [1]: this is a list; write an object: { … }\n");
}

TEST(ReleaseFeed, RefusesWhatIsTooLarge) {
  std::string json = "{\"items\": []}";
  json.resize(limits::feed_bytes, ' ');
  EXPECT_EQ(shown(json), "");
  EXPECT_EQ(shown(json + ' '),
            "refused\n1:1 error: 4194305 bytes, at most 4194304 are allowed; shorten the "
            "document\n");
}

TEST(ReleaseFeed, LeavesOutWrongItems) {
  EXPECT_EQ(shown(R"({"items": [
{"title": "A"},
{"title": 5},
{"title": {"rendered": "x"}},
"x",
null,
{"title": "B", "url": ["https://x.example/"]},
{"title": "C", "title": "D"},
{},
{"title": "<p> &nbsp;", "summary": "<br>", "content_html": "<script>x</script>"},
{"title": null, "url": null, "summary": "E"}
]})"),
            R"( | A |  |  | 
 | E |  |  | 
3:11 error items[1].title: this is a number; write a text in quotation marks
4:11 error items[2].title: this is an object; write a text in quotation marks
5:1 error items[3]: this is a text; write an object: { … }
6:1 error items[4]: this is null; write an object: { … }
7:23 error items[5].url: this is a list; write a text in quotation marks
8:16 error items[6].title: the key "title" stands twice in this object; keep one
9:1 error items[7]: "title" must not be empty; write some text
10:1 error items[8]: "title" must not be empty; write some text
)");
  EXPECT_EQ(shown(R"([
{"title": "x"},
{"title": {"rendered": 5}},
{"title": {"rendered": "A"}, "excerpt": false},
{"title": {"rendered": "B", "rendered": "C"}},
{"title": {"raw": "D"}},
{"title": {"rendered": "E"}}
])"),
            R"( | E |  |  | 
2:11 error [0].title: this is a text; write an object: { … }
3:24 error [1].title.rendered: this is a number; write a text in quotation marks
4:41 error [2].excerpt: this is false; write an object: { … }
5:29 error [3].title.rendered: the key "rendered" stands twice in this object; keep one
6:1 error [4]: "title" must not be empty; write some text
)");
}

TEST(ReleaseFeed, LivesWithWhatIsWrongAround) {
  EXPECT_EQ(shown(R"({"language": 5, "items": [{"title": "A"}]})"),
            " | A |  |  | \n"
            "1:14 error language: this is a number; write a text in quotation marks\n");
  EXPECT_EQ(shown(R"({"items": [{"title": "A"}], "x": 1, "x": 2})"),
            " | A |  |  | \n"
            "1:37 error x: the key \"x\" stands twice in this object; keep one\n");
}

TEST(ReleaseFeed, LivesWithWrongDates) {
  const auto date = [](std::string_view written) {
    return shown_item("{\"title\": \"A\", \"date_published\": \"" + std::string(written) + "\"}");
  };
  EXPECT_EQ(date("2026-03-05T09:00:00Z"), "2026-03-05 | A |  |  | \n");
  EXPECT_EQ(date("2026-03-05"), "2026-03-05 | A |  |  | \n");
  EXPECT_EQ(date(""), " | A |  |  | \n");
  for (const std::string_view wrong : {"2026-02-30T09:00:00Z", "Thu, 05 Mar 2026 09:00:00 GMT",
                                       "0000-00-00T00:00:00", "2026-3-5", "2026"}) {
    EXPECT_EQ(date(wrong), " | A |  |  | \n2:34 error items[0].date_published: \"" +
                               std::string(wrong) + "\" is not a time like 2026-03-05T09:00:00Z\n");
  }
  EXPECT_EQ(
      shown(R"([{"title": {"rendered": "A"}, "date_gmt": "x", "date": "2026-03-05T09:00:00"}])"),
      "2026-03-05 | A |  |  | \n"
      "1:43 error [0].date_gmt: \"x\" is not a time like 2026-03-05T09:00:00Z\n");
}

TEST(ReleaseFeed, LivesWithWrongLanguages) {
  EXPECT_EQ(shown(R"({"language": "en_AU", "items": [{"title": "A"}, {"title": "B"}]})"),
            " | A |  |  | \n | B |  |  | \n"
            "1:14 error language: \"en_AU\" is not a language tag like \"en\" or \"pt-BR\"\n");
  EXPECT_EQ(shown(R"({"items": [{"title": "A", "language": "x"}], "language": "en"})"),
            " | A |  |  | en\n"
            "1:39 error items[0].language: \"x\" is not a language tag like \"en\" or \"pt-BR\"\n");
}

TEST(ReleaseFeed, ShowsRefusedAddressesAsText) {
  for (const std::string_view url :
       {"javascript:alert(1)", "data:text/html,x", "https://u:p@x.example/", "https://x.example/ y",
        "https://", "\\tjavascript:alert(1)"}) {
    const std::string told =
        shown_item("{\"title\": \"A\", \"url\": \"" + std::string(url) + "\"}");
    EXPECT_EQ(told.substr(0, told.find('\n')), " | A |  |  | ");
    EXPECT_NE(told.find("2:23 warning items[0].url: "), std::string::npos) << told;
  }
  // The other one is no substitute for it.
  EXPECT_EQ(shown_item(R"({"title": "A", "url": "x:", "external_url": "https://x.example/"})")
                .substr(0, 12),
            " | A |  |  |");
  EXPECT_EQ(shown_item(R"({"title": "A", "url": "", "external_url": "//x.example"})"),
            " | A | https://x.example/ |  | \n");
}

TEST(ReleaseFeed, ResolvesAgainstTheFinalAddress) {
  const std::string_view json =
      R"({"items": [{"title": "A", "url": "a"}, {"title": "B", "url": "/b"}]})";
  EXPECT_EQ(shown(json),
            " | A | https://p.example/feeds/a |  | \n | B | https://p.example/b |  | \n");
  const auto baseless = read_releases(json, {.base = "", .images = no_origins});
  ASSERT_EQ(baseless.content.size(), 2U);
  EXPECT_EQ(baseless.content[0].url.text, "");
  EXPECT_EQ(baseless.diagnostics.size(), 2U);
}

TEST(ReleaseFeed, ShowsNoMarkup) {
  EXPECT_EQ(shown_item(R"({"title": "<b>A</b> &amp;lt; <img src=x onerror=alert(1)>",
    "summary": "B<script>alert('<p>x</p>')</script><style>x{}</style><p>C &lt;i&gt; <a href='"})"),
            " | A &lt; |  | B C <i> | \n");
  EXPECT_EQ(shown_item(R"({"title": "A\u202EB&#8238;\u0000", "summary": "\u2066C&#x2069;"})"),
            " | AB\uFFFD |  | C | \n");
  // A text without visible characters counts as absent.
  EXPECT_EQ(shown_item(R"({"title": "A", "summary": "<p>&nbsp;</p>", "content_text": "",
    "content_html": "B"})"),
            " | A |  | B | \n");
}

TEST(ReleaseFeed, CutsLongTexts) {
  const std::string words = repeat("reef ", 200);
  const auto both =
      read("{\"items\": [{\"title\": \"" + words + "\", \"summary\": \"" + words + "\"}]}");
  ASSERT_EQ(both.content.size(), 1U);
  EXPECT_EQ(both.content[0].title, repeat("reef ", 59) + "reef…");
  EXPECT_EQ(both.content[0].summary, repeat("reef ", 79) + "reef…");
  const auto untitled = read("{\"items\": [{\"content_html\": \"" + words + "\"}]}");
  ASSERT_EQ(untitled.content.size(), 1U);
  EXPECT_EQ(untitled.content[0].title, both.content[0].title);
  EXPECT_EQ(untitled.content[0].summary, "");
  const auto long_word = read("{\"items\": [{\"title\": \"" + repeat("礁", 301) + "\"}]}");
  EXPECT_EQ(long_word.content.at(0).title, repeat("礁", 299) + "…");
}

TEST(ReleaseFeed, KeepsTheFirstItems) {
  std::string json = "[";
  for (std::size_t i = 1; i <= limits::feed_items + 50; ++i) {
    json += "{\"title\": {\"rendered\": \"" + std::to_string(i) + "\"}},";
  }
  json += "{\"x\": 1, \"x\": 2}]";
  const auto releases = read(json);
  EXPECT_TRUE(releases.is_good);
  ASSERT_EQ(releases.content.size(), limits::feed_items);
  EXPECT_EQ(releases.content.front().title, "1");
  EXPECT_EQ(releases.content.back().title, std::to_string(limits::feed_items));
}

TEST(ReleaseFeed, TakesHostileFeedsInTime) {
  using Clock = std::chrono::steady_clock;
  const auto within = [](const std::string& json, std::string_view what) {
    const auto start = Clock::now();
    static_cast<void>(read(json));
    EXPECT_LT(Clock::now() - start, std::chrono::seconds(10)) << what;
  };
  constexpr std::size_t bytes = limits::feed_bytes - 100;
  for (const std::string_view part : {"<", "&", "<!--", "<script>", "<a ='", "x "}) {
    within("{\"items\": [{\"title\": \"" + repeat(part, bytes / part.size()) + "\"}]}", part);
  }
  within("[" + repeat("{},", bytes / 3) + "{}]", "many items");
  within("{\"items\": [{\"title\": \"A\", \"x\": " + repeat("[", bytes / 2), "deep");
}

TEST(ReleaseFeed, LooksNotIntoUnknownKeys) {
  for (const std::size_t depth : {12U, 13U, 14U, 15U, 40U}) {
    const std::string deep = repeat("{\"y\": [", depth / 2) + repeat("]}", depth / 2);
    EXPECT_EQ(shown_item("{\"title\": \"A\", \"_x\": " + deep + ", \"summary\": \"B\"}"),
              " | A |  | B | \n")
        << depth;
    EXPECT_EQ(shown("[{\"_links\": " + deep + ", \"title\": {\"rendered\": \"A\"}}]"),
              " | A |  |  | \n")
        << depth;
  }
}

}  // namespace
}  // namespace undersigned::read
