#include "full/draft/blocks/claimed_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "model/limits.h"

namespace undersigned {
namespace {

/// A ledger over `input`, and where a word of it stands.
struct Case {
  DraftText text;
  Ledger ledger;

  explicit Case(std::string_view input)
      : text(read_draft_text_blocks(read_draft_source(input))), ledger(text) {}

  [[nodiscard]] Range of(std::string_view words) const {
    const auto begin = static_cast<std::uint32_t>(text.text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  [[nodiscard]] std::string rest() const {
    std::string all;
    for (const Range at : ledger.rest()) all.append(ledger.words(at)).append(1, '|');
    return all;
  }
};

TEST(DraftLedger, GivesEachWordOnce) {
  Case one("Reef Watch counts fish");
  Json json = Json::object();
  EXPECT_TRUE(one.ledger.put(json, "name", one.of("Reef Watch"), limits::name));
  EXPECT_FALSE(one.ledger.put(json, "title", one.of("Watch counts"), limits::title));
  EXPECT_FALSE(one.ledger.take_span("label", one.of("Watch")));
  EXPECT_EQ(one.ledger.take_markdown(one.of("Reef Watch counts fish")), "");
  EXPECT_EQ(json.dump(), R"({"name":"Reef Watch"})");
  EXPECT_EQ(one.rest(), "counts fish|");
}

TEST(DraftLedger, CutsNoWord) {
  Case one("Möwen");
  Json json = Json::object();
  EXPECT_FALSE(one.ledger.put(json, "name", one.of("Mö"), limits::name));
  EXPECT_FALSE(one.ledger.take_span("label", one.of("wen")));
  EXPECT_EQ(one.rest(), "Möwen|");
}

TEST(DraftLedger, KeepsAKeyAndALimit) {
  Case one("Reef Watch counts");
  Json json = {{"name", "Blue Bay"}};
  EXPECT_FALSE(one.ledger.put(json, "name", one.of("Reef Watch"), limits::name));
  EXPECT_FALSE(one.ledger.put(json, "title", one.of("Reef Watch"), 9));
  EXPECT_TRUE(one.ledger.put(json, "title", one.of("Reef Watch"), 10));
  EXPECT_FALSE(one.ledger.put(json, "empty", {0, 0}, limits::name));
}

TEST(DraftLedger, AddsBehindAComma) {
  Case one("Ann – chair – editor");
  Json json = Json::object();
  EXPECT_TRUE(one.ledger.add(json, "label", one.of("chair"), 14));
  EXPECT_FALSE(one.ledger.add(json, "label", one.of("editor"), 12));
  EXPECT_TRUE(one.ledger.add(json, "label", one.of("editor"), 13));
  EXPECT_EQ(json.dump(), R"({"label":"chair, editor"})");
}

TEST(DraftLedger, SaysWhereASpanStandsInTheInput) {
  Case one("Reef  Watch,\n  Press   release ");
  EXPECT_TRUE(one.ledger.take_span("label", one.of("Press release"), "x"));
  ASSERT_EQ(one.text.spans.size(), 1U);
  EXPECT_EQ(one.text.spans[0].text, "Press release");
  EXPECT_EQ(one.text.spans[0].value, "x");
  EXPECT_EQ(one.text.spans[0].at.begin, 15U);
  EXPECT_EQ(one.text.spans[0].at.end, 30U);
}

TEST(DraftLedger, KnowsHowWordsAreSet) {
  Case one("<p><b>Reef</b> <b>Watch</b>: <a href='https://reef.example'>counts</a> fish</p>");
  EXPECT_TRUE(one.ledger.is_bold(one.of("Reef Watch")));
  EXPECT_FALSE(one.ledger.is_bold(one.of("Reef Watch: counts")));
  EXPECT_FALSE(one.ledger.is_bold(one.of("fish")));
  EXPECT_EQ(one.ledger.link_in(one.of("Watch: counts")), "https://reef.example");
  EXPECT_EQ(one.ledger.link_in(one.of("Watch")), "");
}

TEST(DraftLedger, LeavesTheRestBlockByBlock) {
  Case one("One two\n\nthree four");
  EXPECT_TRUE(one.ledger.take_span("label", one.of("two")));
  EXPECT_EQ(one.rest(), "One|three four|");
}

}  // namespace
}  // namespace undersigned
