#pragma once

#include <cstddef>
#include <string_view>

#include "model/statement.h"

/// What a word is: a run of letters or digits. Of the signs beyond ASCII all are
/// taken for letters that are not surely signs.
namespace undersigned::draft {

[[nodiscard]] bool is_word_sign(char32_t sign);

/// Spaces of every width, tabs, line ends, and the marks that take no place.
[[nodiscard]] bool is_blank_sign(char32_t sign);

[[nodiscard]] bool has_word(std::string_view text);

[[nodiscard]] std::size_t count_words(std::string_view text);

/// Whether semicolons part its names from each other.
[[nodiscard]] bool is_semicolon_list(std::string_view text);

/// Whether `name` is one of `names`, which have a space before and behind each.
[[nodiscard]] bool is_one_of(std::string_view names, std::string_view name);

/// Whether a word goes on over `at`.
[[nodiscard]] bool cuts_word(std::string_view text, std::size_t at);

/// `at` without blank signs at its ends.
[[nodiscard]] text::Range trim(std::string_view text, text::Range at);

[[nodiscard]] inline std::string_view part(std::string_view text, text::Range at) {
  return text.substr(at.begin, at.end - at.begin);
}

}  // namespace undersigned::draft
