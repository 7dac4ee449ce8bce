#pragma once

#include <string>

#include "tree/node.h"

namespace undersigned::html {

/// Appends the tree as HTML. Parsing the result gives the same tree again (HTML Standard,
/// "Serializing HTML fragments", with carriage returns as references). `<pre>` always begins with
/// `<code>`, so that the parser does not drop a line feed after it.
void append_html(std::string& out, const tree::Node& node);

}  // namespace undersigned::html
