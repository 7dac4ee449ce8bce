#include "diagnostics/source_location.h"

#include "text/text.h"

namespace undersigned::diagnostics {

Place place_of(std::string_view document, std::uint32_t offset) {
  const std::string_view before = document.substr(0, offset);
  Place place;
  std::size_t line_start = before.substr(0, 3) == byte_order_mark ? 3 : 0;
  for (std::size_t i = line_start; i < before.size(); ++i) {
    if (before[i] != '\n' && before[i] != '\r') continue;
    // The CR of a CRLF ends no line of its own, even if `offset` is between the two.
    if (before[i] == '\r' && i + 1 < document.size() && document[i + 1] == '\n') continue;
    ++place.line;
    line_start = i + 1;
  }
  if (line_start < before.size()) {
    place.column += static_cast<std::uint32_t>(text::count_code_points(before.substr(line_start)));
  }
  place.utf16 = static_cast<std::uint32_t>(text::count_utf16(before));
  return place;
}

text::Range narrow(std::string_view document, text::Range at, std::string_view text) {
  const std::string_view inside = document.substr(at.begin, at.end - at.begin);
  const std::size_t found = text.empty() ? std::string_view::npos : inside.find(text);
  if (found == std::string_view::npos) return at;
  const auto begin = static_cast<std::uint32_t>(at.begin + found);
  return {.begin = begin, .end = begin + static_cast<std::uint32_t>(text.size())};
}

}  // namespace undersigned::diagnostics
