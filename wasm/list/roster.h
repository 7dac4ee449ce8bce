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

/// Those who have signed, as far as they are known here: each under its key, in
/// the order that the reader chose, and those among them that the filter finds.
/// Whoever stays keeps its node, however the list changes.
class Roster {
 public:
  Roster() = default;
  Roster(const Roster&) = delete;
  Roster& operator=(const Roster&) = delete;

  /// The declared groups, by which the list is parted first.
  void set_groups(const std::vector<model::Group>& groups);

  /// Whose own key this is; null for nobody's, or a member's.
  [[nodiscard]] Listed* find(std::string_view key) const { return store_.find(key); }
  /// Whether somebody, or a member of somebody, has this key.
  [[nodiscard]] bool has(std::string_view key) const { return store_.has(key); }
  /// Whether the signatory or one of its members has a key of somebody else than
  /// `own`, who may be null.
  [[nodiscard]] bool collides(const model::Signatory& signatory, const Listed* own) const {
    return store_.collides(signatory, own);
  }

  // Whoever is added must not collide.

  /// Adds a new one, before another one in the order given or, where that is null, at the end.
  void insert(model::Signatory signatory, Listed* before);
  /// Gives one who stays what a newer reading says.
  void update(Listed& listed, model::Signatory signatory);
  void remove(Listed& listed);

  // Of a list that comes in segments, what its files say is kept: it holds again when
  // events have to be applied anew, to more of the list.

  /// Adds the next one of a file. One who is `held_back` is not shown and may collide:
  /// `revert_events` decides.
  Listed& extend(model::Signatory signatory, bool held_back);
  /// From now on events change what files say, so that it can be brought back.
  void keep_files() { store_.keep_files(); }
  /// Undoes what events have done since `keep_files`. Whoever is missing then and is
  /// inserted again before `forget_departed` is the same as before. Returns those who collide;
  /// they are in the list no more.
  std::vector<std::unique_ptr<Listed>> revert_events();
  /// What events have done holds; from now on nothing is kept.
  void commit_events() { store_.commit_events(); }

  /// One of a new list: somebody who is here, a text, or both, when that is what
  /// it becomes.
  struct Incoming {
    Listed* listed = nullptr;
    std::unique_ptr<model::Signatory> text = {};
  };
  /// Makes `list` the whole list; each of it is then `listed` and has no text,
  /// but for those that are left out because they collide with earlier ones and
  /// keep theirs. `newest_first` is its order, so that its first is the last in the
  /// order given. Who is new is marked if that `is_news`.
  void replace(const std::vector<Incoming*>& list, bool newest_first, bool is_news);
  /// Whoever `replace` has left out and is inserted again until then is the same as before.
  void forget_departed() { store_.forget_departed(); }

  void arrange(model::Order order);
  /// What the reader looks for in the list.
  [[nodiscard]] NameSearch& search() { return search_; }
  [[nodiscard]] const NameSearch& search() const { return search_; }

  [[nodiscard]] const Sequence& all() const { return all_; }
  /// How many they are, members included.
  [[nodiscard]] const model::Counts& counts() const { return store_.counts(); }
  /// Whether there is a date of signing to order by.
  [[nodiscard]] bool has_dates() const { return store_.has_dates(); }

  /// The marks of those who are new stay until others are announced.
  void age_marks();
  /// All are to be drawn anew: something that all of them depend on has changed.
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

/// Those who were read, on their way into a Roster.
[[nodiscard]] std::vector<Roster::Incoming> incoming(std::vector<model::Signatory>& items);
/// Appends pointers to those of `items` that have not been left out.
void append_pointers(std::vector<Roster::Incoming*>& list, std::vector<Roster::Incoming>& items);

/// Whether `left`, which comes later in the order given, stands before `right`.
[[nodiscard]] bool stands_before(const model::Signatory& left, const model::Signatory& right,
                                 model::Order order);

}  // namespace undersigned::list
