#pragma once

#include <vector>

#include "model/statement.h"

namespace undersigned {

/// What is shown as the total: the document's own `counts`, else leads, items
/// and their members, each key once.
[[nodiscard]] Counts count_signers(const Statement& statement);

/// The list in the order asked for; points into `list`. `name` orders by
/// fold(`sort` or name), then bytes, then key; `newest` by `signed_on`, undated
/// last, later in the list first.
[[nodiscard]] std::vector<const Signatory*> in_order(const std::vector<Signatory>& list,
                                                     Order order);

}  // namespace undersigned
