#pragma once

#include <cstdint>
#include <string>

namespace undersigned::text {

/// Bytes [begin, end) of the JSON document that a value was read from.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A text with its place in the document, for checks that run after reading.
struct Located {
  std::string text;
  Range at;
};

}  // namespace undersigned::text
