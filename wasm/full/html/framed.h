#pragma once

#include <string>
#include <string_view>

#include "model/statement.h"
#include "tree/node.h"

namespace undersigned::html {

// What a whole page has besides if it is made for frames on other sites. Each function appends to
// the page. docs/frame.md says what the script does there.

/// First in `<head>`: a Content-Security-Policy that allows only the page's own script, inline
/// styles and images, and a `<base>` that makes links leave the frame.
void append_framed_head(std::string& out);

/// At the end of the style sheet.
void append_framed_style(std::string& out);

/// After the statement: a line with a link to the statement's own page, if it has one, and the
/// script.
void append_framed_end(std::string& out, const model::Statement& statement, const tree::Node& tree);

}  // namespace undersigned::html
