#include "list/journal.h"

#include <algorithm>

#include "model/limits.h"
#include "text/text.h"

namespace undersigned::list {

bool Journal::hold(std::string_view json, std::string_view base) {
  std::size_t bytes = json.size();
  for (const Event& event : events_) bytes += event.json.size();
  if (bytes > limits::held_bytes || events_.size() == limits::held) return false;
  events_.push_back({.json = std::string(json), .base = std::string(base)});
  return true;
}

void Journal::mention(const model::SignatoryEvent& event) {
  const auto add_key = [this](std::string_view key) {
    const std::uint32_t hash = text::hash32(key);
    keys_.insert(std::lower_bound(keys_.begin(), keys_.end(), hash), hash);
  };
  const auto add = [&add_key](const model::Signatory& one) {
    add_key(one.key);
    for (const model::Signatory& member : one.members) add_key(member.key);
  };
  for (const text::Located& key : event.remove) add_key(key.text);
  for (const model::Signatory& one : event.update) add(one);
  for (const model::Added& one : event.add) {
    add(one.signatory);
    add_key(one.before);
  }
}

bool Journal::mentions(const model::Signatory& signatory) const {
  const auto is_here = [this](const model::Signatory& one) {
    return std::binary_search(keys_.begin(), keys_.end(), text::hash32(one.key));
  };
  return is_here(signatory) ||
         std::any_of(signatory.members.begin(), signatory.members.end(), is_here);
}

}  // namespace undersigned::list
