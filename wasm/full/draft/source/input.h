#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

namespace undersigned::draft {

enum class LineKind : std::uint8_t { text, heading, item, quote, rule };

/// One line of a press release: of text a line, of HTML what stands between two
/// blocks or line breaks. `at` is in bytes of the text, without white space
/// around.
struct DraftLine {
  text::Range at;
  LineKind kind = LineKind::text;
  std::uint8_t level = 0;     ///< of a heading or an item, from 1; of text in a list, 0
  bool is_ordered = false;    ///< of an item
  bool begins_block = false;  ///< a blank line or another element parts it from what is above
  bool begins_page = false;   ///< a form feed stands before it
  std::uint32_t aside = 0;    ///< in which <nav>, <footer>, <aside> or form; 0 for none
  std::uint32_t indent = 0;   ///< white space before it, in code points
  std::uint32_t row = 0;      ///< of a table, from 1; 0 for none
  std::uint32_t column = 0;   ///< in that row, from 1
};

/// How a part of the text is set, where that is not plain.
struct DraftStyle {
  text::Range at;
  bool is_bold = false;
  bool is_italic = false;
  std::string link;  ///< as written; "" for none
};

/// A press release as it was pasted: what can be read of it.
struct DraftSource {
  std::string text;                 ///< valid UTF-8
  std::vector<text::Range> origin;  ///< of each byte of `text`: its sign in the input
  std::vector<DraftLine> lines;     ///< from the first to the last, all that is not white space
  std::vector<DraftStyle> styles;   ///< in order, without overlaps
  bool is_html = false;
};

/// Whether this is HTML: whether it holds a whole tag that makes blocks, as <p> does.
[[nodiscard]] bool is_html(std::string_view input);

/// `input` is text or HTML in UTF-8; what is not becomes U+FFFD. Text may have
/// `inline_tags` in it, and is read line by line all the same. Markup is no text, nor what browsers
/// never show: <head>, <script>, <style>, <template>, comments. Style sheets are not read, so that
/// hidden text is text.
[[nodiscard]] DraftSource read_draft_source(std::string_view input);

}  // namespace undersigned::draft
