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

/// A counted pointer to a node, which does not change any more; old and new trees
/// share subtrees through it. Not thread-safe: a document lives on one thread.
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
  /// How many share the node, which is not null.
  [[nodiscard]] std::uint32_t shares() const;
  /// What is drawn of the node: the same for all who share it.
  [[nodiscard]] DrawnNode& drawn() const;

 private:
  struct Shared;

  Shared* shared_ = nullptr;
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
  /// Among its siblings, and among the children of keyed siblings, who it is;
  /// 0 for those that have no name.
  std::uint32_t key = 0;
  /// The hash of what is in a sealed element, which is drawn and replaced as a whole;
  /// else 0. It has no children here: they are its `DrawnNode::content`.
  std::uint32_t seal = 0;
  std::string text = {};
  std::vector<AttributeValue> attributes = {};
  std::vector<NodeRef> children = {};
};

/// What is drawn of a node. It stands beside the node and changes with each drawing.
struct DrawnNode {
  /// What the browser's side calls the node while it is drawn, else 0; see dom/operations.h.
  std::uint32_t number = 0;
  /// The children of a sealed element. Whoever draws them lets them go: there may be
  /// 200,000.
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

/// Makes a tree in document order. Texts that touch are merged, empty ones
/// dropped. Every `open` needs its `close`.
class Builder {
 public:
  Builder() = default;
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  void open(Element element, Keyword class_keyword = Keyword::none);
  void close();
  /// Closes the innermost open element and seals it.
  void close_sealed();
  /// Names the innermost open element.
  void key(std::uint32_t key) { open_.back().key = key; }
  /// An element that was made before; the trees share it.
  void graft(NodeRef tree);
  /// An attribute of the innermost open element, before or after its children.
  void attribute(Attribute name, Keyword word);
  void attribute(Attribute name, std::string_view text);
  void text(std::string_view text);
  /// An element that holds only text; nothing where `text` is empty.
  void leaf(Element element, Keyword class_keyword, std::string_view text);

  /// Whether the innermost open element holds nothing yet.
  [[nodiscard]] bool at_start() const { return open_.back().children.empty() && text_.empty(); }
  /// Elements and texts made so far.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// The one finished tree; the builder is empty afterwards.
  [[nodiscard]] NodeRef take();

 private:
  [[nodiscard]] Node take_innermost();
  void add(NodeRef node);
  void end_text();

  std::vector<Node> open_;
  std::string text_;  ///< the last in the innermost open element, which may go on
  NodeRef root_;
  std::size_t count_ = 0;
};

/// The value as it stands in HTML, unescaped.
[[nodiscard]] std::string_view value_of(const AttributeValue& attribute);

/// The value of its `class`; none where it has none.
[[nodiscard]] Keyword class_of(const Node& node);

/// Its children; of a sealed element those that have not been drawn yet.
[[nodiscard]] std::span<const NodeRef> content_of(const NodeRef& node);

/// Whether it is a sealed element that was drawn and is drawn no more. It cannot be
/// drawn again, because its content is gone.
[[nodiscard]] bool is_spent(const NodeRef& node);

/// Of a tree that has not been drawn yet, with all that is in it, sealed or not. Other
/// vocabularies give other hashes.
[[nodiscard]] std::uint32_t tree_hash(const NodeRef& tree);

/// `<h1>` … `<h6>`; a deeper level is `<h6>`.
[[nodiscard]] Element heading_element(std::uint32_t level);

}  // namespace undersigned::tree
