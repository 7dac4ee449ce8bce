#pragma once

#include "dom/operations.h"
#include "tree/node.h"

namespace undersigned::dom {

/// Appends the operations that make `next` of `old`, which is drawn: only what
/// differs. Subtrees that both share are skipped; keyed children keep their
/// nodes wherever they go among their siblings or, out of keyed siblings, among
/// these' children; the fewest of them are moved. Afterwards `next` is what is
/// drawn: its nodes have the numbers.
void diff(const tree::NodeRef& old, const tree::NodeRef& next, NodeIds& ids,
          Operations& operations);

}  // namespace undersigned::dom
