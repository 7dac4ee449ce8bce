#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/schema.h"

namespace undersigned::json {

/// The destination of a value, and its rules.
struct Target {
  const Field* field = nullptr;
  void* slot = nullptr;    ///< the member; for an element, its list
  bool element = false;    ///< one element of a list
  bool outermost = false;  ///< a key of the document's outermost object
};

/// Adds the diagnostic that `found` has the wrong type for `target`.
void report_wrong_type(const Target& target, text::Range at, std::string_view found,
                       std::vector<diagnostics::Diagnostic>& diagnostics);

/// Checks a text and stores it. An invalid text is reported and not stored.
void store_text(const Target& target, std::string value, text::Range at,
                std::vector<diagnostics::Diagnostic>& diagnostics);

/// Checks a number and stores it. An invalid number is reported and not stored. `natural` is false
/// for a number that is negative or has a fraction or exponent.
void store_number(const Target& target, bool natural, std::uint64_t value, text::Range at,
                  std::vector<diagnostics::Diagnostic>& diagnostics);

/// Checks a body after its last block has been stored.
void finish_body(const text::Located& body, std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace undersigned::json
