#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "list/key_index.h"
#include "list/sequence.h"
#include "model/statement.h"

namespace undersigned::list {

/// Owns those who stand in a list, finds them by key and counts them. What events say lies over
/// what the list's files say: whoever a file names and an event has changed or removed is
/// displaced, and can be brought back.
class ListedStore {
 public:
  /// Whose own key this is; null for nobody's, or a member's.
  [[nodiscard]] Listed* find(std::string_view key) const;
  /// Whether a signatory or a member has this key.
  [[nodiscard]] bool has(std::string_view key) const { return index_.find(key) != nullptr; }
  /// Whether the signatory or one of its members has a key of somebody else than `own`, who may
  /// be null.
  [[nodiscard]] bool collides(const model::Signatory& signatory, const Listed* own) const;
  /// How many they are, members included.
  [[nodiscard]] const model::Counts& counts() const { return counts_; }
  [[nodiscard]] bool has_dates() const { return dates_ > 0; }
  /// Those who stand in the list, in no order.
  [[nodiscard]] std::vector<Listed*> present() const;
  [[nodiscard]] std::vector<Listed*> present_and_displaced() const;

  /// Adds one who does not collide, among those of files or, by `is_from_event`, of events.
  Listed& add(std::unique_ptr<Listed> listed);
  [[nodiscard]] std::unique_ptr<Listed> remove(Listed& listed);
  /// Removes all, none of whom is from an event; each stands in its `slot`.
  [[nodiscard]] std::vector<std::unique_ptr<Listed>> remove_all();

  /// From now on, whoever a file names and an event removes is to be displaced.
  void keep_files() { keeps_files_ = true; }
  [[nodiscard]] bool keeps_files() const { return keeps_files_; }
  Listed& displace(std::unique_ptr<Listed> listed);
  [[nodiscard]] std::vector<std::unique_ptr<Listed>> take_displaced();
  /// One who is from an event; null where nobody is.
  [[nodiscard]] Listed* last_from_event() const;
  /// What events have said holds; what files said is kept no more.
  void commit_events();

  /// Remembers who was removed and may be added again.
  void depart(std::unique_ptr<Listed> listed) { departed_.push_back(std::move(listed)); }
  void forget_departed() { departed_.clear(); }
  /// Takes over the number and the mark of the departed with the same key.
  void resume(Listed& listed) const;

 private:
  [[nodiscard]] std::vector<std::unique_ptr<Listed>>& layer_of(const Listed& listed) {
    return listed.is_from_event ? from_events_ : from_files_;
  }
  void count(const Listed& listed, std::uint32_t by);

  std::vector<std::unique_ptr<Listed>> from_files_;
  std::vector<std::unique_ptr<Listed>> from_events_;  ///< while files are kept
  std::vector<std::unique_ptr<Listed>> displaced_;    ///< of files, and not in the list now
  std::vector<std::unique_ptr<Listed>> departed_;
  bool keeps_files_ = false;
  KeyIndex index_;
  model::Counts counts_;
  std::uint32_t dates_ = 0;
};

}  // namespace undersigned::list
