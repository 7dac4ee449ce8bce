#include <optional>

#include "full/draft/blocks/markdown.h"
#include "full/draft/find/date.h"
#include "full/draft/find/roles.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/parts.h"
#include "model/limits.h"
#include "text/fold.h"
#include "text/text.h"
#include "text/url.h"

namespace undersigned {
namespace {

Range in(Range at, Range of) { return {of.begin + at.begin, of.begin + at.end}; }

bool is_same(const Json& one, const std::string& folded) {
  for (const char* key : {"name", "abbreviation"}) {
    if (one.contains(key) && fold(one[key].get<std::string>()) == folded) return true;
  }
  return false;
}

/// Whom an "About …" describes; null where nobody is named so.
Json* described(Json& draft, const std::string& folded) {
  if (draft.contains("publisher") && is_same(draft["publisher"], folded)) {
    return &draft["publisher"];
  }
  if (draft.contains("leads")) {
    for (Json& one : draft["leads"]) {
      if (is_same(one, folded)) return &one;
    }
  }
  return nullptr;
}

/// `rest` of the heading's line and the paragraphs of a boilerplate, or "" where they are too long.
std::string take_boilerplate(Ledger& ledger, Range rest, std::span<const PlacedBlock> blocks) {
  std::string all = ledger.words(rest).size() > limits::about ? "" : ledger.take_markdown(rest);
  for (const PlacedBlock& one : blocks) {
    if (ledger.words(one.block.at).size() + all.size() > limits::about) break;
    const std::string words = ledger.take_markdown(one.block.at);
    if (!all.empty() && !words.empty()) all += "\n\n";
    all += words;
  }
  return all;
}

/// Signs that part a title from its date.
Range without_signs(const Ledger& ledger, Range at) {
  for (;;) {
    const std::string_view words = ledger.words(at);
    at = in(trim(words, {0, static_cast<std::uint32_t>(words.size())}), at);
    const std::string_view rest = ledger.words(at);
    std::uint32_t front = 0;
    std::uint32_t back = 0;
    for (const std::string_view sign : {"–", "—", "-", "|", ",", ":", "·", "•", "("}) {
      if (rest.starts_with(sign)) front = static_cast<std::uint32_t>(sign.size());
    }
    for (const std::string_view sign : {"–", "—", "-", "|", ",", ":", "·", "•", "("}) {
      if (rest.ends_with(sign)) back = static_cast<std::uint32_t>(sign.size());
    }
    if (rest == ")") front = 1;
    if (front + back == 0 || front + back > rest.size()) return at;
    at = {at.begin + front, at.end - back};
  }
}

class ReleaseReader {
 public:
  explicit ReleaseReader(Ledger& ledger) : ledger_(ledger) {}

  void heading(Range at) {
    const std::string_view words = ledger_.words(at);
    if (words.ends_with(':')) --at.end;
    ledger_.put(json_, "heading", at, limits::short_text);
  }

  void block(const DraftBlock& block) {
    Range at = block.at;
    const std::string link = link_of(at);
    const std::optional<DraftDate> date = find_date(ledger_.words(at));
    if (!date) return title(at, link);
    const Range day = in(date->at, at);
    const Range before = without_signs(ledger_, {at.begin, day.begin});
    const Range behind = without_signs(ledger_, {day.end, at.end});
    const bool is_before = has_word(ledger_.words(before));
    const bool is_behind = has_word(ledger_.words(behind));
    // A date in the midst of a title is a part of it.
    if (is_before && is_behind) return title(at, link);
    if (!ledger_.take_span("date", day, date->date)) return;
    if (is_before || is_behind) {
      title(is_before ? before : behind, link);
      if (!items_.empty()) items_.back()["date"] = date->date;
    } else if (!items_.empty() && !items_.back().contains("date") && !leads_in_by_date_) {
      items_.back()["date"] = date->date;
    } else {
      leads_in_by_date_ = true;
      date_ = date->date;
    }
  }

  Json finish() {
    if (!items_.empty()) json_["items"] = std::move(items_);
    return std::move(json_);
  }

 private:
  [[nodiscard]] std::string link_of(Range at) const {
    const std::string link = ledger_.link_in(at);
    return resolve_link(link, "").address.empty() ? std::string() : link;
  }

  void title(Range at, const std::string& link) {
    const std::string lower_case = ascii_lower(ledger_.words(at));
    const bool is_more = lower_case.starts_with("all ") || lower_case.starts_with("more ") ||
                         lower_case.starts_with("view all") || lower_case.starts_with("see all");
    if (is_more && !link.empty() && !json_.contains("more")) {
      Json more = Json::object();
      if (!ledger_.put(more, "label", at, limits::short_text)) return;
      more["url"] = link;
      json_["more"] = std::move(more);
      return;
    }
    Json one = Json::object();
    if (!ledger_.put(one, "title", at, limits::title)) return;
    if (!link.empty()) one["url"] = link;
    if (!date_.empty()) one["date"] = date_;
    date_.clear();
    items_.push_back(std::move(one));
  }

  Ledger& ledger_;
  Json json_ = Json::object();
  Json items_ = Json::array();
  std::string date_;               ///< of the title below it
  bool leads_in_by_date_ = false;  ///< dates stand above their titles
};

}  // namespace

Range about_name(const Ledger& ledger, const PlacedBlock& heading) {
  return in(about_name_of(ledger.words(heading.block.at), ledger.language()), heading.block.at);
}

void take_abouts(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks) {
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    if (blocks[at].placed.section != Section::about || !blocks[at].placed.opens) continue;
    std::size_t end = at + 1;
    while (end < blocks.size() && blocks[end].placed.section == Section::about &&
           !blocks[end].placed.opens) {
      ++end;
    }
    const Range name = about_name(ledger, blocks[at]);
    const Range line = blocks[at].block.at;
    const Introduction introduction = about_introduction_of(ledger.words(line));
    const Range heading = in(introduction.name, line);
    const std::string wanted = fold(collapse_white_space(ledger.words(name)));
    const bool names_nobody = !has_word(wanted);
    Json* who = described(draft, wanted);
    if (who == nullptr && !draft.contains("publisher")) {
      if (!names_nobody) ledger.take_span("about", {heading.begin, name.begin});
      Json publisher = Json::object();
      if (!names_nobody && !ledger.put(publisher, "name", name, limits::name)) continue;
      draft["publisher"] = std::move(publisher);
      ledger.warn(heading, "the publisher was told by this heading; check it");
      who = &draft["publisher"];
    } else if (who == nullptr && !draft["publisher"].contains("about")) {
      if (!names_nobody) {
        ledger.warn(heading, "this was read as being about the publisher; check it");
      }
      who = &draft["publisher"];
    }
    if (who == nullptr || who->contains("about")) continue;
    if (ledger.is_free(heading)) {
      ledger.take_span("about", heading, who->value("name", std::string()));
    }
    std::string words =
        take_boilerplate(ledger, in(introduction.rest, line), blocks.subspan(at + 1, end - at - 1));
    if (!words.empty()) (*who)["about"] = std::move(words);
  }
}

void take_releases(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks) {
  ReleaseReader reader(ledger);
  for (const PlacedBlock& one : blocks) {
    if (one.placed.section != Section::releases) continue;
    if (one.placed.opens)
      reader.heading(one.block.at);
    else
      reader.block(one.block);
  }
  Json releases = reader.finish();
  if (!releases.empty()) draft["releases"] = std::move(releases);
}

}  // namespace undersigned
