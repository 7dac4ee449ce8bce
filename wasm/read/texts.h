#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/statement.h"

namespace undersigned::read {

/// Parses the Markdown of a statement whose addresses are resolved: the body, and the `about` of
/// the publisher and of each lead. Reports only errors in texts that the release status shows. The
/// place of a refused address is narrowed to where `json`, the statement's source, spells it
/// literally.
void parse_texts(model::Statement& statement, std::string_view base, std::string_view json,
                 std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace undersigned::read
