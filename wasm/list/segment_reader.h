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

/// A segment that is read bit by bit, so that no page is held for long.
class SegmentReader {
 public:
  /// Of the segment with this integrity.
  explicit SegmentReader(std::string_view integrity) : integrity_(integrity) {}
  [[nodiscard]] const std::string& integrity() const { return integrity_; }

  enum class State : std::uint8_t { more, done, refused };
  /// Reads the next bit of `json`, which is the same each time. Complaints come with
  /// the end.
  [[nodiscard]] State read_on(std::string_view json, const read::FetchContext& context,
                              std::vector<diagnostics::Diagnostic>& diagnostics);
  /// All, once it is done.
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
