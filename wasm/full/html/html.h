#pragma once

#include <string>

#include "tree/node.h"

namespace undersigned::html {

/// Appends the tree as HTML that a parser makes into the same tree again (HTML
/// Standard, "Serializing HTML fragments", with carriage returns as references).
/// `<pre>` always begins with `<code>`, so that no line feed is lost behind it.
void append_html(std::string& out, const tree::Node& node);

}  // namespace undersigned::html
