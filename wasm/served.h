#pragma once

#include <string>
#include <string_view>

#include "statement.h"

namespace undersigned {

/// What a statement's publisher says of where the files around it are served, and
/// of the frame that it is shown in. Addresses are absolute http(s), as they may
/// be emitted, or empty.
struct Served {
  bool framed = false;     ///< the page is for a frame on other sites
  std::string frame_url;   ///< where that page is
  std::string oembed_url;  ///< where its oEmbed JSON is
  std::string width;       ///< of the frame, in CSS pixels; decimal, or empty
  std::string height;
};

struct ServedReading {
  Served served;
  std::string error;  ///< which option is wrong and what to write instead; or ""
};

/// A line for each option: its name as in JavaScript and, behind a space, its
/// value. Unknown names are of other readers.
[[nodiscard]] ServedReading read_served(std::string_view lines);

/// What a statement is called where it is not seen: an embargoed one has no title.
[[nodiscard]] const std::string& title_of(const Statement& statement);

}  // namespace undersigned
