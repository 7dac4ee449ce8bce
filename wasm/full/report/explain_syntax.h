#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/range.h"

namespace undersigned::report {

/// The message for a syntax error at `at`: what is wrong, and what to do.
[[nodiscard]] std::string explain_syntax(std::string_view document, text::Range at);

/// The line that contains `offset`, and below it a line with a caret under the place. A long line
/// is cut around the place.
[[nodiscard]] std::string show_line(std::string_view document, std::uint32_t offset);

}  // namespace undersigned::report
