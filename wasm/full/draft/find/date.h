#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/statement.h"

namespace undersigned::draft {

struct DraftDate {
  text::Range at;            ///< includes the day of the week
  std::string date;          ///< YYYY-MM-DD
  bool is_doubtful = false;  ///< "3/5/2026": day and month may be swapped
};

/// The first complete date in `text`: with the month's name in any of draft_languages(), or in
/// digits.
[[nodiscard]] std::optional<DraftDate> find_date(std::string_view text);

}  // namespace undersigned::draft
