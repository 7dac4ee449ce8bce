#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "list/key_index.h"
#include "list/sequence.h"
#include "model/statement.h"

namespace undersigned::list {

/// Those who have signed, as far as they are known here: each under its key, in
/// the order that the reader chose, and those among them that the filter finds.
/// Whoever stays keeps his node, however the list changes.
class Roster {
 public:
  Roster() = default;
  Roster(const Roster&) = delete;
  Roster& operator=(const Roster&) = delete;

  /// The declared groups, by which the list is parted first.
  void set_groups(const std::vector<model::Group>& groups);

  /// Whose own key this is; null for nobody's, or a member's.
  [[nodiscard]] Listed* find(std::string_view key) const;
  /// Whether somebody, or a member of somebody, has this key.
  [[nodiscard]] bool has(std::string_view key) const { return index_.find(key) != nullptr; }
  /// Whether the signatory or one of its members has a key of somebody else than
  /// `own`, who may be null.
  [[nodiscard]] bool collides(const model::Signatory& signatory, const Listed* own) const;

  // Whoever is added must not collide; `content` is the hash of the JSON.

  /// Adds a new one, before another one in the order given or, where that is null,
  /// behind all.
  void insert(model::Signatory signatory, std::uint32_t content, Listed* before);
  /// Puts another text in the place of one who stays.
  void update(Listed& listed, model::Signatory signatory, std::uint32_t content);
  void remove(Listed& listed);

  // Of a list that comes in parts, what its files say is kept: it holds again when
  // events have to be applied anew, to more of the list.

  /// Adds the next one. Who is `aside` may collide: `bring_back` decides.
  Listed& extend(model::Signatory signatory, std::uint32_t content, bool aside);
  /// From now on events change what files say, so that it can be brought back.
  void keep_files() { keeps_files_ = true; }
  /// Undoes what events have done since `keep_files`. Whoever comes to be missing
  /// and is inserted again until `forget_left` is the same as before. Returns those
  /// who collide; they are in the list no more.
  std::vector<std::unique_ptr<Listed>> bring_back();
  /// What events have done is what holds; from now on nothing is kept.
  void settle();

  /// One of a new list: somebody who is here, a text, or both, when that is what
  /// he becomes.
  struct Incoming {
    Listed* listed = nullptr;
    std::unique_ptr<model::Signatory> text = {};
    std::uint32_t content = 0;
  };
  /// Makes `list` the whole list; each of it is then `listed` and has no text,
  /// but for those that are left out because they collide with earlier ones and
  /// keep theirs. `newest_first` is its order, so that its first is the last in the
  /// order given. Who is new is marked if that `is_news`.
  void replace(const std::vector<Incoming*>& list, bool newest_first, bool is_news);
  /// Whoever `replace` has left out and is inserted again until then is the same as before.
  void forget_left() { left_.clear(); }

  void arrange(model::Order order);
  /// `filter` is what the reader typed; "" for none. Begins to look for whom it finds.
  void set_filter(std::string_view filter);
  /// Looks through some `names` more; true when there are more still. What changes in
  /// the list meanwhile ends the looking before.
  bool look(std::size_t names);
  [[nodiscard]] bool is_looking() const { return is_looking_; }
  [[nodiscard]] const std::vector<std::string>& filter_words() const { return filter_words_; }

  /// All, and those that the filter finds.
  [[nodiscard]] const Sequence& all() const { return all_; }
  [[nodiscard]] const Sequence& found() const { return found_; }
  /// How many they are, members included.
  [[nodiscard]] const model::Counts& counts() const { return counts_; }
  /// Whether there is a date of signing to order by.
  [[nodiscard]] bool has_dates() const { return dates_ > 0; }

  /// The marks of those who are new stay until others are told of.
  void age_marks();
  /// All are to be drawn anew: something that all of them depend on has changed.
  void forget_nodes();

 private:
  void fill(Listed& listed, model::Signatory signatory, std::uint32_t content);
  std::unique_ptr<Listed> make(model::Signatory signatory, std::uint32_t content);
  /// Takes over what is known of one with the same key who is left.
  void resume(Listed& listed);
  Listed& own(std::unique_ptr<Listed> listed);
  std::unique_ptr<Listed> disown(Listed& listed);
  void show(Listed& listed);
  void hide(const Listed& listed);
  void count(const Listed& listed, std::uint32_t by);
  [[nodiscard]] std::uint32_t section_of(const model::Signatory& signatory) const;
  [[nodiscard]] bool is_found(const Listed& listed) const;
  /// Where to look: among those that were found before, or all.
  [[nodiscard]] const Sequence& looked_through() const { return narrows_ ? before_ : all_; }
  void look_anew();
  void look_to_the_end() { static_cast<void>(look(~std::size_t{0})); }
  [[nodiscard]] std::vector<Listed*> everybody() const;
  void rank_anew();

  std::vector<std::uint32_t> group_hashes_;
  std::vector<std::string> group_keys_;
  std::vector<std::unique_ptr<Listed>> owned_;
  std::vector<std::unique_ptr<Listed>> told_;   ///< by events, while files are kept
  std::vector<std::unique_ptr<Listed>> aside_;  ///< in files, and not in the list now
  std::vector<std::unique_ptr<Listed>> left_;   ///< by the last `replace` or `bring_back`
  bool keeps_files_ = false;
  KeyIndex index_;
  Sequence all_;
  Sequence found_;
  Sequence before_;       ///< that were found, where one more letter asks for some of them
  bool narrows_ = false;  ///< and whether one does
  bool is_looking_ = false;
  std::size_t looked_ = 0;                 ///< how many groups have been looked through
  std::vector<std::string> filter_words_;  ///< the filter's words, folded
  model::Counts counts_;
  std::uint32_t dates_ = 0;
  bool newest_first_ = false;
  std::uint64_t first_rank_ = 0;
  std::uint64_t last_rank_ = 0;
  std::uint32_t last_number_ = 0;
};

/// Whether `left`, which comes later in the order given, stands before `right`.
[[nodiscard]] bool stands_before(const model::Signatory& left, const model::Signatory& right,
                                 model::Order order);

}  // namespace undersigned::list
