#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "full/compare/edit_script.h"

/// Texts compared by their words.
namespace undersigned::compare {

/// Neighbouring words with what stands between them.
struct WordRun {
  Edit edit = Edit::same;
  std::string text;
};

/// The words of UTF-8 and what stands between them, in order and without a gap; views
/// of `text`. A word is a run of letters and digits, with an apostrophe or, between
/// digits, a point or comma inside. White space is one token; every other character
/// is its own, as are those of scripts that are written without spaces (Chinese,
/// Japanese, Thai, Lao, Khmer, Burmese), each with its marks.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// Joined, what is `same` and `removed` is the older text, what is `same` and `added`
/// the newer one.
/// Changes that only white space parts are one.
[[nodiscard]] std::vector<WordRun> diff_words(std::string_view older, std::string_view newer);

/// The words of a text, without white space, to be weighed against another's.
struct WordBag {
  struct Word {
    std::uint32_t hash = 0;
    std::uint32_t bytes = 0;
  };
  std::vector<Word> words;  ///< by their hashes
  std::size_t bytes = 0;    ///< of all words
};

[[nodiscard]] WordBag bag_of(std::string_view text);

/// How much of two texts is the same words, wherever they stand, by their length: 0 to
/// 100, which two empty ones are.
[[nodiscard]] std::size_t likeness(const WordBag& older, const WordBag& newer);

}  // namespace undersigned::compare
