#pragma once

#include <string>

#include "tests/models/random.h"

namespace undersigned {

/// One history of a list, as a publisher and the network may make it, and what a reader does
/// meanwhile. "" when every state that is shown is one that a simple model knows: no name is lost
/// or there twice, the count falls only where somebody is removed, what is drawn is what a fresh
/// drawing shows, and at the end all is as for one who comes then. Else what is wrong, and how it
/// came to that.
[[nodiscard]] std::string read_a_log(Random& random);

}  // namespace undersigned
