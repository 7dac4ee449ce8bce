#include "list/unplaced_counts.h"

#include <algorithm>

namespace undersigned::list {

void add_difference(model::Counts& counts, const model::Counts& now, const model::Counts& before) {
  counts.organizations += now.organizations - before.organizations;
  counts.persons += now.persons - before.persons;
}

model::Counts counts_of(const model::Signatory& signatory) {
  model::Counts counts;
  ++counts.of(signatory.kind);
  for (const model::Signatory& member : signatory.members) ++counts.of(member.kind);
  return counts;
}

void UnplacedCounts::set(std::string_view key, const model::Counts& now, model::Counts& sum) {
  const auto is_it = [key](const Unplaced& one) { return one.key == key; };
  const auto found = std::find_if(unplaced_.begin(), unplaced_.end(), is_it);
  if (found != unplaced_.end()) {
    add_difference(sum, now, found->counts);
    found->counts = now;
  } else if (now.organizations + now.persons > 0) {
    add_difference(sum, now, {});
    unplaced_.push_back({.key = std::string(key), .counts = now});
  }
}

}  // namespace undersigned::list
