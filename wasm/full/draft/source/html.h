#pragma once

#include <string_view>

#include "full/draft/source/input.h"

namespace undersigned::draft {

/// Reads HTML as lines: text, headings, list items and quotations. Broken HTML is accepted;
/// unclosed markup extends to the end. `html` need not be valid UTF-8. Takes linear time.
[[nodiscard]] DraftSource read_draft_html(std::string_view html);

/// Tags that style words within a line, each between two spaces.
constexpr std::string_view inline_tags =
    " a abbr b br em font i s small span strike strong sub sup u ";

/// Reads text in which only `inline_tags`, comments and character references are markup. Returns
/// the text and its styles, without lines. Each line ends with one line feed, as does each <br>.
[[nodiscard]] DraftSource read_styled_text(std::string_view text);

}  // namespace undersigned::draft
