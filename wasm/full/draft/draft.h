#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "full/draft/blocks/blocks.h"

namespace undersigned::draft {

/// A statement drafted from a press release, to be corrected in an editor.
struct Draft {
  std::string json;
  std::vector<DraftSpan> spans;        ///< in order of their places
  std::vector<DraftWarning> warnings;  ///< in order of their places
};

/// Drafts a statement from a press release, text or HTML in UTF-8. Each word of it, a run of
/// letters or digits, goes into exactly one string of the JSON or one span. The JSON also has
/// derived values: `id`, `language`, `date`, `release.status`, `endMark`, addresses of links, keys
/// of groups, the `kind` of persons. It has no errors but for required keys that the press release
/// does not give; there is a warning for each.
[[nodiscard]] Draft draft_of(std::string_view input);

/// `{json, spans: [{kind, text, value, line, column, start, end}], warnings: [{message, line,
/// column, start, end}]}`. Lines and columns are 1-based, in code points; `start` and `end` are in
/// UTF-16 code units.
[[nodiscard]] std::string draft_answer(std::string_view input);

}  // namespace undersigned::draft
