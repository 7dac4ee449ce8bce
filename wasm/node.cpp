#include "node.h"

#include <algorithm>

namespace undersigned {

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

void Builder::graft(NodeRef tree) {
  ++count_;
  add(std::move(tree));
}

void Builder::open(Element element, Word class_word) {
  ++count_;
  open_.push_back(new Node{.element = element});
  if (class_word != Word::none) attribute(Attribute::class_, class_word);
}

void Builder::close() {
  Node* node = open_.back();
  open_.pop_back();
  add(NodeRef(node));
}

void Builder::attribute(Attribute name, Word word) {
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

void Builder::leaf(Element element, Word class_word, std::string_view text) {
  if (text.empty()) return;
  open(element, class_word);
  this->text(text);
  close();
}

NodeRef Builder::take() {
  count_ = 0;
  return std::exchange(root_, NodeRef());
}

std::string_view value_of(const AttributeValue& attribute) {
  return attribute.word == Word::none ? std::string_view(attribute.text) : name_of(attribute.word);
}

Element heading_element(std::uint32_t level) {
  const auto index = std::clamp<std::uint32_t>(level, 1, 6) - 1;
  return static_cast<Element>(static_cast<std::uint32_t>(Element::h1) + index);
}

}  // namespace undersigned
