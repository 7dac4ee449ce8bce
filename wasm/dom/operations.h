#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tree/node.h"

namespace undersigned::dom {

/// The operations that the browser's side executes (web/src/renderer/dom.ts; docs/boundary.md has
/// them all). A word has the operation in its low 8 bits and an operand above them. Some operations
/// have one more word.
///
/// New nodes go into the current element, before the node that `before` named last. A new node
/// takes the number that was given back last, or else the next one, from 1 on. Both sides count
/// alike.
enum class Operation : std::uint8_t {
  element,    ///< operand: element of the vocabulary; it becomes current
  text,       ///< operand: length in UTF-16 code units
  close,      ///< the element that was current before becomes current again
  word,       ///< operand: attribute | word << 8
  attribute,  ///< operand: attribute; next word: length in UTF-16 code units
  at,         ///< operand: a node's number; it becomes current, and new nodes go to its end
  before,     ///< operand: number of a child, or 0 for the end
  move,       ///< operand: a node's number; it is moved here
  remove,     ///< operand: a node's number; its content goes with it
  forget,     ///< operand: the lowest number that is given back; next word: how many,
              ///< the highest first
  data,       ///< operand: number of a text node; next word: length in UTF-16 code units
  unset,      ///< operand: attribute to remove from the current element
  clear,      ///< removes the content of the current element
  seal,       ///< operand 1: nodes made from here on get no number; 0: they do again
};

/// Operations, and their texts in UTF-8, joined in order.
struct Operations {
  std::vector<std::uint32_t> words;
  std::string text;
};

/// Assigns numbers to the nodes of one drawing.
class NodeIds {
 public:
  [[nodiscard]] std::uint32_t take();
  void give_back(std::uint32_t number) { free_.push_back(number); }

 private:
  std::uint32_t last_ = 0;
  std::vector<std::uint32_t> free_;
};

void append(Operations& operations, Operation operation, std::uint32_t operand);
void append(Operations& operations, Operation operation, std::uint32_t operand,
            std::string_view text);
/// Writes a text, or the start of an element with its attributes, and gives it a number. The caller
/// closes the element.
void open_node(const tree::NodeRef& node, NodeIds& ids, Operations& operations);
/// Writes a sealed element with its content.
void say_sealed(const tree::NodeRef& node, NodeIds& ids, Operations& operations);
/// Writes only the content of a sealed element, and drops it from the tree.
void say_content(const tree::NodeRef& node, Operations& operations);
void append_attribute(Operations& operations, const tree::AttributeValue& value);

/// Writes a tree as operations, in slices, so that a long drawing does not block the main thread.
/// Keeps the tree alive. `ids` must outlive it.
class OperationWriter {
 public:
  OperationWriter(tree::NodeRef tree, NodeIds& ids);

  /// Appends at least `nodes` nodes, or the rest; true if there is more.
  [[nodiscard]] bool step(std::size_t nodes, Operations& operations);
  [[nodiscard]] const tree::NodeRef& tree() const { return tree_; }

 private:
  struct Frame {
    const tree::Node* node;
    std::size_t next_child;
  };

  void say(const tree::NodeRef& node, Operations& operations);

  tree::NodeRef tree_;
  NodeIds* ids_;
  std::vector<Frame> open_;
  bool begun_ = false;
};

/// One operation per line, for tests and people: `element p`, `text "Hello"`.
[[nodiscard]] std::string print(const Operations& operations);

}  // namespace undersigned::dom
