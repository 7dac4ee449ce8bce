#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"

namespace undersigned::report {

/// The name of a code in JSON reports and workflow commands, such as "unknown-key".
[[nodiscard]] std::string_view code_name(diagnostics::Code code);

/// The message for editors: what is wrong, and what to write instead, without the place. `document`
/// is the JSON that the diagnostic is about.
[[nodiscard]] std::string message_of(const diagnostics::Diagnostic& diagnostic,
                                     std::string_view document);

}  // namespace undersigned::report
