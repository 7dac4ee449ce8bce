#pragma once

#include <vector>

#include "model/statement.h"

namespace undersigned::publish {

/// The total that is shown: the document's own `counts`, else the number of leads, items and their
/// members, each key once.
[[nodiscard]] model::Counts count_signers(const model::Statement& statement);

/// The list in `order`; points into `list`. `name` orders by fold(`sort` or name), then bytes, then
/// key; `newest` by `signed_on`, undated last, and on the same day later in the list first.
[[nodiscard]] std::vector<const model::Signatory*> in_order(
    const std::vector<model::Signatory>& list, model::Order order);

}  // namespace undersigned::publish
