#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/statement.h"

namespace undersigned::compare {

/// Finds what a publisher must not do between two versions of a statement: change it without a new
/// revision, or go back to a lower one. Places are in `document`, the newer JSON. An older version
/// with another `id` is another statement, and nothing is found.
[[nodiscard]] std::vector<diagnostics::Diagnostic> check_revision(std::string_view older_document,
                                                                  const model::Statement& older,
                                                                  std::string_view document,
                                                                  const model::Statement& newer);

}  // namespace undersigned::compare
