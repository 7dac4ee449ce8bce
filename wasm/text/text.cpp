#include "text/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "text/ascii.h"

namespace undersigned::text {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101U;
constexpr std::string_view replacement_utf8 = "\xEF\xBF\xBD";

/// The number of bytes that `lanes` selects, eight at a time. `lanes` sets the lowest bit of each
/// selected byte in a word.
template <typename Lanes>
std::size_t count_bytes(std::string_view text, Lanes lanes) {
  std::size_t count = 0;
  std::uint64_t word = 0;
  const auto count_word = [&] {
    count += static_cast<std::size_t>(std::popcount(lanes(word) & ones));
  };
  for (; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
    std::memcpy(&word, text.data(), sizeof word);
    count_word();
  }
  word = 0;  // the padding is NUL, which is never selected
  for (const char c : text) word = word << 8 | byte_of(c);
  count_word();
  return count;
}

/// Bits 0 to 63 of `special` name the bytes that `append_special` writes.
template <typename Append>
void append_runs(std::string& out, std::string_view text, std::uint64_t special,
                 Append append_special) {
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::uint8_t byte = byte_of(text[at]);
    if (byte < 64 && (special >> byte & 1U) != 0) {
      out.append(text, start, at - start);
      append_special(out, text[at]);
      start = at + 1;
    }
  }
  out.append(text, start);
}

constexpr std::uint64_t bits(std::string_view bytes) {
  std::uint64_t set = 0;
  for (const char c : bytes) set |= std::uint64_t{1} << byte_of(c);
  return set;
}

constexpr bool is_directional(char32_t code_point) {
  return (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

std::string clean(std::string text, bool drop_directional) {
  const std::string_view marks(drop_directional ? "\0\xE2" : "\0", drop_directional ? 2 : 1);
  std::size_t at = text.find_first_of(marks);
  if (at == std::string::npos) return text;
  std::string out;
  std::size_t start = 0;
  for (; at != std::string::npos; at = text.find_first_of(marks, at)) {
    const std::size_t mark = at;
    const char32_t code_point = decode_utf8(text, at);
    if (code_point != 0 && !is_directional(code_point)) continue;
    out.append(text, start, mark - start);
    if (code_point == 0) out += replacement_utf8;
    start = at;
  }
  return out.append(text, start);
}

void append_reference(std::string& out, char c) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    default: out += "&#13;"; break;
  }
}

constexpr std::size_t longest_candidate = 32;

/// Optimal string alignment distance, ignoring ASCII case. `candidate` has at most
/// `longest_candidate` bytes.
std::size_t distance(std::string_view word, std::string_view candidate) {
  using Row = std::array<std::size_t, longest_candidate + 1>;
  Row before{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= candidate.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= word.size(); ++i) {
    before = last;
    last = row;
    row[0] = i;
    const char a = lower(word[i - 1]);
    for (std::size_t j = 1; j <= candidate.size(); ++j) {
      const char b = lower(candidate[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a == b ? 0U : 1U)});
      if (i > 1 && j > 1 && a == lower(candidate[j - 2]) && b == lower(word[i - 2])) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row[candidate.size()];
}

}  // namespace

std::size_t count_code_points(std::string_view utf8) {
  return utf8.size() -
         count_bytes(utf8, [](std::uint64_t word) { return word >> 7 & ~(word >> 6); });
}

std::size_t count_utf16(std::string_view utf8) {
  // The lead byte of a four-byte sequence (11110xxx) counts as two code units.
  return count_code_points(utf8) + count_bytes(utf8, [](std::uint64_t word) {
           return word >> 7 & word >> 6 & word >> 5 & word >> 4;
         });
}

char32_t decode_utf8(std::string_view text, std::size_t& at) {
  constexpr char32_t invalid = 0xFFFD;
  const std::uint8_t lead = byte_of(text[at++]);
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || lead > 0xF4) return invalid;
  const int following = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  // The bounds of the second byte exclude overlong forms, surrogates and values above U+10FFFF.
  std::uint8_t min_byte = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  std::uint8_t max_byte = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  char32_t code_point = lead & (0x3FU >> following);
  for (int i = 0; i < following; ++i) {
    if (at == text.size() || byte_of(text[at]) < min_byte || byte_of(text[at]) > max_byte)
      return invalid;
    code_point = code_point << 6 | (byte_of(text[at++]) & 0x3FU);
    min_byte = 0x80;
    max_byte = 0xBF;
  }
  return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  const int following = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
  const char32_t mark = following == 1 ? 0xC0 : following == 2 ? 0xE0 : 0xF0;
  out += static_cast<char>(mark | code_point >> (6 * following));
  for (int i = following - 1; i >= 0; --i)
    out += static_cast<char>(0x80U | (code_point >> (6 * i) & 0x3FU));
}

std::string clean_text(std::string text) { return clean(std::move(text), false); }

std::string clean_name(std::string text) { return clean(std::move(text), true); }

std::string collapse_white_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0;
       (at = text.find_first_not_of(white_space, at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(white_space, at), text.size());
    if (!out.empty()) out += ' ';
    out.append(text, at, end - at);
    at = end;
  }
  return out;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

void append_html_text(std::string& out, std::string_view text) {
  append_runs(out, text, bits("&<>\r"), append_reference);
}

void append_html_attribute(std::string& out, std::string_view text) {
  append_runs(out, text, bits("&<>\"\r"), append_reference);
}

void append_percent(std::string& out, char byte) {
  out += '%';
  out += hex_digit(byte_of(byte) >> 4U, 'A');
  out += hex_digit(byte_of(byte) & 15U, 'A');
}

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits{};
  std::size_t at = digits.size();
  do {
    digits[--at] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  out.append(digits.data() + at, digits.size() - at);
}

std::uint32_t hash32(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char c : bytes) hash = (hash ^ byte_of(c)) * 16777619U;
  return hash;
}

std::string percent_encode_destination(std::string_view destination) {
  constexpr std::string_view kept = ";/?:@&=+$,-_.!~*'()#";
  std::string out;
  for (std::size_t at = 0; at < destination.size(); ++at) {
    const char c = destination[at];
    const bool escape = c == '%' && at + 2 < destination.size() && is_hex(destination[at + 1]) &&
                        is_hex(destination[at + 2]);
    if (is_letter(c) || is_digit(c) || escape || kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      append_percent(out, c);
    }
  }
  return out;
}

std::string_view nearest_word(std::string_view word, std::span<const std::string_view> candidates) {
  // One more than the allowed distance.
  std::size_t best = std::min<std::size_t>(word.size(), word.size() <= 4   ? 2
                                                        : word.size() <= 8 ? 3
                                                                           : 4);
  std::string_view nearest;
  if (word.size() > longest_candidate + 3) return nearest;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > longest_candidate) continue;
    const std::size_t edits = distance(word, candidate);
    if (edits < best) {
      best = edits;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace undersigned::text
