#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/signatory_list.h"
#include "model/statement.h"

namespace undersigned::list {

/// An event as it was read, and the size of its JSON.
struct ReceivedEvent {
  model::SignatoryEvent event;
  std::size_t bytes = 0;
};

/// Events that are to be applied later, or again, in their order.
class Journal {
 public:
  /// False where they would be too many, or too much: they are better fetched with the next list.
  bool hold(ReceivedEvent received);
  /// The events, which the journal forgets, with all that it remembers.
  [[nodiscard]] std::vector<ReceivedEvent> take();
  /// Remembers the keys that an event names.
  void mention(const model::SignatoryEvent& event);
  /// Whether a mentioned key may be this signatory's, or a member's.
  [[nodiscard]] bool mentions(const model::Signatory& signatory) const;

  [[nodiscard]] bool empty() const { return events_.empty(); }
  [[nodiscard]] const std::vector<ReceivedEvent>& events() const { return events_; }
  void clear() { *this = Journal(); }

 private:
  std::vector<ReceivedEvent> events_;
  std::size_t bytes_ = 0;            ///< of JSON
  std::size_t keys_held_ = 0;        ///< that the events name
  std::vector<std::uint32_t> keys_;  ///< hashes of those that are mentioned, sorted
};

}  // namespace undersigned::list
