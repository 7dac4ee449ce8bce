#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/range.h"

/// A word is a run of letters or digits. Every character beyond ASCII counts as a letter unless it
/// is certainly none.
namespace undersigned::draft {

[[nodiscard]] bool is_word_character(char32_t code_point);

/// Spaces of any width, tabs, line ends, and marks of zero width.
[[nodiscard]] bool is_blank_character(char32_t code_point);

[[nodiscard]] bool has_word(std::string_view text);

[[nodiscard]] std::size_t count_words(std::string_view text);

/// Whether `text` is a list of names separated by semicolons.
[[nodiscard]] bool is_semicolon_list(std::string_view text);

/// Whether `names` contains `name`. Each of `names` is between two spaces.
[[nodiscard]] bool is_one_of(std::string_view names, std::string_view name);

/// Whether `at` is inside a word.
[[nodiscard]] bool cuts_word(std::string_view text, std::size_t at);

/// Bytes of `words`, as the end of a range.
[[nodiscard]] inline std::uint32_t size_of(std::string_view words) {
  return static_cast<std::uint32_t>(words.size());
}

/// Trims blank characters at both ends of `at`.
[[nodiscard]] text::Range trim(std::string_view text, text::Range at);

[[nodiscard]] inline std::string_view part(std::string_view text, text::Range at) {
  return text.substr(at.begin, at.end - at.begin);
}

}  // namespace undersigned::draft
