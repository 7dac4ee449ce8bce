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

/// Of one that was read from `json`, which came from `base`: where it is the same,
/// nothing about the signatory has changed.
[[nodiscard]] std::uint32_t content_hash(std::string_view json, const model::Signatory& one,
                                         std::string_view base);

/// Those who were read from `json`, on their way into a Roster.
[[nodiscard]] std::vector<Roster::Incoming> incoming(std::vector<model::Signatory>& items,
                                                     std::string_view json, std::string_view base);

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
  /// Whoever has the key of one before is left out.
  void resolve_duplicate_keys(std::string_view json, std::string_view base);

  std::string integrity_;
  std::size_t at_ = 0;
  std::vector<Roster::Incoming> items_;
  std::vector<diagnostics::Diagnostic> diagnostics_;
};

}  // namespace undersigned::list
