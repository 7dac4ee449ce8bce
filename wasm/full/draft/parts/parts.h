#pragma once

#include <span>
#include <string>
#include <vector>

#include "full/draft/blocks/claimed_text.h"
#include "full/draft/blocks/sections.h"
#include "full/draft/find/date.h"

/// The parts of a draft, each made of the blocks of its section. What a part does
/// not understand it leaves in the ledger.
namespace undersigned {

/// A block with its place in the press release.
struct PlacedBlock {
  DraftBlock block;
  Placed placed;
};

/// Says where day and month may be mistaken for each other. `date` was found in
/// `line`.
void warn_of_doubt(Ledger& ledger, const DraftDate& date, Range line);

/// Publisher, release line, place, date, title and subtitle go into `draft`.
void take_head(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks);

/// Release lines, labels and end marks, wherever they stand.
void take_marks(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks);

/// The name that an "About …" leads in; empty where it is none.
[[nodiscard]] Range about_name(const Ledger& ledger, const PlacedBlock& heading);

/// Whether a heading "About …" names what is at `at`.
[[nodiscard]] bool is_described(const Ledger& ledger, std::span<const PlacedBlock> blocks,
                                Range at);

void take_contacts(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks);
void take_signatories(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks);
void take_leads(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks);
/// After all who may be meant have been named.
void take_abouts(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks);
void take_releases(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks);

/// The dateline and the text.
void take_body(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks);

/// What has been left, in one block behind a thematic break.
void take_rest(Json& draft, Ledger& ledger);

}  // namespace undersigned
