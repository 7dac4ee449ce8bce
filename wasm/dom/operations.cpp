#include "dom/operations.h"

#include <algorithm>
#include <span>

#include "text/text.h"

namespace undersigned::dom {
std::uint32_t NodeIds::take() {
  if (free_.empty()) return ++last_;
  const std::uint32_t number = free_.back();
  free_.pop_back();
  return number;
}

void append(Operations& operations, Operation operation, std::uint32_t operand) {
  operations.words.push_back(static_cast<std::uint32_t>(operation) | operand << 8U);
}

void append(Operations& operations, Operation operation, std::uint32_t operand,
            std::string_view text) {
  append(operations, operation, operand);
  operations.words.push_back(static_cast<std::uint32_t>(text::count_utf16(text)));
  operations.text += text;
}

void append_attribute(Operations& operations, const tree::AttributeValue& value) {
  const auto name = static_cast<std::uint32_t>(value.name);
  if (value.word != tree::Keyword::none) {
    append(operations, Operation::word, name | static_cast<std::uint32_t>(value.word) << 8U);
  } else {
    append(operations, Operation::attribute, name, value.text);
  }
}

namespace {

/// Writes a text, or the start of an element with its attributes.
void say_node(const tree::Node& node, Operations& operations) {
  if (node.element == tree::Element::text) {
    append(operations, Operation::text, static_cast<std::uint32_t>(text::count_utf16(node.text)));
    operations.text += node.text;
    return;
  }
  append(operations, Operation::element, static_cast<std::uint32_t>(node.element));
  for (const tree::AttributeValue& value : node.attributes) append_attribute(operations, value);
}

void say_all(std::span<const tree::NodeRef> nodes, Operations& operations) {
  for (const tree::NodeRef& node : nodes) {
    say_node(*node, operations);
    if (node->element == tree::Element::text) continue;
    say_all(node->children, operations);
    append(operations, Operation::close, 0);
  }
}

}  // namespace

void open_node(const tree::NodeRef& node, NodeIds& ids, Operations& operations) {
  node.drawn().number = ids.take();
  say_node(*node, operations);
}

void say_content(const tree::NodeRef& node, Operations& operations) {
  append(operations, Operation::seal, 1);
  say_all(tree::content_of(node), operations);
  append(operations, Operation::seal, 0);
  node.drawn().content.reset();
}

void say_sealed(const tree::NodeRef& node, NodeIds& ids, Operations& operations) {
  open_node(node, ids, operations);
  say_content(node, operations);
  append(operations, Operation::close, 0);
}

OperationWriter::OperationWriter(tree::NodeRef tree, NodeIds& ids)
    : tree_(std::move(tree)), ids_(&ids) {}

bool OperationWriter::step(std::size_t nodes, Operations& operations) {
  std::size_t said = 0;
  if (!begun_ && tree_) {
    begun_ = true;
    said = 1;
    say(tree_, operations);
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
    say(frame.node->children[frame.next_child++], operations);
  }
  return false;
}

void OperationWriter::say(const tree::NodeRef& node, Operations& operations) {
  if (node->seal != 0) return say_sealed(node, *ids_, operations);
  open_node(node, *ids_, operations);
  if (node->element != tree::Element::text) open_.push_back({.node = &*node, .next_child = 0});
}

}  // namespace undersigned::dom
