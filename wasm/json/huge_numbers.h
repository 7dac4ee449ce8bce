#pragma once

#include <string>
#include <string_view>

namespace undersigned::json {

/// `json` with a small fraction in place of every number that a double might
/// not hold: nlohmann stops at those, which are JSON all the same. All other
/// bytes keep their places.
[[nodiscard]] std::string without_huge_numbers(std::string_view json);

}  // namespace undersigned::json
