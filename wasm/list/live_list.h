#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "list/journal.h"
#include "list/newcomers.h"
#include "list/roster.h"
#include "list/segment_reader.h"
#include "list/segmented_list.h"
#include "list/unplaced_counts.h"
#include "model/signatory_list.h"
#include "read/check.h"

namespace undersigned::list {

/// The result of receiving something that was fetched.
enum class Outcome : std::uint8_t {
  known,    ///< nothing new: older, the same, or it has to wait
  changed,  ///< what is shown has changed
  gap,      ///< something before it is missing: fetch the list
  refused,  ///< unusable; the diagnostics say why
  more,     ///< only a part was read; the same call reads on
};

/// A list that changes while it is shown. It applies what `signatories.src` and
/// `signatories.stream` send to a Roster, which must outlive it. Events applied to one list give
/// exactly the next list, once all its segments are there; until then an event is shown if its
/// place is known.
class LiveList {
 public:
  explicit LiveList(Roster& roster) : roster_(roster), segments_(roster) {
    roster_.commit_events();
  }

  // `json` is the response. Diagnostics are added to `diagnostics`.

  [[nodiscard]] Outcome take_list(std::string_view json, const read::FetchContext& context,
                                  std::vector<diagnostics::Diagnostic>& diagnostics);
  [[nodiscard]] Outcome take_event(std::string_view json, const read::FetchContext& context,
                                   std::vector<diagnostics::Diagnostic>& diagnostics);
  /// Takes the segment with this `integrity`. One that is no longer missing is `known`.
  [[nodiscard]] Outcome take_segment(std::string_view integrity, std::string_view json,
                                     const read::FetchContext& context,
                                     std::vector<diagnostics::Diagnostic>& diagnostics);

  /// Adds up to `most` names of arrived segments to the roster, and then applies what events have
  /// said about them. True if there are more.
  [[nodiscard]] bool extend(std::size_t most);
  /// Whether `extend` has something to do.
  [[nodiscard]] bool is_extending() const { return !next_ && segments_.is_extending(); }
  /// From now on all segments are needed, not only the first.
  void want_all() { wants_all_ = true; }
  /// The segments to fetch now, in the list's order. Valid until the next change.
  [[nodiscard]] std::vector<const model::Segment*> missing_segments() const;
  /// The number of names in the list, including missing segments.
  [[nodiscard]] std::size_t names() const { return segments_.names(); }
  /// Percentage of segments that have arrived; 100 if not all are needed.
  [[nodiscard]] std::size_t progress() const { return wants_all_ ? segments_.progress() : 100; }

  /// Whether a fetched list is shown, rather than the statement's own.
  [[nodiscard]] bool is_fetched() const { return is_fetched_; }
  /// The order of a head's names; none for a list.
  [[nodiscard]] std::optional<model::Order> order() const { return segments_.order(); }
  /// The list's own total, updated by events; none if it has none.
  [[nodiscard]] const std::optional<model::Counts>& counts() const { return counts_; }

  /// The names that events and lists have added since the last call and that are still in the list.
  [[nodiscard]] std::vector<std::string> take_news() {
    return newcomers_.take(roster_, segments_.is_complete());
  }

 private:
  void show_list(model::SignatoryList& list);
  /// Keeps a head until its segments have arrived.
  void await_head(model::SignatoryList& list, const Revision& revision, std::uint32_t hash);
  /// The missing segment with this integrity, of the shown head or of `next_`; null if there is
  /// none.
  [[nodiscard]] Part* find_missing(std::string_view integrity);
  /// Shows the waiting head if its segments are there, or the next segments of the shown one.
  [[nodiscard]] bool advance();
  void show_head(Head head);
  /// After a list or segment with `outcome`: applies the events that were waiting. `gap` if one is
  /// missing.
  [[nodiscard]] Outcome catch_up(Outcome outcome);
  /// Applies the known events again, after more of the list has arrived.
  void replay();

  [[nodiscard]] Outcome receive_event(ReceivedEvent received,
                                      std::vector<diagnostics::Diagnostic>& diagnostics);
  void apply(const model::SignatoryEvent& event, std::vector<diagnostics::Diagnostic>& diagnostics);
  /// Updates the signatory with this key, or adds it: before the key `before`, or at the end if
  /// that is "". For an update `before` is null. A signatory without a known place is counted in
  /// `unplaced`.
  void put(const model::Signatory& signatory, const std::string* before, model::Counts& unplaced,
           std::vector<diagnostics::Diagnostic>& diagnostics);
  /// The place of a new signatory: before `place`, or at the end if that is null. False if the
  /// place depends on a missing segment.
  [[nodiscard]] bool find_place(const model::Signatory& signatory, const std::string* before,
                                Listed*& place) const;

  Roster& roster_;
  bool is_fetched_ = false;
  bool wants_all_ = false;
  Revision at_;                     ///< revision that is shown
  Revision fetched_at_;             ///< revision of the last fetched list
  std::uint32_t fetched_hash_ = 0;  ///< hash of that list's bytes and address
  std::optional<model::Counts> counts_;
  SegmentedList segments_;  ///< of the shown head
  std::optional<SegmentReader> reading_;
  std::optional<Head> next_;  ///< a head that is waiting for its segments
  Journal journal_;           ///< events since the head, while segments are missing
  Journal waiting_;           ///< events that follow a list that is not shown yet
  UnplacedCounts unplaced_;
  bool is_replaying_ = false;
  Newcomers newcomers_;
};

}  // namespace undersigned::list
