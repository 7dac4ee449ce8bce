#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "full/draft/blocks/claimed_text.h"

/// Lists of names in a line or a paragraph. Ranges are in bytes of the whole text.
namespace undersigned::draft {

/// Trims white space, and a comma, colon or semicolon at the end.
[[nodiscard]] text::Range trimmed(const ClaimedText& claimed, text::Range at);

/// Splits `at` at each `separator` outside of brackets. Pieces without a word are left out.
[[nodiscard]] std::vector<text::Range> split(const ClaimedText& claimed, text::Range at,
                                             std::string_view separator);

/// The names in "A, B and C" or "A; B; C". The "and" becomes a span. `is_known` says whether a name
/// occurs elsewhere, which shows whether an "and" is part of a name.
[[nodiscard]] std::vector<text::Range> names_in(ClaimedText& claimed, text::Range at,
                                                const std::function<bool(text::Range)>& is_known);

}  // namespace undersigned::draft
