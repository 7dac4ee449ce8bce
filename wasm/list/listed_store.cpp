#include "list/listed_store.h"

#include <utility>

namespace undersigned::list {

Listed* ListedStore::find(std::string_view key) const {
  Listed* listed = index_.find(key);
  return listed != nullptr && listed->signatory.key == key ? listed : nullptr;
}

bool ListedStore::collides(const model::Signatory& signatory, const Listed* own) const {
  const auto is_taken = [this, own](const model::Signatory& one) {
    const Listed* other = index_.find(one.key);
    return other != nullptr && other != own;
  };
  if (is_taken(signatory)) return true;
  for (const model::Signatory& member : signatory.members) {
    if (is_taken(member)) return true;
  }
  return false;
}

std::vector<Listed*> ListedStore::present() const {
  std::vector<Listed*> all;
  all.reserve(from_files_.size() + from_events_.size());
  for (const auto* layer : {&from_files_, &from_events_}) {
    for (const auto& one : *layer) all.push_back(one.get());
  }
  return all;
}

std::vector<Listed*> ListedStore::present_and_displaced() const {
  std::vector<Listed*> all = present();
  for (const auto& one : displaced_) all.push_back(one.get());
  return all;
}

Listed& ListedStore::add(std::unique_ptr<Listed> listed) {
  auto& layer = layer_of(*listed);
  listed->slot = static_cast<std::uint32_t>(layer.size());
  count(*listed, 1);
  index_.insert(*listed);
  return *layer.emplace_back(std::move(listed));
}

std::unique_ptr<Listed> ListedStore::remove(Listed& listed) {
  auto& layer = layer_of(listed);
  index_.erase(listed);
  count(listed, ~0U);
  layer.back()->slot = listed.slot;
  std::swap(layer[listed.slot], layer.back());
  std::unique_ptr<Listed> removed = std::move(layer.back());
  layer.pop_back();
  return removed;
}

std::vector<std::unique_ptr<Listed>> ListedStore::remove_all() {
  index_.clear();
  counts_ = {};
  dates_ = 0;
  return std::exchange(from_files_, {});
}

Listed& ListedStore::displace(std::unique_ptr<Listed> listed) {
  return *displaced_.emplace_back(std::move(listed));
}

std::vector<std::unique_ptr<Listed>> ListedStore::take_displaced() {
  return std::exchange(displaced_, {});
}

Listed* ListedStore::last_from_event() const {
  return from_events_.empty() ? nullptr : from_events_.back().get();
}

void ListedStore::commit_events() {
  for (std::unique_ptr<Listed>& one : from_events_) {
    one->is_from_event = false;
    one->slot = static_cast<std::uint32_t>(from_files_.size());
    from_files_.push_back(std::move(one));
  }
  from_events_.clear();
  displaced_.clear();
  keeps_files_ = false;
}

void ListedStore::resume(Listed& listed) const {
  for (const auto& one : departed_) {
    if (one->hash != listed.hash || one->signatory.key != listed.signatory.key) continue;
    listed.number = one->number;
    listed.news = one->news;
  }
}

void ListedStore::count(const Listed& listed, std::uint32_t by) {
  counts_.of(listed.signatory.kind) += by;
  for (const model::Signatory& member : listed.signatory.members) counts_.of(member.kind) += by;
  if (!listed.signatory.signed_on.empty()) dates_ += by;
}

}  // namespace undersigned::list
