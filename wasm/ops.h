#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "node.h"

namespace undersigned {

/// What the browser side executes (web/src/dom.ts). A word holds the operation
/// in its low 8 bits and an operand above them; `attribute` has one more word.
enum class Operation : std::uint8_t {
  element,    ///< operand: the element's number; it becomes current
  text,       ///< operand: length in UTF-16 code units
  close,      ///< the current element's parent becomes current
  word,       ///< operand: attribute's number | word's number << 8
  attribute,  ///< operand: attribute's number; next word: UTF-16 length
};

/// Operations, and the UTF-8 of their texts one behind the other.
struct Operations {
  std::vector<std::uint32_t> words;
  std::string text;
};

/// Says a tree as operations, in slices: a long drawing never holds the main
/// thread. Keeps the tree alive.
class Drawing {
 public:
  explicit Drawing(NodeRef tree);

  /// Appends at least `nodes` nodes, or what is left; true when more is left.
  [[nodiscard]] bool step(std::size_t nodes, Operations& operations);

 private:
  struct Frame {
    const Node* node;
    std::size_t next_child;
  };

  void say(const Node& node, Operations& operations);

  NodeRef tree_;
  std::vector<Frame> open_;
  bool begun_ = false;
};

/// One operation a line, for tests and people: `element p`, `text "Hello"`.
[[nodiscard]] std::string print(const Operations& operations);

}  // namespace undersigned
