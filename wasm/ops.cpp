#include "ops.h"

#include <algorithm>

#include "text.h"

namespace undersigned {
namespace {

void append(Operations& operations, Operation operation, std::uint32_t operand) {
  operations.words.push_back(static_cast<std::uint32_t>(operation) | operand << 8U);
}

std::uint32_t append_string(Operations& operations, std::string_view text) {
  operations.text += text;
  return static_cast<std::uint32_t>(count_utf16(text));
}

}  // namespace

Drawing::Drawing(NodeRef tree) : tree_(std::move(tree)) {}

bool Drawing::step(std::size_t nodes, Operations& operations) {
  std::size_t said = 0;
  if (!begun_ && tree_) {
    begun_ = true;
    said = 1;
    say(*tree_, operations);
  }
  nodes = std::max<std::size_t>(nodes, 1);
  while (!open_.empty()) {
    Frame& frame = open_.back();
    if (frame.next_child == frame.node->children.size()) {
      append(operations, Operation::close, 0);
      open_.pop_back();
      continue;
    }
    if (said >= nodes) return true;
    ++said;
    say(*frame.node->children[frame.next_child++], operations);
  }
  return false;
}

void Drawing::say(const Node& node, Operations& operations) {
  if (node.element == Element::text) {
    append(operations, Operation::text, append_string(operations, node.text));
    return;
  }
  append(operations, Operation::element, static_cast<std::uint32_t>(node.element));
  for (const AttributeValue& value : node.attributes) {
    const auto name = static_cast<std::uint32_t>(value.name);
    if (value.word != Word::none) {
      append(operations, Operation::word, name | static_cast<std::uint32_t>(value.word) << 8U);
      continue;
    }
    append(operations, Operation::attribute, name);
    operations.words.push_back(append_string(operations, value.text));
  }
  open_.push_back({.node = &node, .next_child = 0});
}

}  // namespace undersigned
