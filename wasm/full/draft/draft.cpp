#include "full/draft/draft.h"

#include <algorithm>

#include "diagnostics/source_location.h"
#include "full/draft/parts/parts.h"
#include "full/draft/source/input.h"
#include "text/fold.h"
#include "text/slug.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

/// The order of keys in the statement. They are extracted in another order.
constexpr std::string_view keys[] = {"id",   "language", "publisher",   "release", "place",
                                     "date", "dateline", "contacts",    "title",   "subtitle",
                                     "body", "leads",    "signatories", "endMark", "releases"};

Json in_order(Json& draft) {
  Json ordered = Json::object();
  for (const std::string_view key : keys) {
    const std::string name(key);
    if (draft.contains(name)) ordered[name] = std::move(draft[name]);
  }
  return ordered;
}

void warn_of_missing(std::vector<DraftWarning>& warnings, const Json& draft) {
  for (const std::string_view key : {"publisher", "date", "title", "body"}) {
    if (draft.contains(std::string(key))) continue;
    std::string message = "no ";
    message.append(key).append(" was found, which a statement needs; write one");
    warnings.push_back({{}, std::move(message)});
  }
}

/// Finds lines and columns for ranges in ascending order, in one pass over the input.
class Places {
 public:
  explicit Places(std::string_view input) : input_(input) {}

  Json of(text::Range at) {
    const diagnostics::Place from =
        diagnostics::place_of(input_.substr(offset_), at.begin - offset_);
    now_.column = from.line == 1 ? now_.column + from.column - 1 : from.column;
    now_.line += from.line - 1;
    now_.utf16 += from.utf16;
    offset_ = at.begin;
    const diagnostics::Place size =
        diagnostics::place_of(input_.substr(at.begin), at.end - at.begin);
    return {{"line", now_.line},
            {"column", now_.column},
            {"start", now_.utf16},
            {"end", now_.utf16 + size.utf16}};
  }

 private:
  std::string_view input_;
  std::uint32_t offset_ = 0;
  diagnostics::Place now_;
};

}  // namespace

Draft draft_of(std::string_view input) {
  DraftText text = read_draft_text_blocks(read_draft_source(input));
  const std::vector<Placement> placements = assign_sections(text);
  std::vector<PlacedBlock> blocks;
  for (std::size_t at = 0; at < placements.size(); ++at)
    blocks.push_back({text.blocks[at], placements[at]});
  Json draft = Json::object();
  // Without `language` a statement is in English.
  if (text.language->tag != "en") draft["language"] = text.language->tag;
  ClaimedText claimed(text);
  extract_marks(draft, claimed, blocks);
  extract_head(draft, claimed, blocks);
  extract_contacts(draft, claimed, blocks);
  extract_leads(draft, claimed, blocks);
  extract_signatories(draft, claimed, blocks);
  extract_abouts(draft, claimed, blocks);
  extract_releases(draft, claimed, blocks);
  extract_body(draft, claimed, blocks);
  extract_unclaimed(draft, claimed);

  const std::string id =
      draft.contains("title") ? text::slug_of(draft["title"].get<std::string>()) : "";
  draft["id"] = id.empty() ? std::string("statement") : id;
  Draft made = {.spans = std::move(text.spans), .warnings = std::move(text.warnings)};
  warn_of_missing(made.warnings, draft);
  made.json = in_order(draft).dump(2);
  const auto by_place = [](const auto& one, const auto& other) {
    return one.at.begin < other.at.begin;
  };
  std::stable_sort(made.spans.begin(), made.spans.end(), by_place);
  std::stable_sort(made.warnings.begin(), made.warnings.end(), by_place);
  return made;
}

std::string draft_answer(std::string_view input) {
  const Draft made = draft_of(input);
  Json spans = Json::array();
  Places places(input);
  for (const DraftSpan& span : made.spans) {
    Json one = {{"kind", span.kind}, {"text", span.text}, {"value", span.value}};
    one.update(places.of(span.at));
    spans.push_back(std::move(one));
  }
  Json warnings = Json::array();
  Places later(input);
  for (const DraftWarning& warning : made.warnings) {
    Json one = {{"message", warning.message}};
    one.update(later.of(warning.at));
    warnings.push_back(std::move(one));
  }
  return Json{{"json", made.json}, {"spans", std::move(spans)}, {"warnings", std::move(warnings)}}
      .dump();
}

}  // namespace undersigned::draft
