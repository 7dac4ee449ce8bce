#pragma once

#include <string>

#include "full/draft/blocks/blocks.h"

namespace undersigned::draft {

/// The text at `at`, within one block, as inline Markdown. It is drawn as the same text, with its
/// emphasis and links. Links that the renderer would refuse are left out.
[[nodiscard]] std::string draft_markdown(const DraftText& text, text::Range at);

}  // namespace undersigned::draft
