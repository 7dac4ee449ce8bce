#include <gtest/gtest.h>

#include <string_view>

#include "read/read.h"
#include "tests/models/documents.h"

// Texts and addresses after reading.

namespace undersigned::read {
namespace {

TEST(Read, CleansTexts) {
  const model::Statement one =
      read_statement(statement({{"title", R"("a\u0000b\u202Ec")"},
                                {"body", R"("x\u0000y")"},
                                {"dateline", R"("\u0000")"},
                                {"publisher", R"({"name": "a\u202A\u202B\u202C\u202D\u202Eb",
  "abbreviation": "\u2066a\u2067\u2068b\u2069\u0000", "tagline": "\u202E"})"},
                                {"leads", R"([{"name": "\u200Fa\u2065\u202F", "sort": "\u2069s",
  "role": "\u202Er"}])"}}),
                     "")
          .statement;
  EXPECT_EQ(one.title, "a\uFFFDb\u202Ec");
  EXPECT_EQ(one.body.source.text, "x\uFFFDy");
  EXPECT_EQ(*one.dateline, "\uFFFD");
  EXPECT_EQ(one.publisher.name, "ab");
  EXPECT_EQ(one.publisher.abbreviation, "ab\uFFFD");
  EXPECT_EQ(one.publisher.tagline, "\u202E");
  // Other characters are kept, and nothing is normalized.
  EXPECT_EQ(one.leads[0].name, "\u200Fa\u2065\u202F");
  EXPECT_EQ(one.leads[0].sort, "s");
  EXPECT_EQ(one.leads[0].role, "r");
  EXPECT_EQ(read_statement(statement({{"title", "\"e\u0301 \u00E9\""}}), "").statement.title,
            "e\u0301 \u00E9");
}

TEST(Read, JoinsTheBody) {
  const auto body = [](std::string_view json) {
    return read_statement(statement({{"body", json}}), "").statement.body.source.text;
  };
  EXPECT_EQ(body(R"("a")"), "a");
  EXPECT_EQ(body(R"(["a", "b\n", "c"])"), "a\n\nb\n\n\nc");
  EXPECT_EQ(body(R"(["a"])"), "a");
}

TEST(Read, ResolvesAgainstTheBaseOrTheUrl) {
  const auto resolved = [](std::string_view url, std::string_view base) {
    const Reading reading = read_statement(
        statement({{"url", url}, {"sign", R"({"label": "Sign", "url": "a"})"}}), base);
    return reading.statement.sign.url.text;
  };
  EXPECT_EQ(resolved(R"("https://p.example/s/")", ""), "https://p.example/s/a");
  EXPECT_EQ(resolved(R"("https://p.example/s/")", "https://q.example/x.json"),
            "https://q.example/a");
  EXPECT_EQ(resolved(R"("s/")", "https://q.example/x.json"), "https://q.example/a");
  EXPECT_EQ(resolved(R"("s/")", ""), "");
}

}  // namespace
}  // namespace undersigned::read
