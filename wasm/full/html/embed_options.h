#pragma once

#include <string>
#include <string_view>

#include "model/statement.h"

namespace undersigned::html {

/// A script in its folder, and what a browser is to check it by, or "".
struct ServedFile {
  std::string name;
  std::string integrity;
};

/// What a statement's publisher says of where the files around it are served, and
/// of the frame that it is shown in. Addresses are absolute http(s), as they may
/// be emitted, or empty.
struct EmbedOptions {
  bool framed = false;     ///< the page is for a frame on other sites
  std::string frame_url;   ///< where that page is
  std::string oembed_url;  ///< where its oEmbed JSON is
  std::string width;       ///< of the frame, in CSS pixels; decimal, or empty
  std::string height;
  std::string statement_url;  ///< where statement.json is
  std::string script_url;     ///< the folder of the scripts, with a slash at its end
  ServedFile embed = {"embed.js", {}};
  ServedFile element = {"undersigned.js", {}};
  std::string language;  ///< that partners' pages ask for, or ""
};

struct ServedReading {
  EmbedOptions options;
  std::string error;  ///< which option is wrong and what to write instead; or ""
};

/// A line for each option: its name as in JavaScript and, behind a space, its
/// value. Unknown names are of other readers.
[[nodiscard]] ServedReading read_embed_options(std::string_view lines);

/// With its port, of an absolute http(s) address.
[[nodiscard]] std::string_view host_of(std::string_view address);

/// What a statement is called where it is not seen: an embargoed one has no title.
[[nodiscard]] const std::string& title_of(const model::Statement& statement);

}  // namespace undersigned::html
