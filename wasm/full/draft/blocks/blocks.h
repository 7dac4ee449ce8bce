#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "full/draft/language/languages.h"
#include "full/draft/source/input.h"

namespace undersigned::draft {

/// A part of the press release that became a value or is a mark, and is in no string of the draft.
/// `at` is in bytes of the input.
struct DraftSpan {
  std::string_view kind;
  text::Range at;
  std::string text;   ///< one line
  std::string value;  ///< the resulting value; "" for a mark
};

/// An uncertain reading, or something the draft lacks. The message says what, and what to do.
struct DraftWarning {
  text::Range at;  ///< in bytes of the input
  std::string message;
};

/// A paragraph, a list item, a line of names. Lines that only the page width had broken are joined.
struct DraftBlock {
  text::Range at;
  LineKind kind = LineKind::text;
  std::uint8_t level = 0;  ///< level of a heading or item, from 1
  std::string number;      ///< digits of a numbered item
  bool is_ordered = false;
  bool is_tight = false;       ///< only a line break separates it from the block above
  std::uint32_t landmark = 0;  ///< as of a line
  std::uint32_t indent = 0;    ///< of its first line, in code points (see DraftLine)
  std::uint32_t row = 0;       ///< as of a line
  std::uint32_t column = 0;    ///< the same
};

/// The press release as blocks. Bullets and the headers and footers of pages are left out and
/// become spans. Every word of the source is in one of the two.
struct DraftText {
  std::string text;                 ///< all white space is one space
  std::vector<text::Range> origin;  ///< for each byte: its character in the input
  std::vector<DraftBlock> blocks;
  std::vector<DraftStyle> styles;
  std::vector<DraftSpan> spans;
  std::vector<DraftWarning> warnings;
  bool is_html = false;
  const DraftLanguage* language = &draft_languages().front();

  /// Converts a range of `text` to one of the input.
  [[nodiscard]] text::Range input_range(text::Range at) const;
};

[[nodiscard]] DraftText read_draft_text_blocks(const DraftSource& source);

}  // namespace undersigned::draft
