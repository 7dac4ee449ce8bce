#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"
#include "text/url.h"
#include "tree/node.h"

namespace undersigned::read {

struct MarkdownContext {
  std::string_view base;                       ///< absolute, or ""
  std::span<const std::string> image_origins;  ///< beside the base's own
};

/// A link or image that was not made one: its destination as it was judged.
struct RefusedDestination {
  std::string destination;
  text::Refusal refusal = text::Refusal::none;
  bool image = false;
};

struct MarkdownResult {
  std::vector<RefusedDestination> refused;
  bool too_many_nodes = false;         ///< the tree is unfinished and must not be shown
  bool begins_with_paragraph = false;  ///< the first block is one
};

/// Appends `source`, CommonMark 0.31.2 with tables, to the innermost open
/// element of `builder`. `#` is `<h1>`. Raw HTML is shown as text. Nesting deeper
/// than `limits::markdown_depth` is flattened.
[[nodiscard]] MarkdownResult append_markdown(tree::Builder& builder, std::string_view source,
                                             const MarkdownContext& context);

/// Makes the tree of `markdown` from its source; none where it has too many nodes.
[[nodiscard]] MarkdownResult parse_markdown(model::Markdown& markdown,
                                            const MarkdownContext& context);

}  // namespace undersigned::read
