#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "full/compare/edit_script.h"

/// Compares texts word by word.
namespace undersigned::compare {

/// Consecutive words and the text between them.
struct WordRun {
  Edit edit = Edit::same;
  std::string text;
};

/// Splits UTF-8 text into words and the text between them, in order and without gaps; views of
/// `text`. A word is a run of letters and digits, with apostrophes inside, and points or commas
/// between digits. White space is one token. Every other character is a token of its own, as is
/// each character, with its marks, of scripts written without spaces (Chinese, Japanese, Thai, Lao,
/// Khmer, Burmese).
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// Compares two texts by words. The `same` and `removed` runs joined are the older text, the `same`
/// and `added` ones the newer. Changes separated only by white space are merged.
[[nodiscard]] std::vector<WordRun> diff_words(std::string_view older, std::string_view newer);

/// The words of a text without white space, for measuring likeness.
struct WordBag {
  struct Word {
    std::uint32_t hash = 0;
    std::uint32_t bytes = 0;
  };
  std::vector<Word> words;  ///< sorted by hash
  std::size_t bytes = 0;    ///< total of all words
};

[[nodiscard]] WordBag bag_of(std::string_view text);

/// The share of common words in two texts, wherever they are, weighted by length: 0 to 100. Two
/// empty texts are 100.
[[nodiscard]] std::size_t likeness(const WordBag& older, const WordBag& newer);

}  // namespace undersigned::compare
