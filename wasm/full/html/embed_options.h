#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
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

struct EmbedOptionsReading {
  EmbedOptions options;
  std::string error;  ///< which option is wrong and what to write instead; or ""
  std::vector<diagnostics::Diagnostic> diagnostics;  ///< of the JSON, where it is not even that
};

/// Of JSON: `{"framed": 1, "frameUrl": "…", "oembedUrl": "…", "scriptUrl": "…", "statementUrl":
/// "…", "width": "…", "height": "…", "lang": "…", "embed": {"name": "…", "integrity": "…"},
/// "element": {…}}`, each where it is given; or of nothing.
[[nodiscard]] EmbedOptionsReading read_embed_options(std::string_view json);

/// With its port, of an absolute http(s) address.
[[nodiscard]] std::string_view host_of(std::string_view address);

/// What a statement is called where it is not seen: an embargoed one has no title.
[[nodiscard]] const std::string& title_of(const model::Statement& statement);

}  // namespace undersigned::html
