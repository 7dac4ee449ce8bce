#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "full/draft/find/fields.h"
#include "full/draft/find/roles.h"
#include "full/draft/language/phrases.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/names.h"
#include "full/draft/parts/parts.h"
#include "full/draft/parts/signatory.h"
#include "model/limits.h"
#include "text/slug.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

/// The columns of a table, from 1; 0: none.
struct Columns {
  std::uint32_t name = 0;
  std::uint32_t role = 0;
  std::uint32_t affiliation = 0;
  std::uint32_t place = 0;

  [[nodiscard]] bool are_of_persons() const { return role > 0 || affiliation > 0; }
};

/// A signatory as written.
struct Entry {
  text::Range at;                  ///< for a row, the name
  bool is_member = false;          ///< a member of the last one that is not a member
  std::size_t group = 0;           ///< index + 1; 0: none
  std::vector<text::Range> cells;  ///< for a row: name, role, affiliation, place
  bool is_person = false;          ///< for a row
  std::vector<text::Range> lines;  ///< for a person over several lines
};

class SignatoryReader {
 public:
  SignatoryReader(ClaimedText& claimed, std::span<const PlacedBlock> blocks)
      : claimed_(claimed), blocks_(blocks) {}

  /// The first heading is the whole list's, unless headings of parts follow.
  void heading(text::Range at) {
    at = trimmed(claimed_, at);
    columns_ = {};
    if (!has_word(claimed_.words(at))) return;
    if (!heading_ && groups_.empty()) {
      heading_ = at;
      return;
    }
    group(at);
  }

  void group(text::Range at) {
    // If names are already listed below the first heading, that is a group, too.
    if (heading_ && groups_.empty() && !entries_.empty()) {
      groups_.push_back(*heading_);
      heading_.reset();
      for (Entry& entry : entries_) entry.group = 1;
    }
    groups_.push_back(trimmed(claimed_, at));
  }

  void block(const DraftBlock& block) {
    if (block.kind == LineKind::item) {
      if (level_ == 0 || block.level < level_) level_ = block.level;
      add(block.at, block.level > level_);
      return;
    }
    if (is_list(block.at)) return names(block.at);
    if (entries_.empty()) indent_ = block.indent;
    const bool is_deeper = !entries_.empty() && block.indent >= indent_ + 2;
    if (is_deeper) {
      claimed_.warn(block.at,
                    "this was read as an affiliate of the name above, since it stands further in; "
                    "where it is none, move it out of \"members\"");
    }
    add(block.at, is_deeper);
  }

  /// Reads the names in the line of a heading.
  void names(text::Range at) {
    if (claimed_.words(at).ends_with('.') && count_words(claimed_.words(at)) > 2) --at.end;
    constexpr std::size_t max_pieces = 3;
    const bool is_one = split(claimed_, at, ", ").size() <= max_pieces &&
                        claimed_.words(at).find(';') == std::string_view::npos;
    if (is_one && is_person(claimed_, at)) return add(at, false);
    const auto is_known = [&](text::Range name) { return is_described(claimed_, blocks_, name); };
    for (const text::Range name : names_in(claimed_, at, is_known)) add(name, false);
  }

  /// Reads a person over several lines: the name, the role, the affiliation.
  void lines(std::span<const PlacedBlock> some) {
    Entry entry = {.at = some[0].block.at, .group = groups_.size()};
    for (const PlacedBlock& one : some) entry.lines.push_back(one.block.at);
    entries_.push_back(std::move(entry));
  }

  /// Reads a row of a table: a heading, a signatory, or a name in each cell.
  void row(std::span<const PlacedBlock> cells) {
    if (columns_.name == 0 && read_header(cells)) return;
    Columns columns = columns_;
    if (columns.name == 0) {
      const bool is_role =
          is_personal_name(claimed_.words(cells[0].block.at), claimed_.language()) &&
          names_role(claimed_.words(cells[1].block.at), claimed_.language());
      if (!is_role && !is_person(claimed_, cells[0].block.at)) {
        for (const PlacedBlock& cell : cells) add(cell.block.at, false);
        return;
      }
      columns = is_role ? Columns{1, 2, 3, 0} : Columns{1, 0, 2, 0};
    }
    Entry entry = {.at = {0, 0}, .group = groups_.size(), .cells = std::vector<text::Range>(4)};
    const std::array<std::uint32_t, 4> expected = {columns.name, columns.role, columns.affiliation,
                                                   columns.place};
    for (const PlacedBlock& cell : cells) {
      for (std::size_t at = 0; at < expected.size(); ++at) {
        if (expected[at] != cell.block.column || expected[at] == 0) continue;
        if (has_word(claimed_.words(entry.cells[at]))) continue;
        entry.cells[at] = cell.block.at;
      }
    }
    entry.at = entry.cells[0];
    entry.is_person = columns.are_of_persons();
    if (has_word(claimed_.words(entry.at))) entries_.push_back(std::move(entry));
  }

  Json finish() {
    Json json = Json::object();
    if (heading_) claimed_.put(json, "heading", *heading_, limits::short_text);
    Json groups = Json::array();
    for (const text::Range at : groups_) groups.push_back(group_of(at, groups));
    Json items = Json::array();
    for (std::size_t group = 0; group <= groups_.size(); ++group) read_group(group);
    for (const Entry& entry : entries_) {
      Json one = made_of(entry);
      if (one.is_null()) continue;
      if (entry.is_member && !items.empty()) {
        items.back()["members"].push_back(std::move(one));
        continue;
      }
      if (entry.group > 0) one["group"] = groups[entry.group - 1]["key"];
      items.push_back(std::move(one));
    }
    if (!groups.empty()) json["groups"] = std::move(groups);
    if (!items.empty()) json["items"] = std::move(items);
    return json;
  }

 private:
  void add(text::Range at, bool is_member) {
    entries_.push_back({.at = at, .is_member = is_member, .group = groups_.size()});
  }

  /// Whether a paragraph is a list of names.
  [[nodiscard]] bool is_list(text::Range at) const {
    constexpr std::size_t least_names = 4;
    constexpr std::size_t max_name_words = 10;
    if (is_semicolon_list(claimed_.words(at))) return true;
    const std::vector<text::Range> pieces = split(claimed_, at, ", ");
    if (pieces.size() < least_names) return false;
    return std::all_of(pieces.begin(), pieces.end(), [&](text::Range piece) {
      const std::string_view words = claimed_.words(trimmed(claimed_, piece));
      return count_words(words) <= max_name_words &&
             (!(words[0] >= 'a' && words[0] <= 'z') || piece.end == at.end);
    });
  }

  /// "Name | Position | Affiliation"
  bool read_header(std::span<const PlacedBlock> cells) {
    Columns found;
    const auto is = [&](text::Range at, std::string_view DraftLanguage::*phrases) {
      const std::vector<FoldedWord> words = folded_words(claimed_.words(at), 5);
      return !words.empty() &&
             (phrase_size(words, draft_languages().front().*phrases) == words.size() ||
              phrase_size(words, claimed_.language().*phrases) == words.size());
    };
    for (const PlacedBlock& cell : cells) {
      const std::uint32_t column = cell.block.column;
      if (found.name == 0 && is(cell.block.at, &DraftLanguage::name_columns)) {
        found.name = column;
      } else if (found.role == 0 && is(cell.block.at, &DraftLanguage::role_columns)) {
        found.role = column;
      } else if (found.affiliation == 0 && is(cell.block.at, &DraftLanguage::affiliation_columns)) {
        found.affiliation = column;
      } else if (found.place == 0 && is(cell.block.at, &DraftLanguage::place_columns)) {
        found.place = column;
      } else {
        return false;
      }
    }
    if (found.name == 0) return false;
    for (const PlacedBlock& cell : cells) claimed_.claim_span("label", cell.block.at);
    columns_ = found;
    return true;
  }

  Json group_of(text::Range at, const Json& before) {
    std::string key = text::slug_of(claimed_.words(at));
    if (key.empty()) key = "group";
    for (const Json& one : before) {
      if (one["key"] == key) key += "-2";
    }
    Json made = {{"key", std::move(key)}};
    claimed_.put(made, "heading", at, limits::short_text);
    return made;
  }

  /// What the names of a group have in common, by the lines and the heading.
  void read_group(std::size_t group) {
    std::size_t all = 0;
    std::size_t persons = 0;
    std::size_t places = 0;
    for (const Entry& entry : entries_) {
      if (entry.group != group || !entry.cells.empty() || !entry.lines.empty()) continue;
      ++all;
      if (is_person(claimed_, entry.at))
        ++persons;
      else if (ends_with_place(claimed_, entry.at))
        ++places;
    }
    constexpr std::size_t min_places = 3;
    const std::optional<text::Range> heading = group > 0 ? groups_[group - 1] : heading_;
    const bool says_persons =
        heading && names_persons(claimed_.words(*heading), claimed_.language());
    ListTraits list = {.is_of_persons = says_persons || (persons > 1 && persons * 2 >= all),
                       .has_places = places >= min_places && places * 10 >= (all - persons) * 7};
    if (list.has_places) {
      const auto first = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.group == group && ends_with_place(claimed_, entry.at);
      });
      claimed_.warn(
          first->at,
          "what stands behind the comma of these names was read as their place; check it");
    }
    lists_.push_back(list);
  }

  Json made_of(const Entry& entry) {
    if (!entry.lines.empty()) return person_in_lines(claimed_, entry.lines);
    if (entry.cells.empty()) return read_signatory(claimed_, entry.at, lists_[entry.group]);
    Json one = entry.is_person ? person(claimed_, entry.at, entry.cells[1], entry.cells[2])
                               : read_signatory(claimed_, entry.at);
    if (!one.is_null()) claimed_.put(one, "location", entry.cells[3], limits::short_text);
    return one;
  }

  ClaimedText& claimed_;
  std::span<const PlacedBlock> blocks_;
  std::optional<text::Range> heading_;
  std::vector<text::Range> groups_;
  std::vector<Entry> entries_;
  std::vector<ListTraits> lists_;  ///< by group
  Columns columns_;
  std::uint8_t level_ = 0;
  std::uint32_t indent_ = 0;
};

/// The number of lines from `at` on that make up one person between blank lines: a name, then
/// roles. 0 if they do not.
std::size_t lines_of_person(const ClaimedText& claimed, std::span<const PlacedBlock> blocks,
                            std::size_t at) {
  constexpr std::size_t max_lines = 3;
  const bool begins = !blocks[at].block.is_tight || (at > 0 && blocks[at - 1].placement.opens);
  std::size_t count = 1;
  while (at + count < blocks.size() && blocks[at + count].block.is_tight) {
    const auto& [block, placement] = blocks[at + count];
    if (placement.section != Section::signatories || placement.opens) break;
    if (block.kind != LineKind::text || block.row > 0 || count == max_lines) return 0;
    ++count;
  }
  if (!begins || count < 2 || blocks[at].block.kind != LineKind::text) return 0;
  const std::string_view name = claimed.words(blocks[at].block.at);
  const bool is_person = has_title(name, claimed.language()) ||
                         (is_personal_name(name, claimed.language()) &&
                          names_role(claimed.words(blocks[at + 1].block.at), claimed.language()));
  return is_person && name.find(',') == std::string_view::npos ? count : 0;
}

/// Whether a block is the heading of a part of the list.
bool leads_in_group(const ClaimedText& claimed, std::span<const PlacedBlock> blocks,
                    std::size_t at) {
  const auto& [block, placement] = blocks[at];
  const std::string_view words = claimed.words(block.at);
  constexpr std::size_t max_group_words = 12;
  if (block.kind == LineKind::item || count_words(words) > max_group_words) return false;
  if (placement.role == LineRole::signatory_kind || block.kind == LineKind::heading) return true;
  if (words.ends_with(':')) return true;
  if (at + 1 == blocks.size() || blocks[at + 1].placement.section != Section::signatories) {
    return false;
  }
  const DraftBlock& next = blocks[at + 1].block;
  if (next.kind == LineKind::item) {
    return claimed.is_bold(block.at) || next.indent <= block.indent;
  }
  // "KENYA", and names without bullets below it.
  const bool stands_out = (is_upper_case(words) && !is_upper_case(claimed.words(next.at))) ||
                          (claimed.is_bold(block.at) && !claimed.is_bold(next.at));
  return stands_out && !block.is_tight && count_words(words) <= 4;
}

}  // namespace

bool is_described(const ClaimedText& claimed, std::span<const PlacedBlock> blocks, text::Range at) {
  const std::string name = text::ascii_lower(claimed.words(trimmed(claimed, at)));
  return std::any_of(blocks.begin(), blocks.end(), [&](const PlacedBlock& one) {
    const bool is_about = one.placement.opens && one.placement.section == Section::about;
    return is_about && text::ascii_lower(claimed.words(about_name(claimed, one))) == name;
  });
}

void extract_signatories(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  SignatoryReader reader(claimed, blocks);
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const auto& [block, placement] = blocks[at];
    if (placement.section != Section::signatories) continue;
    std::size_t end = at + 1;
    while (block.row > 0 && end < blocks.size() && blocks[end].block.row == block.row &&
           blocks[end].placement.section == Section::signatories) {
      ++end;
    }
    if (placement.opens) {
      const LeadIn lead_in = lead_in_of(claimed.words(block.at));
      reader.heading(shifted(lead_in.label, block.at.begin));
      const text::Range rest = shifted(lead_in.content, block.at.begin);
      if (has_word(claimed.words(rest))) reader.names(rest);
    } else if (end > at + 1) {
      reader.row(blocks.subspan(at, end - at));
      at = end - 1;
    } else if (const std::size_t lines = lines_of_person(claimed, blocks, at); lines > 0) {
      reader.lines(blocks.subspan(at, lines));
      at += lines - 1;
    } else if (leads_in_group(claimed, blocks, at)) {
      reader.group(block.at);
    } else {
      reader.block(block);
    }
  }
  Json signatories = reader.finish();
  if (!signatories.empty()) draft["signatories"] = std::move(signatories);
}

}  // namespace undersigned::draft
