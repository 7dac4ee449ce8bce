#pragma once

#include <string>

#include "tree/node.h"

namespace undersigned::html {

/// The tree as plain text, as a press release goes out by e-mail: paragraphs
/// parted by blank lines, lists with hyphens or numbers, quotations with "> ",
/// a link's address behind its text in angle brackets, tables row by row with
/// " | ". Lines are not wrapped.
[[nodiscard]] std::string plain_text(const tree::Node& tree);

}  // namespace undersigned::html
