#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostic.h"
#include "statement.h"

namespace undersigned {

/// `id`; else the name (for a person name, affiliation, location, those
/// present, joined by "; "), white space collapsed, ASCII lower-cased.
[[nodiscard]] std::string derive_key(const Signatory& signatory);

/// Gives every signatory of one list, with its members, its key. A repeated id
/// is an error; a repeated derived key becomes "…#2" with a warning.
void assign_keys(std::vector<Signatory>& list, std::vector<Diagnostic>& diagnostics);

/// What is shown as the total: the document's own `counts`, else leads, items
/// and their members, each key once.
[[nodiscard]] Counts count_signers(const Statement& statement);

/// The list in the order asked for; points into `list`. `name` orders by
/// fold(`sort` or name), then bytes, then key; `newest` by `signed_on`, undated
/// last, later in the list first.
[[nodiscard]] std::vector<const Signatory*> in_order(const std::vector<Signatory>& list,
                                                     Order order);

}  // namespace undersigned
