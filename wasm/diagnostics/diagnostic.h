#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/codes.h"
#include "model/statement.h"
#include "text/url.h"

namespace undersigned::diagnostics {

/// One complaint about a document: what, where, and the details its message
/// needs. `at` is in bytes of that document; an empty range is a place.
struct Diagnostic {
  Code code;
  text::Range at;
  std::string first = {};                       ///< {0} of the message
  std::string second = {};                      ///< {1} of the message
  text::Refusal refusal = text::Refusal::none;  ///< why an address was refused
};

/// Adds a complaint. Of each severity the first `limits::diagnostics` are kept,
/// so that a document that is wrong throughout costs no more than its reading.
void complain(std::vector<Diagnostic>& diagnostics, Code code, text::Range at,
              std::string_view first = {}, std::string_view second = {},
              text::Refusal refusal = text::Refusal::none);

[[nodiscard]] bool has_error(const std::vector<Diagnostic>& diagnostics);

/// In the order of their places, what was said first before what was said later
/// of the same place; past `limits::diagnostics` the last warnings are dropped.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

}  // namespace undersigned::diagnostics
