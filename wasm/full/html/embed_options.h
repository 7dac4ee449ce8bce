#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/statement.h"

namespace undersigned::html {

/// A script's file name, and its subresource integrity or "".
struct ServedFile {
  std::string name;
  std::string integrity;
};

/// Where a publisher serves the files around a statement, and the frame that shows it. Addresses
/// are absolute http(s) addresses that have been judged, or empty.
struct EmbedOptions {
  bool framed = false;     ///< the page is made for frames on other sites
  std::string frame_url;   ///< address of that page
  std::string oembed_url;  ///< address of its oEmbed JSON
  std::string width;       ///< of the frame, in CSS pixels; decimal or empty
  std::string height;
  std::string statement_url;  ///< address of statement.json
  std::string script_url;     ///< address of the scripts' folder, with a slash at its end
  ServedFile embed = {"embed.js", {}};
  ServedFile element = {"undersigned.js", {}};
  std::string language;  ///< the element's `lang`, or ""
};

struct EmbedOptionsReading {
  EmbedOptions options;
  std::string error;  ///< which option is wrong, and what to write instead; or ""
  std::vector<diagnostics::Diagnostic> diagnostics;  ///< of the JSON, if it cannot be read
};

/// Reads options from JSON: `{"framed": 1, "frameUrl": "…", "oembedUrl": "…", "scriptUrl": "…",
/// "statementUrl": "…", "width": "…", "height": "…", "lang": "…", "embed": {"name": "…",
/// "integrity": "…"}, "element": {…}}`. All keys are optional. "" stands for no options.
[[nodiscard]] EmbedOptionsReading read_embed_options(std::string_view json);

/// The host and port of an absolute http(s) address.
[[nodiscard]] std::string_view host_of(std::string_view address);

/// The statement's title; the publisher's name if it has none, because it is embargoed.
[[nodiscard]] const std::string& title_of(const model::Statement& statement);

}  // namespace undersigned::html
