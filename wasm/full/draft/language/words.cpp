#include "full/draft/language/words.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

/// The code point that ends at `at`; moves `at` to its beginning.
char32_t code_point_before(std::string_view text, std::size_t& at) {
  do --at;
  while (at > 0 && (text::byte_of(text[at]) & 0xC0U) == 0x80U);
  std::size_t begin = at;
  return text::decode_utf8(text, begin);
}

bool is_between(char32_t code_point, char32_t first, char32_t last) {
  return code_point >= first && code_point <= last;
}

}  // namespace

bool is_word_character(char32_t code_point) {
  if (code_point < 0x80)
    return text::is_letter(static_cast<char>(code_point)) ||
           text::is_digit(static_cast<char>(code_point));
  if (code_point < 0xC0) {
    return code_point == 0xAA || code_point == 0xB5 || code_point == 0xBA || code_point == 0xB2 ||
           code_point == 0xB3 || is_between(code_point, 0xB9, 0xB9) ||
           is_between(code_point, 0xBC, 0xBE);
  }
  if (code_point == 0xD7 || code_point == 0xF7 || code_point == 0xFFFD || code_point == 0xFEFF)
    return false;
  return !is_between(code_point, 0x2000, 0x206F) && !is_between(code_point, 0x2190, 0x245F) &&
         !is_between(code_point, 0x2500, 0x2775) && !is_between(code_point, 0x2794, 0x27FF) &&
         !is_between(code_point, 0x3000, 0x3004) && !is_between(code_point, 0x3008, 0x3020) &&
         !is_between(code_point, 0xE000, 0xF8FF) && !is_between(code_point, 0xFE00, 0xFE0F);
}

bool is_blank_character(char32_t code_point) {
  return code_point <= 0x20 || code_point == 0x7F || code_point == 0x85 || code_point == 0xA0 ||
         is_between(code_point, 0x2000, 0x200B) || code_point == 0x2028 || code_point == 0x2029 ||
         code_point == 0x202F || code_point == 0x205F || code_point == 0x3000 ||
         code_point == 0xFEFF;
}

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_word_character(text::decode_utf8(text, at))) return true;
  }
  return false;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_word = is_word_character(text::decode_utf8(text, at));
    if (is_word && !in_word) ++words;
    in_word = is_word;
  }
  return words;
}

bool is_semicolon_list(std::string_view text) {
  return std::count(text.begin(), text.end(), ';') >= 2;
}

bool is_one_of(std::string_view names, std::string_view name) {
  std::string delimited = " ";
  delimited.append(name).append(1, ' ');
  return names.find(delimited) != std::string_view::npos;
}

bool cuts_word(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  std::size_t after = at;
  std::size_t before = at;
  return is_word_character(text::decode_utf8(text, after)) &&
         is_word_character(code_point_before(text, before));
}

text::Range trim(std::string_view text, text::Range at) {
  std::size_t begin = at.begin;
  std::size_t end = at.end;
  while (begin < end) {
    std::size_t next = begin;
    if (!is_blank_character(text::decode_utf8(text, next))) break;
    begin = next;
  }
  while (end > begin) {
    std::size_t last = end;
    if (!is_blank_character(code_point_before(text, last))) break;
    end = last;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace undersigned::draft
