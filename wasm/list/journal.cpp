#include "list/journal.h"

#include <algorithm>
#include <utility>

#include "model/limits.h"
#include "text/text.h"

namespace undersigned::list {
namespace {

std::size_t count_keys(const model::SignatoryEvent& event) {
  std::size_t keys = event.remove.size();
  for (const model::Signatory& one : event.update) keys += 1 + one.members.size();
  for (const model::Added& one : event.add) keys += 1 + one.signatory.members.size();
  return keys;
}

}  // namespace

bool Journal::hold(ReceivedEvent received) {
  const std::size_t bytes = bytes_ + received.bytes;
  const std::size_t keys = keys_held_ + count_keys(received.event);
  if (bytes > limits::held_bytes || keys > limits::held_keys || events_.size() == limits::held)
    return false;
  events_.push_back(std::move(received));
  bytes_ = bytes;
  keys_held_ = keys;
  return true;
}

std::vector<ReceivedEvent> Journal::take() {
  std::vector<ReceivedEvent> events = std::move(events_);
  clear();
  return events;
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
