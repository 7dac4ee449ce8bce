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
#include "full/draft/parts/signer.h"
#include "model/limits.h"
#include "text/slug.h"
#include "text/text.h"

namespace undersigned {
namespace {

Range in(Range at, Range of) { return {of.begin + at.begin, of.begin + at.end}; }

/// Which column of a table holds what, from 1; 0 for none.
struct Columns {
  std::uint32_t name = 0;
  std::uint32_t role = 0;
  std::uint32_t affiliation = 0;
  std::uint32_t place = 0;

  [[nodiscard]] bool are_of_persons() const { return role > 0 || affiliation > 0; }
};

/// A signatory, as it is written.
struct Entry {
  Range at;                  ///< of a row, its name
  bool is_member = false;    ///< of the one before that is none
  std::size_t group = 0;     ///< index + 1; 0 for none
  std::vector<Range> cells;  ///< of a row: name, role, affiliation, place
  bool is_person = false;    ///< of a row
  std::vector<Range> lines;  ///< of a person in lines of their own
};

class SignatoryReader {
 public:
  SignatoryReader(Ledger& ledger, std::span<const PlacedBlock> blocks)
      : ledger_(ledger), blocks_(blocks) {}

  /// The first is the whole list's, unless others follow that name parts of it.
  void heading(Range at) {
    at = trimmed(ledger_, at);
    columns_ = {};
    if (!has_word(ledger_.words(at))) return;
    if (!heading_ && groups_.empty()) {
      heading_ = at;
      return;
    }
    group(at);
  }

  void group(Range at) {
    // What has been listed below the heading makes that a group's, too.
    if (heading_ && groups_.empty() && !entries_.empty()) {
      groups_.push_back(*heading_);
      heading_.reset();
      for (Entry& entry : entries_) entry.group = 1;
    }
    groups_.push_back(trimmed(ledger_, at));
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
      ledger_.warn(block.at,
                   "this was read as an affiliate of the name above, since it stands further in; "
                   "where it is none, move it out of \"members\"");
    }
    add(block.at, is_deeper);
  }

  /// Names that follow a heading in its own line.
  void names(Range at) {
    if (ledger_.words(at).ends_with('.') && count_words(ledger_.words(at)) > 2) --at.end;
    constexpr std::size_t most_pieces = 3;
    const bool is_one = split(ledger_, at, ", ").size() <= most_pieces &&
                        ledger_.words(at).find(';') == std::string_view::npos;
    if (is_one && is_person(ledger_, at)) return add(at, false);
    const auto is_known = [&](Range name) { return is_described(ledger_, blocks_, name); };
    for (const Range name : names_in(ledger_, at, is_known)) add(name, false);
  }

  /// A person in lines of their own: the name, what they are, and where.
  void lines(std::span<const PlacedBlock> some) {
    Entry entry = {.at = some[0].block.at, .group = groups_.size()};
    for (const PlacedBlock& one : some) entry.lines.push_back(one.block.at);
    entries_.push_back(std::move(entry));
  }

  /// A row of a table: a heading, a signatory, or a name in each cell.
  void row(std::span<const PlacedBlock> cells) {
    if (columns_.name == 0 && read_header(cells)) return;
    Columns columns = columns_;
    if (columns.name == 0) {
      const bool is_role = is_personal_name(ledger_.words(cells[0].block.at), ledger_.language()) &&
                           names_role(ledger_.words(cells[1].block.at), ledger_.language());
      if (!is_role && !is_person(ledger_, cells[0].block.at)) {
        for (const PlacedBlock& cell : cells) add(cell.block.at, false);
        return;
      }
      columns = is_role ? Columns{1, 2, 3, 0} : Columns{1, 0, 2, 0};
    }
    Entry entry = {.at = {0, 0}, .group = groups_.size(), .cells = std::vector<Range>(4)};
    const std::array<std::uint32_t, 4> wanted = {columns.name, columns.role, columns.affiliation,
                                                 columns.place};
    for (const PlacedBlock& cell : cells) {
      for (std::size_t at = 0; at < wanted.size(); ++at) {
        if (wanted[at] != cell.block.column || wanted[at] == 0) continue;
        if (has_word(ledger_.words(entry.cells[at]))) continue;
        entry.cells[at] = cell.block.at;
      }
    }
    entry.at = entry.cells[0];
    entry.is_person = columns.are_of_persons();
    if (has_word(ledger_.words(entry.at))) entries_.push_back(std::move(entry));
  }

  Json finish() {
    Json json = Json::object();
    if (heading_) ledger_.put(json, "heading", *heading_, limits::short_text);
    Json groups = Json::array();
    for (const Range at : groups_) groups.push_back(group_of(at, groups));
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
  void add(Range at, bool is_member) {
    entries_.push_back({.at = at, .is_member = is_member, .group = groups_.size()});
  }

  /// Whether a paragraph is names one after the other.
  [[nodiscard]] bool is_list(Range at) const {
    constexpr std::size_t least_names = 4;
    constexpr std::size_t most_name_words = 10;
    if (is_semicolon_list(ledger_.words(at))) return true;
    const std::vector<Range> pieces = split(ledger_, at, ", ");
    if (pieces.size() < least_names) return false;
    return std::all_of(pieces.begin(), pieces.end(), [&](Range piece) {
      const std::string_view words = ledger_.words(trimmed(ledger_, piece));
      return count_words(words) <= most_name_words &&
             (!(words[0] >= 'a' && words[0] <= 'z') || piece.end == at.end);
    });
  }

  /// "Name | Position | Affiliation"
  bool read_header(std::span<const PlacedBlock> cells) {
    Columns found;
    const auto is = [&](Range at, std::string_view DraftLanguage::*phrases) {
      const std::vector<FoldedWord> words = folded_words(ledger_.words(at), 5);
      return !words.empty() &&
             (phrase_size(words, draft_languages().front().*phrases) == words.size() ||
              phrase_size(words, ledger_.language().*phrases) == words.size());
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
    for (const PlacedBlock& cell : cells) ledger_.take_span("label", cell.block.at);
    columns_ = found;
    return true;
  }

  Json group_of(Range at, const Json& before) {
    std::string key = slug_of(ledger_.words(at));
    if (key.empty()) key = "group";
    for (const Json& one : before) {
      if (one["key"] == key) key += "-2";
    }
    Json made = {{"key", std::move(key)}};
    ledger_.put(made, "heading", at, limits::short_text);
    return made;
  }

  /// What the names of a group have in common, and its heading says.
  void read_group(std::size_t group) {
    std::size_t all = 0;
    std::size_t persons = 0;
    std::size_t places = 0;
    for (const Entry& entry : entries_) {
      if (entry.group != group || !entry.cells.empty() || !entry.lines.empty()) continue;
      ++all;
      if (is_person(ledger_, entry.at))
        ++persons;
      else if (ends_with_place(ledger_, entry.at))
        ++places;
    }
    constexpr std::size_t least_places = 3;
    const std::optional<Range> heading = group > 0 ? groups_[group - 1] : heading_;
    const bool says_persons = heading && names_persons(ledger_.words(*heading), ledger_.language());
    SignerList list = {.is_of_persons = says_persons || (persons > 1 && persons * 2 >= all),
                       .has_places = places >= least_places && places * 10 >= (all - persons) * 7};
    if (list.has_places) {
      const auto first = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.group == group && ends_with_place(ledger_, entry.at);
      });
      ledger_.warn(first->at,
                   "what stands behind the comma of these names was read as their place; check it");
    }
    lists_.push_back(list);
  }

  Json made_of(const Entry& entry) {
    if (!entry.lines.empty()) return person_in_lines(ledger_, entry.lines);
    if (entry.cells.empty()) return signer(ledger_, entry.at, lists_[entry.group]);
    Json one = entry.is_person ? person(ledger_, entry.at, entry.cells[1], entry.cells[2])
                               : signer(ledger_, entry.at);
    if (!one.is_null()) ledger_.put(one, "location", entry.cells[3], limits::short_text);
    return one;
  }

  Ledger& ledger_;
  std::span<const PlacedBlock> blocks_;
  std::optional<Range> heading_;
  std::vector<Range> groups_;
  std::vector<Entry> entries_;
  std::vector<SignerList> lists_;  ///< by groups
  Columns columns_;
  std::uint8_t level_ = 0;
  std::uint32_t indent_ = 0;
};

/// How many lines from `at` on are those of one person, parted from others by a blank
/// line: a name, and below it what they are. 0 where they are not.
std::size_t lines_of_person(const Ledger& ledger, std::span<const PlacedBlock> blocks,
                            std::size_t at) {
  constexpr std::size_t most_lines = 3;
  const bool begins = !blocks[at].block.is_tight || (at > 0 && blocks[at - 1].placed.opens);
  std::size_t count = 1;
  while (at + count < blocks.size() && blocks[at + count].block.is_tight) {
    const auto& [block, placed] = blocks[at + count];
    if (placed.section != Section::signatories || placed.opens) break;
    if (block.kind != LineKind::text || block.row > 0 || count == most_lines) return 0;
    ++count;
  }
  if (!begins || count < 2 || blocks[at].block.kind != LineKind::text) return 0;
  const std::string_view name = ledger.words(blocks[at].block.at);
  const bool is_person = has_title(name, ledger.language()) ||
                         (is_personal_name(name, ledger.language()) &&
                          names_role(ledger.words(blocks[at + 1].block.at), ledger.language()));
  return is_person && name.find(',') == std::string_view::npos ? count : 0;
}

/// Whether a block names a part of the list that follows it.
bool leads_in_group(const Ledger& ledger, std::span<const PlacedBlock> blocks, std::size_t at) {
  const auto& [block, placed] = blocks[at];
  const std::string_view words = ledger.words(block.at);
  constexpr std::size_t most_group_words = 12;
  if (block.kind == LineKind::item || count_words(words) > most_group_words) return false;
  if (placed.role == LineRole::signer_kind || block.kind == LineKind::heading) return true;
  if (words.ends_with(':')) return true;
  if (at + 1 == blocks.size() || blocks[at + 1].placed.section != Section::signatories) {
    return false;
  }
  const DraftBlock& next = blocks[at + 1].block;
  if (next.kind == LineKind::item) {
    return ledger.is_bold(block.at) || next.indent <= block.indent;
  }
  // "KENYA", and names without bullets below it.
  const bool stands_out = (is_upper_case(words) && !is_upper_case(ledger.words(next.at))) ||
                          (ledger.is_bold(block.at) && !ledger.is_bold(next.at));
  return stands_out && !block.is_tight && count_words(words) <= 4;
}

}  // namespace

bool is_described(const Ledger& ledger, std::span<const PlacedBlock> blocks, Range at) {
  const std::string wanted = ascii_lower(ledger.words(trimmed(ledger, at)));
  return std::any_of(blocks.begin(), blocks.end(), [&](const PlacedBlock& one) {
    const bool is_about = one.placed.opens && one.placed.section == Section::about;
    return is_about && ascii_lower(ledger.words(about_name(ledger, one))) == wanted;
  });
}

void take_signatories(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks) {
  SignatoryReader reader(ledger, blocks);
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const auto& [block, placed] = blocks[at];
    if (placed.section != Section::signatories) continue;
    std::size_t end = at + 1;
    while (block.row > 0 && end < blocks.size() && blocks[end].block.row == block.row &&
           blocks[end].placed.section == Section::signatories) {
      ++end;
    }
    if (placed.opens) {
      const Introduction introduction = introduction_of(ledger.words(block.at));
      reader.heading(in(introduction.name, block.at));
      const Range rest = in(introduction.rest, block.at);
      if (has_word(ledger.words(rest))) reader.names(rest);
    } else if (end > at + 1) {
      reader.row(blocks.subspan(at, end - at));
      at = end - 1;
    } else if (const std::size_t lines = lines_of_person(ledger, blocks, at); lines > 0) {
      reader.lines(blocks.subspan(at, lines));
      at += lines - 1;
    } else if (leads_in_group(ledger, blocks, at)) {
      reader.group(block.at);
    } else {
      reader.block(block);
    }
  }
  Json signatories = reader.finish();
  if (!signatories.empty()) draft["signatories"] = std::move(signatories);
}

}  // namespace undersigned
