#include "diagnostics/diagnostic.h"

#include <algorithm>
#include <array>

namespace undersigned::diagnostics {

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

void complain(std::vector<Diagnostic>& diagnostics, Code code, text::Range at,
              std::string_view first, std::string_view second, text::Refusal refusal) {
  // Both severities are full. A document can have half a million errors.
  if (diagnostics.size() >= 2 * max_diagnostics) return;
  std::size_t alike = 0;
  if (diagnostics.size() >= max_diagnostics) {
    const Severity severity = severity_of(code);
    for (const Diagnostic& one : diagnostics) alike += severity_of(one.code) == severity ? 1U : 0U;
  }
  if (alike >= max_diagnostics) return;
  diagnostics.push_back({.code = code,
                         .at = at,
                         .first = std::string(first),
                         .second = std::string(second),
                         .refusal = refusal});
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  // Insertion sort: there are at most two hundred, nearly in order.
  for (std::size_t i = 1; i < diagnostics.size(); ++i) {
    for (std::size_t at = i; at > 0 && diagnostics[at].at.begin < diagnostics[at - 1].at.begin;
         --at) {
      std::swap(diagnostics[at], diagnostics[at - 1]);
    }
  }
  for (std::size_t i = diagnostics.size(); i > 0 && diagnostics.size() > max_diagnostics; --i) {
    if (severity_of(diagnostics[i - 1].code) == Severity::error) continue;
    diagnostics.erase(diagnostics.begin() + static_cast<std::ptrdiff_t>(i - 1));
  }
  while (diagnostics.size() > max_diagnostics) diagnostics.pop_back();
}

}  // namespace undersigned::diagnostics
