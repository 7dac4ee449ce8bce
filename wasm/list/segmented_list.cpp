#include "list/segmented_list.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace undersigned::list {

bool is_below(const Revision& left, const Revision& right) {
  return left.epoch != right.epoch ? left.epoch < right.epoch : left.number < right.number;
}

void take_segments(std::vector<Part>& to, std::vector<Part>& from) {
  for (Part& part : to) {
    for (Part& old : from) {
      if (part.has_come || !old.has_come) continue;
      if (old.segment.integrity.text != part.segment.integrity.text) continue;
      part.has_come = true;
      part.items = std::move(old.items);
      old.has_come = false;
    }
  }
}

void SegmentedList::clear() {
  parts_.clear();
  order_ = model::Order::given;
  loaded_ = extended_ = held_back_ = 0;
}

void SegmentedList::show(Head head, bool is_news) {
  parts_ = std::move(head.parts);
  order_ = head.order;
  counts_ = head.counts;
  std::vector<Roster::Incoming*> all;
  for (loaded_ = 0; is_extending(); ++loaded_) append_pointers(all, parts_[loaded_].items);
  // Signatories after the first missing segment have to wait for it.
  for (std::size_t i = loaded_; i < parts_.size(); ++i) {
    for (Roster::Incoming& one : parts_[i].items) {
      const Listed* listed = std::exchange(one.listed, nullptr);
      if (listed != nullptr && !one.text) {
        one.text = std::make_unique<model::Signatory>(listed->signatory);
      }
    }
  }
  extended_ = 0;
  roster_.replace(all, order_ == model::Order::newest, is_news);
  for (std::uint32_t i = 0; i < loaded_; ++i) {
    std::uint32_t place = 0;
    for (const Roster::Incoming& one : parts_[i].items) {
      if (one.listed != nullptr) {
        one.listed->part = i + 1;
        one.listed->place = place;
      }
      ++place;
    }
  }
}

bool SegmentedList::extend(std::size_t& most, const Journal& journal) {
  std::vector<Roster::Incoming>& items = parts_[loaded_].items;
  for (; extended_ < items.size(); ++extended_) {
    if (most == 0) return false;
    --most;
    Roster::Incoming& one = items[extended_];
    if (!one.text) continue;
    const bool is_taken = roster_.collides(*one.text, nullptr);
    const bool waits = !journal.empty() && (is_taken || journal.mentions(*one.text));
    if (is_taken && !waits) continue;
    one.listed = &roster_.extend(std::move(*one.text), waits);
    one.text.reset();
    one.listed->part = static_cast<std::uint32_t>(loaded_ + 1);
    one.listed->place = static_cast<std::uint32_t>(extended_);
    held_back_ += waits ? 1U : 0U;
  }
  ++loaded_;
  extended_ = 0;
  return true;
}

void SegmentedList::revert_events() {
  for (const std::unique_ptr<Listed>& one : roster_.revert_events()) {
    Roster::Incoming& item = parts_[one->part - 1].items[one->place];
    item.listed = nullptr;
    item.text = std::make_unique<model::Signatory>(std::move(one->signatory));
  }
  held_back_ = 0;
}

std::optional<model::Order> SegmentedList::order() const {
  return parts_.empty() ? std::nullopt : std::optional<model::Order>(order_);
}

std::size_t SegmentedList::names() const {
  std::size_t names = roster_.all().size();
  for (std::size_t i = loaded_; i < parts_.size(); ++i) names += parts_[i].segment.count;
  return names - std::min(names, extended_ - held_back_);
}

std::size_t SegmentedList::progress() const {
  if (is_complete()) return 100;
  std::size_t here = 0;
  for (const Part& part : parts_) here += part.has_come ? 1U : 0U;
  // All segments may have arrived while the last one is still being added.
  return std::min<std::size_t>(here * 100 / parts_.size(), 99);
}

bool SegmentedList::stands_among_shown(const model::Signatory& signatory) const {
  const std::vector<Roster::Incoming>& shown = parts_[loaded_ - 1].items;
  if (shown.empty()) return false;
  const Roster::Incoming& last = shown.back();
  const model::Signatory* frontier = last.text.get();
  if (frontier == nullptr && last.listed != nullptr) frontier = &last.listed->signatory;
  return frontier != nullptr && stands_before(signatory, *frontier, order_);
}

}  // namespace undersigned::list
