#pragma once

#include <string>

#include "list/roster.h"
#include "model/statement.h"
#include "model/view.h"
#include "page/locale.h"
#include "tree/node.h"

namespace undersigned::page {

struct PageContext;

/// The list of signatories while a page is made. The roster must outlive it.
struct ListState {
  const list::Roster& roster;
  model::Counts counts;       ///< the total that is shown
  std::size_t names = 0;      ///< names in the list, arrived or not
  bool can_be_given = true;   ///< the order "as listed" can be offered
  std::size_t fetched = 100;  ///< percentage of the requested names that has arrived
  bool is_drawn = false;  ///< the tree will be drawn, so it shares the nodes that the roster keeps
  std::string status = {};  ///< text of the status for screen readers
};

/// Makes the tree of a statement that was read without errors: an `article.statement`. It shares
/// the nodes of the statement's Markdown.
[[nodiscard]] tree::NodeRef make_page(const model::Statement& statement, const model::View& view,
                                      const Locale& locale, const ListState& list);

/// A copy of the tree in which `append` has made one part again, because the list, the sidebar or
/// the view has changed. All other nodes are shared. Null if the tree has no such part.
[[nodiscard]] tree::NodeRef with_part(const tree::NodeRef& tree, const model::Statement& statement,
                                      const model::View& view, const Locale& locale,
                                      const ListState& list, void (*append)(PageContext& page));

// The possible values of `append`.

void append_signatories(PageContext& page);
/// The status for screen readers. Only pages with controls have it.
void append_status(PageContext& page);
/// The sidebar with the recent statements.
void append_releases(PageContext& page);

}  // namespace undersigned::page
