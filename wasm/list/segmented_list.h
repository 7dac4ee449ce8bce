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

/// Which state of a list this is: a higher epoch is later, and then a higher number.
struct Revision {
  std::uint32_t epoch = 0;
  std::uint32_t number = 0;
};
[[nodiscard]] bool is_below(const Revision& left, const Revision& right);

/// A segment, and those who stand in it.
struct Part {
  model::Segment segment;
  bool has_come = false;
  std::vector<Roster::Incoming> items;
};

/// A list whose names are in segments.
struct Head {
  Revision revision;
  std::uint32_t hash = 0;  ///< of its bytes and its address
  model::Counts counts;
  model::Order order = model::Order::given;
  std::vector<Part> parts;
};

/// Takes the items of `from` that have come, where `to` has the same segment.
void take_segments(std::vector<Part>& to, std::vector<Part>& from);

/// The head that is shown, and how far its segments have been put into the roster: in their
/// order, up to the first that is missing. Without a head it is complete.
class SegmentedList {
 public:
  explicit SegmentedList(Roster& roster) : roster_(roster) {}

  /// Shows a head in place of the one before: its segments are the roster, as many of the first as
  /// have come. Who is new is marked if that `is_news`.
  void show(Head head, bool is_news);
  /// There is no head any more.
  void clear();

  /// Puts up to `most` further names of the next segment into the roster, and counts `most` down;
  /// true when the segment is in it. Those whom the `journal` mentions are held back, until
  /// `revert_events`.
  [[nodiscard]] bool extend(std::size_t& most, const Journal& journal);
  /// Undoes what events have done in the roster, which then holds what the segments say.
  void revert_events();

  /// The order that the head binds its list to; none without a head.
  [[nodiscard]] std::optional<model::Order> order() const;
  /// Whether names stand in the order given, and not in one of their own.
  [[nodiscard]] bool is_order_given() const { return order_ == model::Order::given; }
  [[nodiscard]] const model::Counts& counts() const { return counts_; }
  [[nodiscard]] std::vector<Part>& parts() { return parts_; }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

  [[nodiscard]] bool is_complete() const { return loaded_ == parts_.size(); }
  /// Whether the next segment has come, and is not in the roster yet.
  [[nodiscard]] bool is_extending() const { return !is_complete() && parts_[loaded_].has_come; }
  [[nodiscard]] bool has_held_back() const { return held_back_ > 0; }
  /// How many segments are in the roster, at least in part.
  [[nodiscard]] std::size_t begun() const { return loaded_ + (extended_ > 0 ? 1 : 0); }
  /// How many stand in the list: in the roster, and in segments that are not there yet.
  [[nodiscard]] std::size_t names() const;
  /// Percent of the segments that have come; 100 only when all are in the roster.
  [[nodiscard]] std::size_t progress() const;
  /// Whether one who is new stands, in the order of the head, before the last who is shown.
  [[nodiscard]] bool stands_among_shown(const model::Signatory& signatory) const;

 private:
  Roster& roster_;
  std::vector<Part> parts_;
  model::Order order_ = model::Order::given;
  model::Counts counts_;       ///< as the head has them
  std::size_t loaded_ = 0;     ///< how many segments are in the roster
  std::size_t extended_ = 0;   ///< how many names of the next one have been put there
  std::size_t held_back_ = 0;  ///< how many of those wait for what events say of them
};

}  // namespace undersigned::list
