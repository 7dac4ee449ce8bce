#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

/// Phrases of the words that press releases use, whatever case, accents and signs
/// they are written with. A list of phrases is one text: "press contact|contact*",
/// each phrase as `fold` leaves its words, with one space between them; a word that
/// ends with `*` stands for all that begin so.
namespace undersigned::draft {

struct FoldedWord {
  text::Range at;    ///< in bytes of the text
  std::string text;  ///< as `fold` leaves it
};

/// The first words of `text`, `most` at most.
[[nodiscard]] std::vector<FoldedWord> folded_words(std::string_view text,
                                                   std::size_t most = std::size_t(-1));

/// How many of `words` the longest of `phrases` takes that they begin with; 0 for none.
[[nodiscard]] std::size_t phrase_size(std::span<const FoldedWord> words, std::string_view phrases);

/// Whether one of `phrases` begins at one of `words`.
[[nodiscard]] bool has_phrase(std::span<const FoldedWord> words, std::string_view phrases);

}  // namespace undersigned::draft
