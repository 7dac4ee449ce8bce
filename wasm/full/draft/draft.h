#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "full/draft/blocks/blocks.h"

namespace undersigned::draft {

/// A statement made of a press release, for an editor to correct.
struct Draft {
  std::string json;
  std::vector<DraftSpan> spans;        ///< by their places
  std::vector<DraftWarning> warnings;  ///< the same
};

/// `input` is text or HTML in UTF-8. Every word of it, a run of letters or digits,
/// stands in one string of the JSON or in one span. Besides these, the JSON has
/// values that were made of them: `id`, `language`, `date`, `release.status`, `endMark`,
/// addresses of links, the keys of groups, the `kind` of persons. It is a statement without errors,
/// but for required keys that the press release does not give, each of which has a warning.
[[nodiscard]] Draft draft_of(std::string_view input);

/// `{json, spans: [{kind, text, value, line, column, start, end}], warnings:
/// [{message, line, column, start, end}]}`: line and column from 1, in code
/// points, start and end in UTF-16 code units.
[[nodiscard]] std::string draft_answer(std::string_view input);

}  // namespace undersigned::draft
