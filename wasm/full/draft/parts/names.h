#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "full/draft/blocks/claimed_text.h"

/// Names that stand one after the other in a line or a paragraph. Ranges are in
/// bytes of the whole text.
namespace undersigned::draft {

/// Without white space around, and without the comma, colon or semicolon that ends it.
[[nodiscard]] text::Range trimmed(const ClaimedText& claimed, text::Range at);

/// The pieces of `at` between `sign`s that stand in no brackets; those without a word
/// are left out.
[[nodiscard]] std::vector<text::Range> split(const ClaimedText& claimed, text::Range at,
                                             std::string_view sign);

/// The names of "A, B and C" or "A; B; C", with a span for the "and". `is_known` says
/// of a name whether it stands elsewhere, which tells one "and" from another.
[[nodiscard]] std::vector<text::Range> names_in(ClaimedText& claimed, text::Range at,
                                                const std::function<bool(text::Range)>& is_known);

}  // namespace undersigned::draft
