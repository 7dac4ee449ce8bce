#include "full/draft/language/words.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

/// The sign that ends before `at`; `at` moves to its beginning.
char32_t sign_before(std::string_view text, std::size_t& at) {
  do --at;
  while (at > 0 && (text::byte_of(text[at]) & 0xC0U) == 0x80U);
  std::size_t begin = at;
  return text::decode_utf8(text, begin);
}

bool is_between(char32_t sign, char32_t first, char32_t last) {
  return sign >= first && sign <= last;
}

}  // namespace

bool is_word_sign(char32_t sign) {
  if (sign < 0x80)
    return text::is_letter(static_cast<char>(sign)) || text::is_digit(static_cast<char>(sign));
  if (sign < 0xC0) {
    return sign == 0xAA || sign == 0xB5 || sign == 0xBA || sign == 0xB2 || sign == 0xB3 ||
           is_between(sign, 0xB9, 0xB9) || is_between(sign, 0xBC, 0xBE);
  }
  if (sign == 0xD7 || sign == 0xF7 || sign == 0xFFFD || sign == 0xFEFF) return false;
  return !is_between(sign, 0x2000, 0x206F) && !is_between(sign, 0x2190, 0x245F) &&
         !is_between(sign, 0x2500, 0x2775) && !is_between(sign, 0x2794, 0x27FF) &&
         !is_between(sign, 0x3000, 0x3004) && !is_between(sign, 0x3008, 0x3020) &&
         !is_between(sign, 0xE000, 0xF8FF) && !is_between(sign, 0xFE00, 0xFE0F);
}

bool is_blank_sign(char32_t sign) {
  return sign <= 0x20 || sign == 0x7F || sign == 0x85 || sign == 0xA0 ||
         is_between(sign, 0x2000, 0x200B) || sign == 0x2028 || sign == 0x2029 || sign == 0x202F ||
         sign == 0x205F || sign == 0x3000 || sign == 0xFEFF;
}

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_word_sign(text::decode_utf8(text, at))) return true;
  }
  return false;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_word = is_word_sign(text::decode_utf8(text, at));
    if (is_word && !in_word) ++words;
    in_word = is_word;
  }
  return words;
}

bool is_semicolon_list(std::string_view text) {
  return std::count(text.begin(), text.end(), ';') >= 2;
}

bool is_one_of(std::string_view names, std::string_view name) {
  std::string wanted = " ";
  wanted.append(name).append(1, ' ');
  return names.find(wanted) != std::string_view::npos;
}

bool cuts_word(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  std::size_t behind = at;
  std::size_t before = at;
  return is_word_sign(text::decode_utf8(text, behind)) && is_word_sign(sign_before(text, before));
}

text::Range trim(std::string_view text, text::Range at) {
  std::size_t begin = at.begin;
  std::size_t end = at.end;
  while (begin < end) {
    std::size_t next = begin;
    if (!is_blank_sign(text::decode_utf8(text, next))) break;
    begin = next;
  }
  while (end > begin) {
    std::size_t last = end;
    if (!is_blank_sign(sign_before(text, last))) break;
    end = last;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace undersigned::draft
