#pragma once

#include <string>

#include "list/roster.h"
#include "model/statement.h"
#include "model/view.h"
#include "page/locale.h"
#include "tree/node.h"

namespace undersigned::page {

struct PageContext;

/// What is known of the list of signatories while a page is made.
struct ListState {
  const list::Roster& roster;
  model::Counts counts;       ///< what is shown as the total
  std::size_t names = 0;      ///< how many stand in the list, here or not
  bool can_be_given = true;   ///< its order is the one that its publisher wrote
  std::size_t fetched = 100;  ///< percent of the names that the reader has asked for
  bool is_drawn = false;      ///< the tree is to be drawn: what the roster keeps goes into it
  std::string status = {};    ///< what is told to those who do not see it
};

/// Lays out a statement that was read without an error: `article.statement`. The
/// page shares its Markdown.
[[nodiscard]] tree::NodeRef make_page(const model::Statement& statement, const model::View& view,
                                      const Locale& locale, const ListState& list);

/// The tree with one part of it made anew by `append`, for a list, sidebar or
/// view that has changed; all else is shared. Null where it has no such part.
[[nodiscard]] tree::NodeRef with_part(const tree::NodeRef& tree, const model::Statement& statement,
                                      const model::View& view, const Locale& locale,
                                      const ListState& list, void (*append)(PageContext& page));

// What `append` may be.

void append_signatories(PageContext& page);
/// What is told to those who do not see it; of every page with controls.
void append_status(PageContext& page);
/// The sidebar.
void append_releases(PageContext& page);

}  // namespace undersigned::page
