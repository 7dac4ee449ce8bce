#pragma once

#include "dom/operations.h"
#include "tree/node.h"

namespace undersigned::dom {

/// Appends the operations that change the drawn tree `old` into `next`, only where they differ.
/// Shared subtrees are skipped. A keyed child keeps its node when it moves among its siblings or,
/// if these have keys too, among their children. The fewest possible nodes are moved. Afterwards
/// the nodes of `next` have the numbers.
void diff(const tree::NodeRef& old, const tree::NodeRef& next, NodeIds& ids,
          Operations& operations);

}  // namespace undersigned::dom
