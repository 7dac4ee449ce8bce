#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"

namespace undersigned::report {

/// "unknown-key": what JSON reports and workflow commands call it.
[[nodiscard]] std::string_view code_name(diagnostics::Code code);

/// What an editor is told: what is wrong and what to write instead, without
/// place. `document` is the JSON that the diagnostic is about.
[[nodiscard]] std::string message_of(const diagnostics::Diagnostic& diagnostic,
                                     std::string_view document);

}  // namespace undersigned::report
