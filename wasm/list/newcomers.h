#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "list/roster.h"
#include "model/statement.h"

namespace undersigned::list {

/// Those who have come while the list was shown, and who are still to be announced.
class Newcomers {
 public:
  void note(const model::Signatory& signatory);
  void forget(std::string_view key);
  /// The names, in the order in which they came, and forgets them. One who is not in the roster
  /// has left if the roster `is_complete`; else it is not known yet, and is named.
  [[nodiscard]] std::vector<std::string> take(const Roster& roster, bool is_complete);

 private:
  struct Newcomer {
    std::string key;
    std::string name;
  };

  std::vector<Newcomer> newcomers_;
};

}  // namespace undersigned::list
