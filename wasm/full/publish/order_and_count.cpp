#include "full/publish/order_and_count.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "text/fold.h"

namespace undersigned::publish {
namespace {

/// A sort key whose bytes compare in the order wanted, and its signatory.
struct Entry {
  std::string key;
  const model::Signatory* signatory = nullptr;
};

/// Nines' complements of the digits, so that later dates come first; "~", for no date, is last.
std::string newest_first(std::string_view date) {
  if (date.empty()) return "~";
  std::string key(date);
  for (char& c : key) {
    if (c != '-') c = static_cast<char>('9' - (c - '0'));
  }
  return key;
}

/// The sort key of the order `name`. A NUL ends each part, because no text of the model has one.
std::string by_name(const model::Signatory& one) {
  const std::string& name = one.sort.empty() ? one.name : one.sort;
  std::string key = text::fold(name);
  key.append(1, '\0').append(name).append(1, '\0').append(one.key);
  return key;
}

}  // namespace

model::Counts count_signers(const model::Statement& statement) {
  if (statement.signatories.counts) return *statement.signatories.counts;
  model::Counts counts;
  std::unordered_set<std::string_view> known;
  const auto count = [&](const model::Signatory& one) {
    if (known.insert(one.key).second) ++counts.of(one.kind);
  };
  for (const auto* list : {&statement.leads, &statement.signatories.items}) {
    for (const model::Signatory& one : *list) {
      count(one);
      for (const model::Signatory& member : one.members) count(member);
    }
  }
  return counts;
}

std::vector<const model::Signatory*> in_order(const std::vector<model::Signatory>& list,
                                              model::Order order) {
  std::vector<Entry> entries;
  entries.reserve(list.size());
  for (const model::Signatory& one : list) {
    entries.push_back({.key = order == model::Order::name     ? by_name(one)
                              : order == model::Order::newest ? newest_first(one.signed_on)
                                                              : std::string(),
                       .signatory = &one});
  }
  // Of the same day, the later one comes first: a stable sort of the reversed list.
  if (order == model::Order::newest) std::reverse(entries.begin(), entries.end());
  if (order != model::Order::given) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& left, const Entry& right) { return left.key < right.key; });
  }
  std::vector<const model::Signatory*> result;
  result.reserve(entries.size());
  for (const Entry& entry : entries) result.push_back(entry.signatory);
  return result;
}

}  // namespace undersigned::publish
