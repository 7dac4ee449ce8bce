#pragma once

#include <string>

#include "tree/node.h"

namespace undersigned::html {

/// The tree as plain text, like a press release by e-mail: paragraphs separated by blank lines,
/// lists with hyphens or numbers, quotations with "> ", a link's address after its text in angle
/// brackets, tables row by row with " | ". Lines are not wrapped.
[[nodiscard]] std::string plain_text(const tree::Node& tree);

}  // namespace undersigned::html
