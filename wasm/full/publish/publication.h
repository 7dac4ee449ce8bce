#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace undersigned::publish {

/// Bytes of a list that is to be published: what `limits::segmented` names need.
inline constexpr std::size_t source_bytes = 64U << 20U;
/// Names, members apart, of a list that is published as one file.
inline constexpr std::size_t plain_list = 2'000;

/// What is to be published, and what is.
struct Request {
  std::string_view list;       ///< `{epoch, revision, items}`; other keys are written anew
  std::string_view statement;  ///< for its leads, groups and order; "" for none
  std::string_view previous;   ///< the list that is published, in its order; "" for none
  bool in_segments = false;    ///< a short list too
  bool is_sorted = false;      ///< `previous` has been published in segments
};

struct SegmentFile {
  std::string json;  ///< `{"items":[…]}`
  std::size_t count = 0;
};

/// The files of one state of a list. All JSON is on one line.
struct Publication {
  std::vector<diagnostics::Diagnostic> diagnostics;  ///< of the list
  bool is_good = false;
  bool is_new = false;   ///< it is not what is published
  bool is_told = false;  ///< `event` leads from what is published to this
  std::string list;      ///< the whole list; where it has segments, a head without these
  std::vector<SegmentFile> segments;
  std::string event;  ///< for those who show what was published
};

/// Nothing is left out: with an error, or where two signatories have the same
/// key, nothing is published. Signatories are in the statement's order, else in
/// the list's own. Counts are of leads, items and their members, each key once.
[[nodiscard]] Publication publish(const Request& request);

}  // namespace undersigned::publish
