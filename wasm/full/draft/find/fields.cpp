#include "full/draft/find/fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "full/draft/find/date.h"
#include "full/draft/language/words.h"
#include "text/ascii.h"
#include "text/text.h"
#include "text/url.h"

namespace undersigned::draft {
namespace {

bool is_exactly_one_of(const auto& names, std::string_view words) {
  return std::find(names.begin(), names.end(), words) != names.end();
}

/// Whether a word may be part of a dateline: a name, a number, or a word that joins names.
bool is_dateline_word(std::string_view word) {
  static constexpr std::array<std::string_view, 22> small = {
      "of",   "de", "del", "la",  "do", "da",  "and", "the", "le", "am",  "an",
      "upon", "st", "den", "der", "el", "sur", "di",  "y",   "il", "bei", "des"};
  return !(word[0] >= 'a' && word[0] <= 'z') || is_exactly_one_of(small, word);
}

/// Whether all words may be part of a dateline.
bool is_of_names(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t next = std::min(words.find(' ', at), words.size());
    std::string_view word = words.substr(at, next - at);
    while (!word.empty() && !has_word(word.substr(0, 1)) && text::byte_of(word[0]) < 0x80) {
      word.remove_prefix(1);
    }
    if (!word.empty() && !is_dateline_word(word)) return false;
    at = next + 1;
  }
  return true;
}

bool has_upper_case_word(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t next = std::min(words.find(' ', at), words.size());
    if (is_upper_case(words.substr(at, next - at))) return true;
    at = next + 1;
  }
  return false;
}

/// "NAIROBI, Kenya, March 5, 2026"
bool is_place_and_date(std::string_view words) {
  const std::size_t count = count_words(words);
  if (count == 0 || count > 12) return false;
  if (const auto date = find_date(words)) {
    return is_of_names(words.substr(0, date->at.begin)) && is_of_names(words.substr(date->at.end));
  }
  const bool names_place = words.find(',') != std::string_view::npos && count <= 6;
  return is_of_names(words) && (has_upper_case_word(words) || names_place);
}

bool is_email_character(char c) {
  return text::is_letter(c) || text::is_digit(c) || c == '.' || c == '-' || c == '_' || c == '+' ||
         c == '%';
}

bool is_telephone_character(char c) {
  return text::is_digit(c) || c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
}

}  // namespace

std::optional<text::Range> find_dateline(std::string_view words) {
  static constexpr std::array<std::string_view, 11> dashes = {
      ") — ", ") – ", ") - ", ") ", " — ", " – ", " - ", " -- ", "— ", "– ", "-- "};
  constexpr std::size_t most = 100;
  std::size_t first = std::string_view::npos;
  std::size_t end = 0;
  std::size_t after = 0;
  for (const std::string_view dash : dashes) {
    const std::size_t at = words.substr(0, most).find(dash);
    if (at >= first || (dash[0] == ')' && words[0] != '(')) continue;
    first = at;
    end = dash[0] == ')' ? at + 1 : at;
    after = at + dash.size();
  }
  if (end > 0 && is_place_and_date(words.substr(0, end)))
    return text::Range{0, static_cast<std::uint32_t>(after)};
  // A separator that may also end a sentence ends a dateline only right after its date.
  const auto date = find_date(words.substr(0, most));
  if (!date || !is_place_and_date(words.substr(0, date->at.end))) return {};
  for (const std::string_view separator : {".- ", ".– ", ".— ", ". ", ": "}) {
    if (words.substr(date->at.end).starts_with(separator)) {
      return text::Range{0, date->at.end + size_of(separator)};
    }
  }
  return {};
}

std::optional<text::Range> find_email(std::string_view words) {
  for (std::size_t at = words.find('@'); at != std::string_view::npos;
       at = words.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_email_character(words[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < words.size() && is_email_character(words[end])) ++end;
    while (end > at + 1 && !text::is_letter(words[end - 1])) --end;
    if (begin == at || words.substr(at, end - at).find('.') == std::string_view::npos) continue;
    const bool cuts = cuts_word(words, begin) || cuts_word(words, end);
    if (cuts || text::resolve_email(words.substr(begin, end - begin)).address.empty()) continue;
    return text::Range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  return {};
}

std::optional<text::Range> find_telephone(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    // "(0451) 5550", but not "(0451 5550)".
    const std::size_t bracket = words.find_first_of("()", at + 1);
    const bool opens = words[at] == '(' && bracket < at + 7 && words[bracket] == ')';
    const bool begins = words[at] == '+' || opens || text::is_digit(words[at]);
    if (!begins || cuts_word(words, at)) continue;
    std::size_t end = at + 1;
    while (end < words.size() && is_telephone_character(words[end])) ++end;
    const std::size_t last = end;
    while (end > at && !text::is_digit(words[end - 1])) --end;
    const std::string_view number = words.substr(at, end - at);
    const auto digits = std::count_if(number.begin(), number.end(), text::is_digit);
    const bool cuts = end < words.size() && cuts_word(words, end);
    if (digits >= 7 && digits <= 16 && !cuts && !find_date(number) &&
        !text::resolve_telephone(number).address.empty()) {
      return text::Range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
    at = std::max(at, last - 1);
  }
  return {};
}

std::optional<text::Range> find_web_address(std::string_view words) {
  for (const std::string_view opening : {"https://", "http://", "www."}) {
    const std::size_t begin = words.find(opening);
    if (begin == std::string_view::npos || cuts_word(words, begin)) continue;
    std::size_t end = begin;
    while (end < words.size() && words[end] != ' ') ++end;
    while (end > begin &&
           std::string_view(".,;:)>\"").find(words[end - 1]) != std::string_view::npos) {
      --end;
    }
    return text::Range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  return {};
}

bool is_upper_case(std::string_view words) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::count_if(words.begin(), words.end(), is_upper) >= 2 &&
         std::none_of(words.begin(), words.end(), is_lower);
}

std::optional<Bracketed> find_bracket(std::string_view words) {
  if (!words.ends_with(')')) return {};
  const std::size_t open = words.rfind('(');
  if (open == std::string_view::npos || open == 0) return {};
  const text::Range name = trim(words, {0, static_cast<std::uint32_t>(open)});
  const text::Range bracket = {static_cast<std::uint32_t>(open + 1), size_of(words) - 1};
  if (!has_word(part(words, name)) || !has_word(part(words, bracket))) return {};
  return Bracketed{name, bracket};
}

}  // namespace undersigned::draft
