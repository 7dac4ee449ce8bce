#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/url.h"
#include "tree/node.h"

namespace undersigned::read {

/// What opens the first paragraph: a place in its own span, then the rest.
struct Dateline {
  std::string place;
  std::string rest;
};

struct MarkdownContext {
  std::string_view base;                       ///< absolute, or ""
  std::span<const std::string> image_origins;  ///< beside the base's own
  std::uint32_t heading_level = 1;             ///< `#` is one deeper, capped at 6
  std::string_view table_label;                ///< names a table's scroll area
  const Dateline* dateline = nullptr;          ///< null: none
};

/// A link or image that was not made one: its destination as it was judged.
struct RefusedDestination {
  std::string destination;
  text::Refusal refusal = text::Refusal::none;
  bool image = false;
};

struct MarkdownResult {
  std::vector<RefusedDestination> refused;
  bool too_many_nodes = false;  ///< the tree is unfinished and must not be shown
};

/// Appends `source`, CommonMark 0.31.2 with tables, to the innermost open
/// element of `builder`. Raw HTML is shown as text. Nesting deeper than
/// `limits::markdown_depth` is flattened.
[[nodiscard]] MarkdownResult append_markdown(tree::Builder& builder, std::string_view source,
                                             const MarkdownContext& context);

/// The dateline as a paragraph's beginning, or alone.
void append_dateline(tree::Builder& builder, const Dateline& dateline);

}  // namespace undersigned::read
