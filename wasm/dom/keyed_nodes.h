#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/open_addressing.h"
#include "tree/node.h"

namespace undersigned::dom {

using Siblings = std::span<const tree::NodeRef>;

/// Whether both refer to the same node.
[[nodiscard]] inline bool is_same(const tree::NodeRef& left, const tree::NodeRef& right) {
  return &*left == &*right;
}

/// Two lists of children without their common beginning and end.
struct Middle {
  Middle(Siblings before, Siblings after);

  Siblings old;
  Siblings next;
  std::size_t begin = 0;  ///< length of the common beginning
};

/// Keyed nodes of an old and a new tree, matched by key: siblings, and their keyed descendants
/// through keyed nodes. Keys must be unique among them. Views the children of both trees, which
/// must outlive it.
class KeyedNodes {
 public:
  /// Adds the nodes of `middle` and below. Children of a node that both trees share are skipped,
  /// because they stay in it.
  void fill(const Middle& middle);

  /// The old node of `next`; null if it is new or has no key.
  [[nodiscard]] const tree::NodeRef* old_of(const tree::NodeRef& next) const;
  /// Whether `old`, or its new state, is in the new tree.
  [[nodiscard]] bool goes_on(const tree::NodeRef& old) const;
  /// The index of `old` in `siblings`; all bits set if it is not there.
  [[nodiscard]] std::size_t index_of(const tree::NodeRef& old, Siblings siblings) const;

 private:
  struct Entry {
    const tree::NodeRef* old = nullptr;
    const tree::NodeRef* next = nullptr;
    std::size_t index = 0;
    std::uint32_t key = 0;
    bool stays = false;      ///< it has the same parent in both trees
    std::uint32_t hash = 0;  ///< of the key

    [[nodiscard]] bool is_free() const { return old == nullptr; }
  };

  void add(const Middle& middle);
  void put(Entry entry);
  void take(Siblings nexts);
  [[nodiscard]] std::size_t slot_of(std::uint32_t key) const;
  [[nodiscard]] const Entry* find(std::uint32_t key) const;

  text::OpenAddressing<Entry> slots_;
  std::vector<Siblings> new_;  ///< still to be matched
};

}  // namespace undersigned::dom
