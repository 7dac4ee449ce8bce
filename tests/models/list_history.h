#pragma once

#include <string>

#include "tests/models/random.h"

namespace undersigned {

/// Runs one random history of a list, as made by a publisher and the network, while a reader acts
/// on it. Checks each state shown against a simple model: no name is lost or doubled, the count
/// falls only when somebody is removed, the drawing equals a fresh one, and the end state is the
/// one a new reader gets. Returns "", or what is wrong and what led to it.
[[nodiscard]] std::string read_a_log(Random& random);

}  // namespace undersigned
