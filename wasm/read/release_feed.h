#pragma once

#include <string_view>
#include <vector>

#include "model/statement.h"
#include "read/check.h"
#include "read/read.h"

namespace undersigned::read {

/// Reads the response of `releases.src`: a JSON Feed 1.1 or the list of posts of WordPress' REST
/// API, of at most `limits::feed_bytes`. The first `limits::feed_items` items are read, in their
/// order. Titles and summaries are plain text within their limits, addresses are absolute, and a
/// date is the day as written. Not good if it is neither, or if no item could be read.
[[nodiscard]] Fetched<std::vector<model::Release>> read_releases(std::string_view json,
                                                                 const FetchContext& context);

}  // namespace undersigned::read
