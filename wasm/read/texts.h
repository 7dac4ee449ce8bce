#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/statement.h"

namespace undersigned::read {

/// Parses the Markdown of a statement whose addresses are resolved: the body, what
/// its publisher is, and what each lead is. Of what is wrong, only that is told
/// which the release status shows; a refused address is placed in `json`, the
/// statement's source, where it is spelled as it is.
void parse_texts(model::Statement& statement, std::string_view base, std::string_view json,
                 std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace undersigned::read
