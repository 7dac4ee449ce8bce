#include "full/compare/text_changes.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/documents.h"
#include "tests/models/random.h"

namespace undersigned::compare {
namespace {

std::vector<Paragraph> read(std::string_view source) {
  return paragraphs_of(parsed(source, "https://p.example/")).list;
}

std::string print(const std::vector<Paragraph>& paragraphs) {
  std::string out;
  for (const Paragraph& one : paragraphs) {
    out.append(name_of(one.form)).append(": ").append(one.text).append(1, '\n');
    for (const Target& target : one.targets) {
      out.append("  ").append(target.label).append(" -> ").append(target.address) += '\n';
    }
  }
  return out;
}

std::string print(const std::vector<ParagraphChange>& changes) {
  std::string out;
  for (const ParagraphChange& one : changes) {
    constexpr std::string_view marks = "=-+~";
    out += marks[static_cast<std::size_t>(one.edit)];
    if (one.edit == ParagraphEdit::same) out += std::to_string(one.count);
    for (const WordRun& run : one.words) {
      constexpr std::string_view signs = "=-+";
      out.append(" ").append(1, signs[static_cast<std::size_t>(run.edit)]).append(run.text);
    }
    if (one.older_form != one.newer_form) {
      out.append(" (").append(name_of(one.older_form)).append(" to ");
      out.append(name_of(one.newer_form)) += ')';
    }
    for (const TargetChange& target : one.targets) {
      out.append(" <").append(target.label).append(": ").append(target.older).append(" to ");
      out.append(target.newer) += '>';
    }
    out += '\n';
  }
  return out;
}

std::string changes(std::string_view older, std::string_view newer) {
  return print(compare_paragraphs(read(older), read(newer)));
}

TEST(Paragraphs, AreTheTextAsDrawn) {
  EXPECT_EQ(
      print(read("# A *b*\n\nc\n`d`  \ne\n\n- f\n- g\n\n  h\n\n> i\n\n```\nj\n  k\n```\n\n***")),
      "heading: A b\nparagraph: c d e\nlist item: f\nlist item: g\nlist item: h\n"
      "quotation: i\ncode: j\n  k\nline across: * * *\n");
  EXPECT_EQ(print(read("| a | b |\n|---|---|\n| c | d |")), "table row: a | b\ntable row: c | d\n");
  EXPECT_EQ(print(read("See [the *report*](r.pdf) and ![fish](f.png).")),
            "paragraph: See the report and fish.\n  the report -> https://p.example/r.pdf\n"
            "  fish -> https://p.example/f.png\n");
  EXPECT_EQ(print(read("<b>x</b>")), "paragraph: <b>x</b>\n");
}

TEST(Paragraphs, AreEmptyWithTooManyNodes) {
  std::string source;
  for (int i = 0; i < 6'000; ++i) source += "*a* ";
  const Paragraphs paragraphs = paragraphs_of(parsed(source));
  EXPECT_TRUE(paragraphs.too_many_nodes);
  EXPECT_TRUE(paragraphs.list.empty());
}

TEST(TextChanges, AreOfWordsNotOfMarkup) {
  EXPECT_EQ(changes("One *two*.\n\nThree.", "One **two**.\n\nThree."), "=2\n");
  EXPECT_EQ(changes("A.\n\nWe ask the board.\n\nB.", "A.\n\nWe urge the board.\n\nB."),
            "=1\n~ =We  -ask +urge = the board.\n=1\n");
}

TEST(TextChanges, DoNotMatchUnlikeParagraphs) {
  EXPECT_EQ(changes("The old harbor.", "Fish are many."),
            "- -The old harbor.\n+ +Fish are many.\n");
  EXPECT_EQ(changes("A one.\n\nB two three.", "New and other.\n\nB two four."),
            "- -A one.\n+ +New and other.\n~ =B two  -three +four =.\n");
}

TEST(TextChanges, ListFormsAndTargets) {
  EXPECT_EQ(changes("Fish", "# Fish"), "~ =Fish (paragraph to heading)\n");
  EXPECT_EQ(changes("[a](https://x.example/1) b", "[a](https://x.example/2) b"),
            "~ =a b <a: https://x.example/1 to https://x.example/2>\n");
  EXPECT_EQ(changes("a b", "[a](https://x.example/2) b"), "~ =a b <a:  to https://x.example/2>\n");
  EXPECT_EQ(changes("[a](https://x.example/) b c", "[d](https://x.example/) b c"),
            "~ -a +d = b c\n");
}

TEST(TextChanges, ContainBothTexts) {
  Random random(4);
  const std::vector<std::string> lines = {"The reef.", "The old reef.",    "Fish are many.",
                                          "# Fish",    "A new reef, too.", "- the reef"};
  const auto source = [&] {
    std::string made;
    for (std::size_t left = random.below(12); left > 0; --left) made += random.pick(lines) + "\n\n";
    return made;
  };
  for (int i = 0; i < 500; ++i) {
    const auto older = read(source());
    const auto newer = read(source());
    std::size_t x = 0;
    std::size_t y = 0;
    for (const ParagraphChange& one : compare_paragraphs(older, newer)) {
      if (one.edit == ParagraphEdit::same) {
        for (std::size_t n = 0; n < one.count; ++n) ASSERT_EQ(older.at(x++), newer.at(y++));
        continue;
      }
      std::string before;
      std::string after;
      for (const WordRun& run : one.words) {
        if (run.edit != Edit::added) before += run.text;
        if (run.edit != Edit::removed) after += run.text;
      }
      if (one.edit != ParagraphEdit::added) {
        ASSERT_EQ(before, older.at(x++).text);
      }
      if (one.edit != ParagraphEdit::removed) {
        ASSERT_EQ(after, newer.at(y++).text);
      }
    }
    ASSERT_EQ(x, older.size());
    ASSERT_EQ(y, newer.size());
  }
}

TEST(TextChanges, EndInTimeForTheLongestTexts) {
  const auto list = [](std::size_t count, std::string_view word, std::size_t words) {
    std::vector<Paragraph> made(count);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t n = 0; n < words; ++n) {
        made[i].text.append(word).append(std::to_string(i * words + n)) += ' ';
      }
    }
    return made;
  };
  EXPECT_EQ(compare_paragraphs(list(1, "a", 16'000), list(1, "b", 16'000)).size(), 2U);
  EXPECT_EQ(compare_paragraphs(list(2'000, "a", 8), list(2'000, "b", 8)).size(), 4'000U);
  EXPECT_EQ(compare_paragraphs(list(1, "a", 16'000), list(2'000, "b", 8)).size(), 2'001U);
}

}  // namespace
}  // namespace undersigned::compare
