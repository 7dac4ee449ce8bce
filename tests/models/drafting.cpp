#include "tests/models/drafting.h"

#include <array>
#include <vector>

#include "full/draft/language/words.h"
#include "full/draft/source/input.h"

namespace undersigned {
namespace {

constexpr std::array<std::string_view, 9> names = {
    "head", "body", "signatories", "leads", "contacts", "about", "releases", "mark", "unknown"};

std::vector<draft::PlacedBlock> placed_in(const draft::DraftText& text) {
  const std::vector<draft::Placement> placements = draft::assign_sections(text);
  std::vector<draft::PlacedBlock> blocks;
  for (std::size_t at = 0; at < placements.size(); ++at)
    blocks.push_back({text.blocks[at], placements[at]});
  return blocks;
}

}  // namespace

std::string taken(void (*take)(draft::Json&, draft::ClaimedText&,
                               std::span<const draft::PlacedBlock>),
                  draft::Section section, std::string_view input, draft::Json draft) {
  draft::DraftText text = draft::read_draft_text_blocks(draft::read_draft_source(input));
  const std::vector<draft::PlacedBlock> blocks = placed_in(text);
  text.spans.clear();
  text.warnings.clear();
  draft::ClaimedText claimed(text);
  take(draft, claimed, blocks);
  std::string all = draft.dump() + '\n';
  for (const draft::DraftSpan& span : text.spans) {
    all.append(span.kind).append(": ").append(span.text);
    if (!span.value.empty()) all.append(" = ").append(span.value);
    all += '\n';
  }
  for (const draft::DraftWarning& warning : text.warnings) all += "? " + warning.message + '\n';
  for (const text::Range unclaimed : claimed.unclaimed()) {
    for (const draft::PlacedBlock& one : blocks) {
      const bool is_within =
          unclaimed.begin >= one.block.at.begin && unclaimed.end <= one.block.at.end;
      if (is_within && one.placement.section == section) {
        all.append("… ").append(claimed.words(unclaimed)).append(1, '\n');
      }
    }
  }
  return all;
}

std::string sections(std::string_view input) {
  const draft::DraftText text = draft::read_draft_text_blocks(draft::read_draft_source(input));
  std::string all;
  for (const draft::PlacedBlock& one : placed_in(text)) {
    all.append(names[static_cast<std::size_t>(one.placement.section)]);
    all.append(one.placement.opens ? "! " : ": ");
    all.append(draft::part(text.text, one.block.at)).append(1, '\n');
  }
  return all;
}

}  // namespace undersigned
