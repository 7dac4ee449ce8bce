#include <algorithm>
#include <utility>

#include "full/draft/find/fields.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/parts.h"
#include "model/limits.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

constexpr std::size_t max_heading_words = 12;

/// Writes a Markdown list, one item after the other.
class List {
 public:
  void add(const DraftBlock& block, const std::string& words) {
    const std::size_t level =
        std::max<std::size_t>(std::min<std::size_t>(block.level, open_.size() + 1), 1);
    // After a line without a number, only 1 begins a list.
    const bool may_be_any =
        markdown_.empty() || (open_.size() >= level && open_[level - 1].is_ordered);
    open_.resize(level - 1);
    std::string mark = "- ";
    if (block.is_ordered) {
      mark = (may_be_any && !block.number.empty() ? block.number : "1") + ". ";
    }
    std::size_t indent = 0;
    for (const Open& item : open_) indent += item.width;
    if (!markdown_.empty()) markdown_ += '\n';
    markdown_.append(indent, ' ').append(mark).append(words);
    open_.push_back({mark.size(), block.is_ordered});
  }

  [[nodiscard]] bool empty() const { return markdown_.empty(); }

  std::string finish() {
    open_.clear();
    return std::exchange(markdown_, {});
  }

 private:
  struct Open {
    std::size_t width;  ///< of its list marker
    bool is_ordered;
  };
  std::string markdown_;
  std::vector<Open> open_;
};

class BodyReader {
 public:
  BodyReader(ClaimedText& claimed, bool is_html) : claimed_(claimed), is_html_(is_html) {}

  void add(const PlacedBlock& placed, text::Range at) {
    const DraftBlock& block = placed.block;
    const bool is_heading = looks_like_heading(block) || placed.placement.role == LineRole::notes;
    const std::string_view plain = claimed_.words(at);
    const bool goes_on =
        block.is_tight && can_go_on_ && block.kind != LineKind::item && !is_heading;
    const bool is_upper = is_upper_case(plain);
    std::string words = claimed_.claim_markdown(at);
    if (words.empty()) return;
    if (block.kind == LineKind::item) {
      list_.add(block, words);
      can_go_on_ = false;
      return;
    }
    finish_list();
    if (is_heading) {
      const bool is_deep = block.kind == LineKind::heading && block.level > 2;
      blocks_.push_back(std::string(is_deep ? block.level - 1U : 1U, '#') + ' ' + words);
    } else if (block.kind == LineKind::quote) {
      blocks_.push_back("> " + words);
    } else if (goes_on && !is_upper) {
      blocks_.back() += "\\\n" + words;
    } else {
      blocks_.push_back(std::move(words));
    }
    can_go_on_ = !is_heading && block.kind == LineKind::text &&
                 (is_html_ || !(plain.ends_with('.') && count_words(plain) > 12));
  }

  Json finish() {
    finish_list();
    Json all = Json::array();
    for (std::string& block : blocks_) all.push_back(std::move(block));
    return all;
  }

 private:
  [[nodiscard]] bool looks_like_heading(const DraftBlock& block) const {
    if (block.kind == LineKind::heading) return true;
    const std::string_view words = claimed_.words(block.at);
    if (block.kind != LineKind::text || block.is_tight) return false;
    const bool is_short = count_words(words) <= max_heading_words && !words.ends_with('.');
    return is_short && (is_upper_case(words) || claimed_.is_bold(block.at));
  }

  void finish_list() {
    if (!list_.empty()) blocks_.push_back(list_.finish());
  }

  ClaimedText& claimed_;
  bool is_html_;
  std::vector<std::string> blocks_;
  List list_;
  bool can_go_on_ = false;
};

/// Splits the dateline off the first paragraph.
text::Range extract_dateline(Json& draft, ClaimedText& claimed, text::Range at) {
  const auto dateline = find_dateline(claimed.words(at));
  if (!dateline) return at;
  const text::Range whole = {at.begin, at.begin + dateline->end};
  const auto date = find_date(claimed.words(whole));
  if (!claimed.put(draft, "dateline", whole, limits::short_text)) return at;
  if (date && !draft.contains("date")) {
    draft["date"] = date->date;
    warn_of_doubt(claimed, *date, whole);
  }
  return {whole.end, at.end};
}

}  // namespace

void extract_body(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  BodyReader reader(claimed, claimed.is_html());
  bool is_first = true;
  for (const PlacedBlock& one : blocks) {
    if (one.placement.section != Section::body) continue;
    text::Range at = one.block.at;
    if (is_first && one.block.kind != LineKind::item) at = extract_dateline(draft, claimed, at);
    is_first = false;
    reader.add(one, at);
  }
  Json body = reader.finish();
  // The renderer adds an end mark of its own.
  if (!draft.contains("dateline") && !body.empty()) draft["dateline"] = "";
  if (!body.empty()) draft["body"] = std::move(body);
}

void extract_unclaimed(Json& draft, ClaimedText& claimed) {
  const std::vector<text::Range> unclaimed = claimed.unclaimed();
  if (unclaimed.empty()) return;
  std::string all;
  for (const text::Range at : unclaimed) {
    if (!all.empty()) all += "\\\n";
    all += claimed.claim_markdown(at);
  }
  claimed.warn({unclaimed.front().begin, unclaimed.front().end},
               "this, and what stands below the line at the end of the body, was not understood; "
               "move it to where it belongs, or remove it");
  if (!draft.contains("body")) draft["body"] = Json::array();
  draft["body"].push_back("---");
  draft["body"].push_back(std::move(all));
}

}  // namespace undersigned::draft
