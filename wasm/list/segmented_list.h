#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "list/journal.h"
#include "list/roster.h"
#include "model/signatory_list.h"

namespace undersigned::list {

/// Identifies a state of a list. A higher epoch is later; in the same epoch, a higher number is.
struct Revision {
  std::uint32_t epoch = 0;
  std::uint32_t number = 0;
};
[[nodiscard]] bool is_below(const Revision& left, const Revision& right);

/// A segment, and its signatories once it has arrived.
struct Part {
  model::Segment segment;
  bool has_come = false;
  std::vector<Roster::Incoming> items;
};

/// A list whose names are in segments.
struct Head {
  Revision revision;
  std::uint32_t hash = 0;  ///< of the head's bytes and address
  model::Counts counts;
  model::Order order = model::Order::given;
  std::vector<Part> parts;
};

/// Moves the items of segments that have arrived from `from` to the same segments in `to`.
void take_segments(std::vector<Part>& to, std::vector<Part>& from);

/// The head that is shown, and how many of its segments are in the roster: they are added in order,
/// up to the first that is missing. Without a head the list is complete. The roster must outlive
/// it.
class SegmentedList {
 public:
  explicit SegmentedList(Roster& roster) : roster_(roster) {}

  /// Shows a head in place of the last one. The roster then holds its first segments, up to the
  /// first that is missing. New signatories are marked if they are news (`is_news`).
  void show(Head head, bool is_news);
  /// Forgets the head: the list comes as one file now.
  void clear();

  /// Adds up to `most` names of the next segment to the roster and reduces `most` by their number;
  /// true if the segment is complete. Names that `journal` mentions are held back until
  /// `revert_events`.
  [[nodiscard]] bool extend(std::size_t& most, const Journal& journal);
  /// Undoes the changes of events: the roster then holds what the segments say.
  void revert_events();

  /// The order of the head's names; none without a head.
  [[nodiscard]] std::optional<model::Order> order() const;
  /// Whether the names are in the order given, rather than sorted by name or date.
  [[nodiscard]] bool is_order_given() const { return order_ == model::Order::given; }
  [[nodiscard]] const model::Counts& counts() const { return counts_; }
  [[nodiscard]] std::vector<Part>& parts() { return parts_; }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

  [[nodiscard]] bool is_complete() const { return loaded_ == parts_.size(); }
  /// Whether the next segment has arrived and is not completely in the roster.
  [[nodiscard]] bool is_extending() const { return !is_complete() && parts_[loaded_].has_come; }
  [[nodiscard]] bool has_held_back() const { return held_back_ > 0; }
  /// The number of segments that are in the roster, completely or in part.
  [[nodiscard]] std::size_t begun() const { return loaded_ + (extended_ > 0 ? 1 : 0); }
  /// The number of names in the list: in the roster, and in segments that are missing or not added
  /// yet.
  [[nodiscard]] std::size_t names() const;
  /// Percentage of segments that have arrived; 100 only when all are in the roster.
  [[nodiscard]] std::size_t progress() const;
  /// Whether a new signatory comes, in the head's order, before the last one of the segments in the
  /// roster.
  [[nodiscard]] bool stands_among_shown(const model::Signatory& signatory) const;

 private:
  Roster& roster_;
  std::vector<Part> parts_;
  model::Order order_ = model::Order::given;
  model::Counts counts_;       ///< as the head names them
  std::size_t loaded_ = 0;     ///< number of segments completely in the roster
  std::size_t extended_ = 0;   ///< number of names of the next segment that have been added
  std::size_t held_back_ = 0;  ///< number of those that are held back
};

}  // namespace undersigned::list
