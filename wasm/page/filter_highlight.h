#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tree/node.h"

namespace undersigned::page {

/// Appends `text` with every place marked whose folded form is one of `words`, which are folded and
/// not empty.
void append_highlighted(tree::Builder& builder, std::string_view text,
                        const std::vector<std::string>& words);

}  // namespace undersigned::page
