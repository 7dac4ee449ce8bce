#include "full/draft/blocks/blocks.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "full/draft/language/words.h"
#include "full/draft/source/bullets.h"

namespace undersigned::draft {
namespace {

/// One line per block: an item's level, `~` if it is tight, the text. Then the spans and the
/// warnings.
std::string blocks(std::string_view input) {
  const DraftText text = read_draft_text_blocks(read_draft_source(input));
  std::string all;
  for (const DraftBlock& block : text.blocks) {
    if (block.is_tight) all += '~';
    if (block.kind == LineKind::item) all += std::to_string(block.level) + ' ';
    all.append(part(text.text, block.at)).append(1, '\n');
  }
  for (const DraftSpan& span : text.spans) {
    if (span.kind == "page") all.append("page: ").append(span.text).append(1, '\n');
  }
  for (const DraftWarning& warning : text.warnings) all += "? " + warning.message + '\n';
  return all;
}

TEST(DraftBlocks, JoinsLinesBrokenByThePageWidth) {
  EXPECT_EQ(blocks("The harbor board has been asked to stop the work\n"
                   "at the reef until those who live from it have\n"
                   "been heard.\n"
                   "Reef Watch\n"
                   "Blue Bay\n"),
            "The harbor board has been asked to stop the work at the reef until those who live "
            "from it have been heard.\n~Reef Watch\n~Blue Bay\n");
}

TEST(DraftBlocks, KeepsTheHyphenOfABrokenWord) {
  EXPECT_EQ(blocks("The harbor board has been asked by all organi-\nzations to stop the work."),
            "The harbor board has been asked by all organi-zations to stop the work.\n"
            "? a word was broken before this; where its hyphen is not its own, remove it\n");
}

TEST(DraftBlocks, LeavesOutPageHeadersAndFooters) {
  EXPECT_EQ(
      blocks("Reef Watch\n\nThe harbor board has been asked by Ann\n\nPage 1 of 2\n\fReef Watch\n\n"
             "Otieno to stop the work. It has not answered.\n\n- 2 -\n"),
      "Reef Watch\nThe harbor board has been asked by Ann Otieno to stop the work. It has not "
      "answered.\npage: Page 1 of 2\npage: Reef Watch\npage: - 2 -\n");
}

TEST(DraftBlocks, ReadsTheLevelsOfBullets) {
  EXPECT_EQ(blocks("• A\n  – B\n  – C\n• D\n1. E\n"), "1 A\n~2 B\n~2 C\n~1 D\n~2 E\n");
  EXPECT_EQ(blocks("- A\n    - B\n- C\n"), "1 A\n~2 B\n~1 C\n");
}

TEST(DraftBlocks, ReadsLettersAsBulletsOnlyAmongOthers) {
  EXPECT_EQ(
      blocks("« A\no B\n"),
      "1 A\n~2 B\n? \"o\" was read as a bullet of level 2; where it is a word, put it back\n");
  EXPECT_EQ(blocks("Coimbra\n\no Porto\n\nLisboa\n"), "Coimbra\no Porto\nLisboa\n");
}

TEST(DraftBlocks, JoinsTextIndentedUnderAnItem) {
  EXPECT_EQ(blocks("• Union of Pickers and\n  Packers\n• B\n"),
            "1 Union of Pickers and Packers\n~1 B\n");
}

TEST(Bullets, AreRecognized) {
  const auto symbol = [](std::string_view line) {
    const auto bullet = bullet_of(line);
    return bullet ? bullet->symbol : std::string("none");
  };
  EXPECT_EQ(symbol("• A"), "•");
  EXPECT_EQ(symbol("»A"), "»");
  EXPECT_EQ(symbol("12) A"), "#");
  EXPECT_EQ(symbol("o A"), "o");
  EXPECT_EQ(symbol("o mar"), "none");
  EXPECT_EQ(symbol("-A"), "none");
  EXPECT_EQ(symbol("2026. A"), "none");
  EXPECT_EQ(symbol("« A », dit-elle"), "none");
  EXPECT_EQ(symbol("---"), "none");
}

}  // namespace
}  // namespace undersigned::draft
