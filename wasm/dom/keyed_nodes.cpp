#include "dom/keyed_nodes.h"

#include <utility>

namespace undersigned::dom {
namespace {

/// Keys are consecutive numbers; multiplying by a large prime spreads them (Knuth, TAOCP 6.4).
std::uint32_t hash_of(std::uint32_t key) {
  constexpr std::uint32_t spread = 2654435761U;
  return key * spread >> 7U;
}

}  // namespace

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
  // The new siblings by key, to find those that stay here.
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

void KeyedNodes::put(Entry entry) {
  entry.hash = hash_of(entry.key);
  slots_.add(entry);
}

void KeyedNodes::take(Siblings nexts) {
  for (const tree::NodeRef& next : nexts) {
    if (next->key == 0) continue;
    const std::size_t at = slot_of(next->key);
    Entry* entry = at == slots_.nowhere ? nullptr : &slots_[at];
    const bool goes_on = entry != nullptr && (*entry->old)->element == next->element;
    if (goes_on) entry->next = &next;
    // `add` has not visited these children.
    if (!goes_on || (!entry->stays && !is_same(*entry->old, next))) take(next->children);
  }
}

std::size_t KeyedNodes::slot_of(std::uint32_t key) const {
  return slots_.find(hash_of(key), [key](const Entry& entry) { return entry.key == key; });
}

const KeyedNodes::Entry* KeyedNodes::find(std::uint32_t key) const {
  const std::size_t at = slot_of(key);
  return at == slots_.nowhere ? nullptr : &slots_[at];
}

}  // namespace undersigned::dom
