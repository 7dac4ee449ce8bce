#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "list/key_index.h"
#include "list/sequence.h"
#include "model/statement.h"

namespace undersigned::list {

/// Owns the signatories of a list, finds them by key and counts them. There are two layers: what
/// the list's files say, and on top of it what events say. A signatory of a file that an event
/// changes or removes, or that is held back, is displaced and can be restored.
class ListedStore {
 public:
  /// The signatory with this key; null if there is none. Members are not found.
  [[nodiscard]] Listed* find(std::string_view key) const;
  /// Whether a signatory or a member has this key.
  [[nodiscard]] bool has(std::string_view key) const { return index_.find(key) != nullptr; }
  /// Whether a key of the signatory or of a member belongs to another entry than `own`, which may
  /// be null.
  [[nodiscard]] bool collides(const model::Signatory& signatory, const Listed* own) const;
  /// The number of signatories, members included.
  [[nodiscard]] const model::Counts& counts() const { return counts_; }
  [[nodiscard]] bool has_dates() const { return dates_ > 0; }
  /// The signatories in the list, in no particular order.
  [[nodiscard]] std::vector<Listed*> present() const;
  [[nodiscard]] std::vector<Listed*> present_and_displaced() const;

  /// Adds a signatory that does not collide, to the layer that `is_from_event` names.
  Listed& add(std::unique_ptr<Listed> listed);
  [[nodiscard]] std::unique_ptr<Listed> remove(Listed& listed);
  /// Removes all signatories and returns each at the index of its `slot`. There must be none from
  /// events.
  [[nodiscard]] std::vector<std::unique_ptr<Listed>> remove_all();

  /// From now on, signatories of files that events change or remove have to be displaced.
  void keep_files() { keeps_files_ = true; }
  [[nodiscard]] bool keeps_files() const { return keeps_files_; }
  Listed& displace(std::unique_ptr<Listed> listed);
  [[nodiscard]] std::vector<std::unique_ptr<Listed>> take_displaced();
  /// A signatory from an event; null if there is none.
  [[nodiscard]] Listed* last_from_event() const;
  /// Makes the changes of events permanent: the displaced signatories are dropped.
  void commit_events();

  /// Remembers a removed signatory, which may be added again.
  void depart(std::unique_ptr<Listed> listed) { departed_.push_back(std::move(listed)); }
  void forget_departed() { departed_.clear(); }
  /// Gives `listed` the number and the mark of the departed signatory with the same key, if there
  /// is one.
  void resume(Listed& listed) const;

 private:
  [[nodiscard]] std::vector<std::unique_ptr<Listed>>& layer_of(const Listed& listed) {
    return listed.is_from_event ? from_events_ : from_files_;
  }
  void count(const Listed& listed, std::uint32_t by);

  std::vector<std::unique_ptr<Listed>> from_files_;
  std::vector<std::unique_ptr<Listed>> from_events_;  ///< used while `keeps_files_`
  std::vector<std::unique_ptr<Listed>> displaced_;    ///< of files, and not shown now
  std::vector<std::unique_ptr<Listed>> departed_;
  bool keeps_files_ = false;
  KeyIndex index_;
  model::Counts counts_;
  std::uint32_t dates_ = 0;
};

}  // namespace undersigned::list
