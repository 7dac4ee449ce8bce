#pragma once

#include <string>
#include <string_view>

namespace undersigned::text {

/// Makes a slug of `words`: at most 100 characters of a-z, 0-9 and "-", cut at the first word end
/// past 60. Accented letters are folded by `fold`. Empty if no ASCII letter or digit remains.
[[nodiscard]] std::string slug_of(std::string_view words);

}  // namespace undersigned::text
