#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "full/draft/language/languages.h"
#include "full/draft/source/input.h"

namespace undersigned::draft {

/// What was read as a value or a mark, and stands in no string of the draft.
/// `at` is in bytes of the input.
struct DraftSpan {
  std::string_view kind;
  text::Range at;
  std::string text;   ///< one line
  std::string value;  ///< what was made of it; "" for a mark
};

/// An uncertain reading, or what the draft lacks: where, what and what to do.
struct DraftWarning {
  text::Range at;  ///< in bytes of the input
  std::string message;
};

/// A line of names, a paragraph, an item: what belongs together, joined where
/// only the width of the page had broken it.
struct DraftBlock {
  text::Range at;
  LineKind kind = LineKind::text;
  std::uint8_t level = 0;  ///< of a heading or an item, from 1
  std::string number;      ///< of an item that had one: digits
  bool is_ordered = false;
  bool is_tight = false;     ///< only a line break parts it from the block above
  std::uint32_t aside = 0;   ///< as of a line
  std::uint32_t indent = 0;  ///< of its first line, in code points
  std::uint32_t row = 0;     ///< as of a line
  std::uint32_t column = 0;  ///< the same
};

/// The press release as it reads: blocks without bullets and without what the
/// pages repeat, which are spans. Every word of the source is in one of the two.
struct DraftText {
  std::string text;                 ///< in it white space is one space
  std::vector<text::Range> origin;  ///< of each byte: its sign in the input
  std::vector<DraftBlock> blocks;
  std::vector<DraftStyle> styles;
  std::vector<DraftSpan> spans;
  std::vector<DraftWarning> warnings;
  bool is_html = false;
  const DraftLanguage* language = &draft_languages().front();

  /// Where in the input what is at `at` stands.
  [[nodiscard]] text::Range input_range(text::Range at) const;
};

[[nodiscard]] DraftText read_draft_text_blocks(const DraftSource& source);

}  // namespace undersigned::draft
