#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tree/node.h"

namespace undersigned::dom {

/// What the browser side executes (web/src/renderer/dom.ts). A word holds the operation
/// in its low 8 bits and an operand above them; some have one more word.
///
/// New nodes go into the current element, before the node that `before` names.
/// Every node that is made takes the number that was given back last, or else
/// the next one, from 1 on; both sides count alike.
enum class Operation : std::uint8_t {
  element,    ///< operand: which element; it becomes current
  text,       ///< operand: length in UTF-16 code units
  close,      ///< the element becomes current that was before this one
  word,       ///< operand: attribute | word << 8
  attribute,  ///< operand: attribute; next word: UTF-16 length
  at,         ///< operand: a node's number; it becomes current, its end the place
  before,     ///< operand: a child's number, or 0 for the end
  move,       ///< operand: a node's number; it comes here from where it is
  remove,     ///< operand: a node's number; with all that is in it
  forget,     ///< operand: the lowest number that is given back; next word: how many,
              ///< the highest first
  data,       ///< operand: a text's number; next word: UTF-16 length
  unset,      ///< operand: attribute, of the current element
  clear,      ///< takes everything out of the current element
  seal,       ///< operand 1: what is made from here on has no number; 0: it has again
};

/// Operations, and the UTF-8 of their texts one behind the other.
struct Operations {
  std::vector<std::uint32_t> words;
  std::string text;
};

/// The numbers of the nodes that one browser's side holds.
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
/// Says a text, or an element with its attributes, and numbers it. The element
/// is to be closed.
void open_node(const tree::NodeRef& node, NodeIds& ids, Operations& operations);
/// The same for a sealed element, with all that is in it.
void say_sealed(const tree::NodeRef& node, NodeIds& ids, Operations& operations);
/// What is in it alone, which it lets go.
void say_content(const tree::NodeRef& node, Operations& operations);
void append_attribute(Operations& operations, const tree::AttributeValue& value);

/// Says a tree as operations, in slices: a long drawing never holds the main
/// thread. Keeps the tree alive. `ids` outlives it.
class OperationWriter {
 public:
  OperationWriter(tree::NodeRef tree, NodeIds& ids);

  /// Appends at least `nodes` nodes, or what is left; true when more is left.
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

/// One operation a line, for tests and people: `element p`, `text "Hello"`.
[[nodiscard]] std::string print(const Operations& operations);

}  // namespace undersigned::dom
