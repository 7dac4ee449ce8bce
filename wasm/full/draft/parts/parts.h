#pragma once

#include <span>
#include <string>
#include <vector>

#include "full/draft/blocks/claimed_text.h"
#include "full/draft/blocks/sections.h"
#include "full/draft/find/date.h"

/// The parts of a draft. Each is extracted from the blocks of its section, and leaves unclaimed
/// what it does not recognize.
namespace undersigned::draft {

/// A block with its section.
struct PlacedBlock {
  DraftBlock block;
  Placement placement;
};

/// Warns if day and month of `date`, found in `line`, may be swapped.
void warn_of_doubt(ClaimedText& claimed, const DraftDate& date, text::Range line);

/// Extracts publisher, release line, place, date, title and subtitle.
void extract_head(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);

/// Extracts release lines, labels and end marks anywhere in the text.
void extract_marks(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);

/// The name in a heading "About …"; empty if there is none.
[[nodiscard]] text::Range about_name(const ClaimedText& claimed, const PlacedBlock& heading);

/// Whether some heading "About …" names the text at `at`.
[[nodiscard]] bool is_described(const ClaimedText& claimed, std::span<const PlacedBlock> blocks,
                                text::Range at);

void extract_contacts(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);
void extract_signatories(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);
void extract_leads(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);
/// Call after the publisher, the leads and the signatories have been extracted.
void extract_abouts(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);
void extract_releases(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);

/// Extracts the dateline and the text.
void extract_body(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);

/// Appends the unclaimed text to the body, after a thematic break.
void extract_unclaimed(Json& draft, ClaimedText& claimed);

}  // namespace undersigned::draft
