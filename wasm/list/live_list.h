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

/// What came of something that was fetched.
enum class Outcome : std::uint8_t {
  known,    ///< nothing new: it is older, or the same, or has to wait
  changed,  ///< what is shown has changed
  gap,      ///< something before it is missing: the list has to be fetched
  refused,  ///< of no use; the diagnostics tell why
  more,     ///< only a part was read: the same call reads on
};

/// A list that others change while it is shown: what `signatories.src` and
/// `signatories.stream` say, folded into a Roster. Events folded into one list
/// give exactly what the next list says, once all its segments are there; until
/// then an event shows where its place is known.
class LiveList {
 public:
  explicit LiveList(Roster& roster) : roster_(roster), segments_(roster) {
    roster_.commit_events();
  }

  // `json` is what came; complaints are added to `diagnostics`.

  [[nodiscard]] Outcome take_list(std::string_view json, const read::FetchContext& context,
                                  std::vector<diagnostics::Diagnostic>& diagnostics);
  [[nodiscard]] Outcome take_event(std::string_view json, const read::FetchContext& context,
                                   std::vector<diagnostics::Diagnostic>& diagnostics);
  /// The segment of this `integrity`; one that is no longer missing is `known`.
  [[nodiscard]] Outcome take_segment(std::string_view integrity, std::string_view json,
                                     const read::FetchContext& context,
                                     std::vector<diagnostics::Diagnostic>& diagnostics);

  /// Puts up to `most` names of segments that have come into the roster, after
  /// those that are there, and then what events have said of them; true when there
  /// are more.
  [[nodiscard]] bool extend(std::size_t most);
  /// Whether `extend` has something to do.
  [[nodiscard]] bool is_extending() const { return !next_ && segments_.is_extending(); }
  /// From now on all segments are wanted, not the first alone.
  void want_all() { wants_all_ = true; }
  /// The segments that have to be fetched now, in the list's order. Valid until the next
  /// change.
  [[nodiscard]] std::vector<const model::Segment*> missing_segments() const;
  /// How many stand in the list, in segments that are there and in others.
  [[nodiscard]] std::size_t names() const { return segments_.names(); }
  /// Percent of the segments that are there; 100 while nobody has asked for all.
  [[nodiscard]] std::size_t progress() const { return wants_all_ ? segments_.progress() : 100; }

  /// Whether a list is shown; before, it is what the statement holds.
  [[nodiscard]] bool is_fetched() const { return is_fetched_; }
  /// The order that a head binds its list to; none for a list.
  [[nodiscard]] std::optional<model::Order> order() const { return segments_.order(); }
  /// The total that the list names, kept up to date; none where it names none.
  [[nodiscard]] const std::optional<model::Counts>& counts() const { return counts_; }

  /// The names that events and lists have added since the last call, of those who
  /// are still there.
  [[nodiscard]] std::vector<std::string> take_news() {
    return newcomers_.take(roster_, segments_.is_complete());
  }

 private:
  void show_list(model::SignatoryList& list);
  /// Keeps a head until its segments have come.
  void await_head(model::SignatoryList& list, const Revision& revision, std::uint32_t hash);
  /// The segment of this integrity, where it is missing, of what is shown or of `next_`; or null.
  [[nodiscard]] Part* find_missing(std::string_view integrity);
  /// Shows what waits, when its segments are there, or the next segments of what is shown.
  [[nodiscard]] bool advance();
  void show_head(Head head);
  /// After a list or segment with `outcome`: applies the events that have waited
  /// for it. A gap where one is missing.
  [[nodiscard]] Outcome catch_up(Outcome outcome);
  /// Applies the events that are known anew, where more of the list is there.
  void replay();

  [[nodiscard]] Outcome receive_event(ReceivedEvent received,
                                      std::vector<diagnostics::Diagnostic>& diagnostics);
  void apply(const model::SignatoryEvent& event, std::vector<diagnostics::Diagnostic>& diagnostics);
  /// Updates whoever has this key, or adds one: `before` a key or, where that is
  /// "", at the end; null for an update. One whose place is not known yet is
  /// counted in `unplaced`.
  void put(const model::Signatory& signatory, const std::string* before, model::Counts& unplaced,
           std::vector<diagnostics::Diagnostic>& diagnostics);
  /// Where one who is new stands: before `place`, or where that is null at the
  /// end. False where a segment is missing that may tell.
  [[nodiscard]] bool find_place(const model::Signatory& signatory, const std::string* before,
                                Listed*& place) const;

  Roster& roster_;
  bool is_fetched_ = false;
  bool wants_all_ = false;
  Revision at_;                     ///< what is shown
  Revision fetched_at_;             ///< the last list of it that was fetched
  std::uint32_t fetched_hash_ = 0;  ///< of that list's bytes and address
  std::optional<model::Counts> counts_;
  SegmentedList segments_;  ///< of the head that is shown
  std::optional<SegmentReader> reading_;
  std::optional<Head> next_;  ///< a head that waits for its segments
  Journal journal_;           ///< since the head, while there are segments missing
  Journal waiting_;           ///< for what is not shown yet, on which they follow
  UnplacedCounts unplaced_;
  bool is_replaying_ = false;
  Newcomers newcomers_;
};

}  // namespace undersigned::list
