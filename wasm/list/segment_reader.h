#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "list/roster.h"
#include "model/statement.h"
#include "read/check.h"

namespace undersigned::list {

/// Reads a segment in slices, so that it never blocks the page for long.
class SegmentReader {
 public:
  /// A reader of the segment with this integrity.
  explicit SegmentReader(std::string_view integrity) : integrity_(integrity) {}
  [[nodiscard]] const std::string& integrity() const { return integrity_; }

  enum class State : std::uint8_t { more, done, refused };
  /// Reads the next slice of `json`, which must be the same at each call. `diagnostics` is empty
  /// until the segment is done or refused.
  [[nodiscard]] State read_on(std::string_view json, const read::FetchContext& context,
                              std::vector<diagnostics::Diagnostic>& diagnostics);
  /// The signatories; call it once, after `State::done`.
  [[nodiscard]] std::vector<Roster::Incoming> take() { return std::move(items_); }

 private:
  /// Leaves out each signatory that has the key of an earlier one.
  void resolve_duplicate_keys();

  std::string integrity_;
  std::size_t at_ = 0;
  std::vector<Roster::Incoming> items_;
  std::vector<diagnostics::Diagnostic> diagnostics_;
};

}  // namespace undersigned::list
