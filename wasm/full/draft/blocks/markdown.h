#pragma once

#include <string>

#include "full/draft/blocks/blocks.h"

namespace undersigned::draft {

/// What is at `at`, which is of one block, as the inlines of a Markdown paragraph:
/// drawn it is the same text, with the emphasis and the links that it had. Links
/// that the renderer would refuse are left out.
[[nodiscard]] std::string draft_markdown(const DraftText& text, text::Range at);

}  // namespace undersigned::draft
