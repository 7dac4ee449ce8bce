#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "full/draft/blocks/blocks.h"
#include "full/draft/find/roles.h"

namespace undersigned::draft {

enum class Section : std::uint8_t {
  head,  ///< above the text; the title is found in it later
  body,
  signatories,
  leads,
  contacts,
  about,
  releases,
  mark,     ///< a release line, a label, an end mark
  unknown,  ///< not recognized
};

/// The section of a block, and whether the block is the line that opens it.
struct Placement {
  Section section = Section::unknown;
  LineRole role = LineRole::none;
  bool opens = false;
};

/// Assigns a section to each block.
[[nodiscard]] std::vector<Placement> assign_sections(const DraftText& text);

}  // namespace undersigned::draft
