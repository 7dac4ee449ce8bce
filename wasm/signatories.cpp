#include "signatories.h"

#include <algorithm>
#include <string_view>

#include "fold.h"
#include "text.h"

namespace undersigned {
namespace {

/// What is sorted by, and where the sorted thing stood. One comparison serves
/// keys, names and dates: every use spells its order as bytes.
struct Entry {
  std::string key;
  std::uint32_t index = 0;
};

void sort(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    const int order = a.key.compare(b.key);
    return order < 0 || (order == 0 && a.index < b.index);
  });
}

template <typename Item>
std::vector<Item*> flatten(std::vector<Item*> tops) {
  std::vector<Item*> all;
  for (Item* top : tops) {
    all.push_back(top);
    for (auto& member : top->members) all.push_back(&member);
  }
  return all;
}

template <typename Item, typename List>
std::vector<Item*> pointers(List& list) {
  std::vector<Item*> result;
  result.reserve(list.size());
  for (auto& item : list) result.push_back(&item);
  return result;
}

void append_part(std::string& out, std::string_view part) {
  if (part.empty()) return;
  if (!out.empty()) out += "; ";
  out += part;
}

/// "…#2", "…#3": the first that nobody in `sorted` has.
std::string numbered(const std::vector<Entry>& sorted, std::string_view key, std::uint32_t from) {
  for (std::uint32_t number = from;; ++number) {
    std::string candidate(key);
    candidate += '#';
    append_number(candidate, number);
    const auto at =
        std::lower_bound(sorted.begin(), sorted.end(), candidate,
                         [](const Entry& entry, const std::string& k) { return entry.key < k; });
    if (at == sorted.end() || at->key != candidate) return candidate;
  }
}

/// 9-complements of the digits, so that later dates come first; "~" is last.
std::string newest_first(std::string_view date) {
  if (date.empty()) return "~";
  std::string key(date);
  for (char& c : key) {
    if (c != '-') c = static_cast<char>('9' - (c - '0'));
  }
  return key;
}

}  // namespace

std::string derive_key(const Signatory& signatory) {
  if (!signatory.id.empty()) return signatory.id;
  std::string parts = collapse_white_space(signatory.name);
  if (signatory.kind == SignerKind::person) {
    append_part(parts, collapse_white_space(signatory.affiliation));
    append_part(parts, collapse_white_space(signatory.location));
  }
  return ascii_lower(parts);
}

void assign_keys(std::vector<Signatory>& list, std::vector<Diagnostic>& diagnostics) {
  const auto all = flatten(pointers<Signatory>(list));
  std::vector<Entry> entries(all.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    entries[i] = {.key = derive_key(*all[i]), .index = i};
    all[i]->key = entries[i].key;
  }
  sort(entries);
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    // One run of equal keys; who wrote the key as an id keeps it.
    std::uint32_t owner = entries[begin].index;
    for (end = begin; end < entries.size() && entries[end].key == entries[begin].key; ++end) {
      const std::uint32_t index = entries[end].index;
      if (all[owner]->id.empty() && !all[index]->id.empty()) owner = index;
    }
    std::uint32_t number = 2;
    for (std::size_t i = begin; i < end; ++i) {
      Signatory& one = *all[entries[i].index];
      if (entries[i].index == owner) continue;
      const bool same_id = !one.id.empty();
      diagnostics.push_back({.code = same_id ? Code::duplicate_id : Code::same_key,
                             .at = one.at,
                             .first = same_id ? one.id : one.name});
      one.key = numbered(entries, entries[i].key, number++);
    }
  }
}

std::size_t count_names(const std::vector<Signatory>& list) {
  std::size_t count = list.size();
  for (const auto& item : list) count += item.members.size();
  return count;
}

Counts count_signers(const Statement& statement) {
  if (statement.signatories.counts) return *statement.signatories.counts;
  auto all = flatten(pointers<const Signatory>(statement.leads));
  for (const auto* item : flatten(pointers<const Signatory>(statement.signatories.items))) {
    all.push_back(item);
  }
  std::vector<Entry> entries(all.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) entries[i] = {.key = all[i]->key, .index = i};
  sort(entries);
  Counts counts;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0 && entries[i].key == entries[i - 1].key) continue;
    const bool person = all[entries[i].index]->kind == SignerKind::person;
    ++(person ? counts.persons : counts.organizations);
  }
  return counts;
}

std::vector<const Signatory*> in_order(const std::vector<Signatory>& list, Order order) {
  auto result = pointers<const Signatory>(list);
  if (order == Order::given) return result;
  std::vector<Entry> entries(list.size());
  const auto size = static_cast<std::uint32_t>(list.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const Signatory& one = list[i];
    if (order == Order::newest) {
      entries[i] = {.key = newest_first(one.signed_on), .index = size - 1 - i};
      continue;
    }
    const std::string& name = one.sort.empty() ? one.name : one.sort;
    entries[i] = {.key = fold(name), .index = i};
    // A NUL cannot stand in a text of the model: it ends a part.
    entries[i].key.append(1, '\0').append(name).append(1, '\0').append(one.key);
  }
  sort(entries);
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t index = entries[i].index;
    result[i] = &list[order == Order::newest ? size - 1 - index : index];
  }
  return result;
}

}  // namespace undersigned
