#include "full/draft/blocks/claimed_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "model/limits.h"

namespace undersigned::draft {
namespace {

/// A ClaimedText of `input`, and the places of words in it.
struct Case {
  DraftText text;
  ClaimedText claimed;

  explicit Case(std::string_view input)
      : text(read_draft_text_blocks(read_draft_source(input))), claimed(text) {}

  [[nodiscard]] text::Range of(std::string_view words) const {
    const auto begin = static_cast<std::uint32_t>(text.text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  [[nodiscard]] std::string unclaimed() const {
    std::string all;
    for (const text::Range at : claimed.unclaimed()) all.append(claimed.words(at)).append(1, '|');
    return all;
  }
};

TEST(ClaimedText, ClaimsEachWordOnce) {
  Case one("Reef Watch counts fish");
  Json json = Json::object();
  EXPECT_TRUE(one.claimed.put(json, "name", one.of("Reef Watch"), limits::name));
  EXPECT_FALSE(one.claimed.put(json, "title", one.of("Watch counts"), limits::title));
  EXPECT_FALSE(one.claimed.claim_span("label", one.of("Watch")));
  EXPECT_EQ(one.claimed.claim_markdown(one.of("Reef Watch counts fish")), "");
  EXPECT_EQ(json.dump(), R"({"name":"Reef Watch"})");
  EXPECT_EQ(one.unclaimed(), "counts fish|");
}

TEST(ClaimedText, SplitsNoWord) {
  Case one("Möwen");
  Json json = Json::object();
  EXPECT_FALSE(one.claimed.put(json, "name", one.of("Mö"), limits::name));
  EXPECT_FALSE(one.claimed.claim_span("label", one.of("wen")));
  EXPECT_EQ(one.unclaimed(), "Möwen|");
}

TEST(ClaimedText, OverwritesNoKeyAndKeepsTheLimit) {
  Case one("Reef Watch counts");
  Json json = {{"name", "Blue Bay"}};
  EXPECT_FALSE(one.claimed.put(json, "name", one.of("Reef Watch"), limits::name));
  EXPECT_FALSE(one.claimed.put(json, "title", one.of("Reef Watch"), 9));
  EXPECT_TRUE(one.claimed.put(json, "title", one.of("Reef Watch"), 10));
  EXPECT_FALSE(one.claimed.put(json, "empty", {0, 0}, limits::name));
}

TEST(ClaimedText, AppendsAfterAComma) {
  Case one("Ann – chair – editor");
  Json json = Json::object();
  EXPECT_TRUE(one.claimed.add(json, "label", one.of("chair"), 14));
  EXPECT_FALSE(one.claimed.add(json, "label", one.of("editor"), 12));
  EXPECT_TRUE(one.claimed.add(json, "label", one.of("editor"), 13));
  EXPECT_EQ(json.dump(), R"({"label":"chair, editor"})");
}

TEST(ClaimedText, PlacesSpansInTheInput) {
  Case one("Reef  Watch,\n  Press   release ");
  EXPECT_TRUE(one.claimed.claim_span("label", one.of("Press release"), "x"));
  ASSERT_EQ(one.text.spans.size(), 1U);
  EXPECT_EQ(one.text.spans[0].text, "Press release");
  EXPECT_EQ(one.text.spans[0].value, "x");
  EXPECT_EQ(one.text.spans[0].at.begin, 15U);
  EXPECT_EQ(one.text.spans[0].at.end, 30U);
}

TEST(ClaimedText, TellsBoldWordsAndLinks) {
  Case one("<p><b>Reef</b> <b>Watch</b>: <a href='https://reef.example'>counts</a> fish</p>");
  EXPECT_TRUE(one.claimed.is_bold(one.of("Reef Watch")));
  EXPECT_FALSE(one.claimed.is_bold(one.of("Reef Watch: counts")));
  EXPECT_FALSE(one.claimed.is_bold(one.of("fish")));
  EXPECT_EQ(one.claimed.link_in(one.of("Watch: counts")), "https://reef.example");
  EXPECT_EQ(one.claimed.link_in(one.of("Watch")), "");
}

TEST(ClaimedText, ListsUnclaimedTextByBlock) {
  Case one("One two\n\nthree four");
  EXPECT_TRUE(one.claimed.claim_span("label", one.of("two")));
  EXPECT_EQ(one.unclaimed(), "One|three four|");
}

}  // namespace
}  // namespace undersigned::draft
