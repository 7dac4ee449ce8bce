#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "list/listed_store.h"
#include "list/name_search.h"
#include "list/sequence.h"
#include "model/statement.h"

namespace undersigned::list {

/// The signatories that have arrived: each under its key, in the order that the reader chose, and
/// those that match the filter. A signatory that stays keeps its node, however the list changes.
class Roster {
 public:
  Roster() = default;
  Roster(const Roster&) = delete;
  Roster& operator=(const Roster&) = delete;

  /// Sets the declared groups, which divide the list before any order applies.
  void set_groups(const std::vector<model::Group>& groups);

  /// The signatory with this key; null if there is none. Members are not found.
  [[nodiscard]] Listed* find(std::string_view key) const { return store_.find(key); }
  /// Whether a signatory or a member has this key.
  [[nodiscard]] bool has(std::string_view key) const { return store_.has(key); }
  /// Whether a key of the signatory or of a member belongs to another entry than `own`, which may
  /// be null.
  [[nodiscard]] bool collides(const model::Signatory& signatory, const Listed* own) const {
    return store_.collides(signatory, own);
  }

  // A signatory that is added or updated must not collide with another one.

  /// Adds a new signatory before another one in the order given; at the end if `before` is null.
  void insert(model::Signatory signatory, Listed* before);
  /// Replaces the content of a signatory that stays.
  void update(Listed& listed, model::Signatory signatory);
  void remove(Listed& listed);

  // While segments are missing, what the files say is kept, so that events can be undone and
  // applied again when more of the list has arrived.

  /// Adds the next signatory of a file. If it is `held_back`, it is not shown and may collide;
  /// `revert_events` decides about it.
  Listed& extend(model::Signatory signatory, bool held_back);
  /// From now on the changes of events can be undone.
  void keep_files() { store_.keep_files(); }
  /// Undoes the changes of events since `keep_files`. A signatory that is then inserted again
  /// before `forget_departed` is the same as before. Returns the signatories that collide, which
  /// are no longer in the list.
  std::vector<std::unique_ptr<Listed>> revert_events();
  /// Makes the changes of events permanent; from now on they cannot be undone.
  void commit_events() { store_.commit_events(); }

  /// An entry of a new list: a signatory that is in the roster, what was read, or both if the one
  /// gets the content of the other.
  struct Incoming {
    Listed* listed = nullptr;
    std::unique_ptr<model::Signatory> text = {};
  };
  /// Makes `list` the whole list. Its entries are then `listed` and have no text, except those that
  /// collide with earlier ones: they are left out and keep their text. If it is `newest_first`, its
  /// first entry is the last in the order given. New signatories are marked if they are news
  /// (`is_news`).
  void replace(const std::vector<Incoming*>& list, bool newest_first, bool is_news);
  /// Until then a signatory that `replace` has removed is the same as before when it is inserted
  /// again.
  void forget_departed() { store_.forget_departed(); }

  void arrange(model::Order order);
  /// What the reader looks for in the list.
  [[nodiscard]] NameSearch& search() { return search_; }
  [[nodiscard]] const NameSearch& search() const { return search_; }

  [[nodiscard]] const Sequence& all() const { return all_; }
  /// The number of signatories, members included.
  [[nodiscard]] const model::Counts& counts() const { return store_.counts(); }
  /// Whether a signatory has a date of signing, so that the list can be ordered by it.
  [[nodiscard]] bool has_dates() const { return store_.has_dates(); }

  /// Call it after an announcement. The marks of signatories announced now stay; those of earlier
  /// ones go.
  void age_marks();
  /// Drops all nodes, because something that every drawing depends on has changed.
  void forget_nodes();

 private:
  void fill(Listed& listed, model::Signatory signatory);
  std::unique_ptr<Listed> make(model::Signatory signatory);
  void show(Listed& listed);
  void hide(const Listed& listed);
  [[nodiscard]] std::uint32_t section_of(const model::Signatory& signatory) const;
  void rank_anew();

  std::vector<std::uint32_t> group_hashes_;
  std::vector<std::string> group_keys_;
  ListedStore store_;
  Sequence all_;
  NameSearch search_ = NameSearch(all_);
  bool newest_first_ = false;
  std::uint64_t first_rank_ = 0;
  std::uint64_t last_rank_ = 0;
  std::uint32_t last_number_ = 0;
};

/// Signatories that were read, as entries of a new list.
[[nodiscard]] std::vector<Roster::Incoming> incoming(std::vector<model::Signatory>& items);
/// Appends pointers to the entries of `items` that are not empty.
void append_pointers(std::vector<Roster::Incoming*>& list, std::vector<Roster::Incoming>& items);

/// Whether `left` comes before `right` in `order`, if it comes after `right` in the order given.
[[nodiscard]] bool stands_before(const model::Signatory& left, const model::Signatory& right,
                                 model::Order order);

}  // namespace undersigned::list
