#include "draft_fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "ascii.h"
#include "draft_date.h"
#include "draft_words.h"
#include "text.h"
#include "url.h"

namespace undersigned {
namespace {

template <typename Names>
bool begins_with_one_of(const Names& names, std::string_view words) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return words.starts_with(name) && !cuts_word(words, name.size());
  });
}

constexpr std::array<std::string_view, 15> labels = {
    "press release",   "media release",   "news release",       "joint press release",
    "joint statement", "media statement", "press statement",    "public statement",
    "statement",       "media advisory",  "joint declaration",  "news",
    "press releases",  "communiqué",      "joint media release"};
constexpr std::array<std::string_view, 19> contact_headings = {"media contact",
                                                               "media contacts",
                                                               "press contact",
                                                               "press contacts",
                                                               "contact",
                                                               "contacts",
                                                               "media enquiries",
                                                               "media inquiries",
                                                               "press enquiries",
                                                               "press inquiries",
                                                               "for media enquiries",
                                                               "for media inquiries",
                                                               "for more information",
                                                               "for further information",
                                                               "for interviews",
                                                               "press office",
                                                               "contacts for the media",
                                                               "contact for media",
                                                               "contact information"};
constexpr std::array<std::string_view, 17> signatory_headings = {"signatories",
                                                                 "signatory organizations",
                                                                 "signatory organisations",
                                                                 "additional signatories",
                                                                 "signed",
                                                                 "signed by",
                                                                 "signing organizations",
                                                                 "signing organisations",
                                                                 "list of signatories",
                                                                 "endorsed by",
                                                                 "endorsing organizations",
                                                                 "endorsing organisations",
                                                                 "supporting organizations",
                                                                 "supporting organisations",
                                                                 "the undersigned",
                                                                 "undersigned",
                                                                 "other signatories"};
constexpr std::array<std::string_view, 6> lead_headings = {
    "led by",       "convened by",        "coordinated by",
    "initiated by", "lead organizations", "lead organisations"};
constexpr std::array<std::string_view, 6> release_words = {"statements", "releases", "news",
                                                           "statement",  "posts",    "updates"};
constexpr std::array<std::string_view, 7> release_openings = {
    "recent", "latest", "previous", "more", "related", "other", "earlier"};
constexpr std::array<std::string_view, 4> note_headings = {"notes to editors", "note to editors",
                                                           "notes for editors", "editor's note"};
constexpr std::array<std::string_view, 23> furniture = {"skip to content",
                                                        "skip to main content",
                                                        "view this email",
                                                        "view in browser",
                                                        "view in your browser",
                                                        "view online",
                                                        "you are receiving",
                                                        "you received this",
                                                        "unsubscribe",
                                                        "update your preferences",
                                                        "manage preferences",
                                                        "share this",
                                                        "share on",
                                                        "print this page",
                                                        "subscribe",
                                                        "copyright",
                                                        "all rights reserved",
                                                        "powered by",
                                                        "proudly powered",
                                                        "forward to a friend",
                                                        "follow us",
                                                        "back to top",
                                                        "cookie settings"};
constexpr std::size_t most_heading_words = 12;

/// ASCII lower case, without signs around.
std::string bare(std::string_view words) {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool found = false;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t before = at;
    if (!is_word_sign(decode_utf8(words, at))) continue;
    if (!found) begin = before;
    found = true;
    end = at;
  }
  return ascii_lower(collapse_white_space(words.substr(begin, end - begin)));
}

bool is_end_mark(std::string_view words, const std::string& plain) {
  if (plain.empty()) {
    return std::count(words.begin(), words.end(), '#') >= 3 &&
           words.find_first_not_of("# ") == std::string_view::npos;
  }
  const bool is_set_off = words.find_first_of("-*") != std::string_view::npos ||
                          words.find("–") != std::string_view::npos ||
                          words.find("—") != std::string_view::npos || is_upper_case(words);
  return (plain == "30" && is_set_off) || ((plain == "ends" || plain == "end") && is_set_off);
}

bool is_release_heading(const std::string& plain, std::size_t words) {
  if (words > most_heading_words || !begins_with_one_of(release_openings, plain)) return false;
  return std::any_of(release_words.begin(), release_words.end(), [&](std::string_view word) {
    const std::size_t at = plain.find(word);
    return at != std::string::npos && !cuts_word(plain, at) && !cuts_word(plain, at + word.size());
  });
}

bool is_exactly_one_of(const auto& names, std::string_view words) {
  return std::find(names.begin(), names.end(), words) != names.end();
}

std::uint32_t size_of(std::string_view words) { return static_cast<std::uint32_t>(words.size()); }

/// Whether a word may stand in a dateline: a name, a number, or what joins names.
bool is_dateline_word(std::string_view word) {
  static constexpr std::array<std::string_view, 14> small = {
      "of", "de", "del", "la", "do", "da", "and", "the", "le", "am", "an", "upon", "of", "st"};
  return !(word[0] >= 'a' && word[0] <= 'z') || is_exactly_one_of(small, word);
}

bool is_email_sign(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
}

bool is_telephone_sign(char c) {
  return is_digit(c) || c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
}

}  // namespace

LineRole role_of(std::string_view words) {
  const std::size_t count = count_words(words);
  const std::string plain = bare(words);
  if (is_end_mark(words, plain)) return LineRole::end_mark;
  if (plain.empty()) return LineRole::none;
  if (count <= 10 && plain.starts_with("for immediate release")) return LineRole::release_line;
  if (count <= 16 && (plain.starts_with("embargo") || plain.starts_with("under embargo") ||
                      plain.starts_with("strictly embargo"))) {
    return LineRole::embargo;
  }
  if (is_exactly_one_of(labels, plain)) return LineRole::label;
  const Introduction introduction = introduction_of(words);
  const std::string name = bare(part(words, introduction.name));
  const bool has_colon = introduction.name.end < words.size();
  if (is_exactly_one_of(contact_headings, name) ||
      (has_colon && count_words(name) <= most_heading_words &&
       begins_with_one_of(contact_headings, name))) {
    return LineRole::contacts;
  }
  if (count <= 40 && (begins_with_one_of(furniture, plain) || words.starts_with("©"))) {
    return LineRole::furniture;
  }
  if (begins_with_one_of(lead_headings, plain) && count <= 60) return LineRole::leads;
  const bool is_heading = count_words(name) <= most_heading_words;
  if (is_heading && begins_with_one_of(signatory_headings, name) &&
      (has_colon || is_exactly_one_of(signatory_headings, name) ||
       name.find(" (") != std::string::npos)) {
    return LineRole::signatories;
  }
  if (plain.starts_with("about ") && count <= most_heading_words && !words.ends_with('.')) {
    return LineRole::about;
  }
  if (is_release_heading(plain, count) && !words.ends_with('.')) return LineRole::releases;
  if (is_exactly_one_of(note_headings, name)) return LineRole::notes;
  return LineRole::none;
}

Introduction introduction_of(std::string_view words) {
  const std::size_t colon = words.find(':');
  if (colon == std::string_view::npos)
    return {{0, size_of(words)}, {size_of(words), size_of(words)}};
  const auto end = static_cast<std::uint32_t>(colon);
  return {trim(words, {0, end}), trim(words, {end + 1, size_of(words)})};
}

std::optional<Range> find_dateline(std::string_view words) {
  static constexpr std::array<std::string_view, 10> dashes = {") — ", ") – ", ") - ", ") ", " — ",
                                                              " – ",  " - ",  " -- ", "— ", "– "};
  constexpr std::size_t most = 100;
  std::size_t first = std::string_view::npos;
  std::size_t end = 0;
  std::size_t behind = 0;
  for (const std::string_view dash : dashes) {
    const std::size_t at = words.substr(0, most).find(dash);
    if (at >= first || (dash[0] == ')' && words[0] != '(')) continue;
    first = at;
    end = dash[0] == ')' ? at + 1 : at;
    behind = at + dash.size();
  }
  if (end == 0) return {};
  const std::string_view before = words.substr(0, end);
  const std::size_t count = count_words(before);
  if (count == 0 || count > 12) return {};
  std::size_t upper = 0;
  for (std::size_t at = 0; at < before.size();) {
    const std::size_t next = std::min(before.find(' ', at), before.size());
    std::string_view word = before.substr(at, next - at);
    while (!word.empty() && !has_word(word.substr(0, 1)) && byte_of(word[0]) < 0x80) {
      word.remove_prefix(1);
    }
    if (!word.empty()) {
      if (!is_dateline_word(word)) return {};
      if (is_upper_case(word)) ++upper;
    }
    at = next + 1;
  }
  const bool has_date = find_date(before).has_value();
  const bool names_place = before.find(',') != std::string_view::npos && count <= 6;
  if (!has_date && upper == 0 && !names_place) return {};
  return Range{0, static_cast<std::uint32_t>(behind)};
}

std::optional<Range> find_email(std::string_view words) {
  for (std::size_t at = words.find('@'); at != std::string_view::npos;
       at = words.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_email_sign(words[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < words.size() && is_email_sign(words[end])) ++end;
    while (end > at + 1 && !is_letter(words[end - 1])) --end;
    if (begin == at || words.substr(at, end - at).find('.') == std::string_view::npos) continue;
    const bool cuts = cuts_word(words, begin) || cuts_word(words, end);
    if (cuts || resolve_email(words.substr(begin, end - begin)).address.empty()) continue;
    return Range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  return {};
}

std::optional<Range> find_telephone(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool begins = words[at] == '+' || words[at] == '(' || is_digit(words[at]);
    if (!begins || cuts_word(words, at)) continue;
    std::size_t end = at + 1;
    while (end < words.size() && is_telephone_sign(words[end])) ++end;
    const std::size_t last = end;
    while (end > at && !is_digit(words[end - 1])) --end;
    const std::string_view number = words.substr(at, end - at);
    const auto digits = std::count_if(number.begin(), number.end(), is_digit);
    const bool cuts = end < words.size() && cuts_word(words, end);
    if (digits >= 7 && digits <= 16 && !cuts && !find_date(number) &&
        !resolve_telephone(number).address.empty()) {
      return Range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
    at = std::max(at, last - 1);
  }
  return {};
}

std::optional<Range> find_web_address(std::string_view words) {
  for (const std::string_view opening : {"https://", "http://", "www."}) {
    const std::size_t begin = words.find(opening);
    if (begin == std::string_view::npos || cuts_word(words, begin)) continue;
    std::size_t end = begin;
    while (end < words.size() && words[end] != ' ') ++end;
    while (end > begin &&
           std::string_view(".,;:)>\"").find(words[end - 1]) != std::string_view::npos) {
      --end;
    }
    return Range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
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
  const Range name = trim(words, {0, static_cast<std::uint32_t>(open)});
  const Range bracket = {static_cast<std::uint32_t>(open + 1), size_of(words) - 1};
  if (!has_word(part(words, name)) || !has_word(part(words, bracket))) return {};
  return Bracketed{name, bracket};
}

}  // namespace undersigned
