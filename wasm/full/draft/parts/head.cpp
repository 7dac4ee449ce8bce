#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "full/draft/find/fields.h"
#include "full/draft/find/roles.h"
#include "full/draft/language/phrases.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/parts.h"
#include "full/draft/parts/signatory.h"
#include "model/limits.h"
#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

constexpr std::size_t max_line_words = 16;  ///< maximum of a line with a date
constexpr std::size_t max_dateline_place_words = 6;
constexpr std::size_t max_publisher_words = 12;
constexpr std::size_t max_title_words = 45;
constexpr std::size_t max_subtitle_words = 50;

/// Trims the separators between the pieces of a line.
text::Range without_separators(std::string_view text, text::Range at) {
  static constexpr std::array<std::string_view, 14> separators = {
      "|", ",", ";", ":", "-", "–", "—", "•", "·", "/", "*", "(", ")", "."};
  at = trim(text, at);
  for (bool found = true; found && at.begin < at.end;) {
    found = false;
    for (const std::string_view separator : separators) {
      if (part(text, at).starts_with(separator)) {
        at.begin += size_of(separator);
        found = true;
      } else if (part(text, at).ends_with(separator)) {
        at.end -= size_of(separator);
        found = true;
      }
    }
    at = trim(text, at);
  }
  // "Halle (Saale)"
  const bool is_open = part(text, at).find('(') != std::string_view::npos &&
                       part(text, at).find(')') == std::string_view::npos;
  if (is_open && at.end < text.size() && text[at.end] == ')') ++at.end;
  return at;
}

void set_status(Json& draft, std::string_view status) {
  if (!draft.contains("release")) draft["release"] = {{"status", status}};
}

/// Reads a piece of a date line, before or after the date.
void claim_piece(Json& draft, ClaimedText& claimed, std::string_view line, text::Range at,
                 std::uint32_t by, bool is_before) {
  at = without_separators(line, at);
  const std::string_view words = part(line, at);
  if (!has_word(words)) return;
  if (const std::size_t bar = words.find(" | "); bar != std::string_view::npos) {
    const std::uint32_t end = at.begin + static_cast<std::uint32_t>(bar);
    claim_piece(draft, claimed, line, {at.begin, end}, by, is_before);
    return claim_piece(draft, claimed, line, {end, at.end}, by, is_before);
  }
  const LineRole role = role_of(words, claimed.language());
  if (role == LineRole::release_line) {
    set_status(draft, "immediate");
    claimed.claim_span("release line", shifted(at, by), "immediate");
    return;
  }
  if (role == LineRole::label) {
    claimed.claim_span("label", shifted(at, by));
    return;
  }
  const std::vector<FoldedWord> all = folded_words(words);
  const auto size = [&](std::span<const FoldedWord> some,
                        std::string_view DraftLanguage::*phrases) {
    return std::max(phrase_size(some, draft_languages().front().*phrases),
                    phrase_size(some, claimed.language().*phrases));
  };
  if (const std::size_t label = size(all, &DraftLanguage::date_labels); label > 0) {
    const std::uint32_t end = at.begin + all[label - 1].at.end;
    claimed.claim_span("label", text::shifted({at.begin, end}, by));
    return claim_piece(draft, claimed, line, {end, at.end}, by, is_before);
  }
  // "Lübeck, den 14. Mai"
  if (is_before && size({&all.back(), 1}, &DraftLanguage::date_openings) > 0) {
    const std::uint32_t begin = at.begin + all.back().at.begin;
    claimed.claim_span("label", text::shifted({begin, at.end}, by));
    return claim_piece(draft, claimed, line, {at.begin, begin}, by, is_before);
  }
  if (text::is_digit(words[0])) {
    // The time of day.
    claimed.claim_span("date", shifted(at, by));
    return;
  }
  if (names_organization(words) && !draft.contains("publisher")) {
    Json publisher = Json::object();
    if (claimed.put(publisher, "name", shifted(at, by), limits::name)) {
      draft["publisher"] = std::move(publisher);
    }
    return;
  }
  if (count_words(words) > max_dateline_place_words) return;
  claimed.put(draft, "place", shifted(at, by), limits::short_text);
}

/// Reads a date line, perhaps with a place and more. False if it is none.
bool take_date_line(Json& draft, ClaimedText& claimed, const DraftBlock& block) {
  const std::string_view line = claimed.words(block.at);
  if (count_words(line) > max_line_words || draft.contains("date")) return false;
  const std::optional<DraftDate> date = find_date(line);
  if (!date) return false;
  const std::uint32_t by = block.at.begin;
  const auto end = size_of(line);
  const bool is_much =
      count_words(line.substr(0, date->at.begin)) + count_words(line.substr(date->at.end)) >
      max_dateline_place_words + 3;
  if (is_much || !claimed.claim_span("date", shifted(date->at, by), date->date)) return false;
  draft["date"] = date->date;
  warn_of_doubt(claimed, *date, block.at);
  claim_piece(draft, claimed, line, {0, date->at.begin}, by, true);
  claim_piece(draft, claimed, line, {date->at.end, end}, by, false);
  return true;
}

/// Reads "Place: Port Amsel" in a line without a date. False if it is none.
bool extract_place_line(Json& draft, ClaimedText& claimed, const DraftBlock& block) {
  const std::string_view line = claimed.words(block.at);
  const LeadIn lead_in = lead_in_of(line);
  const std::vector<FoldedWord> label = folded_words(part(line, lead_in.label), 4);
  const bool is_labelled =
      !label.empty() && has_word(part(line, lead_in.content)) &&
      (phrase_size(label, draft_languages().front().date_labels) == label.size() ||
       phrase_size(label, claimed.language().date_labels) == label.size());
  if (!is_labelled || count_words(part(line, lead_in.content)) > max_dateline_place_words)
    return false;
  if (!claimed.put(draft, "place", shifted(lead_in.content, block.at.begin), limits::short_text)) {
    return false;
  }
  claimed.claim_span("label", shifted(lead_in.label, block.at.begin));
  return true;
}

/// The remaining blocks of the head. One of them is the title.
struct Candidates {
  std::vector<PlacedBlock> all;
  std::size_t masthead = 0;     ///< how many are above a release line, a date or contacts
  bool is_below_other = false;  ///< the first is below one of these
};

/// Whether this may be a place above or below a date line: "Port Amsel, Tamsin".
bool is_place(const ClaimedText& claimed, const DraftBlock& block) {
  const std::string_view words = claimed.words(block.at);
  return words.find(',') != std::string_view::npos && count_words(words) <= 4 &&
         block.kind != LineKind::heading;
}

std::size_t first_of_body(std::span<const PlacedBlock> blocks) {
  const auto first = std::find_if(blocks.begin(), blocks.end(), [](const PlacedBlock& one) {
    return one.placement.section == Section::body;
  });
  return static_cast<std::size_t>(first - blocks.begin());
}

/// Whether the text begins with "Dear …".
bool begins_as_letter(const ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  const std::size_t body = first_of_body(blocks);
  return body < blocks.size() &&
         is_salutation(claimed.words(blocks[body].block.at), claimed.language());
}

/// The number of blocks above the addressee of a letter, whose lines are right above "Dear
/// Governor,".
std::size_t above_addressee(const ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  if (!begins_as_letter(claimed, blocks)) return blocks.size();
  const std::size_t body = first_of_body(blocks);
  std::size_t first = body;
  while (first > 0 && blocks[first - 1].placement.section == Section::head &&
         blocks[first - 1].block.kind == LineKind::text &&
         (first == body || blocks[first].block.is_tight)) {
    --first;
  }
  return body - first > 1 ? first : body;
}

Candidates candidates_of(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  Candidates found;
  bool was_date = false;
  for (const PlacedBlock& one : blocks.first(above_addressee(claimed, blocks))) {
    const bool parts =
        one.placement.section == Section::mark || one.placement.section == Section::contacts;
    if (parts && found.masthead == 0) found.masthead = found.all.size();
    found.is_below_other = found.is_below_other || (parts && found.all.empty());
    if (one.placement.section != Section::head) continue;
    if (take_date_line(draft, claimed, one.block)) {
      const bool is_above = !draft.contains("place") && !found.all.empty() && one.block.is_tight &&
                            is_place(claimed, found.all.back().block);
      if (is_above) {
        claimed.put(draft, "place", found.all.back().block.at, limits::short_text);
        found.all.pop_back();
      }
      if (found.masthead == 0) found.masthead = found.all.size();
      was_date = true;
      continue;
    }
    if (extract_place_line(draft, claimed, one.block)) continue;
    if (was_date && one.block.is_tight && !draft.contains("place") &&
        is_place(claimed, one.block)) {
      claimed.put(draft, "place", one.block.at, limits::short_text);
    } else {
      found.all.push_back(one);
    }
    was_date = false;
  }
  return found;
}

/// A score of how much a block looks like a title.
int likeness(const ClaimedText& claimed, const PlacedBlock& one) {
  const std::string_view words = claimed.words(one.block.at);
  const std::size_t count = count_words(words);
  if (count == 0 || count > max_title_words || one.block.kind == LineKind::item) return -1;
  int score = 0;
  if (one.block.kind == LineKind::heading) score += 7 - one.block.level;
  if (claimed.is_bold(one.block.at)) score += 2;
  if (count >= 4) score += 3;
  if (count >= 6) score += 1;
  if (is_upper_case(words) && count >= 4) score += 1;
  if (words.ends_with('.') && count > 20) score -= 2;
  return score;
}

/// Whether the next line continues a title that was broken for its length.
bool goes_on(const ClaimedText& claimed, const PlacedBlock& above, const PlacedBlock& next) {
  if (!next.block.is_tight || next.block.kind != above.block.kind) return false;
  const std::string_view one = claimed.words(above.block.at);
  const std::string_view other = claimed.words(next.block.at);
  const bool is_set_alike = claimed.is_bold(above.block.at) == claimed.is_bold(next.block.at);
  const bool begins_small = other[0] >= 'a' && other[0] <= 'z';
  return begins_small || (is_upper_case(one) && is_upper_case(other)) ||
         (is_set_alike && next.block.kind == LineKind::heading);
}

void extract_publisher(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> above) {
  const auto is_named = [&](const PlacedBlock& one) {
    const std::size_t count = count_words(claimed.words(one.block.at));
    const std::string_view words = claimed.words(one.block.at);
    const bool is_sentence = words.ends_with(',') || (words.ends_with('.') && count > 4) ||
                             is_salutation(words, claimed.language());
    return count > 0 && count <= max_publisher_words && one.block.kind != LineKind::item &&
           !is_sentence;
  };
  const auto found = std::find_if(above.begin(), above.end(), is_named);
  if (found == above.end() || draft.contains("publisher")) return;
  Json publisher = Json::object();
  text::Range at = found->block.at;
  const auto bracket = find_bracket(claimed.words(at));
  if (bracket && is_upper_case(part(claimed.words(at), bracket->bracket))) {
    const text::Range inner = shifted(bracket->bracket, at.begin);
    at = shifted(bracket->name, at.begin);
    if (!claimed.put(publisher, "name", at, limits::name)) return;
    claimed.put(publisher, "abbreviation", inner, limits::short_text);
  } else if (!claimed.put(publisher, "name", at, limits::name)) {
    return;
  }
  const auto next = found + 1;
  if (next != above.end() && next->block.kind != LineKind::heading &&
      count_words(claimed.words(next->block.at)) <= max_publisher_words && is_named(*next)) {
    claimed.put(publisher, "tagline", next->block.at, limits::short_text);
  }
  draft["publisher"] = std::move(publisher);
}

}  // namespace

void warn_of_doubt(ClaimedText& claimed, const DraftDate& date, text::Range line) {
  if (!date.is_doubtful) return;
  const std::string& read = date.date;
  claimed.warn(shifted(date.at, line.begin),
               "the month was read before the day; where it is the other way round, write " +
                   read.substr(0, 5) + read.substr(8, 2) + "-" + read.substr(5, 2));
}

void extract_marks(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  for (const PlacedBlock& one : blocks) {
    if (one.placement.section != Section::mark) continue;
    const text::Range at = one.block.at;
    switch (one.placement.role) {
      case LineRole::embargo:
        set_status(draft, "draft");
        claimed.warn(at,
                     "an embargo was read, until which only a statement of its own may be shown; "
                     "keep this one a draft until then");
        claimed.claim_span("release line", at, "draft");
        break;
      case LineRole::end_mark: {
        const std::string_view words = claimed.words(at);
        claimed.claim_span("end mark", at, std::string(words));
        if (words != "###") draft["endMark"] = words;
        break;
      }
      case LineRole::label: claimed.claim_span("label", at); break;
      default:
        set_status(draft, "immediate");
        if (!take_date_line(draft, claimed, one.block)) {
          claimed.claim_span("release line", at, "immediate");
        }
    }
  }
}

void extract_head(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  const Candidates found = candidates_of(draft, claimed, blocks);
  const std::span<const PlacedBlock> all(found.all);
  constexpr std::size_t max_masthead_words = 7;
  const bool has_masthead =
      found.masthead > 0 && found.masthead < all.size() &&
      count_words(claimed.words(all[found.masthead - 1].block.at)) <= max_masthead_words;
  std::size_t title = all.size();
  int best = 0;
  for (std::size_t at = 0; at < all.size(); ++at) {
    int score = likeness(claimed, all[at]);
    if (has_masthead && at == found.masthead) score += 2;
    // Below a label or a date with nothing above it.
    const std::string_view words = claimed.words(all[at].block.at);
    const bool is_first = at == 0 && found.is_below_other && !names_organization(words);
    if (is_first && count_words(words) >= 4) score += 2;
    if (is_described(claimed, blocks, all[at].block.at)) score -= 6;
    if (score <= best) continue;
    best = score;
    title = at;
  }
  if (all.empty()) return;
  // In a letter without a title the head names its sender.
  const std::string_view only = claimed.words(all[0].block.at);
  const bool is_letterhead = all.size() == 1 && begins_as_letter(claimed, blocks) &&
                             all[0].block.kind != LineKind::heading && names_organization(only) &&
                             count_words(only) <= max_masthead_words;
  if (is_letterhead) return extract_publisher(draft, claimed, all);
  if (title == all.size()) return;
  std::size_t end = title + 1;
  while (end < all.size() && goes_on(claimed, all[end - 1], all[end])) ++end;
  while (title > 0 && goes_on(claimed, all[title - 1], all[title])) --title;
  const text::Range words = {all[title].block.at.begin, all[end - 1].block.at.end};
  claimed.put(draft, "title", words, limits::title);
  extract_publisher(draft, claimed, all.first(title));
  if (end == all.size()) return;
  std::size_t last = end + 1;
  while (last < all.size() && goes_on(claimed, all[last - 1], all[last])) ++last;
  const text::Range subtitle = {all[end].block.at.begin, all[last - 1].block.at.end};
  if (count_words(claimed.words(subtitle)) <= max_subtitle_words) {
    claimed.put(draft, "subtitle", subtitle, limits::short_text);
  }
}

}  // namespace undersigned::draft
