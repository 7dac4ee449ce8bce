#include "text/validate.h"

#include <array>
#include <cstdint>

#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::text {
namespace {

/// The value of `text`, which must be all digits; otherwise -1.
int number_in(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool in_range(int value, int min, int max) { return value >= min && value <= max; }

bool is_clock(std::string_view text, int hours, int seconds) {
  return in_range(number_in(text.substr(0, 2)), 0, hours) && text[2] == ':' &&
         in_range(number_in(text.substr(3, 2)), 0, 59) &&
         (seconds < 0 || (text[5] == ':' && in_range(number_in(text.substr(6, 2)), 0, seconds)));
}

}  // namespace

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number_in(text.substr(0, 4));
  const int month = number_in(text.substr(5, 2));
  const int day = number_in(text.substr(8, 2));
  if (year < 0 || !in_range(month, 1, 12)) return false;
  constexpr std::array<std::int8_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int last = month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
  return in_range(day, 1, last);
}

bool is_time(std::string_view text) {
  if (text.size() < 20 || !is_date(text.substr(0, 10))) return false;
  if (text[10] != 'T' && text[10] != 't') return false;
  if (!is_clock(text.substr(11, 8), 23, 60)) return false;
  std::string_view rest = text.substr(19);
  if (rest[0] == '.') {
    std::size_t digits = 1;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
    if (digits == 1) return false;
    rest.remove_prefix(digits);
  }
  if (rest == "Z" || rest == "z") return true;
  return rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && is_clock(rest.substr(1), 23, -1);
}

bool is_slug(std::string_view text) {
  if (text.empty() || text.size() > 100 || text[0] == '-') return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

bool is_language(std::string_view text) {
  if (text.size() < 2 || text.size() > 35) return false;
  std::size_t length = 0;
  bool first = true;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == '-') {
      if (length == 0 || length > 8 || (first && length < 2)) return false;
      first = false;
      length = 0;
      continue;
    }
    if (!is_letter(text[i]) && (first || !is_digit(text[i]))) return false;
    ++length;
  }
  return true;
}

bool is_right_to_left(std::string_view language) {
  constexpr std::string_view languages = " ar arc ckb dv fa he khw ks nqo ps sd syr ug ur yi ";
  constexpr std::string_view scripts = " adlm arab hebr mand nkoo rohg samr syrc thaa ";
  const std::string lower = ascii_lower(language);
  const auto listed = [](std::string_view list, std::string_view word) {
    const std::size_t at = list.find(word);
    return at != std::string_view::npos && list[at - 1] == ' ' && list[at + word.size()] == ' ';
  };
  std::string_view rest = lower;
  const std::string_view primary = rest.substr(0, rest.find('-'));
  rest.remove_prefix(primary.size());
  if (rest.size() >= 5 && (rest.size() == 5 || rest[5] == '-')) {
    return listed(scripts, rest.substr(1, 4));
  }
  return listed(languages, primary);
}

}  // namespace undersigned::text
