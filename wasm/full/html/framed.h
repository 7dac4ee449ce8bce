#pragma once

#include <string>
#include <string_view>

#include "model/statement.h"
#include "tree/node.h"

namespace undersigned::html {

// What a whole page has besides when it is made for a frame on other sites; each
// is appended to it. docs/frame.md says what the script does there.

/// First in `<head>`: a policy that allows the page's own script, styles and
/// images and nothing else; and that links leave the frame.
void append_framed_head(std::string& out);

/// At the end of the stylesheet.
void append_framed_style(std::string& out);

/// Behind the statement: a line that leads to the statement's own page, where it
/// has one, and the script.
void append_framed_end(std::string& out, const model::Statement& statement, const tree::Node& tree);

}  // namespace undersigned::html
