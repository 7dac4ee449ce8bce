#include "full/compare/word_diff.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/random.h"

namespace undersigned::compare {
namespace {

std::string words(std::string_view text) {
  std::string out;
  for (const std::string_view word : words_of(text)) {
    if (!out.empty()) out += '|';
    out += word;
  }
  return out;
}

std::string marked(std::string_view older, std::string_view newer) {
  std::string out;
  for (const WordRun& run : diff_words(older, newer)) {
    if (run.edit == Edit::same) {
      out += run.text;
    } else {
      out.append(run.edit == Edit::removed ? "[-" : "{+").append(run.text);
      out += run.edit == Edit::removed ? "-]" : "+}";
    }
  }
  return out;
}

TEST(Words, AreRunsOfLettersAndDigits) {
  EXPECT_EQ(words(""), "");
  EXPECT_EQ(words("Leave the reef  alone."), "Leave| |the| |reef|  |alone|.");
  EXPECT_EQ(words("It isn't 1,234.5, l’eau"), "It| |isn't| |1,234.5|,| |l’eau");
  EXPECT_EQ(words("'Öl' a.b"), "'|Öl|'| |a|.|b");
  EXPECT_EQ(words("“Ναι”—да"), "“|Ναι|”|—|да");
  EXPECT_EQ(words("e\xCC\x81t\xC2\xA0x"), "e\xCC\x81t|\xC2\xA0|x");
}

TEST(Words, AreCharactersInScriptsWithoutSpaces) {
  EXPECT_EQ(words("東京は、"), "東|京|は|、");
  EXPECT_EQ(words("ที่นี่"), "ที่|นี่");
  EXPECT_EQ(words("서울의 봄"), "서울의| |봄");
  EXPECT_EQ(words("ok👍🏽👍"), "ok|👍🏽|👍");
}

TEST(WordDiff, MarksChangedWords) {
  EXPECT_EQ(marked("We ask the board.", "We ask the board."), "We ask the board.");
  EXPECT_EQ(marked("We ask the board.", "We urge the board."), "We [-ask-]{+urge+} the board.");
  EXPECT_EQ(marked("400,000 people", "40,000 people"), "[-400,000-]{+40,000+} people");
  EXPECT_EQ(marked("the harbor", "the old harbor"), "the {+old +}harbor");
  EXPECT_EQ(marked("東京の水", "東京の海"), "東京の[-水-]{+海+}");
}

TEST(WordDiff, MergesChangesSeparatedBySpaces) {
  EXPECT_EQ(marked("a red house here", "a blue barn here"), "a [-red house-]{+blue barn+} here");
  EXPECT_EQ(marked("a very big house", "a big new house"), "a [-very -]big{+ new+} house");
}

TEST(WordDiff, ContainsBothTexts) {
  Random random(3);
  const std::vector<std::string> parts = {"a", "the", " ", " ", " ", ".", "水", "é", "\n", "12"};
  const auto text = [&] {
    std::string made;
    for (std::size_t left = random.below(60); left > 0; --left) made += random.pick(parts);
    return made;
  };
  for (int i = 0; i < 3'000; ++i) {
    const std::string older = text();
    const std::string newer = text();
    std::string before;
    std::string after;
    Edit last = Edit::added;
    for (const WordRun& run : diff_words(older, newer)) {
      ASSERT_FALSE(run.text.empty());
      if (!before.empty() || !after.empty()) {
        ASSERT_NE(run.edit, last) << older << '|' << newer;
      }
      last = run.edit;
      if (run.edit != Edit::added) before += run.text;
      if (run.edit != Edit::removed) after += run.text;
    }
    ASSERT_EQ(before, older);
    ASSERT_EQ(after, newer);
  }
}

TEST(Likeness, CountsCommonWords) {
  const auto like = [](std::string_view older, std::string_view newer) {
    return likeness(bag_of(older), bag_of(newer));
  };
  EXPECT_EQ(like("", ""), 100U);
  EXPECT_EQ(like("a b", "b a"), 100U);
  EXPECT_EQ(like("a b", "a c"), 50U);
  EXPECT_EQ(like("a a a a", "a b c d"), 25U);
  EXPECT_EQ(like("a", "b"), 0U);
}

}  // namespace
}  // namespace undersigned::compare
