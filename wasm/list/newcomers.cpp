#include "list/newcomers.h"

#include <utility>

namespace undersigned::list {

void Newcomers::note(const model::Signatory& signatory) {
  for (Newcomer& one : newcomers_) {
    if (one.key != signatory.key) continue;
    one.name = signatory.name;
    return;
  }
  newcomers_.push_back({.key = signatory.key, .name = signatory.name});
}

void Newcomers::forget(std::string_view key) {
  std::erase_if(newcomers_, [key](const Newcomer& one) { return one.key == key; });
}

std::vector<std::string> Newcomers::take(const Roster& roster, bool is_complete) {
  std::vector<std::string> names;
  for (const Newcomer& one : std::exchange(newcomers_, {})) {
    const Listed* listed = roster.find(one.key);
    if (listed == nullptr && is_complete) continue;
    names.push_back(listed != nullptr ? listed->signatory.name : one.name);
  }
  return names;
}

}  // namespace undersigned::list
