#pragma once

#include <span>
#include <string>
#include <vector>

#include "full/draft/blocks/claimed_text.h"
#include "full/draft/blocks/sections.h"
#include "full/draft/find/date.h"

/// The parts of a draft, each made of the blocks of its section. What a part does
/// not understand it leaves unclaimed.
namespace undersigned::draft {

/// A block with its place in the press release.
struct PlacedBlock {
  DraftBlock block;
  Placed placed;
};

/// Says where day and month may be mistaken for each other. `date` was found in
/// `line`.
void warn_of_doubt(ClaimedText& claimed, const DraftDate& date, text::Range line);

/// Publisher, release line, place, date, title and subtitle go into `draft`.
void extract_head(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);

/// Release lines, labels and end marks, wherever they stand.
void extract_marks(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);

/// The name that an "About …" leads in; empty where it is none.
[[nodiscard]] text::Range about_name(const ClaimedText& claimed, const PlacedBlock& heading);

/// Whether a heading "About …" names what is at `at`.
[[nodiscard]] bool is_described(const ClaimedText& claimed, std::span<const PlacedBlock> blocks,
                                text::Range at);

void extract_contacts(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);
void extract_signatories(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);
void extract_leads(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);
/// After all who may be meant have been named.
void extract_abouts(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);
void extract_releases(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);

/// The dateline and the text.
void extract_body(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks);

/// What has been left, in one block behind a thematic break.
void extract_rest(Json& draft, ClaimedText& claimed);

}  // namespace undersigned::draft
