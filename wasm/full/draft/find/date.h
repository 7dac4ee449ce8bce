#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/statement.h"

namespace undersigned::draft {

struct DraftDate {
  text::Range at;            ///< with the day of the week
  std::string date;          ///< YYYY-MM-DD
  bool is_doubtful = false;  ///< "3/5/2026": day and month may be the other way round
};

/// The first date in `text` that has a day, a month and a year: with the name of
/// the month in one of draft_languages(), or in digits.
[[nodiscard]] std::optional<DraftDate> find_date(std::string_view text);

}  // namespace undersigned::draft
