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

namespace undersigned::draft {
namespace {

bool is_same(const Json& one, const std::string& folded) {
  for (const char* key : {"name", "abbreviation"}) {
    if (one.contains(key) && text::fold(one[key].get<std::string>()) == folded) return true;
  }
  return false;
}

/// The object that a heading "About …" describes; null if none has that name.
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

/// The boilerplate: `rest` of the heading's line and the paragraphs below. "" if it is too long.
std::string extract_boilerplate(ClaimedText& claimed, text::Range rest,
                                std::span<const PlacedBlock> blocks) {
  std::string all = claimed.words(rest).size() > limits::about ? "" : claimed.claim_markdown(rest);
  for (const PlacedBlock& one : blocks) {
    if (claimed.words(one.block.at).size() + all.size() > limits::about) break;
    const std::string words = claimed.claim_markdown(one.block.at);
    if (!all.empty() && !words.empty()) all += "\n\n";
    all += words;
  }
  return all;
}

/// Trims the separators between a title and its date.
text::Range without_separators(const ClaimedText& claimed, text::Range at) {
  for (;;) {
    const std::string_view words = claimed.words(at);
    at = shifted(trim(words, {0, size_of(words)}), at.begin);
    const std::string_view rest = claimed.words(at);
    std::uint32_t front = 0;
    std::uint32_t back = 0;
    for (const std::string_view separator : {"–", "—", "-", "|", ",", ":", "·", "•", "("}) {
      if (rest.starts_with(separator)) front = size_of(separator);
    }
    for (const std::string_view separator : {"–", "—", "-", "|", ",", ":", "·", "•", "("}) {
      if (rest.ends_with(separator)) back = size_of(separator);
    }
    if (rest == ")") front = 1;
    if (front + back == 0 || front + back > rest.size()) return at;
    at = {at.begin + front, at.end - back};
  }
}

class ReleaseReader {
 public:
  explicit ReleaseReader(ClaimedText& claimed) : claimed_(claimed) {}

  void heading(text::Range at) {
    const std::string_view words = claimed_.words(at);
    if (words.ends_with(':')) --at.end;
    claimed_.put(json_, "heading", at, limits::short_text);
  }

  void block(const DraftBlock& block) {
    text::Range at = block.at;
    const std::string link = link_of(at);
    const std::optional<DraftDate> date = find_date(claimed_.words(at));
    if (!date) return title(at, link);
    const text::Range day = shifted(date->at, at.begin);
    const text::Range before = without_separators(claimed_, {at.begin, day.begin});
    const text::Range after = without_separators(claimed_, {day.end, at.end});
    const bool is_before = has_word(claimed_.words(before));
    const bool is_after = has_word(claimed_.words(after));
    // A date in the middle of a title is part of it.
    if (is_before && is_after) return title(at, link);
    if (!claimed_.claim_span("date", day, date->date)) return;
    if (is_before || is_after) {
      title(is_before ? before : after, link);
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
  [[nodiscard]] std::string link_of(text::Range at) const {
    const std::string link = claimed_.link_in(at);
    return text::resolve_link(link, "").address.empty() ? std::string() : link;
  }

  void title(text::Range at, const std::string& link) {
    const std::string lower_case = text::ascii_lower(claimed_.words(at));
    const bool is_more = lower_case.starts_with("all ") || lower_case.starts_with("more ") ||
                         lower_case.starts_with("view all") || lower_case.starts_with("see all");
    if (is_more && !link.empty() && !json_.contains("more")) {
      Json more = Json::object();
      if (!claimed_.put(more, "label", at, limits::short_text)) return;
      more["url"] = link;
      json_["more"] = std::move(more);
      return;
    }
    Json one = Json::object();
    if (!claimed_.put(one, "title", at, limits::title)) return;
    if (!link.empty()) one["url"] = link;
    if (!date_.empty()) one["date"] = date_;
    date_.clear();
    items_.push_back(std::move(one));
  }

  ClaimedText& claimed_;
  Json json_ = Json::object();
  Json items_ = Json::array();
  std::string date_;               ///< date of the title below it
  bool leads_in_by_date_ = false;  ///< dates come before their titles
};

}  // namespace

text::Range about_name(const ClaimedText& claimed, const PlacedBlock& heading) {
  return shifted(about_name_of(claimed.words(heading.block.at), claimed.language()),
                 heading.block.at.begin);
}

void extract_abouts(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    if (blocks[at].placement.section != Section::about || !blocks[at].placement.opens) continue;
    std::size_t end = at + 1;
    while (end < blocks.size() && blocks[end].placement.section == Section::about &&
           !blocks[end].placement.opens) {
      ++end;
    }
    const text::Range name = about_name(claimed, blocks[at]);
    const text::Range line = blocks[at].block.at;
    const LeadIn lead_in = about_lead_in_of(claimed.words(line));
    const text::Range heading = shifted(lead_in.label, line.begin);
    const std::string key = text::fold(text::collapse_white_space(claimed.words(name)));
    const bool names_nobody = !has_word(key);
    Json* who = described(draft, key);
    if (who == nullptr && !draft.contains("publisher")) {
      if (!names_nobody) claimed.claim_span("about", {heading.begin, name.begin});
      Json publisher = Json::object();
      if (!names_nobody && !claimed.put(publisher, "name", name, limits::name)) continue;
      draft["publisher"] = std::move(publisher);
      claimed.warn(heading, "the publisher was told by this heading; check it");
      who = &draft["publisher"];
    } else if (who == nullptr && !draft["publisher"].contains("about")) {
      if (!names_nobody) {
        claimed.warn(heading, "this was read as being about the publisher; check it");
      }
      who = &draft["publisher"];
    }
    if (who == nullptr || who->contains("about")) continue;
    if (claimed.is_free(heading)) {
      claimed.claim_span("about", heading, who->value("name", std::string()));
    }
    std::string words = extract_boilerplate(claimed, shifted(lead_in.content, line.begin),
                                            blocks.subspan(at + 1, end - at - 1));
    if (!words.empty()) (*who)["about"] = std::move(words);
  }
}

void extract_releases(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  ReleaseReader reader(claimed);
  for (const PlacedBlock& one : blocks) {
    if (one.placement.section != Section::releases) continue;
    if (one.placement.opens)
      reader.heading(one.block.at);
    else
      reader.block(one.block);
  }
  Json releases = reader.finish();
  if (!releases.empty()) draft["releases"] = std::move(releases);
}

}  // namespace undersigned::draft
