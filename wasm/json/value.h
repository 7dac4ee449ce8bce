#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/schema.h"

namespace undersigned::json {

/// Where a value of the document goes, and what it has to be.
struct Target {
  const Field* field = nullptr;
  void* slot = nullptr;    ///< the member; in a list, the list
  bool element = false;    ///< one element of a list
  bool outermost = false;  ///< a key of the document's outermost object
};

/// Says that `found` stands where something else is wanted.
void complain_wrong_type(const Target& target, text::Range at, std::string_view found,
                         std::vector<diagnostics::Diagnostic>& diagnostics);

/// Checks a text and stores it. What is wrong is said, and not stored.
void store_text(const Target& target, std::string value, text::Range at,
                std::vector<diagnostics::Diagnostic>& diagnostics);

/// Checks a number and stores it; `natural` is false for what is negative or
/// has a fraction or exponent.
void store_number(const Target& target, bool natural, std::uint64_t value, text::Range at,
                  std::vector<diagnostics::Diagnostic>& diagnostics);

/// Checks a body when all its blocks are there.
void finish_body(const text::Located& body, std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace undersigned::json
