#include "list/key_index.h"

#include "text/text.h"

namespace undersigned::list {

Listed* KeyIndex::find(std::string_view key) const {
  const std::size_t at = slot_of(key);
  return at == slots_.nowhere ? nullptr : slots_[at].listed;
}

void KeyIndex::insert(Listed& listed) {
  slots_.add({.hash = listed.hash, .listed = &listed, .whose = &listed.signatory});
  for (const model::Signatory& member : listed.signatory.members) {
    slots_.add({.hash = text::hash32(member.key), .listed = &listed, .whose = &member});
  }
}

void KeyIndex::erase(const Listed& listed) {
  remove(listed.signatory.key);
  for (const model::Signatory& member : listed.signatory.members) remove(member.key);
}

std::size_t KeyIndex::slot_of(std::string_view key) const {
  return slots_.find(text::hash32(key), [key](const Slot& slot) { return slot.whose->key == key; });
}

void KeyIndex::remove(std::string_view key) {
  const std::size_t at = slot_of(key);
  if (at != slots_.nowhere) slots_.erase(at);
}

}  // namespace undersigned::list
