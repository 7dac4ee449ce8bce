#include "diagnostic.h"

#include <algorithm>
#include <array>

#include "limits.h"

namespace undersigned {

Severity severity_of(Code code) {
#define UNDERSIGNED_SEVERITY(name, text, severity, message) Severity::severity,
  constexpr std::array severities = {UNDERSIGNED_CODES(UNDERSIGNED_SEVERITY)};
#undef UNDERSIGNED_SEVERITY
  return severities[static_cast<std::size_t>(code)];
}

bool has_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& one) {
    return severity_of(one.code) == Severity::error;
  });
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.size() > limits::diagnostics) {
    std::stable_partition(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& one) {
      return severity_of(one.code) == Severity::error;
    });
    diagnostics.resize(limits::diagnostics, {.code = Code::syntax, .at = {}});
  }
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.at.begin < b.at.begin; });
}

}  // namespace undersigned
