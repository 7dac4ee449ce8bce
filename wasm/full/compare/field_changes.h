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

/// The fields that differ between two objects of one schema, nested objects included. Lists and the
/// keys in `skipped` are left out. `skipped` must name all optional objects, which a schema's slots
/// would create. Reading through slots changes nothing else.
[[nodiscard]] std::vector<FieldChange> compare_fields(const json::Schema& schema, void* older,
                                                      void* newer,
                                                      std::span<const std::string_view> skipped);

/// Compares everything in a statement but its texts (see compare_texts), its signatories and its
/// revision. Entries removed and added at the same place count as one changed entry.
[[nodiscard]] std::vector<FieldChange> compare_heads(model::Statement& older,
                                                     model::Statement& newer);

}  // namespace undersigned::compare
