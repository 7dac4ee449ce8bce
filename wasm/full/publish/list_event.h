#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/signatory_list.h"
#include "text/json_writer.h"

/// What `signatories.stream` has to say so that a reader who shows one state of a
/// list shows the next.
namespace undersigned::publish {

/// One state of a list, and the JSON that its items were read from. All items
/// have keys, which are unique.
struct ListState {
  const model::SignatoryList& list;
  std::string_view json;
};

struct Difference {
  /// `{epoch, from, revision, counts, remove, update, add}` on one line. Where no
  /// event can say it, one that makes readers fetch the list.
  std::string event;
  bool is_told = false;   ///< folding the event into the older list gives the newer one
  bool is_empty = false;  ///< the same signatories, in the same order
};

/// The difference of two states of a list that is shown in `order`; `counts` are
/// those of the newer one. It cannot be told where signatories have changed their
/// places otherwise than by what is written of them, where the epoch has changed,
/// where an item's addresses are relative (an event has no folder that they could
/// start from), and past `limits::event_bytes` or `limits::signatories`.
[[nodiscard]] Difference difference(const ListState& older, const ListState& newer,
                                    model::Order order, const model::Counts& counts);

/// The event from `revision` to itself: who shows it, or a later one, knows it
/// already; to everybody else it is a gap.
[[nodiscard]] std::string refetch_event(std::uint32_t epoch, std::uint32_t revision);

/// The member `"counts":{"organizations":1,"persons":2}`.
void write_counts(text::JsonWriter& json, const model::Counts& counts);

}  // namespace undersigned::publish
