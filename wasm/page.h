#pragma once

#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "locale.h"
#include "node.h"
#include "statement.h"
#include "view.h"

namespace undersigned {

/// The tree (`article.statement`), and what only drawing brings to light:
/// refused addresses inside Markdown, Markdown that makes too many nodes. With
/// an error among them the tree is not to be shown.
struct Page {
  NodeRef tree;
  std::vector<Diagnostic> diagnostics;
};

/// Lays out a statement as far as it could be read. `base` is the reading's.
[[nodiscard]] Page make_page(const Statement& statement, const View& view, const Locale& locale,
                             std::string_view base);

}  // namespace undersigned
