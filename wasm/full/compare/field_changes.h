#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/schema.h"
#include "model/statement.h"

/// What stands in single fields, compared.
namespace undersigned::compare {

/// A field, or an entry of a list, as text; "" is nothing. What says "none" by an empty
/// text is "none", an object in a list its values with "; " between.
struct FieldChange {
  std::string path;  ///< `place`, `publisher.logo.src`; of an entry the list's, `contacts`
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
