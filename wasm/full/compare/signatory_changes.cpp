#include "full/compare/signatory_changes.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "read/statement_schema.h"

namespace undersigned::compare {
namespace {

constexpr std::string_view not_of_lead[] = {"id", "members", "about"};
constexpr std::string_view not_of_item[] = {"id", "members"};

/// Where somebody stands: with the same key perhaps among the leads and in the list.
struct Signer {
  model::Signatory& one;  ///< where it comes first
  model::Signatory* lead = nullptr;
  model::Signatory* item = nullptr;
  const model::Signatory* parent = nullptr;
};

/// Everybody of a statement, by key.
class Signers {
 public:
  explicit Signers(model::Statement& statement) {
    for (model::Signatory& one : statement.leads) add(one, nullptr, true);
    for (model::Signatory& one : statement.signatories.items) add(one, nullptr, false);
  }

  [[nodiscard]] const std::vector<Signer>& all() const { return all_; }
  [[nodiscard]] const Signer* find(std::string_view key) const {
    const auto found = places_.find(key);
    return found == places_.end() ? nullptr : &all_[found->second];
  }
  [[nodiscard]] std::size_t place_of(std::string_view key) const { return places_.at(key); }

 private:
  void add(model::Signatory& one, const model::Signatory* parent, bool is_lead) {
    const auto [at, is_new] = places_.emplace(one.key, all_.size());
    if (is_new) all_.push_back({.one = one});
    Signer& signer = all_[at->second];
    (is_lead ? signer.lead : signer.item) = &one;
    if (parent != nullptr) signer.parent = parent;
    for (model::Signatory& member : one.members) add(member, &one, is_lead);
  }

  std::vector<Signer> all_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

SignatoryChange named(const Signer& signer) {
  const model::Signatory& one = signer.one;
  return {.key = one.key,
          .name = one.name,
          .parent = signer.parent == nullptr ? "" : signer.parent->name,
          .is_lead = signer.lead != nullptr};
}

std::string_view list_of(const Signer& signer) {
  if (signer.lead == nullptr) return "signatories";
  return signer.item == nullptr ? "leads" : "leads and signatories";
}

std::string_view key_of(const model::Signatory* parent) {
  return parent == nullptr ? std::string_view() : parent->key;
}

std::string_view name_of(const model::Signatory* parent) {
  return parent == nullptr ? std::string_view() : parent->name;
}

/// Adds what differs among the leads and not, in the same field, in the list.
void append_of_leads(std::vector<FieldChange>& fields, model::Signatory& older,
                     model::Signatory& newer) {
  for (FieldChange& more : compare_fields(read::signatory_schema(), &older, &newer, not_of_lead)) {
    const bool is_there = std::any_of(fields.begin(), fields.end(),
                                      [&more](const auto& one) { return one.path == more.path; });
    if (!is_there) fields.push_back(std::move(more));
  }
}

std::vector<FieldChange> differences_of(const Signer& older, const Signer& newer) {
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
  const Signers before(older);
  const Signers after(newer);
  SignatoryChanges changes;
  for (const Signer& signer : before.all()) {
    if (after.find(signer.one.key) == nullptr) changes.removed.push_back(named(signer));
  }
  std::size_t last = 0;
  for (const Signer& signer : after.all()) {
    const Signer* old = before.find(signer.one.key);
    SignatoryChange change = named(signer);
    if (old == nullptr) {
      changes.added.push_back(std::move(change));
      continue;
    }
    change.fields = differences_of(*old, signer);
    // Whoever has come into another list or under another parent has moved by that.
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
