#include "list/sequence.h"

#include <algorithm>
#include <cstring>

#include "model/limits.h"

namespace undersigned::list {
namespace {

/// The text that `name` orders by. `folded` begins with its folded form.
const std::string& sort_name(const Listed& one) {
  return one.signatory.sort.empty() ? one.signatory.name : one.signatory.sort;
}

int compare_names(const Listed& left, const Listed& right) {
  // Compares up to the NUL, which sorts before every byte.
  const int folded = std::strcmp(left.folded.c_str(), right.folded.c_str());
  if (folded != 0) return folded;
  const int bytes = sort_name(left).compare(sort_name(right));
  return bytes != 0 ? bytes : left.signatory.key.compare(right.signatory.key);
}

int compare_ranks(const Listed& left, const Listed& right) {
  if (left.rank == right.rank) return 0;
  return left.rank < right.rank ? -1 : 1;
}

bool begins_by_key(const Listed& item) { return item.hash % limits::group_modulus == 0; }

}  // namespace

int compare(const Listed& left, const Listed& right, model::Order order) {
  if (left.section != right.section) return left.section < right.section ? -1 : 1;
  if (order == model::Order::given) return compare_ranks(left, right);
  if (order == model::Order::name) return compare_names(left, right);
  // An empty date is less than any other, so undated entries come last.
  const int days = right.signatory.signed_on.compare(left.signatory.signed_on);
  return days != 0 ? days : compare_ranks(right, left);
}

void sort(std::vector<Listed*>& items, model::Order order) {
  // Bottom-up merge sort: most lists arrive nearly in order, and std::sort takes more bytes.
  const auto before = [order](const Listed* left, const Listed* right) {
    return compare(*left, *right, order) < 0;
  };
  if (std::is_sorted(items.begin(), items.end(), before)) return;
  std::vector<Listed*> merged(items.size());
  for (std::size_t width = 1; width < items.size(); width *= 2) {
    for (std::size_t begin = 0; begin < items.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, items.size());
      const std::size_t end = std::min(begin + 2 * width, items.size());
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t at = begin; at < end; ++at) {
        const bool takes_left =
            left < middle && (right == end || !before(items[right], items[left]));
        merged[at] = takes_left ? items[left++] : items[right++];
      }
    }
    items.swap(merged);
  }
}

void Sequence::assign(const std::vector<Listed*>& items, model::Order order) {
  order_ = order;
  size_ = items.size();
  cut(0, groups_.size(), items);
}

void Sequence::insert(Listed& item) {
  ++size_;
  if (groups_.empty()) return cut(0, 0, {&item});
  NameGroup& end = *groups_.back();
  if (compare(*end.items.back(), item, order_) < 0 && end.items.size() < limits::group_most &&
      end.items.back()->section == item.section && !begins_by_key(item)) {
    // The most frequent case: a new entry at the end.
    end.items.push_back(&item);
    end.node = tree::NodeRef();
    return;
  }
  const Position at = find(item);
  std::vector<Listed*> items;
  const std::size_t last = end_of_run(at.group);
  for (std::size_t i = at.group; i < last; ++i) {
    const auto& part = groups_[i]->items;
    items.insert(items.end(), part.begin(), part.end());
  }
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(at.item), &item);
  cut(at.group, last, items);
}

void Sequence::erase(const Listed& item) {
  --size_;
  const Position at = find(item);
  // If the first entry of a group goes, those after it may now belong to the group before.
  const std::size_t first = at.item == 0 && at.group > 0 ? at.group - 1 : at.group;
  const std::size_t last = end_of_run(at.group);
  std::vector<Listed*> items;
  for (std::size_t i = first; i < last; ++i) {
    for (Listed* one : groups_[i]->items) {
      if (one != &item) items.push_back(one);
    }
  }
  cut(first, last, items);
}

void Sequence::touch(const Listed& item) { groups_[find(item).group]->node = tree::NodeRef(); }

Sequence::Position Sequence::find(const Listed& item) const {
  // The last group that does not begin after the item.
  const auto is_before = [this](const Listed& one, const std::unique_ptr<NameGroup>& group) {
    return compare(one, *group->items.front(), order_) < 0;
  };
  const auto next = std::upper_bound(groups_.begin(), groups_.end(), item, is_before);
  const auto is_alike = [&item](const std::unique_ptr<NameGroup>& group) {
    return group->items.front()->section == item.section;
  };
  const auto behind = static_cast<std::size_t>(next - groups_.begin());
  const bool opens_section = next != groups_.end() && is_alike(*next);
  if (behind == 0 || (opens_section && !is_alike(*(next - 1)))) return {.group = behind, .item = 0};
  const std::size_t group = behind - 1;
  const auto& items = groups_[group]->items;
  const auto before = [this](const Listed* one, const Listed& other) {
    return compare(*one, other, order_) < 0;
  };
  const auto found = std::lower_bound(items.begin(), items.end(), item, before);
  return {.group = group, .item = static_cast<std::size_t>(found - items.begin())};
}

std::size_t Sequence::end_of_run(std::size_t group) const {
  ++group;
  while (group < groups_.size() && !groups_[group]->begins_by_key) ++group;
  return group;
}

void Sequence::cut(std::size_t first, std::size_t last, const std::vector<Listed*>& items) {
  std::vector<std::unique_ptr<NameGroup>> made;
  std::size_t old = first;
  const Listed* before = first > 0 ? groups_[first - 1]->items.back() : nullptr;
  for (std::size_t begin = 0, end = 0; begin < items.size(); begin = end) {
    const Listed& opener = *items[begin];
    for (end = begin + 1; end < items.size(); ++end) {
      const bool is_full = end - begin == limits::group_most;
      if (is_full || items[end]->section != opener.section || begins_by_key(*items[end])) break;
    }
    auto group = std::make_unique<NameGroup>();
    group->items.assign(items.begin() + static_cast<std::ptrdiff_t>(begin),
                        items.begin() + static_cast<std::ptrdiff_t>(end));
    group->begins_by_key =
        before == nullptr || before->section != opener.section || begins_by_key(opener);
    before = items[end - 1];
    keep_drawn(*group, old, last);
    made.push_back(std::move(group));
  }
  const auto begin = groups_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = groups_.begin() + static_cast<std::ptrdiff_t>(last);
  const auto place = groups_.erase(begin, end);
  groups_.insert(place, std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
}

void Sequence::keep_drawn(NameGroup& group, std::size_t& old, std::size_t last) {
  constexpr std::size_t near = 8;
  for (std::size_t i = old; i < std::min(old + near, last); ++i) {
    if (groups_[i]->items != group.items) continue;
    const auto is_drawn = [](const Listed* one) { return static_cast<bool>(one->node); };
    if (std::all_of(group.items.begin(), group.items.end(), is_drawn)) {
      group.node = groups_[i]->node;
    }
    old = i + 1;
    return;
  }
  ++old;
}

}  // namespace undersigned::list
