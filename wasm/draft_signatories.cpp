#include <algorithm>
#include <array>
#include <optional>

#include "draft_parts.h"
#include "draft_words.h"
#include "limits.h"
#include "text.h"
#include "url.h"

namespace undersigned {
namespace {

Range in(Range at, Range of) { return {of.begin + at.begin, of.begin + at.end}; }

Range from(Range at, std::size_t bytes) {
  return {at.begin + static_cast<std::uint32_t>(bytes), at.end};
}

Range up_to(Range at, std::size_t bytes) {
  return {at.begin, at.begin + static_cast<std::uint32_t>(bytes)};
}

/// Without white space around, and without the comma or semicolon that ends it.
Range trimmed(const Ledger& ledger, Range at) {
  for (;;) {
    const std::string_view words = ledger.words(at);
    at = in(trim(words, {0, static_cast<std::uint32_t>(words.size())}), at);
    const std::string_view rest = ledger.words(at);
    const bool has_sign = rest.ends_with(',') || rest.ends_with(';') || rest.ends_with(':');
    if (!has_sign) return at;
    --at.end;
  }
}

/// An address that may be written into a statement; "" where it is refused.
std::string address_of(const std::string& link) {
  return resolve_resource(link, "").address.empty() ? std::string() : link;
}

/// "Name (ABBR) – place"; null where the name is refused.
Json signer(Ledger& ledger, Range at) {
  at = trimmed(ledger, at);
  Json one = Json::object();
  Range name = at;
  std::optional<Range> location;
  for (const std::string_view dash : {" – ", " — ", " | "}) {
    const std::string_view words = ledger.words(at);
    const std::size_t found = words.rfind(dash);
    if (found == std::string_view::npos) continue;
    const Range behind = from(at, found + dash.size());
    const std::string_view place = ledger.words(behind);
    const bool is_place = count_words(place) <= 4 && !(place[0] >= 'a' && place[0] <= 'z');
    if (!is_place) continue;
    name = up_to(at, found);
    location = behind;
    break;
  }
  std::optional<Range> abbreviation;
  if (const auto bracket = find_bracket(ledger.words(name))) {
    const Range inner = in(bracket->bracket, name);
    if (is_upper_case(ledger.words(inner)) && count_words(ledger.words(inner)) <= 3) {
      abbreviation = inner;
      name = in(bracket->name, name);
    }
  }
  const std::string link = address_of(ledger.link_in(name));
  if (!ledger.put(one, "name", name, limits::name)) return nullptr;
  if (abbreviation) ledger.put(one, "abbreviation", *abbreviation, limits::short_text);
  if (!link.empty()) one["url"] = link;
  if (location) ledger.put(one, "location", *location, limits::short_text);
  return one;
}

/// The pieces of `at` between the semicolons.
std::vector<Range> split(const Ledger& ledger, Range at, std::string_view sign) {
  std::vector<Range> pieces;
  for (;;) {
    const std::size_t found = ledger.words(at).find(sign);
    if (found == std::string_view::npos) break;
    pieces.push_back(up_to(at, found));
    at = from(at, found + sign.size());
  }
  pieces.push_back(at);
  std::erase_if(pieces, [&](Range one) { return !has_word(ledger.words(one)); });
  return pieces;
}

class SignatoryReader {
 public:
  explicit SignatoryReader(Ledger& ledger) : ledger_(ledger) {}

  void heading(Range at) {
    at = trimmed(ledger_, at);
    if (!ledger_.put(json_, "heading", at, limits::short_text)) group(at);
  }

  void group(Range at) {
    at = trimmed(ledger_, at);
    std::string key = slug_of(ledger_.words(at));
    if (key.empty()) key = "group";
    for (const Json& one : groups_) {
      if (one["key"] == key) key += "-2";
    }
    Json made = {{"key", std::move(key)}};
    if (ledger_.put(made, "heading", at, limits::short_text)) groups_.push_back(std::move(made));
  }

  void name(const DraftBlock& block) {
    const bool is_list = is_semicolon_list(ledger_.words(block.at));
    if (is_list && block.kind != LineKind::item) {
      for (const Range piece : split(ledger_, block.at, ";")) add(without_and(piece), false);
      return;
    }
    if (block.kind == LineKind::item) {
      if (level_ == 0 || block.level < level_) level_ = block.level;
      add(block.at, block.level > level_);
      return;
    }
    if (items_.empty()) indent_ = block.indent;
    const bool is_deeper = !items_.empty() && block.indent >= indent_ + 2;
    if (is_deeper) {
      ledger_.warn(block.at,
                   "this was read as an affiliate of the name above, since it stands further in; "
                   "where it is none, move it out of \"members\"");
    }
    add(block.at, is_deeper);
  }

  Json finish() {
    if (!groups_.empty()) json_["groups"] = std::move(groups_);
    if (!items_.empty()) json_["items"] = std::move(items_);
    return std::move(json_);
  }

 private:
  /// The last of several may begin with "and".
  Range without_and(Range at) {
    at = trimmed(ledger_, at);
    if (!ledger_.words(at).starts_with("and ")) return at;
    ledger_.take_span("joint", up_to(at, 3));
    return from(at, 4);
  }

  void add(Range at, bool is_member) {
    Json one = signer(ledger_, at);
    if (one.is_null()) return;
    if (is_member && !items_.empty()) {
      items_.back()["members"].push_back(std::move(one));
      return;
    }
    if (!groups_.empty()) one["group"] = groups_.back()["key"];
    items_.push_back(std::move(one));
  }

  Ledger& ledger_;
  Json json_ = Json::object();
  Json items_ = Json::array();
  Json groups_ = Json::array();
  std::uint8_t level_ = 0;
  std::uint32_t indent_ = 0;
};

/// Whether a heading "About …" names what is at `at`.
bool is_described(const Ledger& ledger, std::span<const PlacedBlock> blocks, Range at) {
  const std::string wanted = ascii_lower(ledger.words(trimmed(ledger, at)));
  return std::any_of(blocks.begin(), blocks.end(), [&](const PlacedBlock& one) {
    const bool is_about = one.placed.opens && one.placed.section == Section::about;
    return is_about && ascii_lower(ledger.words(about_name(ledger, one))) == wanted;
  });
}

/// Where "A and B" is parted: beside a name that is described elsewhere, else at
/// its last "and".
std::size_t joint_of(Ledger& ledger, std::span<const PlacedBlock> blocks, Range at) {
  constexpr std::string_view joint = " and ";
  const std::string_view words = ledger.words(at);
  std::size_t last = std::string_view::npos;
  std::size_t count = 0;
  for (std::size_t found = words.find(joint); found != std::string_view::npos;
       found = words.find(joint, found + 1)) {
    if (is_described(ledger, blocks, up_to(at, found)) ||
        is_described(ledger, blocks, from(at, found + joint.size()))) {
      return found;
    }
    last = found;
    ++count;
  }
  if (count > 1) {
    ledger.warn(at, "which \"and\" joins the names is not sure; check the leads");
  }
  return last;
}

std::vector<Range> leads_in(Ledger& ledger, std::span<const PlacedBlock> blocks, Range at) {
  const std::string_view sign = ledger.words(at).find(';') != std::string_view::npos ? ";" : ", ";
  std::vector<Range> names = split(ledger, at, sign);
  if (names.empty()) return names;
  Range last = names.back();
  names.pop_back();
  const auto take_joint = [&](Range joint) { ledger.take_span("joint", joint); };
  last = trimmed(ledger, last);
  if (ledger.words(last).starts_with("and ")) {
    take_joint(up_to(last, 3));
    names.push_back(from(last, 4));
    return names;
  }
  const std::size_t found = joint_of(ledger, blocks, last);
  if (found == std::string_view::npos) {
    names.push_back(last);
    return names;
  }
  take_joint({last.begin + static_cast<std::uint32_t>(found) + 1,
              last.begin + static_cast<std::uint32_t>(found) + 4});
  names.push_back(up_to(last, found));
  names.push_back(from(last, found + 5));
  return names;
}

/// "Led by", "Lead organizations:"; what follows are names.
Range lead_names(Ledger& ledger, Range at) {
  const std::string lower_case = ascii_lower(ledger.words(at));
  std::size_t end = lower_case.find("by");
  end = end == std::string::npos ? lower_case.find("organi") : end;
  while (end < lower_case.size() && is_word_sign(static_cast<unsigned char>(lower_case[end])))
    ++end;
  if (end > lower_case.size()) return {};
  if (!ledger.take_span("led by", up_to(at, end))) return {};
  Range rest = from(at, end);
  while (rest.begin < rest.end && (ledger.words(rest)[0] == ':' || ledger.words(rest)[0] == ' ')) {
    ++rest.begin;
  }
  if (ledger.words(rest).ends_with('.')) --rest.end;
  return rest;
}

}  // namespace

void take_signatories(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks) {
  SignatoryReader reader(ledger);
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const auto& [block, placed] = blocks[at];
    if (placed.section != Section::signatories) continue;
    const std::string_view words = ledger.words(block.at);
    const bool is_short = count_words(words) <= 10 && block.kind != LineKind::item;
    const bool leads_in = words.ends_with(':') || block.kind == LineKind::heading ||
                          (is_short && ledger.is_bold(block.at) && at + 1 < blocks.size() &&
                           blocks[at + 1].block.kind == LineKind::item);
    if (placed.opens) {
      const Introduction introduction = introduction_of(words);
      reader.heading(in(introduction.name, block.at));
      const Range rest = in(introduction.rest, block.at);
      if (rest.begin < rest.end) {
        DraftBlock list = block;
        list.at = rest;
        list.kind = LineKind::text;
        reader.name(list);
      }
    } else if (is_short && leads_in) {
      reader.group(block.at);
    } else {
      reader.name(block);
    }
  }
  Json signatories = reader.finish();
  if (!signatories.empty()) draft["signatories"] = std::move(signatories);
}

void take_leads(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks) {
  Json leads = Json::array();
  const auto add = [&](Range name) {
    Json one = signer(ledger, name);
    if (!one.is_null()) leads.push_back(std::move(one));
  };
  for (const PlacedBlock& one : blocks) {
    if (one.placed.section != Section::leads) continue;
    if (!one.placed.opens) {
      add(one.block.at);
      continue;
    }
    const Range names = lead_names(ledger, one.block.at);
    if (!has_word(ledger.words(names))) continue;
    for (const Range name : leads_in(ledger, blocks, names)) add(name);
  }
  if (!leads.empty()) draft["leads"] = std::move(leads);
}

}  // namespace undersigned
