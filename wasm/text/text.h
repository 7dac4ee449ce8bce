#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace undersigned::text {

/// Unicode code points of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view utf8);

/// UTF-16 code units that a browser's TextDecoder makes of valid UTF-8: the unit of JavaScript's
/// string offsets.
[[nodiscard]] std::size_t count_utf16(std::string_view utf8);

/// Decodes the code point at `at`, which must be less than the size, and advances `at` by at least
/// one byte. An invalid sequence yields U+FFFD; its length is that of the "UTF-8 decoder" of the
/// WHATWG Encoding Standard.
[[nodiscard]] char32_t decode_utf8(std::string_view text, std::size_t& at);

/// `code_point` must be a scalar value.
void append_utf8(std::string& out, char32_t code_point);

/// Makes `text` valid UTF-8 and replaces NUL by U+FFFD.
[[nodiscard]] std::string clean_text(std::string text);

/// clean_text that also removes directional embeddings, overrides and isolates (U+202A–202E,
/// U+2066–2069), which would affect the text around a name.
[[nodiscard]] std::string clean_name(std::string text);

/// Replaces each run of ASCII white space (tab, line feed, form feed, carriage return, space) by
/// one space, and trims.
[[nodiscard]] std::string collapse_white_space(std::string_view text);

[[nodiscard]] std::string ascii_lower(std::string_view text);

/// HTML's "escaping a string". Parsing the result gives `text` again: a carriage return is written
/// as a reference, because the parser would turn it into a line feed.
void append_html_text(std::string& out, std::string_view text);

/// The same for the value of a double-quoted attribute.
void append_html_attribute(std::string& out, std::string_view text);

/// `%` and two upper-case hexadecimal digits.
void append_percent(std::string& out, char byte);

/// Decimal.
void append_number(std::string& out, std::uint64_t number);

/// 32-bit FNV-1a.
[[nodiscard]] std::uint32_t hash32(std::string_view bytes);

/// Encodes a Markdown link destination as CommonMark's reference implementations do. ASCII letters,
/// digits, `;/?:@&=+$,-_.!~*'()#` and each `%` followed by two hexadecimal digits are kept; other
/// bytes become `%XX`.
[[nodiscard]] std::string percent_encode_destination(std::string_view destination);

/// The candidate that was probably meant by `word`: the nearest by optimal string alignment
/// (Damerau–Levenshtein without overlapping edits), ignoring ASCII case. Allowed is 1 edit for
/// words of at most 4 bytes, 2 up to 8, 3 beyond, and always fewer edits than the word has bytes.
/// The first of equally near ones; empty if none is near. Candidates over 32 bytes are never near.
/// The result views one of `candidates`.
[[nodiscard]] std::string_view nearest_word(std::string_view word,
                                            std::span<const std::string_view> candidates);

}  // namespace undersigned::text
