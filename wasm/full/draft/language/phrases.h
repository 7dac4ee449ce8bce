#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

/// Lists of phrases that press releases use, matched regardless of case, accents and punctuation. A
/// list is one text, "press contact|contact*". Each phrase is folded by `fold`, with single spaces.
/// A word that ends with `*` matches any word with that beginning.
namespace undersigned::draft {

struct FoldedWord {
  text::Range at;    ///< in bytes of the text
  std::string text;  ///< folded by `fold`
};

/// The first words of `text`, at most `max_words`, folded.
[[nodiscard]] std::vector<FoldedWord> folded_words(std::string_view text,
                                                   std::size_t max_words = std::size_t(-1));

/// The number of words of the longest of `phrases` that `words` begin with; 0: none.
[[nodiscard]] std::size_t phrase_size(std::span<const FoldedWord> words, std::string_view phrases);

/// Whether any of `phrases` occurs in `words`.
[[nodiscard]] bool has_phrase(std::span<const FoldedWord> words, std::string_view phrases);

}  // namespace undersigned::draft
