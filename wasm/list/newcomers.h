#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "list/roster.h"
#include "model/statement.h"

namespace undersigned::list {

/// Signatories that have arrived since the list was shown and have not been announced yet.
class Newcomers {
 public:
  void note(const model::Signatory& signatory);
  void forget(std::string_view key);
  /// Returns the names in order of arrival, and forgets them. A signatory that is not in the roster
  /// is left out if the roster `is_complete`, because it has been removed; otherwise its segment is
  /// still missing, and it is named.
  [[nodiscard]] std::vector<std::string> take(const Roster& roster, bool is_complete);

 private:
  struct Newcomer {
    std::string key;
    std::string name;
  };

  std::vector<Newcomer> newcomers_;
};

}  // namespace undersigned::list
