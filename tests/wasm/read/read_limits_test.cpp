#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "model/limits.h"
#include "read/read.h"
#include "tests/models/documents.h"

// The limits of the format in reading.

namespace undersigned::read {
namespace {

using namespace std::string_view_literals;

TEST(Read, LimitsTexts) {
  struct Row {
    std::string_view key;     ///< of the statement
    std::string_view before;  ///< the text, in its JSON
    std::string_view behind;
    std::size_t most;
    std::string_view place;
  };
  constexpr Row rows[] = {
      {"$schema", "", "", 2048, "7:14 error $schema"},
      {"place", "", "", 500, "7:12 error place"},
      {"dateline", "", "", 500, "7:15 error dateline"},
      {"title", "", "", 300, "5:12 error title"},
      {"subtitle", "", "", 500, "7:15 error subtitle"},
      {"endMark", "", "", 500, "7:14 error endMark"},
      {"publisher", R"({"name": )", "}", 200, "3:25 error publisher.name"},
      {"publisher", R"({"name": "P", "abbreviation": )", "}", 500,
       "3:46 error publisher.abbreviation"},
      {"publisher", R"({"name": "P", "tagline": )", "}", 500, "3:41 error publisher.tagline"},
      {"publisher", R"({"name": "P", "about": )", "}", 8000, "3:39 error publisher.about"},
      {"publisher", R"({"name": "P", "logo": {"src": "https://p.example/l.png", "alt": )", "}}",
       500, "3:80 error publisher.logo.alt"},
      {"release", R"({"note": )", "}", 2000, "7:23 error release.note"},
      {"contacts", R"([{"label": )", "}]", 500, "7:26 error contacts[0].label"},
      {"contacts", R"([{"name": )", "}]", 200, "7:25 error contacts[0].name"},
      {"leads", R"([{"name": )", "}]", 200, "7:22 error leads[0].name"},
      {"leads", R"([{"name": "A", "id": )", "}]", 200, "7:33 error leads[0].id"},
      {"leads", R"([{"name": "A", "sort": )", "}]", 500, "7:35 error leads[0].sort"},
      {"leads", R"([{"name": "A", "abbreviation": )", "}]", 500,
       "7:43 error leads[0].abbreviation"},
      {"leads", R"([{"name": "A", "about": )", "}]", 8000, "7:36 error leads[0].about"},
      {"leads", R"([{"name": "A", "role": )", "}]", 500, "7:35 error leads[0].role"},
      {"leads", R"([{"name": "A", "affiliation": )", "}]", 500, "7:42 error leads[0].affiliation"},
      {"leads", R"([{"name": "A", "location": )", "}]", 500, "7:39 error leads[0].location"},
      {"leads", R"([{"name": "A", "country": )", "}]", 500, "7:38 error leads[0].country"},
      {"leads", R"([{"name": "A", "note": )", "}]", 2000, "7:35 error leads[0].note"},
      {"leads", R"([{"name": "A", "members": [{"name": )", "}]}]", 200,
       "7:48 error leads[0].members[0].name"},
      {"signatories", R"({"heading": )", "}", 500, "7:30 error signatories.heading"},
      {"signatories", R"({"groups": [{"heading": "H", "key": )", "}]}", 500,
       "7:54 error signatories.groups[0].key"},
      {"signatories", R"({"groups": [{"key": "k", "heading": )", "}]}", 500,
       "7:54 error signatories.groups[0].heading"},
      {"sign", R"({"url": "https://p.example/", "label": )", "}", 500, "7:50 error sign.label"},
      {"attachments", R"([{"url": "https://p.example/", "label": )", "}]", 500,
       "7:58 error attachments[0].label"},
      {"releases", R"({"heading": )", "}", 500, "7:27 error releases.heading"},
      {"releases", R"({"items": [{"title": )", "}]}", 300, "7:36 error releases.items[0].title"},
      {"releases", R"({"items": [{"title": "T", "summary": )", "}]}", 2000,
       "7:52 error releases.items[0].summary"},
      {"releases", R"({"more": {"url": "https://p.example/", "label": )", "}}", 500,
       "7:63 error releases.more.label"},
      {"corrections", R"([{"date": "2026-03-06", "note": )", "}]", 2000,
       "7:50 error corrections[0].note"},
      {"translations", R"([{"language": "de", "src": "https://p.example/de", "title": )", "}]", 300,
       "7:79 error translations[0].title"},
  };
  for (const Row& row : rows) {
    const auto with = [&row](std::size_t length) {
      // Code points, not bytes.
      const std::string value =
          std::string(row.before) + "\"" + repeat("𝄞", length) + "\"" + std::string(row.behind);
      return complaints(statement({{row.key, value}}), "https://p.example/");
    };
    EXPECT_EQ(with(row.most), "") << row.place;
    EXPECT_EQ(with(row.most + 1), std::string(row.place) + ": " + std::to_string(row.most + 1) +
                                      " characters, at most " + std::to_string(row.most) +
                                      " are allowed; shorten the text\n");
  }
}

TEST(Read, LimitsTheBody) {
  const std::string fitting = repeat("x", limits::body_bytes);
  EXPECT_EQ(complaints(statement({{"body", "\"" + fitting + "\""}})), "");
  EXPECT_EQ(complaints(statement({{"body", "\"" + fitting + "x\""}})),
            "6:11 error body: 131073 bytes, at most 131072 are allowed; shorten the text\n");
  // Bytes of the decoded texts, joined by blank lines.
  const std::string half = repeat("\\u0078", limits::body_bytes / 2 - 1);
  EXPECT_EQ(complaints(statement({{"body", "[\"" + half + "\", \"" + half + "\"]"}})), "");
  EXPECT_EQ(complaints(statement({{"body", "[\"" + half + "x\", \"" + half + "\"]"}})),
            "6:11 error body: 131073 bytes, at most 131072 are allowed; shorten the text\n");
}

TEST(Read, LimitsTheStatement) {
  std::string json = statement();
  json.resize(limits::statement_bytes, ' ');
  EXPECT_EQ(complaints(json), "");
  EXPECT_EQ(complaints(json + " "),
            "1:1 error: 1048577 bytes, at most 1048576 are allowed; shorten the document\n");
}

TEST(Read, LimitsTheDepth) {
  // The statement itself is the first of the sixteen levels.
  const auto nested = [](std::string_view open, std::string_view close, std::size_t depth) {
    return complaints(statement({{"x-deep", repeat(open, depth) + "1" + repeat(close, depth)}}));
  };
  EXPECT_EQ(nested("[", "]", 15), "");
  EXPECT_EQ(nested("[", "]", 16),
            "7:28 error x-deep[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: nested more than 16 "
            "deep; flatten it\n");
  EXPECT_EQ(nested("{\"a\":", "}", 15), "");
  EXPECT_EQ(nested("{\"a\":", "}", 16),
            "7:88 error x-deep.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a: nested more than 16 deep; flatten "
            "it\n");
  EXPECT_EQ(complaints(repeat("[", 16) + repeat("]", 16)),
            "1:1 error: this is a list; write an object: { … }\n");
  // One diagnostic for each value that is too deep. What follows is still read.
  const std::string deep = repeat("[", 15) + "[[], {\"a\": 1, \"a\": null}], [5]" + repeat("]", 15);
  EXPECT_EQ(complaints(statement({{"x-deep", deep}, {"id", "5"}})),
            "2:9 error id: this is a number; write a text in quotation marks\n"
            "7:28 error x-deep[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: nested more than 16 "
            "deep; flatten it\n"
            "7:55 error x-deep[0][0][0][0][0][0][0][0][0][0][0][0][0][0][1]: nested more than 16 "
            "deep; flatten it\n");
}

TEST(Read, SurvivesDepth) {
  const std::string deep = repeat("[", 400'000) + repeat("]", 400'000);
  EXPECT_EQ(complaints(deep),
            "1:1 error: this is a list; write an object: { … }\n"
            "1:17 error [0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: nested more than 16 "
            "deep; flatten it\n");
  EXPECT_EQ(complaints(repeat("[", 400'000)),
            "1:400001 error: not JSON: the document ends too early; a closing } or ] is missing\n");
}

TEST(Read, LimitsNames) {
  const auto with = [](std::size_t leads, std::size_t items, std::size_t members) {
    const auto list = [](std::size_t count, char first) {
      std::string json = "[";
      for (std::size_t i = 0; i < count; ++i) {
        json += i == 0 ? "" : ",";
        json += std::string("{\"name\":\"") + first + std::to_string(i) + "\"}";
      }
      return json + "]";
    };
    std::string all = list(items, 'i');
    if (members > 0) {
      all.pop_back();
      all += ",{\"name\":\"P\",\"members\":" + list(members, 'm') + "}]";
    }
    return complaints(
        statement({{"leads", list(leads, 'l')}, {"signatories", "{\"items\": " + all + "}"}}));
  };
  constexpr auto too_many =
      "8:18 error signatories: 10001 names, at most 10000 may stand in one file; serve them as a "
      "list (\"src\"), in segments\n"sv;
  EXPECT_EQ(with(0, 10'000, 0), "");
  EXPECT_EQ(with(0, 10'001, 0), too_many);
  EXPECT_EQ(with(1, 9'000, 998), "");
  EXPECT_EQ(with(1, 9'000, 999), too_many);
  // Names past the limit are only counted.
  const std::string many = "[" + repeat("{\"name\":\"A\"},", 49'999) + "{\"name\":\"A\"}]";
  const Reading reading = read_statement(statement({{"leads", many}}), "");
  EXPECT_EQ(reading.statement.leads.size(), limits::signatories);
  EXPECT_EQ(complaints(statement({{"leads", many}})).substr(0, 59),
            "1:1 error: 50000 names, at most 10000 may stand in one file");
}

TEST(Read, LimitsMarkdownNodes) {
  // A paragraph is two nodes.
  const auto with = [](std::size_t paragraphs, std::string_view behind = "") {
    return "\"" + repeat("x\\n\\n", paragraphs) + std::string(behind) + "\"";
  };
  EXPECT_EQ(complaints(statement({{"dateline", R"("")"}, {"body", with(2'500)}})), "");
  EXPECT_EQ(complaints(statement({{"dateline", R"("")"}, {"body", with(2'500, "***")}})),
            "6:11 error body: this Markdown makes more than 5000 nodes; shorten or simplify it\n");
  // The place is the whole text, whatever its content.
  EXPECT_EQ(complaints(statement({{"dateline", R"("")"}, {"body", with(2'501, "5000")}})),
            "6:11 error body: this Markdown makes more than 5000 nodes; shorten or simplify it\n");
  const std::string about = R"({"name": "P", "about": ")" + repeat("x\\n\\n", 2'501) + "\"}";
  EXPECT_EQ(complaints(statement({{"publisher", about}})),
            "3:39 error publisher.about: this Markdown makes more than 5000 nodes; shorten or "
            "simplify it\n");
  // Also together with other errors.
  EXPECT_EQ(complaints(statement({{"id", "5"}, {"body", with(2'501)}})),
            "2:9 error id: this is a number; write a text in quotation marks\n"
            "6:11 error body: this Markdown makes more than 5000 nodes; shorten or simplify it\n");
}

}  // namespace
}  // namespace undersigned::read
