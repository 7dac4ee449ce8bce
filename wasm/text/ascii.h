#pragma once

#include <cstdint>
#include <string_view>

namespace undersigned::text {

/// As HTML has it: https://infra.spec.whatwg.org/#ascii-whitespace.
inline constexpr std::string_view white_space = "\t\n\f\r ";

[[nodiscard]] constexpr std::uint8_t byte_of(char c) { return static_cast<std::uint8_t>(c); }

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

[[nodiscard]] constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

[[nodiscard]] constexpr bool is_hex(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

/// `value` is below 16; `ten` is 'a' or 'A'.
[[nodiscard]] constexpr char hex_digit(unsigned value, char ten) {
  return static_cast<char>(value < 10 ? '0' + value : static_cast<unsigned>(ten) + value - 10);
}

}  // namespace undersigned::text
