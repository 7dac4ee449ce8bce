#include "full/draft/language/phrases.h"

#include <algorithm>

#include "full/draft/language/words.h"
#include "text/fold.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

bool is_meant(std::string_view word, std::string_view written) {
  if (!written.ends_with('*')) return word == written;
  written.remove_suffix(1);
  return word.starts_with(written);
}

/// The number of words in `phrase`; 0 if `words` do not begin with it.
std::size_t whole_phrase_size(std::span<const FoldedWord> words, std::string_view phrase) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < phrase.size(); ++size) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    if (size == words.size() || !is_meant(words[size].text, phrase.substr(at, end - at))) return 0;
    at = end + 1;
  }
  return size;
}

}  // namespace

std::vector<FoldedWord> folded_words(std::string_view text, std::size_t max_words) {
  std::vector<FoldedWord> words;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const bool is_word = is_word_character(text::decode_utf8(text, at));
    if (is_word && !in_word) {
      if (words.size() == max_words) break;
      words.push_back({{begin, begin}, {}});
    }
    if (is_word) words.back().at.end = static_cast<std::uint32_t>(at);
    in_word = is_word;
  }
  for (FoldedWord& word : words) word.text = text::fold(part(text, word.at));
  return words;
}

std::size_t phrase_size(std::span<const FoldedWord> words, std::string_view phrases) {
  std::size_t best = 0;
  if (words.empty() || words.front().text.empty()) return best;
  const char initial = words.front().text.front();
  for (std::size_t at = 0; at < phrases.size();) {
    const std::size_t end = std::min(phrases.find('|', at), phrases.size());
    // Skips most phrases by their first character.
    if (phrases[at] == initial) {
      best = std::max(best, whole_phrase_size(words, phrases.substr(at, end - at)));
    }
    at = end + 1;
  }
  return best;
}

bool has_phrase(std::span<const FoldedWord> words, std::string_view phrases) {
  for (; !words.empty(); words = words.subspan(1)) {
    if (phrase_size(words, phrases) > 0) return true;
  }
  return false;
}

}  // namespace undersigned::draft
