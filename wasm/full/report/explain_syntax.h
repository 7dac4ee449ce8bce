#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/range.h"

namespace undersigned::report {

/// What is wrong at the first byte that is not JSON, and what to do.
[[nodiscard]] std::string explain_syntax(std::string_view document, text::Range at);

/// The line that holds `offset`, without its end, and a line below with a caret
/// under the place; a long line is cut around it.
[[nodiscard]] std::string show_line(std::string_view document, std::uint32_t offset);

}  // namespace undersigned::report
