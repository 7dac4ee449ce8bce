#pragma once

#include <string_view>

#include "full/draft/source/input.h"

namespace undersigned::draft {

/// What HTML shows as lines, headings, items and quotations, however damaged it
/// is; unclosed markup reaches to the end. `html` need not be valid UTF-8. Takes
/// linear time.
[[nodiscard]] DraftSource read_draft_html(std::string_view html);

/// The tags that set words within a line, with a space before and behind each.
constexpr std::string_view inline_tags =
    " a abbr b br em font i s small span strike strong sub sup u ";

/// Text in which only `inline_tags`, comments and character references are markup: what is
/// left, and how it is set, without lines. A line ends with one line feed, as at <br>.
[[nodiscard]] DraftSource read_styled_text(std::string_view text);

}  // namespace undersigned::draft
