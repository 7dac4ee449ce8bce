#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/statement.h"

namespace undersigned::compare {

/// What a publisher must not do between two versions of a statement: change it
/// under an unchanged revision, or go back. `document` is the newer one's JSON,
/// in which the findings are placed. An older version with another `id` is
/// another statement: then nothing is found.
[[nodiscard]] std::vector<diagnostics::Diagnostic> check_revision(std::string_view older_document,
                                                                  const model::Statement& older,
                                                                  std::string_view document,
                                                                  const model::Statement& newer);

}  // namespace undersigned::compare
