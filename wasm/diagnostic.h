#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codes.h"
#include "statement.h"
#include "url.h"

namespace undersigned {

/// One complaint about a document: what, where, and the details its message
/// needs. `at` is in bytes of that document; an empty range is a place.
struct Diagnostic {
  Code code;
  Range at;
  std::string first = {};   ///< {0} of the message
  std::string second = {};  ///< {1} of the message
  Refusal refusal = Refusal::none;  ///< why an address was refused
};

[[nodiscard]] bool has_error(const std::vector<Diagnostic>& diagnostics);

/// In the order of their places; past `limits::diagnostics` the last are
/// dropped, warnings before errors.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

}  // namespace undersigned
