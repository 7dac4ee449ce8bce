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
  std::span<const std::string> image_origins;  ///< allowed for images, besides the base's own
};

/// A link or image that was not drawn as one, and the destination that was refused.
struct RefusedDestination {
  std::string destination;
  text::Refusal refusal = text::Refusal::none;
  bool image = false;
};

struct MarkdownResult {
  std::vector<RefusedDestination> refused;
  bool too_many_nodes = false;         ///< the tree is incomplete and must not be drawn
  bool begins_with_paragraph = false;  ///< the first block is a paragraph
};

/// Appends `source`, CommonMark 0.31.2 with tables, to the innermost open element of `builder`. `#`
/// is `<h1>`. Raw HTML becomes text. Nesting deeper than `limits::markdown_depth` is flattened.
[[nodiscard]] MarkdownResult append_markdown(tree::Builder& builder, std::string_view source,
                                             const MarkdownContext& context);

/// Parses the source of `markdown` into its tree. The tree stays null if it would have too many
/// nodes (`limits::markdown_nodes`).
[[nodiscard]] MarkdownResult parse_markdown(model::Markdown& markdown,
                                            const MarkdownContext& context);

}  // namespace undersigned::read
