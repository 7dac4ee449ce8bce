#include "full/draft/language/languages.h"

#include <cstddef>
#include <vector>

#include "full/draft/language/phrases.h"

namespace undersigned::draft {
namespace {

constexpr std::array<DraftLanguage, 7> languages = {{
// The order matters: of two equally likely languages the first wins.
// clang-format off
#include "full/draft/language/en.inc"
#include "full/draft/language/de.inc"
#include "full/draft/language/fr.inc"
#include "full/draft/language/es.inc"
#include "full/draft/language/pt.inc"
#include "full/draft/language/it.inc"
#include "full/draft/language/nl.inc"
    // clang-format on
}};

/// A text of this many words is enough to detect its language.
constexpr std::size_t max_guessed_words = 4000;
/// Fewer stop words may be chance.
constexpr std::size_t least_stop_words = 5;

}  // namespace

std::span<const DraftLanguage> draft_languages() { return languages; }

LanguageGuess language_of(std::string_view text) {
  const std::vector<FoldedWord> words = folded_words(text, max_guessed_words);
  LanguageGuess guess = {.language = &languages.front()};
  std::size_t most = 0;
  std::size_t second = 0;
  for (const DraftLanguage& language : languages) {
    std::size_t count = 0;
    for (const FoldedWord& word : words) {
      count += phrase_size({&word, 1}, language.stop_words);
    }
    if (count > most) {
      second = most;
      most = count;
      guess.language = &language;
    } else if (count > second) {
      second = count;
    }
  }
  if (most < least_stop_words) return {.language = &languages.front()};
  guess.is_doubtful = second * 4 > most * 3;
  return guess;
}

}  // namespace undersigned::draft
