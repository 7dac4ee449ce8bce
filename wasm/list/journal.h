#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/signatory_list.h"
#include "model/statement.h"

namespace undersigned::list {

/// An event that was read, and the size of its JSON in bytes.
struct ReceivedEvent {
  model::SignatoryEvent event;
  std::size_t bytes = 0;
};

/// Events to apply later, or again, in order.
class Journal {
 public:
  /// Keeps an event. False if there are too many or too large ones (`limits::held`, `held_bytes`,
  /// `held_keys`): then fetch the next list instead.
  bool hold(ReceivedEvent received);
  /// Returns the events and clears the journal.
  [[nodiscard]] std::vector<ReceivedEvent> take();
  /// Remembers the keys in an event.
  void mention(const model::SignatoryEvent& event);
  /// Whether an event may have mentioned the signatory or a member. By hash, so it may be true by
  /// chance.
  [[nodiscard]] bool mentions(const model::Signatory& signatory) const;

  [[nodiscard]] bool empty() const { return events_.empty(); }
  [[nodiscard]] const std::vector<ReceivedEvent>& events() const { return events_; }
  void clear() { *this = Journal(); }

 private:
  std::vector<ReceivedEvent> events_;
  std::size_t bytes_ = 0;            ///< of JSON
  std::size_t keys_held_ = 0;        ///< number of keys in the events
  std::vector<std::uint32_t> keys_;  ///< hashes of the mentioned keys, sorted
};

}  // namespace undersigned::list
