#pragma once

#include <string_view>
#include <vector>

#include "model/statement.h"
#include "read/check.h"
#include "read/read.h"

namespace undersigned::read {

/// Reads what `releases.src` answers: a JSON Feed 1.1 or the list of posts of
/// WordPress' REST API, at most `limits::feed_bytes`, of which the first
/// `limits::feed_items` count, in their order. Titles and summaries are plain
/// text and fit their limits; addresses are absolute; a date is the day that is
/// written. Not good where it is neither, or where nothing could be read of it.
[[nodiscard]] Fetched<std::vector<model::Release>> read_releases(std::string_view json,
                                                                 const FetchContext& context);

}  // namespace undersigned::read
