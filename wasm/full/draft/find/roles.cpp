#include "full/draft/find/roles.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "full/draft/find/fields.h"
#include "full/draft/language/phrases.h"
#include "full/draft/language/words.h"
#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

using Words = std::span<const FoldedWord>;
using Phrases = std::string_view DraftLanguage::*;

constexpr std::size_t max_heading_words = 12;
constexpr std::size_t max_words = 64;  ///< words of a line that are looked at

/// The length of the longest of `phrases`, in English and in `language`, that `words` begin with.
std::size_t begins(Words words, Phrases phrases, const DraftLanguage& language) {
  return std::max(phrase_size(words, draft_languages().front().*phrases),
                  phrase_size(words, language.*phrases));
}

bool is_exactly(Words words, Phrases phrases, const DraftLanguage& language) {
  return !words.empty() && begins(words, phrases, language) == words.size();
}

bool holds(Words words, Phrases phrases, const DraftLanguage& language) {
  return has_phrase(words, draft_languages().front().*phrases) ||
         has_phrase(words, language.*phrases);
}

/// A line and its folded words, with those up to its colon.
struct Line {
  std::string_view text;
  const DraftLanguage& language;
  std::size_t count;
  std::vector<FoldedWord> all;
  std::size_t name_size;  ///< words up to the colon
  bool has_colon;

  Line(std::string_view words, const DraftLanguage& its_language)
      : Line(words, its_language, lead_in_of(words)) {}

  Line(std::string_view words, const DraftLanguage& its_language, const LeadIn& lead_in)
      : text(words),
        language(its_language),
        count(count_words(words)),
        all(folded_words(words, max_words)),
        name_size(all.size()),
        has_colon(false) {
    has_colon = lead_in.label.end < words.size() && lead_in.content.begin > lead_in.label.end;
    while (name_size > 0 && all[name_size - 1].at.begin >= lead_in.label.end) --name_size;
  }

  [[nodiscard]] Words name() const { return Words(all).first(name_size); }
  [[nodiscard]] std::size_t opens(Phrases phrases) const {
    return begins(name(), phrases, language);
  }
  [[nodiscard]] bool is(Phrases phrases) const { return is_exactly(name(), phrases, language); }
  [[nodiscard]] bool is_whole(Phrases phrases) const { return is_exactly(all, phrases, language); }
};

bool is_end_mark(const Line& line) {
  const std::string_view words = line.text;
  if (line.all.empty()) {
    const char character = words.empty() ? ' ' : words.front();
    return (character == '#' || character == '*') &&
           std::count(words.begin(), words.end(), character) >= 3 &&
           words.find_first_not_of(character == '#' ? "# " : "* ") == std::string_view::npos;
  }
  if (line.count != 1) return false;
  if (words == "Ends") return true;
  const bool is_set_off = words.find_first_of("-*") != std::string_view::npos ||
                          words.find("–") != std::string_view::npos ||
                          words.find("—") != std::string_view::npos || is_upper_case(words);
  const std::string& word = line.all.front().text;
  return is_set_off && (word == "30" || word == "ends" || word == "end" || word == "ende" ||
                        word == "fin" || word == "fim" || word == "fine" || word == "einde");
}

/// Also after a label: "PRESS RELEASE – FOR IMMEDIATE RELEASE".
bool is_release_line(const Line& line) {
  if (line.count > 10) return false;
  const std::size_t label = begins(line.all, &DraftLanguage::labels, line.language);
  return begins(line.all, &DraftLanguage::release_lines, line.language) > 0 ||
         begins(Words(line.all).subspan(label), &DraftLanguage::release_lines, line.language) > 0;
}

bool is_contacts(const Line& line) {
  const std::size_t size = line.opens(&DraftLanguage::contacts);
  if (size == 0) return false;
  if (size == line.name_size) return true;
  if (line.has_colon && line.name_size <= max_heading_words) return true;
  // "For more information contact Ann on …"
  return line.count <= 2 * max_heading_words &&
         (find_email(line.text) || find_telephone(line.text));
}

/// "The signatories ask the government to:"
bool leads_in_demands(const Line& line) {
  constexpr std::string_view demands =
      "to|for|that|on|upon|a|au|aux|de|que|di|che|om|dat|auf|dass|zu|para|pour|per|voor";
  return phrase_size(line.name().last(1), demands) > 0;
}

/// "The following organizations support this call:", "Der Aufruf wird getragen von:"
bool leads_in_signatories(const Line& line) {
  constexpr std::string_view by =
      "by|von|par|por|da|dal|dalle|pelas|pelos|door|sind|are|sont|son|sono|zijn";
  if (!line.has_colon || line.name_size != line.count || line.name_size > 14) return false;
  if (!holds(line.name(), &DraftLanguage::signing, line.language)) return false;
  return phrase_size(line.name().last(1), by) > 0 || line.opens(&DraftLanguage::following) > 0 ||
         holds(line.name(), &DraftLanguage::signatory_kinds, line.language);
}

bool is_signatories(const Line& line) {
  if (line.name_size == 0 || line.name_size > max_heading_words + 2) return false;
  if (leads_in_demands(line)) return false;
  const std::size_t size = line.opens(&DraftLanguage::signatories);
  if (size == 0) return leads_in_signatories(line);
  if (size == line.name_size) return line.has_colon || line.count == size;
  const std::string_view name = line.text.substr(0, line.all[line.name_size - 1].at.end);
  if (line.has_colon || name.find(" (") != std::string_view::npos) return true;
  // "Signed by the following organizations"
  const auto rest = line.name().subspan(size);
  const bool is_following = begins(rest, &DraftLanguage::following, line.language) > 0 ||
                            is_exactly(rest, &DraftLanguage::signatory_kinds, line.language);
  if (line.name_size > 8 || line.text.ends_with('.')) return false;
  // "Signatories to the plan" is a heading if a list follows.
  const bool names_list = phrase_size(line.name(),
                                      "signator*|signataires|firmantes|unterzeichne*|"
                                      "ondertekenaars|firmatar*|signatari*") == 1;
  return is_following || (names_list && line.name_size <= 6);
}

/// "Organizations:", "Individual signers (affiliation for identification only):"
bool is_signatory_kind(const Line& line) {
  if (line.name_size == 0 || line.name_size != line.count) return false;
  const std::size_t size = line.opens(&DraftLanguage::signatory_kinds);
  if (size == 0) return false;
  const std::size_t end = line.all[size - 1].at.end;
  const std::string_view after = line.text.substr(end);
  return size == line.name_size || (after.starts_with(" (") && line.count <= max_heading_words);
}

bool is_about(std::string_view words, const DraftLanguage& language) {
  const Line line(words, language, about_lead_in_of(words));
  if (line.is(&DraftLanguage::about_us)) return true;
  const std::size_t size = line.opens(&DraftLanguage::about);
  if (size == 0 || size == line.name_size || line.name_size > max_heading_words) return false;
  if (line.text.ends_with('.') && line.name_size == line.count) return false;
  // "About 300 people" is no heading.
  return !text::is_digit(line.all[size].text[0]);
}

bool is_releases(const Line& line) {
  if (line.count > max_heading_words || line.text.ends_with('.')) return false;
  return begins(line.all, &DraftLanguage::release_openings, line.language) > 0 &&
         holds(line.all, &DraftLanguage::release_words, line.language);
}

/// The rest of the line from `begin`, without white space and a colon after a name.
text::Range content_after(std::string_view words, std::uint32_t begin) {
  text::Range rest = trim(words, {begin, size_of(words)});
  if (part(words, rest).starts_with(':')) rest = trim(words, {rest.begin + 1, rest.end});
  return rest;
}

}  // namespace

LineRole role_of(std::string_view words, const DraftLanguage& language) {
  const Line line(words, language);
  if (is_end_mark(line)) return LineRole::end_mark;
  if (line.all.empty()) return LineRole::none;
  if (line.has_colon && line.is(&DraftLanguage::mail_headers)) return LineRole::mail_header;
  if (is_release_line(line)) return LineRole::release_line;
  if (line.count <= 16 && begins(line.all, &DraftLanguage::embargoes, language) > 0) {
    return LineRole::embargo;
  }
  if (line.is_whole(&DraftLanguage::labels)) return LineRole::label;
  if (is_contacts(line)) return LineRole::contacts;
  const bool is_furniture =
      begins(line.all, &DraftLanguage::furniture, language) > 0 && !find_email(words);
  if (line.count <= 40 && (is_furniture || words.starts_with("©"))) return LineRole::furniture;
  if (line.count <= 60 && begins(line.all, &DraftLanguage::leads, language) > 0) {
    return LineRole::leads;
  }
  if (is_signatories(line)) return LineRole::signatories;
  if (is_signatory_kind(line)) return LineRole::signatory_kind;
  if (is_about(words, language)) return LineRole::about;
  if (is_releases(line)) return LineRole::releases;
  const bool is_short = line.count <= 8 && !words.ends_with('.');
  if (line.is(&DraftLanguage::notes) ||
      (is_short && begins(line.all, &DraftLanguage::notes, language) > 2)) {
    return LineRole::notes;
  }
  if (line.is_whole(&DraftLanguage::closings)) return LineRole::closing;
  return LineRole::none;
}

LeadIn lead_in_of(std::string_view words) {
  std::size_t colon = words.find(':');
  // Skip the colon of a web address.
  while (colon != std::string_view::npos && words.substr(colon).starts_with("://")) {
    colon = words.find(':', colon + 1);
  }
  if (colon == std::string_view::npos)
    return {{0, size_of(words)}, {size_of(words), size_of(words)}};
  const auto end = static_cast<std::uint32_t>(colon);
  return {trim(words, {0, end}), trim(words, {end + 1, size_of(words)})};
}

LeadIn contacts_lead_in_of(std::string_view words, const DraftLanguage& language) {
  const Line line(words, language);
  const std::size_t size = line.opens(&DraftLanguage::contacts);
  const bool has_details = find_email(words) || find_telephone(words);
  if (size == 0 || size == line.name_size || line.has_colon || !has_details)
    return lead_in_of(words);
  const std::uint32_t end = line.all[size - 1].at.end;
  return {{0, end}, content_after(words, end)};
}

LeadIn leads_lead_in_of(std::string_view words, const DraftLanguage& language) {
  const Line line(words, language);
  const std::size_t size = begins(line.all, &DraftLanguage::leads, language);
  if (size == 0) return {{0, 0}, {0, size_of(words)}};
  const std::uint32_t end = line.all[size - 1].at.end;
  return {{0, end}, content_after(words, end)};
}

LeadIn about_lead_in_of(std::string_view words) {
  const LeadIn lead_in = lead_in_of(words);
  const std::size_t stop = words.find(". ");
  if (stop >= lead_in.label.end) return lead_in;
  // A run-in heading, whose words are repeated in the text.
  const std::vector<FoldedWord> heading = folded_words(words.substr(0, stop));
  const std::vector<FoldedWord> text = folded_words(words.substr(stop), 4);
  const bool is_heading =
      heading.size() > 1 && heading.size() <= max_heading_words &&
      std::any_of(text.begin(), text.end(), [&](const FoldedWord& word) {
        return word.text == heading.back().text || word.text == heading[heading.size() / 2].text;
      });
  if (!is_heading) return lead_in;
  const auto end = static_cast<std::uint32_t>(stop);
  return {{0, end}, trim(words, {end + 1, size_of(words)})};
}

text::Range about_name_of(std::string_view words, const DraftLanguage& language) {
  const LeadIn lead_in = about_lead_in_of(words);
  const Line line(words, language, lead_in);
  if (line.name_size == 0) return {0, 0};
  const std::uint32_t end = line.all[line.name_size - 1].at.end;
  if (line.is(&DraftLanguage::about_us)) return {end, end};
  std::size_t first = line.opens(&DraftLanguage::about);
  if (first == 0 || first == line.name_size) return {end, end};
  const Words article = Words(line.all).subspan(first, 1);
  const char initial = words[article.front().at.begin];
  const bool has_article = first + 1 < line.name_size && initial >= 'a' && initial <= 'z' &&
                           is_exactly(article, &DraftLanguage::articles, language);
  if (has_article) ++first;
  return {line.all[first].at.begin, lead_in.label.end};
}

bool names_signatories(std::string_view words, const DraftLanguage& language) {
  return holds(folded_words(words, max_words), &DraftLanguage::signatory_kinds, language);
}

bool names_persons(std::string_view heading, const DraftLanguage& language) {
  return holds(folded_words(heading, max_words), &DraftLanguage::persons, language);
}

bool is_salutation(std::string_view words, const DraftLanguage& language) {
  const Line line(words, language);
  return line.count <= max_heading_words && !words.ends_with('.') &&
         begins(line.all, &DraftLanguage::salutations, language) > 0;
}

}  // namespace undersigned::draft
