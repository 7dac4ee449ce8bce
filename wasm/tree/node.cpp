#include "tree/node.h"

#include <algorithm>

#include "text/text.h"

namespace undersigned::tree {
namespace {

constexpr std::uint32_t prime = 16777619U;

std::uint32_t mix(std::uint32_t hash, std::uint32_t number) { return (hash ^ number) * prime; }

/// FNV-1a over a node, its content and their structure.
std::uint32_t mix(std::uint32_t hash, const NodeRef& node) {
  hash = mix(hash, static_cast<std::uint32_t>(node->element));
  hash = mix(hash, text::hash32(node->text));
  for (const AttributeValue& one : node->attributes) {
    hash = mix(hash, static_cast<std::uint32_t>(one.name) | static_cast<std::uint32_t>(one.word)
                                                                << 8U);
    hash = mix(hash, text::hash32(one.text));
  }
  const std::span<const NodeRef> children = content_of(node);
  for (const NodeRef& child : children) hash = mix(hash, child);
  return mix(hash, static_cast<std::uint32_t>(children.size()));
}

}  // namespace

std::uint32_t tree_hash(const NodeRef& tree) { return mix(prime, tree); }

NodeRef::NodeRef(Node node) : shared_(new Shared{.node = std::move(node)}) {}

NodeRef::NodeRef(const NodeRef& other) : shared_(other.shared_) {
  if (shared_ != nullptr) ++shared_->references;
}

NodeRef::~NodeRef() {
  if (shared_ != nullptr && --shared_->references == 0) delete shared_;
}

void Builder::add(NodeRef node) {
  if (open_.empty()) {
    root_ = std::move(node);
  } else {
    open_.back().children.push_back(std::move(node));
  }
}

void Builder::end_text() {
  if (text_.empty()) return;
  add(NodeRef(Node{.text = std::move(text_)}));
  text_.clear();
}

Node Builder::take_innermost() {
  end_text();
  Node node = std::move(open_.back());
  open_.pop_back();
  return node;
}

void Builder::graft(NodeRef tree) {
  end_text();
  ++count_;
  add(std::move(tree));
}

void Builder::open(Element element, Keyword class_keyword) {
  end_text();
  ++count_;
  open_.push_back({.element = element});
  if (class_keyword != Keyword::none) attribute(Attribute::class_, class_keyword);
}

void Builder::close() { add(NodeRef(take_innermost())); }

void Builder::close_sealed() {
  Node node = take_innermost();
  auto content = std::make_unique<const std::vector<NodeRef>>(std::exchange(node.children, {}));
  std::uint32_t hash = prime;
  for (const NodeRef& child : *content) hash = mix(hash, child);
  node.seal = hash | 1U;
  NodeRef sealed(std::move(node));
  sealed.drawn().content = std::move(content);
  add(std::move(sealed));
}

void Builder::attribute(Attribute name, Keyword word) {
  open_.back().attributes.push_back({.name = name, .word = word});
}

void Builder::attribute(Attribute name, std::string_view text) {
  open_.back().attributes.push_back({.name = name, .text = std::string(text)});
}

void Builder::text(std::string_view text) {
  if (text.empty()) return;
  if (text_.empty()) ++count_;
  text_ += text;
}

void Builder::leaf(Element element, Keyword class_keyword, std::string_view text) {
  if (text.empty()) return;
  open(element, class_keyword);
  this->text(text);
  close();
}

NodeRef Builder::take() {
  count_ = 0;
  return std::exchange(root_, NodeRef());
}

std::string_view value_of(const AttributeValue& attribute) {
  return attribute.word == Keyword::none ? std::string_view(attribute.text)
                                         : name_of(attribute.word);
}

Keyword class_of(const Node& node) {
  for (const AttributeValue& attribute : node.attributes) {
    if (attribute.name == Attribute::class_) return attribute.word;
  }
  return Keyword::none;
}

std::span<const NodeRef> content_of(const NodeRef& node) {
  if (node->seal == 0) return node->children;
  const auto& content = node.drawn().content;
  return content ? std::span<const NodeRef>(*content) : std::span<const NodeRef>();
}

bool is_spent(const NodeRef& node) {
  const DrawnNode& drawn = node.drawn();
  return node->seal != 0 && drawn.number == 0 && !drawn.content;
}

Element heading_element(std::uint32_t level) {
  const auto index = std::clamp<std::uint32_t>(level, 1, 6) - 1;
  return static_cast<Element>(static_cast<std::uint32_t>(Element::h1) + index);
}

}  // namespace undersigned::tree
