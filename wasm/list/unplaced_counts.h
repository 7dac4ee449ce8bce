#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

namespace undersigned::list {

/// Adds the difference.
void add_difference(model::Counts& counts, const model::Counts& now, const model::Counts& before);

/// The signatory and its members.
[[nodiscard]] model::Counts counts_of(const model::Signatory& signatory);

/// Those whom events have added, and whose place is in a segment that is missing: they are counted
/// and not shown.
class UnplacedCounts {
 public:
  /// Counts the one with this key as `now`, in place of what it was counted as before; adds the
  /// difference to `sum`.
  void set(std::string_view key, const model::Counts& now, model::Counts& sum);
  void clear() { unplaced_.clear(); }

 private:
  struct Unplaced {
    std::string key;
    model::Counts counts;
  };

  std::vector<Unplaced> unplaced_;
};

}  // namespace undersigned::list
