#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tree/vocabulary.h"

namespace undersigned::tree {

struct Node;

/// A counted pointer to an immutable node; old and new trees share subtrees
/// through it. Not thread-safe: a document lives on one thread.
class NodeRef {
 public:
  NodeRef() = default;
  /// Takes a share of `node`, which may be null.
  explicit NodeRef(const Node* node);
  NodeRef(const NodeRef& other) : NodeRef(other.node_) {}
  NodeRef(NodeRef&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
  NodeRef& operator=(NodeRef other) noexcept {
    std::swap(node_, other.node_);
    return *this;
  }
  ~NodeRef();

  const Node& operator*() const { return *node_; }
  const Node* operator->() const { return node_; }
  explicit operator bool() const { return node_ != nullptr; }

 private:
  const Node* node_ = nullptr;
};

/// `class` is always a word; an attribute with `Keyword::none` holds `text`.
struct AttributeValue {
  Attribute name;
  Keyword word = Keyword::none;
  std::string text = {};
};

/// A text node (`element == Element::text`, never empty, never beside another
/// text node) or an element.
struct Node {
  Element element = Element::text;
  mutable std::uint32_t references = 0;
  /// Among its siblings, and among the children of keyed siblings, who it is;
  /// 0 for those that have no name.
  std::uint32_t key = 0;
  /// What the browser's side calls it while it is drawn, else 0; see ops.h.
  mutable std::uint32_t number = 0;
  /// Of what is in it, where that is drawn and replaced as a whole; else 0. A sealed
  /// element lets go of its children when they are drawn: there may be 200,000.
  std::uint32_t seal = 0;
  std::string text = {};
  std::vector<AttributeValue> attributes = {};
  std::vector<NodeRef> children = {};
};

/// Makes a tree in document order. Texts that touch are merged, empty ones
/// dropped. Every `open` needs its `close`.
class Builder {
 public:
  Builder() = default;
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;
  ~Builder();

  void open(Element element, Keyword class_keyword = Keyword::none);
  void close();
  /// Names the innermost open element.
  void key(std::uint32_t key) { open_.back()->key = key; }
  /// The innermost open element is complete, and sealed.
  void seal();
  /// An element that was made before; the trees share it.
  void graft(NodeRef tree);
  /// An attribute of the innermost open element, before or after its children.
  void attribute(Attribute name, Keyword word);
  void attribute(Attribute name, std::string_view text);
  void text(std::string_view text);
  /// An element that holds only text; nothing where `text` is empty.
  void leaf(Element element, Keyword class_keyword, std::string_view text);

  /// Whether the innermost open element holds nothing yet.
  [[nodiscard]] bool at_start() const { return open_.back()->children.empty(); }
  /// Elements and texts made so far.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// The one finished tree; the builder is empty afterwards.
  [[nodiscard]] NodeRef take();

 private:
  void add(NodeRef node);

  std::vector<Node*> open_;  ///< owned until closed
  NodeRef root_;
  std::size_t count_ = 0;
};

/// The value as it stands in HTML, unescaped.
[[nodiscard]] std::string_view value_of(const AttributeValue& attribute);

/// The value of its `class`; none where it has none.
[[nodiscard]] Keyword class_of(const Node& node);

/// Of a tree that has not been drawn yet, with all that is in it. Other vocabularies
/// give other hashes.
[[nodiscard]] std::uint32_t tree_hash(const Node& tree);

/// What is in a sealed element has been drawn.
void release_children(const Node& node);

/// `<h1>` … `<h6>`; a deeper level is `<h6>`.
[[nodiscard]] Element heading_element(std::uint32_t level);

}  // namespace undersigned::tree
