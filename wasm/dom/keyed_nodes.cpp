#include "dom/keyed_nodes.h"

#include <utility>

namespace undersigned::dom {
Middle::Middle(Siblings before, Siblings after) : old(before), next(after) {
  while (!old.empty() && !next.empty() && is_same(old.front(), next.front())) {
    old = old.subspan(1);
    next = next.subspan(1);
    ++begin;
  }
  while (!old.empty() && !next.empty() && is_same(old.back(), next.back())) {
    old = old.first(old.size() - 1);
    next = next.first(next.size() - 1);
  }
}

void KeyedNodes::fill(const Middle& middle) {
  add(middle);
  for (const Siblings nexts : std::exchange(new_, {})) take(nexts);
}

const tree::NodeRef* KeyedNodes::old_of(const tree::NodeRef& next) const {
  const Entry* entry = next->key == 0 ? nullptr : find(next->key);
  return entry != nullptr && entry->next != nullptr && is_same(*entry->next, next) ? entry->old
                                                                                   : nullptr;
}

bool KeyedNodes::goes_on(const tree::NodeRef& old) const {
  const Entry* entry = old->key == 0 ? nullptr : find(old->key);
  return entry != nullptr && entry->next != nullptr && is_same(*entry->old, old);
}

std::size_t KeyedNodes::index_of(const tree::NodeRef& old, Siblings siblings) const {
  const std::size_t index = find(old->key)->index;
  return index < siblings.size() && is_same(siblings[index], old) ? index : ~std::size_t{0};
}

void KeyedNodes::add(const Middle& middle) {
  new_.push_back(middle.next);
  // By its own table, what comes next of each that was here.
  KeyedNodes nexts;
  for (const tree::NodeRef& next : middle.next) {
    if (next->key != 0) nexts.put({.old = &next, .key = next->key});
  }
  for (std::size_t i = 0; i < middle.old.size(); ++i) {
    const tree::NodeRef& old = middle.old[i];
    if (old->key == 0) continue;
    const Entry* entry = nexts.find(old->key);
    const tree::NodeRef* next = entry != nullptr ? entry->old : nullptr;
    const bool stays = next != nullptr && (*next)->element == old->element;
    put({.old = &old, .index = i, .key = old->key, .stays = stays});
    if (!stays) {
      add(Middle(old->children, {}));
    } else if (!is_same(*next, old)) {
      add(Middle(old->children, (*next)->children));
    }
  }
}

void KeyedNodes::put(const Entry& entry) {
  if ((count_ + 1) * 2 > slots_.size()) {
    std::vector<Entry> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (const Entry& one : old) {
      if (one.old != nullptr) slots_[slot_of(one.key)] = one;
    }
  }
  ++count_;
  slots_[slot_of(entry.key)] = entry;
}

void KeyedNodes::take(Siblings nexts) {
  for (const tree::NodeRef& next : nexts) {
    if (next->key == 0 || slots_.empty()) continue;
    Entry& entry = slots_[slot_of(next->key)];
    const bool goes_on = entry.old != nullptr && (*entry.old)->element == next->element;
    if (goes_on) entry.next = &next;
    // What `add` has not come by.
    if (!goes_on || (!entry.stays && !is_same(*entry.old, next))) take(next->children);
  }
}

std::size_t KeyedNodes::slot_of(std::uint32_t key) const {
  constexpr std::uint32_t spread = 2654435761U;
  std::size_t at = (key * spread >> 7U) & (slots_.size() - 1);
  while (slots_[at].old != nullptr && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  return at;
}

const KeyedNodes::Entry* KeyedNodes::find(std::uint32_t key) const {
  if (slots_.empty()) return nullptr;
  const Entry& entry = slots_[slot_of(key)];
  return entry.old == nullptr ? nullptr : &entry;
}

}  // namespace undersigned::dom
