#pragma once

#include <string>
#include <string_view>

#include "full/html/embed_options.h"
#include "list/roster.h"
#include "model/statement.h"
#include "model/view.h"
#include "page/locale.h"
#include "tree/node.h"

namespace undersigned::html {

/// A complete HTML document around the tree: title, description, canonical address and that of its
/// oEmbed JSON, Open Graph, JSON-LD (schema.org NewsArticle) and the style sheet. It has no script
/// except that of framed.h, if the page is made for frames. Drafts and embargoed statements ask not
/// to be indexed.
[[nodiscard]] std::string whole_page(const model::Statement& statement, const list::Roster& roster,
                                     const model::View& view, const tree::Node& tree,
                                     std::string_view stylesheet, const EmbedOptions& options = {});

}  // namespace undersigned::html
