#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/open_addressing.h"
#include "tree/node.h"

namespace undersigned::dom {

using Siblings = std::span<const tree::NodeRef>;

/// Whether both share one node.
[[nodiscard]] inline bool is_same(const tree::NodeRef& left, const tree::NodeRef& right) {
  return &*left == &*right;
}

/// What two lists of children do not both begin and end with.
struct Middle {
  Middle(Siblings before, Siblings after);

  Siblings old;
  Siblings next;
  std::size_t begin = 0;  ///< how many are left out in front
};

/// The keyed nodes among siblings, and down from keyed ones, that may go on in
/// another tree: found by key, which is unique among them.
class KeyedNodes {
 public:
  /// Children of a node that both trees share are left out: they stay with it.
  void fill(const Middle& middle);

  /// What `next` was before; null when it is new, or has no key.
  [[nodiscard]] const tree::NodeRef* old_of(const tree::NodeRef& next) const;
  /// Whether `old` is somewhere in the new tree.
  [[nodiscard]] bool goes_on(const tree::NodeRef& old) const;
  /// Where `old` stands among `siblings`; all bits set where it does not.
  [[nodiscard]] std::size_t index_of(const tree::NodeRef& old, Siblings siblings) const;

 private:
  struct Entry {
    const tree::NodeRef* old = nullptr;
    const tree::NodeRef* next = nullptr;
    std::size_t index = 0;
    std::uint32_t key = 0;
    bool stays = false;      ///< among the same siblings
    std::uint32_t hash = 0;  ///< of the key

    [[nodiscard]] bool is_free() const { return old == nullptr; }
  };

  void add(const Middle& middle);
  void put(Entry entry);
  void take(Siblings nexts);
  [[nodiscard]] std::size_t slot_of(std::uint32_t key) const;
  [[nodiscard]] const Entry* find(std::uint32_t key) const;

  text::OpenAddressing<Entry> slots_;
  std::vector<Siblings> new_;  ///< that are still to be matched
};

}  // namespace undersigned::dom
