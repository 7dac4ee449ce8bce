#include "list/key_index.h"

#include "text/text.h"

namespace undersigned::list {

Listed* KeyIndex::find(std::string_view key) const {
  return slots_.empty() ? nullptr : slots_[slot_of(text::hash32(key), key)].listed;
}

void KeyIndex::insert(Listed& listed) {
  put({.hash = listed.hash, .listed = &listed, .whose = &listed.signatory});
  for (const model::Signatory& member : listed.signatory.members) {
    put({.hash = text::hash32(member.key), .listed = &listed, .whose = &member});
  }
}

void KeyIndex::erase(const Listed& listed) {
  take(listed.signatory.key);
  for (const model::Signatory& member : listed.signatory.members) take(member.key);
}

std::size_t KeyIndex::slot_of(std::uint32_t hash, std::string_view key) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].listed != nullptr &&
         (slots_[at].hash != hash || slots_[at].whose->key != key)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return at;
}

void KeyIndex::put(Slot slot) {
  if ((count_ + 1) * 4 > slots_.size() * 3) {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& one : old) {
      if (one.listed != nullptr) slots_[slot_of(one.hash, one.whose->key)] = one;
    }
  }
  ++count_;
  slots_[slot_of(slot.hash, slot.whose->key)] = slot;
}

void KeyIndex::take(std::string_view key) {
  std::size_t hole = slot_of(text::hash32(key), key);
  if (slots_[hole].listed == nullptr) return;
  --count_;
  // What was pushed past the hole moves back, so that it is found from its own place.
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (hole + 1) & mask; slots_[at].listed != nullptr; at = (at + 1) & mask) {
    const std::size_t home = slots_[at].hash & mask;
    if (((at - home) & mask) < ((at - hole) & mask)) continue;
    slots_[hole] = slots_[at];
    hole = at;
  }
  slots_[hole] = {};
}

}  // namespace undersigned::list
