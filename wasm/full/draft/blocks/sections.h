#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "full/draft/blocks/blocks.h"
#include "full/draft/find/roles.h"

namespace undersigned::draft {

enum class Section : std::uint8_t {
  head,  ///< what stands above the text, of which the title is found later
  body,
  signatories,
  leads,
  contacts,
  about,
  releases,
  mark,  ///< a release line, a label, an end mark
  rest,  ///< what was not understood
};

/// Which section a block belongs to, and whether it is the line that opens it.
struct Placed {
  Section section = Section::rest;
  LineRole role = LineRole::none;
  bool opens = false;
};

/// For each block its section.
[[nodiscard]] std::vector<Placed> place_blocks(const DraftText& text);

}  // namespace undersigned::draft
