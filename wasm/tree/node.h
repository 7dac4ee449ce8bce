#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tree/vocabulary.h"

namespace undersigned::tree {

struct Node;
struct DrawnNode;

/// A reference-counted pointer to an immutable node. Old and new trees share subtrees through it.
/// Not thread-safe: a document is used on one thread.
class NodeRef {
 public:
  NodeRef() = default;
  explicit NodeRef(Node node);
  NodeRef(const NodeRef& other);
  NodeRef(NodeRef&& other) noexcept : shared_(std::exchange(other.shared_, nullptr)) {}
  NodeRef& operator=(NodeRef other) noexcept {
    std::swap(shared_, other.shared_);
    return *this;
  }
  ~NodeRef();

  const Node& operator*() const;
  const Node* operator->() const { return &**this; }
  explicit operator bool() const { return shared_ != nullptr; }
  /// The number of references to the node. Must not be null.
  [[nodiscard]] std::uint32_t shares() const;
  /// The drawn state of the node, the same for all references. Must not be null.
  [[nodiscard]] DrawnNode& drawn() const;

 private:
  struct Shared;

  Shared* shared_ = nullptr;
};

/// An attribute. Its value is `word`, or `text` if that is `Keyword::none`. `class` always has a
/// word.
struct AttributeValue {
  Attribute name;
  Keyword word = Keyword::none;
  std::string text = {};
};

/// An element, or a text node (`element == Element::text`), which is never empty and never next to
/// another text node.
struct Node {
  Element element = Element::text;
  /// Identifies the node among its siblings and among the children of keyed siblings; 0: no key.
  std::uint32_t key = 0;
  /// The hash of a sealed element's content, which is drawn and replaced as a whole; 0: not sealed.
  /// A sealed element has no children here: they are in `DrawnNode::content`.
  std::uint32_t seal = 0;
  std::string text = {};
  std::vector<AttributeValue> attributes = {};
  std::vector<NodeRef> children = {};
};

/// The drawn state of a node. It is kept next to the node and changes with each drawing.
struct DrawnNode {
  /// The node's number on the browser's side while it is drawn, else 0; see dom/operations.h.
  std::uint32_t number = 0;
  /// The children of a sealed element until they are drawn. Then they are dropped, because there
  /// may be 200,000 such elements.
  std::unique_ptr<const std::vector<NodeRef>> content = {};
};

struct NodeRef::Shared {
  const Node node;
  std::uint32_t references = 1;
  DrawnNode drawn = {};
};

inline const Node& NodeRef::operator*() const { return shared_->node; }
inline std::uint32_t NodeRef::shares() const { return shared_->references; }
inline DrawnNode& NodeRef::drawn() const { return shared_->drawn; }

/// Builds a tree in document order. Adjacent texts are merged, empty ones dropped. Every `open`
/// needs a `close`.
class Builder {
 public:
  Builder() = default;
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  void open(Element element, Keyword class_keyword = Keyword::none);
  void close();
  /// Closes the innermost open element and seals it.
  void close_sealed();
  /// Sets the key of the innermost open element.
  void key(std::uint32_t key) { open_.back().key = key; }
  /// Appends an element of another tree; both share it.
  void graft(NodeRef tree);
  /// Adds an attribute to the innermost open element, before or after its children.
  void attribute(Attribute name, Keyword word);
  void attribute(Attribute name, std::string_view text);
  void text(std::string_view text);
  /// Appends an element with only `text` in it; nothing if `text` is empty.
  void leaf(Element element, Keyword class_keyword, std::string_view text);

  /// Whether the innermost open element is still empty.
  [[nodiscard]] bool at_start() const { return open_.back().children.empty() && text_.empty(); }
  /// Number of elements and texts made so far.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// The finished tree, which must be one. The builder is empty afterwards.
  [[nodiscard]] NodeRef take();

 private:
  [[nodiscard]] Node take_innermost();
  void add(NodeRef node);
  void end_text();

  std::vector<Node> open_;
  std::string text_;  ///< the last text of the innermost open element, which may continue
  NodeRef root_;
  std::size_t count_ = 0;
};

/// The value in HTML, unescaped.
[[nodiscard]] std::string_view value_of(const AttributeValue& attribute);

/// The value of the node's `class`; `Keyword::none` if it has none.
[[nodiscard]] Keyword class_of(const Node& node);

/// The node's children; for a sealed element, its content if that has not been drawn yet.
[[nodiscard]] std::span<const NodeRef> content_of(const NodeRef& node);

/// Whether the node is a sealed element that was drawn and has been removed. It cannot be drawn
/// again, because its content is gone.
[[nodiscard]] bool is_spent(const NodeRef& node);

/// The hash of a tree that has not been drawn yet, sealed content included. It depends on the
/// vocabulary.
[[nodiscard]] std::uint32_t tree_hash(const NodeRef& tree);

/// `<h1>` … `<h6>`; a deeper level is `<h6>`.
[[nodiscard]] Element heading_element(std::uint32_t level);

}  // namespace undersigned::tree
