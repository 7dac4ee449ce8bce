#pragma once

#include <cstdint>
#include <string>

namespace undersigned::text {

/// Bytes [begin, end) of the JSON document that a value was read from.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A text whose place is needed after reading, because later checks may
/// complain about it.
struct Located {
  std::string text;
  Range at;
};

}  // namespace undersigned::text
