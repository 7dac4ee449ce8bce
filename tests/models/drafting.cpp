#include "tests/models/drafting.h"

#include <array>
#include <vector>

#include "full/draft/language/words.h"
#include "full/draft/source/input.h"

namespace undersigned {
namespace {

constexpr std::array<std::string_view, 9> names = {
    "head", "body", "signatories", "leads", "contacts", "about", "releases", "mark", "rest"};

std::vector<PlacedBlock> placed_in(const DraftText& text) {
  const std::vector<Placed> placed = place_blocks(text);
  std::vector<PlacedBlock> blocks;
  for (std::size_t at = 0; at < placed.size(); ++at)
    blocks.push_back({text.blocks[at], placed[at]});
  return blocks;
}

}  // namespace

std::string taken(void (*take)(Json&, Ledger&, std::span<const PlacedBlock>), Section section,
                  std::string_view input, Json draft) {
  DraftText text = read_draft_text_blocks(read_draft_source(input));
  const std::vector<PlacedBlock> blocks = placed_in(text);
  text.spans.clear();
  text.warnings.clear();
  Ledger ledger(text);
  take(draft, ledger, blocks);
  std::string all = draft.dump() + '\n';
  for (const DraftSpan& span : text.spans) {
    all.append(span.kind).append(": ").append(span.text);
    if (!span.value.empty()) all.append(" = ").append(span.value);
    all += '\n';
  }
  for (const DraftWarning& warning : text.warnings) all += "? " + warning.message + '\n';
  for (const Range rest : ledger.rest()) {
    for (const PlacedBlock& one : blocks) {
      const bool is_within = rest.begin >= one.block.at.begin && rest.end <= one.block.at.end;
      if (is_within && one.placed.section == section) {
        all.append("… ").append(ledger.words(rest)).append(1, '\n');
      }
    }
  }
  return all;
}

std::string sections(std::string_view input) {
  const DraftText text = read_draft_text_blocks(read_draft_source(input));
  std::string all;
  for (const PlacedBlock& one : placed_in(text)) {
    all.append(names[static_cast<std::size_t>(one.placed.section)]);
    all.append(one.placed.opens ? "! " : ": ");
    all.append(part(text.text, one.block.at)).append(1, '\n');
  }
  return all;
}

}  // namespace undersigned
