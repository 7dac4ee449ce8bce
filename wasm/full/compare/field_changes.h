#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/schema.h"
#include "model/statement.h"

/// Compares single fields.
namespace undersigned::compare {

/// A change of a field or of a list's entry, as text; "" is nothing. A field whose empty text means
/// "none" gives "none"; an object in a list gives its values joined by "; ".
struct FieldChange {
  std::string path;  ///< `place`, `publisher.logo.src`; for an entry, the list's: `contacts`
  std::string older;
  std::string newer;
};

/// The fields of two objects of one schema, with objects in them, that differ. Lists
/// and the keys in `skipped` are left out; among those must be optional objects, which a
/// schema's slots would make. Nothing else is changed by reading through slots.
[[nodiscard]] std::vector<FieldChange> compare_fields(const json::Schema& schema, void* older,
                                                      void* newer,
                                                      std::span<const std::string_view> skipped);

/// All of a statement but its texts (see compare_texts), its signatories and its
/// revision. Entries that were removed and added at one place are one that has changed.
[[nodiscard]] std::vector<FieldChange> compare_heads(model::Statement& older,
                                                     model::Statement& newer);

}  // namespace undersigned::compare
