#include "draft_phrases.h"

#include <algorithm>

#include "draft_words.h"
#include "fold.h"
#include "text.h"

namespace undersigned {
namespace {

/// What stands before the next `sign`; `list` moves behind it.
std::string_view take_until(std::string_view& list, char sign) {
  const std::size_t end = std::min(list.find(sign), list.size());
  const std::string_view taken = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return taken;
}

bool is_meant(std::string_view word, std::string_view written) {
  if (!written.ends_with('*')) return word == written;
  written.remove_suffix(1);
  return word.starts_with(written);
}

}  // namespace

std::vector<FoldedWord> folded_words(std::string_view text, std::size_t most) {
  std::vector<FoldedWord> words;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const bool is_word = is_word_sign(decode_utf8(text, at));
    if (is_word && !in_word) {
      if (words.size() == most) break;
      words.push_back({{begin, begin}, {}});
    }
    if (is_word) words.back().at.end = static_cast<std::uint32_t>(at);
    in_word = is_word;
  }
  for (FoldedWord& word : words) word.text = fold(part(text, word.at));
  return words;
}

std::size_t phrase_size(std::span<const FoldedWord> words, std::string_view phrases) {
  std::size_t best = 0;
  while (!phrases.empty()) {
    std::string_view phrase = take_until(phrases, '|');
    std::size_t size = 0;
    while (!phrase.empty()) {
      const std::string_view word = take_until(phrase, ' ');
      if (size == words.size() || !is_meant(words[size].text, word)) {
        size = 0;
        break;
      }
      ++size;
    }
    best = std::max(best, size);
  }
  return best;
}

bool has_phrase(std::span<const FoldedWord> words, std::string_view phrases) {
  for (; !words.empty(); words = words.subspan(1)) {
    if (phrase_size(words, phrases) > 0) return true;
  }
  return false;
}

}  // namespace undersigned
