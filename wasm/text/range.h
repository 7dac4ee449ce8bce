#pragma once

#include <cstdint>
#include <string>

namespace undersigned::text {

/// Bytes [begin, end) of the JSON document that a value was read from.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// `at` after `by` bytes more: of a range within a part of the document, its place in the whole.
[[nodiscard]] constexpr Range shifted(Range at, std::uint32_t by) {
  return {at.begin + by, at.end + by};
}

/// A text with its place in the document, for checks that run after reading.
struct Located {
  std::string text;
  Range at;
};

}  // namespace undersigned::text
