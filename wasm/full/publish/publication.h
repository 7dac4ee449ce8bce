#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace undersigned::publish {

/// Largest list that can be published, in bytes: room for `limits::segmented` names.
inline constexpr std::size_t source_bytes = 64U << 20U;
/// Longest list that is published as one file, in names without their members.
inline constexpr std::size_t plain_list = 2'000;

/// A list to publish, and what is published already. The views must outlive the call.
struct Request {
  std::string_view list;       ///< `{epoch, revision, items}`; other keys are replaced
  std::string_view statement;  ///< for its leads, groups and order; "" for none
  std::string_view previous;   ///< the published list, in its order; "" for none
  bool in_segments = false;    ///< even if the list is short
  bool is_sorted = false;      ///< `previous` was published in segments
};

struct SegmentFile {
  std::string json;  ///< `{"items":[…]}`
  std::size_t count = 0;
};

/// The files of a state of a list. Each is JSON on one line.
struct Publication {
  std::vector<diagnostics::Diagnostic> diagnostics;  ///< of the list
  bool is_good = false;
  bool is_new = false;   ///< it differs from what is published
  bool is_told = false;  ///< `event` has the change; otherwise it makes readers fetch the list
  std::string list;      ///< the list; if it has segments, the head without its `segments`
  std::vector<SegmentFile> segments;
  std::string event;  ///< for readers of the published list
};

/// Makes the files of a list. Not good if the list has an error or two signatories have the same
/// key: then nothing is published. Signatories are in the statement's order, else in the list's
/// own. Counts are of leads, items and their members, each key once.
[[nodiscard]] Publication publish(const Request& request);

}  // namespace undersigned::publish
