#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "dom/operations.h"
#include "full/html/html.h"
#include "text/text.h"

/// A model of the browser's side: the tree that operations make.
namespace undersigned {

/// A DOM to which operations are applied as in web/src/renderer/dom.ts, with all checks.
class Dom {
 public:
  /// "", or what is wrong with the operations.
  std::string apply(const dom::Operations& operations) {
    text_ = operations.text;
    at_ = 0;
    for (std::size_t i = 0; i < operations.words.size(); ++i) {
      const std::uint32_t word = operations.words[i];
      const std::uint32_t more = i + 1 < operations.words.size() ? operations.words[i + 1] : 0;
      bool takes_more = false;
      std::string wrong =
          execute(static_cast<dom::Operation>(word & 0xFFU), word >> 8U, more, takes_more);
      if (!wrong.empty()) return wrong;
      if (takes_more && ++i == operations.words.size()) return "(no length)";
    }
    if (at_ != text_.size()) return "(text over)";
    return {};
  }

  /// Whether every opened element has been closed.
  [[nodiscard]] bool is_whole() const { return open_.empty(); }

  [[nodiscard]] std::string html() const {
    if (!root_) return {};
    tree::Builder builder;
    append(builder, *root_);
    const tree::NodeRef tree = builder.take();
    std::string html;
    html::append_html(html, *tree);
    return html;
  }

  /// "", or where this differs from `tree`, whose numbers are those of the nodes. `whole` also
  /// compares the content of sealed elements.
  [[nodiscard]] std::string compare(const tree::NodeRef& tree, const tree::Node& whole) const {
    return root_ ? compare(*root_, tree, whole) : "(no root)";
  }
  /// The node with this number; null if there is none.
  [[nodiscard]] const void* identity(std::uint32_t number) const { return find(number).get(); }

  /// The number of nodes with a number.
  [[nodiscard]] std::size_t size() const { return nodes_.size() - 1 - free_.size(); }
  /// The number of nodes in the tree, without the content of sealed elements.
  [[nodiscard]] std::size_t reachable() const { return root_ ? count(*root_) : 0; }

 private:
  struct DomNode {
    DomNode() = default;
    DomNode(const DomNode&) = delete;
    DomNode& operator=(const DomNode&) = delete;
    /// Who is still in it has nothing to be moved from.
    ~DomNode() {
      for (const std::shared_ptr<DomNode>& child : children) child->parent = nullptr;
    }

    tree::Element element = tree::Element::text;
    std::string text;
    std::vector<tree::AttributeValue> attributes;
    std::vector<std::shared_ptr<DomNode>> children;
    DomNode* parent = nullptr;
    bool is_sealed = false;
  };
  using Ref = std::shared_ptr<DomNode>;

  static std::size_t count(const DomNode& node) {
    std::size_t sum = 1;
    if (node.is_sealed) return sum;
    for (const Ref& child : node.children) sum += count(*child);
    return sum;
  }

  std::string compare(const DomNode& node, const tree::NodeRef& tree,
                      const tree::Node& whole) const {
    if (find(tree.drawn().number).get() != &node) return "(another number)";
    if (node.is_sealed != (tree->seal != 0)) return "(sealed otherwise)";
    if (tree.drawn().content) return "(drawn, and kept)";
    if (!node.is_sealed) {
      if (node.children.size() != tree->children.size()) return "(not so many children)";
      for (std::size_t i = 0; i < tree->children.size(); ++i) {
        std::string wrong = compare(*node.children[i], tree->children[i], *whole.children[i]);
        if (!wrong.empty()) return wrong;
      }
    }
    return is_same(node, whole) ? "" : "(not the same)";
  }

  /// The order of attributes does not matter.
  static bool is_same(const DomNode& node, const tree::Node& tree) {
    if (node.element != tree.element || node.text != tree.text) return false;
    if (node.attributes.size() != tree.attributes.size()) return false;
    for (const tree::AttributeValue& value : tree.attributes) {
      const auto is_it = [&value](const tree::AttributeValue& one) {
        return one.name == value.name && one.word == value.word && one.text == value.text;
      };
      if (std::none_of(node.attributes.begin(), node.attributes.end(), is_it)) return false;
    }
    return node.children.size() == tree.children.size() &&
           std::equal(
               node.children.begin(), node.children.end(), tree.children.begin(),
               [](const Ref& left, const tree::NodeRef& right) { return is_same(*left, *right); });
  }

  static void append(tree::Builder& builder, const DomNode& node) {
    if (node.element == tree::Element::text) return builder.text(node.text);
    builder.open(node.element);
    for (const tree::AttributeValue& value : node.attributes) {
      if (value.word != tree::Keyword::none) {
        builder.attribute(value.name, value.word);
      } else {
        builder.attribute(value.name, value.text);
      }
    }
    for (const Ref& child : node.children) append(builder, *child);
    builder.close();
  }

  std::string_view take(std::uint32_t units) {
    const std::size_t begin = at_;
    for (std::uint32_t taken = 0; taken < units && at_ < text_.size();) {
      taken += text::decode_utf8(text_, at_) > 0xFFFF ? 2 : 1;
    }
    return std::string_view(text_).substr(begin, at_ - begin);
  }

  [[nodiscard]] Ref find(std::uint32_t number) const {
    return number < nodes_.size() ? nodes_[number] : nullptr;
  }

  void number(const Ref& node) {
    if (is_sealed_) return;
    if (free_.empty()) {
      nodes_.push_back(node);
    } else {
      nodes_[free_.back()] = node;
      free_.pop_back();
    }
  }

  /// The index of `child` in the current element; past the end if it is not there.
  static std::size_t index_of(const DomNode& parent, const DomNode* child) {
    std::size_t index = 0;
    while (index < parent.children.size() && parent.children[index].get() != child) ++index;
    return index;
  }

  static void detach(DomNode& node) {
    if (node.parent == nullptr) return;
    auto& siblings = node.parent->children;
    siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(index_of(*node.parent, &node)));
    node.parent = nullptr;
  }

  std::string insert(const Ref& node) {
    if (!current_) return "(outside of the root)";
    detach(*node);
    const std::size_t index = index_of(*current_, before_);
    if (before_ != nullptr && index == current_->children.size()) return "(before a stranger)";
    current_->children.insert(current_->children.begin() + static_cast<std::ptrdiff_t>(index),
                              node);
    node->parent = current_.get();
    return {};
  }

  void set(tree::AttributeValue value) {
    for (tree::AttributeValue& one : current_->attributes) {
      if (one.name != value.name) continue;
      one = std::move(value);
      return;
    }
    current_->attributes.push_back(std::move(value));
  }

  std::string execute(dom::Operation operation, std::uint32_t operand, std::uint32_t more,
                      bool& takes_more) {
    takes_more = operation == dom::Operation::attribute || operation == dom::Operation::forget ||
                 operation == dom::Operation::data;
    switch (operation) {
      case dom::Operation::element: {
        if (operand >= static_cast<std::uint32_t>(tree::Element::text)) return "(no such element)";
        const auto node = std::make_shared<DomNode>();
        node->element = static_cast<tree::Element>(operand);
        if (!root_) {
          root_ = node;
        } else if (!current_) {
          return "(two roots)";
        } else if (std::string wrong = insert(node); !wrong.empty()) {
          return wrong;
        }
        number(node);
        open_.emplace_back(std::exchange(current_, node), std::exchange(before_, nullptr));
        return {};
      }
      case dom::Operation::text: {
        const std::string_view text = take(operand);
        if (text.empty()) return "(empty text)";
        const auto node = std::make_shared<DomNode>();
        node->text = text;
        number(node);
        if (!current_) return "(outside of the root)";
        const std::size_t index = index_of(*current_, before_);
        const auto& siblings = current_->children;
        // In an element that was there already, the one before may be about to go.
        if (!open_.empty() && before_ == nullptr && index > 0 &&
            siblings[index - 1]->element == tree::Element::text) {
          return "(two texts)";
        }
        return insert(node);
      }
      case dom::Operation::close:
        if (open_.empty()) return "(outside of the root)";
        std::tie(current_, before_) = open_.back();
        open_.pop_back();
        return {};
      case dom::Operation::word:
        if (!current_) return "(outside of the root)";
        set({.name = static_cast<tree::Attribute>(operand & 0xFFU),
             .word = static_cast<tree::Keyword>(operand >> 8U)});
        return {};
      case dom::Operation::attribute:
        if (!current_) return "(outside of the root)";
        set({.name = static_cast<tree::Attribute>(operand), .text = std::string(take(more))});
        return {};
      case dom::Operation::at:
        current_ = find(operand);
        before_ = nullptr;
        return current_ ? "" : "(at nothing)";
      case dom::Operation::before:
        before_ = find(operand).get();
        return operand == 0 || before_ != nullptr ? "" : "(before nothing)";
      case dom::Operation::move: {
        const Ref node = find(operand);
        return node && node->parent != nullptr ? insert(node) : "(move nothing)";
      }
      case dom::Operation::remove: {
        const Ref node = find(operand);
        if (!node || node->parent == nullptr) return "(remove nothing)";
        detach(*node);
        return {};
      }
      case dom::Operation::forget:
        for (std::uint32_t i = operand + more; i > operand; --i) {
          if (!find(i - 1)) return "(forget nothing)";
          nodes_[i - 1] = nullptr;
          free_.push_back(i - 1);
        }
        return {};
      case dom::Operation::data: {
        const Ref node = find(operand);
        if (!node || node->element != tree::Element::text) return "(no such text)";
        node->text = take(more);
        return node->text.empty() ? "(empty text)" : "";
      }
      case dom::Operation::clear:
        // The content of a sealed element is unknown.
        if (!current_ || (current_->children.empty() && !current_->is_sealed)) {
          return "(clear nothing)";
        }
        for (const Ref& child : current_->children) child->parent = nullptr;
        current_->children.clear();
        before_ = nullptr;
        return {};
      case dom::Operation::seal:
        if (!current_ || (operand != 0) == is_sealed_) return "(seal nothing)";
        is_sealed_ = operand != 0;
        current_->is_sealed = true;
        return {};
      case dom::Operation::unset:
        if (!current_) return "(outside of the root)";
        return std::erase_if(current_->attributes,
                             [operand](const tree::AttributeValue& one) {
                               return one.name == static_cast<tree::Attribute>(operand);
                             }) == 1
                   ? ""
                   : "(unset nothing)";
    }
    return "(no such operation)";
  }

  bool is_sealed_ = false;
  std::vector<Ref> nodes_ = {nullptr};
  std::vector<std::uint32_t> free_;
  Ref root_;
  Ref current_;
  DomNode* before_ = nullptr;
  std::vector<std::pair<Ref, DomNode*>> open_;
  std::string text_;
  std::size_t at_ = 0;
};

/// The HTML of a drawing from scratch; "(…" if the operations are not one.
inline std::string rebuild(const dom::Operations& operations) {
  Dom dom;
  std::string wrong = dom.apply(operations);
  if (!wrong.empty()) return wrong;
  return dom.is_whole() ? dom.html() : "(open)";
}

}  // namespace undersigned
