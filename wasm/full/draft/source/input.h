#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

namespace undersigned::draft {

enum class LineKind : std::uint8_t { text, heading, item, quote, rule };

/// A line of a press release. In HTML, what is between two blocks or line breaks. `at` is in bytes
/// of the text, without surrounding white space.
struct DraftLine {
  text::Range at;
  LineKind kind = LineKind::text;
  std::uint8_t level = 0;      ///< level of a heading or item, from 1; else 0
  bool is_ordered = false;     ///< an item of a numbered list
  bool begins_block = false;   ///< separated from the line above by a blank line or an element
  bool begins_page = false;    ///< preceded by a form feed
  std::uint32_t landmark = 0;  ///< number of its <nav>, <footer>, <aside> or form; 0: none
  std::uint32_t indent = 0;    ///< leading white space, in code points
  std::uint32_t row = 0;       ///< row of a table, from 1; 0: none
  std::uint32_t column = 0;    ///< column in the row, from 1
};

/// The style of a part of the text that is not plain.
struct DraftStyle {
  text::Range at;
  bool is_bold = false;
  bool is_italic = false;
  std::string link;  ///< as written; "": none
};

/// The readable text of a pasted press release.
struct DraftSource {
  std::string text;                 ///< valid UTF-8
  std::vector<text::Range> origin;  ///< for each byte of `text`: its character in the input
  std::vector<DraftLine> lines;     ///< in order; together all text but white space
  std::vector<DraftStyle> styles;   ///< in order, not overlapping
  bool is_html = false;
};

/// Whether this is HTML: whether it contains a complete tag that makes blocks, such as <p>.
[[nodiscard]] bool is_html(std::string_view input);

/// Reads a press release. `input` is text or HTML in UTF-8; invalid bytes become U+FFFD. Text is
/// read line by line, and may contain `inline_tags`. Left out are markup and what browsers never
/// show: <head>, <script>, <style>, <template>, comments. Style sheets are ignored, so text that
/// they hide is read.
[[nodiscard]] DraftSource read_draft_source(std::string_view input);

}  // namespace undersigned::draft
