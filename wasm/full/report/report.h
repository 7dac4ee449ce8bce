#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace undersigned::report {

enum class ReportFormat : std::uint8_t { text, json, github };

/// All diagnostics in one of three formats: as lines `FILE:LINE:COLUMN PATH: MESSAGE`, a syntax
/// error with its source line, the errors first after a line `FILE: 2 errors`, then the warnings
/// after `FILE: 1 warning`; as a JSON object `{file, diagnostics: [{severity, code, path, message,
/// line, column, endLine, endColumn, start, end}]}` (`start`, `end` in UTF-16 code units); as
/// GitHub workflow commands.
[[nodiscard]] std::string report(const std::vector<diagnostics::Diagnostic>& diagnostics,
                                 std::string_view document, std::string_view file,
                                 ReportFormat format);

}  // namespace undersigned::report
