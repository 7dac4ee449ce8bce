#pragma once

#include <span>
#include <string>
#include <string_view>

#include "full/draft/parts/parts.h"

/// Press releases, read by one part of the drafter alone.
namespace undersigned {

/// What `take` makes of a press release: the JSON, a line for each span, for each
/// warning behind `?`, and for what it has left of `section` behind `…`.
[[nodiscard]] std::string taken(void (*take)(draft::Json&, draft::ClaimedText&,
                                             std::span<const draft::PlacedBlock>),
                                draft::Section section, std::string_view input,
                                draft::Json draft = draft::Json::object());

/// The blocks of a press release, a line each: the section, `!` where the block opens
/// it, the text.
[[nodiscard]] std::string sections(std::string_view input);

}  // namespace undersigned
