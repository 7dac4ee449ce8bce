#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/codes.h"
#include "text/range.h"
#include "text/url.h"

namespace undersigned::diagnostics {

/// How many of each severity are kept for one document.
inline constexpr std::size_t max_diagnostics = 100;

/// One finding in a document: its code, its place, and the details of its message. `at` is in bytes
/// of that document; an empty range marks a position.
struct Diagnostic {
  Code code;
  text::Range at;
  std::string first = {};                       ///< {0} of the message
  std::string second = {};                      ///< {1} of the message
  text::Refusal refusal = text::Refusal::none;  ///< why an address was refused
};

/// Adds a diagnostic. Of each severity only the first `max_diagnostics` are kept, so that a
/// document full of errors costs no more than reading it.
void complain(std::vector<Diagnostic>& diagnostics, Code code, text::Range at,
              std::string_view first = {}, std::string_view second = {},
              text::Refusal refusal = text::Refusal::none);

[[nodiscard]] bool has_error(const std::vector<Diagnostic>& diagnostics);

/// Sorts by place; diagnostics of the same place keep their order. Drops the last warnings beyond
/// `max_diagnostics`.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

}  // namespace undersigned::diagnostics
