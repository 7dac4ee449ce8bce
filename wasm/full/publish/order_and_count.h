#pragma once

#include <vector>

#include "model/statement.h"

namespace undersigned::publish {

/// What is shown as the total: the document's own `counts`, else leads, items
/// and their members, each key once.
[[nodiscard]] model::Counts count_signers(const model::Statement& statement);

/// The list in the order asked for; points into `list`. `name` orders by
/// fold(`sort` or name), then bytes, then key; `newest` by `signed_on`, undated
/// last, later in the list first.
[[nodiscard]] std::vector<const model::Signatory*> in_order(
    const std::vector<model::Signatory>& list, model::Order order);

}  // namespace undersigned::publish
