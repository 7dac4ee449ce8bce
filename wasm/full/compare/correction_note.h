#pragma once

#include <string>

#include "full/compare/comparison.h"

namespace undersigned::compare {

/// Short sentences, in English, that say what of `comparison` a reader would want to
/// know: the title, subtitle, place, date, dateline, text, contacts, documents, and who
/// has signed. At most `limits::note`; removed names are said up to three of them. Empty
/// where nothing of that has changed.
[[nodiscard]] std::string correction_note(const Comparison& comparison);

}  // namespace undersigned::compare
