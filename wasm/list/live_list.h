#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "list/journal.h"
#include "list/roster.h"
#include "list/segment_reader.h"
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
  explicit LiveList(Roster& roster) : roster_(roster) { roster_.commit_events(); }

  // `json` is what came; complaints are added to `diagnostics`.

  [[nodiscard]] Outcome take_list(std::string_view json, const read::FetchContext& context,
                                  std::vector<diagnostics::Diagnostic>& diagnostics);
  [[nodiscard]] Outcome take_event(std::string_view json, const read::FetchContext& context,
                                   std::vector<diagnostics::Diagnostic>& diagnostics);
  /// The segment of this `integrity`; one that is no longer wanted is `known`.
  [[nodiscard]] Outcome take_segment(std::string_view integrity, std::string_view json,
                                     const read::FetchContext& context,
                                     std::vector<diagnostics::Diagnostic>& diagnostics);

  /// Puts up to `most` names of segments that have come into the roster, behind
  /// those that are there, and then what events have said of them; true when there
  /// are more.
  [[nodiscard]] bool extend(std::size_t most);
  /// Whether `extend` has something to do.
  [[nodiscard]] bool is_extending() const {
    return !next_ && !is_complete() && parts_[loaded_].has_come;
  }
  /// From now on all segments are wanted, not the first alone.
  void want_all() { wants_all_ = true; }
  /// The segments that have to be fetched now, in the list's order. Valid until the next
  /// change.
  [[nodiscard]] std::vector<const model::Segment*> missing_segments() const;
  /// How many stand in the list, in segments that are there and in others.
  [[nodiscard]] std::size_t names() const;
  /// Percent of the segments that are there; 100 while nobody has asked for all.
  [[nodiscard]] std::size_t progress() const;

  /// Whether a list is shown; before, it is what the statement holds.
  [[nodiscard]] bool is_fetched() const { return is_fetched_; }
  /// The order that a head binds its list to; none for a list.
  [[nodiscard]] std::optional<model::Order> order() const {
    return parts_.empty() ? std::nullopt : std::optional<model::Order>(order_);
  }
  /// The total that the list names, kept up to date; none where it names none.
  [[nodiscard]] const std::optional<model::Counts>& counts() const { return counts_; }

  /// The names that events and lists have added since the last call, of those who
  /// are still there.
  [[nodiscard]] std::vector<std::string> take_news();

 private:
  struct Revision {
    std::uint32_t epoch = 0;
    std::uint32_t number = 0;
  };
  /// A segment, and those who stand in it.
  struct Part {
    model::Segment segment;
    bool has_come = false;
    std::vector<Roster::Incoming> items;
  };
  struct Head {
    Revision revision;
    std::uint32_t hash = 0;
    model::Counts counts;
    model::Order order = model::Order::given;
    std::vector<Part> parts;
  };
  struct Newcomer {
    std::string key;
    std::string name;
  };
  /// One who is counted, and whose place is in a segment that is missing.
  struct Unplaced {
    std::string key;
    model::Counts counts;
  };

  [[nodiscard]] bool is_complete() const { return loaded_ == parts_.size(); }
  [[nodiscard]] static bool is_below(const Revision& left, const Revision& right);
  void show_list(model::SignatoryList& list);
  void take_head(model::SignatoryList& list, const Revision& revision, std::uint32_t hash);
  /// Shows what waits, when its segments are there, or the next segments of what is shown.
  [[nodiscard]] bool advance();
  void show_head(Head head);
  void show_parts(bool is_news);
  /// Behind a list or segment, of which came `outcome`: the events that have waited
  /// for it. A gap where one is missing.
  [[nodiscard]] Outcome catch_up(Outcome outcome);
  [[nodiscard]] Outcome receive(ReceivedEvent received,
                                std::vector<diagnostics::Diagnostic>& diagnostics);
  /// The roster as the segments have it, without what events have said since.
  void undo();
  /// Applies the events that are known anew, where more of the list is there.
  void replay();
  void note_newcomer(const model::Signatory& signatory);

  void apply(model::SignatoryEvent event, std::vector<diagnostics::Diagnostic>& diagnostics);
  /// Updates whoever has this key, or adds one: `before` a key or, where that is
  /// "", at the end; null for an update. One whose place is not known yet is
  /// counted in `unplaced`.
  void put(model::Signatory& signatory, const std::string* before, model::Counts& unplaced,
           std::vector<diagnostics::Diagnostic>& diagnostics);
  /// Counts one of no known place, or none any more, in `unplaced`: each key once.
  void count_unplaced(std::string_view key, const model::Counts& now, model::Counts& unplaced);
  /// Where one who is new stands: before `place`, or where that is null at the
  /// end. False where a segment is missing that may tell.
  [[nodiscard]] bool find_place(const model::Signatory& signatory, const std::string* before,
                                Listed*& place) const;

  Roster& roster_;
  bool is_fetched_ = false;
  bool wants_all_ = false;
  Revision at_;                ///< what is shown
  Revision fetched_at_;        ///< the last list of it that was fetched
  std::uint32_t fetched_ = 0;  ///< and the hash of its bytes
  std::optional<model::Counts> counts_;
  std::optional<model::Counts> head_counts_;  ///< as the head has them
  model::Order order_ = model::Order::given;
  std::vector<Part> parts_;  ///< of the head that is shown
  std::size_t loaded_ = 0;
  std::size_t extended_ = 0;  ///< how many of the next one are in the roster already
  std::size_t aside_ = 0;     ///< how many of those have to wait for what events say of them
  std::optional<SegmentReader> reading_;
  std::optional<Head> next_;  ///< a head that waits for its segments
  Journal journal_;           ///< since the head, while there are segments missing
  Journal waiting_;           ///< for what is not shown yet, on which they follow
  std::vector<Unplaced> unplaced_;
  bool is_replaying_ = false;
  std::vector<Newcomer> news_;
};

}  // namespace undersigned::list
