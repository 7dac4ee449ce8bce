#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/signatory_list.h"
#include "text/json_writer.h"

/// The event of `signatories.stream` that turns one state of a list into the next.
namespace undersigned::publish {

/// A state of a list, and the JSON that its items were read from. All items have unique keys.
struct PublishedList {
  const model::SignatoryList& list;
  std::string_view json;
};

struct Difference {
  /// `{epoch, from, revision, counts, remove, update, add}` on one line; or, if no event can
  /// express the change, an event that makes readers fetch the list.
  std::string event;
  bool is_told = false;   ///< applying the event to the older list gives the newer one
  bool is_empty = false;  ///< both lists have the same signatories in the same order
};

/// The difference of two states of a list that is shown in `order`. `counts` are those of the newer
/// one. No event can express it if signatories have moved for another reason than their own new
/// content, if the epoch has changed, if an item has relative addresses (an event has no base for
/// them), or beyond `limits::event_bytes` or `limits::signatories`.
[[nodiscard]] Difference difference(const PublishedList& older, const PublishedList& newer,
                                    model::Order order, const model::Counts& counts);

/// An event from `revision` to itself. A reader that shows this revision or a later one ignores it;
/// for every other reader it is a gap.
[[nodiscard]] std::string refetch_event(std::uint32_t epoch, std::uint32_t revision);

/// Writes the member `"counts":{"organizations":1,"persons":2}`.
void write_counts(text::JsonWriter& json, const model::Counts& counts);

}  // namespace undersigned::publish
