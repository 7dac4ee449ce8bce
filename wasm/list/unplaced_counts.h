#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

namespace undersigned::list {

/// Adds the difference of `now` and `before` to `counts`.
void add_difference(model::Counts& counts, const model::Counts& now, const model::Counts& before);

/// Counts the signatory and its members.
[[nodiscard]] model::Counts counts_of(const model::Signatory& signatory);

/// Signatories that events have added and whose place is in a missing segment. They are counted but
/// not shown.
class UnplacedCounts {
 public:
  /// Sets the counts of the signatory with this key to `now`, and adds the difference to `sum`.
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
