#pragma once

#include <span>
#include <string>
#include <string_view>

#include "full/draft/parts/parts.h"

/// Runs single parts of the drafter on press releases.
namespace undersigned {

/// The result of `take` on a press release: the JSON, then a line for each span, for each warning
/// after `?`, and for each unclaimed text of `section` after `…`.
[[nodiscard]] std::string taken(void (*take)(draft::Json&, draft::ClaimedText&,
                                             std::span<const draft::PlacedBlock>),
                                draft::Section section, std::string_view input,
                                draft::Json draft = draft::Json::object());

/// One line for each block: its section, `!` if the block opens it, its text.
[[nodiscard]] std::string sections(std::string_view input);

}  // namespace undersigned
