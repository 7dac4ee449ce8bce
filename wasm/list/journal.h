#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/signatory_list.h"
#include "model/statement.h"

namespace undersigned::list {

/// Events that are to be applied later, or again, in their order.
class Journal {
 public:
  /// One as it came.
  struct Event {
    std::string json;
    std::string base;
  };

  /// False where there are too many: they are better fetched with the next list.
  bool hold(std::string_view json, std::string_view base);
  /// Remembers of whom an event says something.
  void mention(const model::SignatoryEvent& event);
  /// Whether one that was mentioned may have this key, or that of a member.
  [[nodiscard]] bool mentions(const model::Signatory& signatory) const;

  [[nodiscard]] bool empty() const { return events_.empty(); }
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  void clear() { *this = Journal(); }

 private:
  std::vector<Event> events_;
  std::vector<std::uint32_t> keys_;  ///< hashes of those that are mentioned, sorted
};

}  // namespace undersigned::list
