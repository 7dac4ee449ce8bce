#pragma once

#include <string_view>

#include "draft/input.h"

namespace undersigned {

/// What HTML shows as lines, headings, items and quotations, however damaged it
/// is; unclosed markup reaches to the end. `html` need not be valid UTF-8. Takes
/// linear time.
[[nodiscard]] DraftSource read_draft_html(std::string_view html);

}  // namespace undersigned
