#include "read/signatory_keys.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "text/text.h"

namespace undersigned::read {
namespace {

/// A key as it was derived, and the index of the signatory that it was derived for.
struct Entry {
  std::string key;
  std::uint32_t index = 0;
};

using Sorted = std::vector<const Entry*>;

/// By qsort, which is linked for md4c anyway; std::sort is ten times as large.
Sorted sort(const std::vector<Entry>& entries) {
  Sorted sorted;
  sorted.reserve(entries.size());
  for (const Entry& entry : entries) sorted.push_back(&entry);
  const auto compare = [](const void* left, const void* right) {
    const auto& a = **static_cast<const Entry* const*>(left);
    const auto& b = **static_cast<const Entry* const*>(right);
    const int order = a.key.compare(b.key);
    if (order != 0) return order;
    return a.index < b.index ? -1 : 1;
  };
  // qsort must not get a null pointer.
  constexpr std::size_t size = sizeof(const void*);
  if (!sorted.empty()) std::qsort(sorted.data(), sorted.size(), size, compare);
  return sorted;
}

/// Each with its members after it.
std::vector<model::Signatory*> flatten(const std::vector<model::Signatory*>& list) {
  std::vector<model::Signatory*> all;
  for (model::Signatory* one : list) {
    all.push_back(one);
    for (model::Signatory& member : one->members) all.push_back(&member);
  }
  return all;
}

void append_part(std::string& out, std::string_view part) {
  if (part.empty()) return;
  if (!out.empty()) out += "; ";
  out += part;
}

/// The first of "…#2", "…#3", … from `number` on that is not in `sorted`. `number` moves past it.
std::string numbered(const Sorted& sorted, std::string_view key, std::uint32_t& number) {
  while (true) {
    std::string candidate(key);
    candidate += '#';
    text::append_number(candidate, number++);
    const auto at =
        std::lower_bound(sorted.begin(), sorted.end(), candidate,
                         [](const Entry* entry, const std::string& k) { return entry->key < k; });
    if (at == sorted.end() || (*at)->key != candidate) return candidate;
  }
}

void erase_without_key(std::vector<model::Signatory>& list) {
  std::erase_if(list, [](const model::Signatory& one) { return one.key.empty(); });
}

/// Whether all keys are certainly different, because their hashes are.
bool are_distinct(const std::vector<model::Signatory*>& all) {
  // A table of hashes with a fixed size. An OpenAddressing would take twice as many bytes.
  std::size_t size = 16;
  while (size < 2 * all.size()) size *= 2;
  std::vector<std::uint32_t> slots(size);
  for (const model::Signatory* one : all) {
    // 0 is a free slot.
    const std::uint32_t hash = std::max(text::hash32(one->key), 1U);
    std::size_t at = hash & (size - 1);
    for (; slots[at] != 0; at = (at + 1) & (size - 1)) {
      if (slots[at] == hash) return false;
    }
    slots[at] = hash;
  }
  return true;
}

void resolve_duplicate_keys(const std::vector<model::Signatory*>& all,
                            std::vector<diagnostics::Diagnostic>& diagnostics, Repeats repeats) {
  std::vector<Entry> entries(all.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) entries[i] = {.key = all[i]->key, .index = i};
  const Sorted sorted = sort(entries);
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    // A run of equal keys. The signatory that has the key as its id keeps it.
    std::uint32_t owner = sorted[begin]->index;
    for (end = begin; end < sorted.size() && sorted[end]->key == sorted[begin]->key; ++end) {
      const std::uint32_t index = sorted[end]->index;
      if (all[owner]->id.empty() && !all[index]->id.empty()) owner = index;
    }
    std::uint32_t number = 2;
    for (std::size_t i = begin; i < end; ++i) {
      const Entry& entry = *sorted[i];
      model::Signatory& one = *all[entry.index];
      if (entry.index == owner) continue;
      if (entry.key.empty()) continue;  // a missing name is reported elsewhere
      const bool same_id = !one.id.empty();
      diagnostics::complain(diagnostics,
                            same_id ? diagnostics::Code::duplicate_id : diagnostics::Code::same_key,
                            one.at, same_id ? one.id : one.name);
      if (repeats == Repeats::left_out || (repeats == Repeats::numbered && same_id)) {
        one.key.clear();
      } else {
        one.key = numbered(sorted, entry.key, number);
      }
    }
  }
}

void assign(const std::vector<model::Signatory*>& all,
            std::vector<diagnostics::Diagnostic>& diagnostics, Repeats repeats) {
  for (model::Signatory* one : all) one->key = derive_key(*one);
  // The usual case, which avoids sorting long lists.
  if (!are_distinct(all)) resolve_duplicate_keys(all, diagnostics, repeats);
}

}  // namespace

std::string derive_key(const model::Signatory& signatory) {
  if (!signatory.id.empty()) return signatory.id;
  std::string parts = text::collapse_white_space(signatory.name);
  if (signatory.kind == model::SignerKind::person) {
    append_part(parts, text::collapse_white_space(signatory.affiliation));
    append_part(parts, text::collapse_white_space(signatory.location));
  }
  return text::ascii_lower(parts);
}

void assign_keys(std::vector<model::Signatory>& list,
                 std::vector<diagnostics::Diagnostic>& diagnostics, Repeats repeats) {
  std::vector<model::Signatory*> all;
  all.reserve(list.size());
  for (model::Signatory& one : list) all.push_back(&one);
  assign(flatten(all), diagnostics, repeats);
  if (repeats == Repeats::wrong) return;
  erase_without_key(list);
  for (model::Signatory& one : list) erase_without_key(one.members);
}

void assign_keys(std::vector<model::Added>& list,
                 std::vector<diagnostics::Diagnostic>& diagnostics) {
  std::vector<model::Signatory*> all;
  all.reserve(list.size());
  for (model::Added& one : list) all.push_back(&one.signatory);
  assign(flatten(all), diagnostics, Repeats::left_out);
  std::erase_if(list, [](const model::Added& one) { return one.signatory.key.empty(); });
  for (model::Added& one : list) erase_without_key(one.signatory.members);
}

void mix_member_keys(model::Signatory& signatory) {
  for (const model::Signatory& member : signatory.members) {
    signatory.content ^= text::hash32(member.key);
  }
}

bool leave_out_repeated(const std::vector<model::Signatory*>& list,
                        std::vector<diagnostics::Diagnostic>& diagnostics) {
  const std::vector<model::Signatory*> all = flatten(list);
  if (are_distinct(all)) return false;
  for (model::Signatory* one : list) mix_member_keys(*one);
  resolve_duplicate_keys(all, diagnostics, Repeats::left_out);
  for (model::Signatory* one : list) {
    erase_without_key(one->members);
    mix_member_keys(*one);
  }
  return true;
}

}  // namespace undersigned::read
