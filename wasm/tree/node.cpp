#include "tree/node.h"

#include <algorithm>

#include "text/text.h"

namespace undersigned::tree {
namespace {

constexpr std::uint32_t prime = 16777619U;

std::uint32_t mix(std::uint32_t hash, std::uint32_t number) { return (hash ^ number) * prime; }

/// FNV-1a over a node and all that is in it, with its structure.
std::uint32_t mix(std::uint32_t hash, const Node& node) {
  hash = mix(hash, static_cast<std::uint32_t>(node.element));
  hash = mix(hash, text::hash32(node.text));
  for (const AttributeValue& one : node.attributes) {
    hash = mix(hash, static_cast<std::uint32_t>(one.name) | static_cast<std::uint32_t>(one.word)
                                                                << 8U);
    hash = mix(hash, text::hash32(one.text));
  }
  for (const NodeRef& child : node.children) hash = mix(hash, *child);
  return mix(hash, static_cast<std::uint32_t>(node.children.size()));
}

}  // namespace

std::uint32_t tree_hash(const Node& tree) { return mix(prime, tree); }

NodeRef::NodeRef(const Node* node) : node_(node) {
  if (node_ != nullptr) ++node_->references;
}

NodeRef::~NodeRef() {
  if (node_ != nullptr && --node_->references == 0) delete node_;
}

Builder::~Builder() {
  for (const Node* node : open_) delete node;
}

void Builder::add(NodeRef node) {
  if (open_.empty()) {
    root_ = std::move(node);
  } else {
    open_.back()->children.push_back(std::move(node));
  }
}

void Builder::seal() {
  std::uint32_t hash = prime;
  for (const NodeRef& child : open_.back()->children) hash = mix(hash, *child);
  open_.back()->seal = hash | 1U;
}

void Builder::graft(NodeRef tree) {
  ++count_;
  add(std::move(tree));
}

void Builder::open(Element element, Keyword class_keyword) {
  ++count_;
  open_.push_back(new Node{.element = element});
  if (class_keyword != Keyword::none) attribute(Attribute::class_, class_keyword);
}

void Builder::close() {
  Node* node = open_.back();
  open_.pop_back();
  add(NodeRef(node));
}

void Builder::attribute(Attribute name, Keyword word) {
  open_.back()->attributes.push_back({.name = name, .word = word});
}

void Builder::attribute(Attribute name, std::string_view text) {
  open_.back()->attributes.push_back({.name = name, .text = std::string(text)});
}

void Builder::text(std::string_view text) {
  if (text.empty()) return;
  auto& siblings = open_.back()->children;
  if (!siblings.empty() && siblings.back()->element == Element::text) {
    // The last text is still this builder's alone: it was made by the call
    // before, so that appending to it shows to nobody else.
    const_cast<Node&>(*siblings.back()).text.append(text);
    return;
  }
  ++count_;
  add(NodeRef(new Node{.text = std::string(text)}));
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

void release_children(const Node& node) {
  // Nobody looks at them any more: trees that are not drawn share no sealed node with one that is.
  std::vector<NodeRef>().swap(const_cast<Node&>(node).children);
}

Element heading_element(std::uint32_t level) {
  const auto index = std::clamp<std::uint32_t>(level, 1, 6) - 1;
  return static_cast<Element>(static_cast<std::uint32_t>(Element::h1) + index);
}

}  // namespace undersigned::tree
