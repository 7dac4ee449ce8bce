#include "full/compare/signatory_changes.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "read/statement_schema.h"

namespace undersigned::compare {
namespace {

constexpr std::string_view not_of_lead[] = {"id", "members", "about"};
constexpr std::string_view not_of_item[] = {"id", "members"};

/// One signatory of a statement. The same key may be among the leads and in the list.
struct KeyedSignatory {
  model::Signatory& one;  ///< its first occurrence
  model::Signatory* lead = nullptr;
  model::Signatory* item = nullptr;
  const model::Signatory* parent = nullptr;
};

/// All signatories of a statement, by key.
class SignatoriesByKey {
 public:
  explicit SignatoriesByKey(model::Statement& statement) {
    for (model::Signatory& one : statement.leads) add(one, nullptr, true);
    for (model::Signatory& one : statement.signatories.items) add(one, nullptr, false);
  }

  [[nodiscard]] const std::vector<KeyedSignatory>& all() const { return all_; }
  [[nodiscard]] const KeyedSignatory* find(std::string_view key) const {
    const auto found = places_.find(key);
    return found == places_.end() ? nullptr : &all_[found->second];
  }
  [[nodiscard]] std::size_t place_of(std::string_view key) const { return places_.at(key); }

 private:
  void add(model::Signatory& one, const model::Signatory* parent, bool is_lead) {
    const auto [at, is_new] = places_.emplace(one.key, all_.size());
    if (is_new) all_.push_back({.one = one});
    KeyedSignatory& signer = all_[at->second];
    (is_lead ? signer.lead : signer.item) = &one;
    if (parent != nullptr) signer.parent = parent;
    for (model::Signatory& member : one.members) add(member, &one, is_lead);
  }

  std::vector<KeyedSignatory> all_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

SignatoryChange named(const KeyedSignatory& signer) {
  const model::Signatory& one = signer.one;
  return {.key = one.key,
          .name = one.name,
          .parent = signer.parent == nullptr ? "" : signer.parent->name,
          .is_lead = signer.lead != nullptr};
}

std::string_view list_of(const KeyedSignatory& signer) {
  if (signer.lead == nullptr) return "signatories";
  return signer.item == nullptr ? "leads" : "leads and signatories";
}

std::string_view key_of(const model::Signatory* parent) {
  return parent == nullptr ? std::string_view() : parent->key;
}

std::string_view name_of(const model::Signatory* parent) {
  return parent == nullptr ? std::string_view() : parent->name;
}

/// Adds the changes: of a lead, and, unless already in the same field, of the item.
void append_of_leads(std::vector<FieldChange>& fields, model::Signatory& older,
                     model::Signatory& newer) {
  for (FieldChange& more : compare_fields(read::signatory_schema(), &older, &newer, not_of_lead)) {
    const bool is_there = std::any_of(fields.begin(), fields.end(),
                                      [&more](const auto& one) { return one.path == more.path; });
    if (!is_there) fields.push_back(std::move(more));
  }
}

std::vector<FieldChange> differences_of(const KeyedSignatory& older, const KeyedSignatory& newer) {
  std::vector<FieldChange> fields;
  const bool are_items = older.item != nullptr && newer.item != nullptr;
  const bool are_leads = older.lead != nullptr && newer.lead != nullptr;
  if (are_items) {
    fields = compare_fields(read::signatory_schema(), older.item, newer.item, not_of_item);
  } else if (!are_leads) {
    fields = compare_fields(read::signatory_schema(), &older.one, &newer.one, not_of_lead);
  }
  if (are_leads) append_of_leads(fields, *older.lead, *newer.lead);
  const auto compare = [&fields](const char* path, std::string_view from, std::string_view to) {
    if (from != to) fields.push_back({path, std::string(from), std::string(to)});
  };
  compare("list", list_of(older), list_of(newer));
  if (key_of(older.parent) != key_of(newer.parent)) {
    compare("parent", name_of(older.parent), name_of(newer.parent));
  }
  return fields;
}

}  // namespace

SignatoryChanges compare_signatories(model::Statement& older, model::Statement& newer) {
  const SignatoriesByKey before(older);
  const SignatoriesByKey after(newer);
  SignatoryChanges changes;
  for (const KeyedSignatory& signer : before.all()) {
    if (after.find(signer.one.key) == nullptr) changes.removed.push_back(named(signer));
  }
  std::size_t last = 0;
  for (const KeyedSignatory& signer : after.all()) {
    const KeyedSignatory* old = before.find(signer.one.key);
    SignatoryChange change = named(signer);
    if (old == nullptr) {
      changes.added.push_back(std::move(change));
      continue;
    }
    change.fields = differences_of(*old, signer);
    // A change of list or parent already explains the move.
    const bool has_moved = std::any_of(
        change.fields.begin(), change.fields.end(),
        [](const FieldChange& field) { return field.path == "list" || field.path == "parent"; });
    if (!change.fields.empty()) changes.changed.push_back(std::move(change));
    if (has_moved) continue;
    const std::size_t place = before.place_of(signer.one.key);
    if (place < last) changes.is_reordered = true;
    last = std::max(last, place);
  }
  return changes;
}

}  // namespace undersigned::compare
