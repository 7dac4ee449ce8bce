#pragma once

#include <string>
#include <string_view>

namespace undersigned::text {

/// A slug of `words`: at most 100 of a-z, 0-9 and "-", cut after a word past 60. Letters with
/// accents are what `fold` makes of them. "" where that leaves no ASCII letter or digit.
[[nodiscard]] std::string slug_of(std::string_view words);

}  // namespace undersigned::text
