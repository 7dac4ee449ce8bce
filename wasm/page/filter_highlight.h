#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tree/node.h"

namespace undersigned::page {

/// Appends `text`. Each place where its folded form contains one of `words` is in a `<mark>`. The
/// words must be folded and not empty.
void append_highlighted(tree::Builder& builder, std::string_view text,
                        const std::vector<std::string>& words);

}  // namespace undersigned::page
