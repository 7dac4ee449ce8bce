#pragma once

#include <string>
#include <string_view>

namespace undersigned::json {

/// A copy of `json` in which every number that may not fit a double is replaced by a small
/// fraction. nlohmann stops at such numbers, although they are valid JSON. All other bytes keep
/// their places.
[[nodiscard]] std::string without_huge_numbers(std::string_view json);

}  // namespace undersigned::json
